package cn.haoyuan.publication;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.plan.Edit;
import cn.haoyuan.plan.EditOutcome;
import cn.haoyuan.plan.FormDrafts;
import cn.haoyuan.plan.HeadDrafts;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanDrafts;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.TypedMeasure;
import cn.haoyuan.web.NotFound;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drafting a version in pages. */
@Service
@Transactional
class Drafting {

    /** A draft to work on, and what to say about it. */
    record Begun(int id, String notice) {}

    private final PlanDrafts drafts;
    private final FormDrafts forms;
    private final HeadDrafts heads;
    private final Plans plans;
    private final Origins origins;
    private final Audit audit;

    Drafting(PlanDrafts drafts, FormDrafts forms, HeadDrafts heads, Plans plans, Origins origins, Audit audit) {
        this.drafts = drafts;
        this.forms = forms;
        this.heads = heads;
        this.plans = plans;
        this.origins = origins;
        this.audit = audit;
    }

    /** Begins a draft; goes on with the one that there is, where no later version is in force yet. */
    public Begun begin(Viewer viewer) {
        plans.alone();
        PlanVersion current = plans.current().orElseThrow(NotFound::new);
        Optional<PlanVersion> begun = plans.versions().stream()
                .filter(v -> v.publishedOn() == null
                        && v.id() > current.id()
                        && v.plan().id().equals(current.plan().id()))
                .findFirst();
        if (begun.isPresent()) {
            return new Begun(begun.get().id(), "第 " + begun.get().no() + " 版已经在起草，没有另建一份。请接着改；不用它的，先在“起草与发布”里放弃，再起草");
        }
        int id = drafts.begin(current);
        told(viewer, id, "从第 " + current.no() + " 版起草");
        return new Begun(id, "草稿已建好，内容与现行版本相同，可以逐项修改");
    }

    @Transactional(readOnly = true)
    public DraftPage page(int id, @Nullable String saved, boolean discarding) {
        PlanVersion draft = draft(id);
        return new DraftPage(
                draft,
                current(draft),
                Missed.of(plans, id),
                drafts.kept(id),
                forms.kept(id),
                heads.kept(id).orElse(null),
                saved,
                discarding,
                origins.of(draft));
    }

    @Transactional(readOnly = true)
    public MeasurePage measure(int id, String key) {
        PlanVersion draft = draft(id);
        Edit<TypedMeasure> edit = drafts.open(draft, key).orElseThrow(NotFound::new);
        return new MeasurePage(draft, edit, edit.typed(), edit.base(), List.of(), false, null);
    }

    public String add(Viewer viewer, int id) {
        return drafts.add(id, viewer.name()).orElseThrow(NotFound::new);
    }

    public EditOutcome<TypedMeasure> keep(Viewer viewer, int id, String key, TypedMeasure typed, String base) {
        return drafts.keep(id, key, typed, base, viewer.name());
    }

    public EditOutcome<TypedMeasure> put(Viewer viewer, int id, String key, TypedMeasure typed, String base) {
        EditOutcome<TypedMeasure> outcome = drafts.put(id, key, typed, base, viewer.name());
        if (outcome instanceof EditOutcome.Saved<?>) {
            told(viewer, id, "修改举措：" + typed.title());
        }
        return outcome;
    }

    /** Where a measure of a draft that is gone says otherwise than the plan in force. */
    @Transactional(readOnly = true)
    public List<List<String>> changed(String key, TypedMeasure typed) {
        return inForce()
                .map(plan -> Differences.of(
                        new Choices(plan),
                        plan.measure(key)
                                .map(there -> TypedMeasure.of(there, plan))
                                .orElse(TypedMeasure.BLANK),
                        typed))
                .orElse(List.of());
    }

    Optional<Plan> inForce() {
        return plans.plan();
    }

    public String forget(int id, String key) {
        drafts.forget(id, key);
        return "已放弃未保存的修改";
    }

    public String drop(Viewer viewer, int id, String key) {
        String title = draft(id).plan().measure(key).map(m -> m.title()).orElse(key);
        Optional<String> refusal = drafts.drop(id, key);
        if (refusal.isEmpty()) {
            told(viewer, id, "删去举措：" + title);
        }
        return refusal.orElse("已从草稿中删去“" + title + "”，可以随时恢复");
    }

    public String restore(Viewer viewer, int id, String key) {
        PlanVersion draft = draft(id);
        PlanVersion current = current(draft);
        if (current == null) {
            throw new NotFound();
        }
        String title = current.plan().measure(key).map(Measure::title).orElse(key);
        Optional<String> refusal = drafts.restore(id, key, current);
        if (refusal.isEmpty()) {
            told(viewer, id, "恢复举措：" + title);
        }
        return refusal.orElse("已恢复为现行版本的内容");
    }

    /** Enters into the log what somebody did to a draft. */
    void told(Viewer viewer, int id, String what) {
        audit.record(viewer, Verb.EDIT_PLAN, "plan", id, viewer.unitId(), what, "");
    }

    @Nullable
    PlanVersion current(PlanVersion draft) {
        return plans.current()
                .filter(v -> v.plan().id().equals(draft.plan().id()))
                .orElse(null);
    }

    PlanVersion draft(int id) {
        return drafts.draft(id).orElseThrow(() -> PublishedDraft.orUnknown(plans, id));
    }
}
