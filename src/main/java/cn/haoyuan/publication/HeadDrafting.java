package cn.haoyuan.publication;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.Edit;
import cn.haoyuan.plan.EditOutcome;
import cn.haoyuan.plan.HeadDrafts;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.TypedHead;
import cn.haoyuan.web.NotFound;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changing in pages what a draft says of its plan, and its clauses. */
@Service
@Transactional
class HeadDrafting {

    private final Drafting drafting;
    private final HeadDrafts heads;

    HeadDrafting(Drafting drafting, HeadDrafts heads) {
        this.drafting = drafting;
        this.heads = heads;
    }

    @Transactional(readOnly = true)
    public HeadPage page(int id, String opened) {
        PlanVersion draft = drafting.draft(id);
        Edit<TypedHead> edit = heads.open(draft);
        return new HeadPage(draft, edit, edit.typed(), edit.base(), opened, List.of(), false, null);
    }

    public EditOutcome<TypedHead> keep(Viewer viewer, int id, TypedHead typed, TypedHead laid, String base) {
        return heads.keep(id, typed, laid, base, viewer.name());
    }

    public EditOutcome<TypedHead> put(Viewer viewer, int id, TypedHead typed, boolean moving, String base) {
        EditOutcome<TypedHead> outcome = heads.put(id, typed, moving, base, viewer.name());
        if (outcome instanceof EditOutcome.Saved<?>) {
            drafting.told(viewer, id, "修改计划名称、期限和条款" + (moving ? "，举措里写明的日子一并移动" : "") + "：" + typed.title());
        }
        return outcome;
    }

    public String restore(Viewer viewer, int id) {
        PlanVersion draft = drafting.draft(id);
        PlanVersion current = Optional.ofNullable(drafting.current(draft)).orElseThrow(NotFound::new);
        Optional<String> refusal = heads.restore(id, current.plan());
        if (refusal.isEmpty()) {
            drafting.told(viewer, id, "恢复计划名称、期限和条款：" + current.plan().title());
        }
        return refusal.orElse("计划名称、期限和条款已恢复为现行版本的内容");
    }

    /** Where the head of a draft that is gone says otherwise than the plan in force. */
    @Transactional(readOnly = true)
    public List<List<String>> changed(TypedHead typed) {
        return drafting.inForce()
                .map(plan -> HeadDifferences.of(TypedHead.of(plan), typed))
                .orElse(List.of());
    }

    public String forget(int id) {
        heads.forget(id);
        return "已放弃未保存的修改";
    }
}
