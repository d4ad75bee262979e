package cn.haoyuan.publication;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.PlanWriter;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.Problem;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Importing, publishing and discarding versions of the plan, and showing them. */
@Service
class Publications {

    private final Plans plans;
    private final Origins origins;
    private final Audit audit;
    private final ClauseLights lights;
    private final Clock clock;

    Publications(Plans plans, Origins origins, Audit audit, ClauseLights lights, Clock clock) {
        this.plans = plans;
        this.origins = origins;
        this.audit = audit;
        this.lights = lights;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public PlanPage page(Viewer viewer, @Nullable Integer version) {
        boolean editable = viewer.may(Permission.EDIT_PLAN);
        PlanVersion current = plans.current().orElse(null);
        PlanVersion shown = version == null
                ? current
                : plans.version(version)
                        .filter(found -> editable || found.publishedOn() != null)
                        .orElseThrow(NotFound::new);
        List<PlanVersion> versions = plans.versions().stream()
                .filter(one -> editable || one.publishedOn() != null)
                .toList();
        LocalDate today = LocalDate.now(clock);
        return new PlanPage(
                shown,
                versions,
                editable,
                current != null,
                viewer.unitId(),
                shown == null || version != null ? Map.of() : lights.of(viewer, shown.plan(), today));
    }

    /** Named by what it is, so that files of several versions lie side by side: the day is that of the publication, of a draft today. */
    @Transactional(readOnly = true)
    public PlanFile source(int id) {
        PlanFile file = plans.source(id).orElseThrow(NotFound::new);
        PlanVersion version = plans.version(id).orElseThrow(NotFound::new);
        LocalDate published = version.publishedOn();
        String which = published == null ? "草稿 " + LocalDate.now(clock) : "第" + version.no() + "版 " + published;
        return new PlanFile(version.plan().title() + " " + which + ".yaml", file.text());
    }

    @Transactional(readOnly = true)
    public PlanFile form(int version, String key) {
        return plans.version(version)
                .flatMap(found -> found.plan().form(key))
                .map(form -> new PlanFile(key + ".yaml", PlanWriter.write(form)))
                .orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    public ImportPage importing() {
        return page(List.of());
    }

    /** The page of an upload that was not even read. */
    @Transactional(readOnly = true)
    public ImportPage refused(String name, String refusal) {
        ImportPage page = page(List.of());
        return new ImportPage(
                page.drafts(), page.origins(), page.none(), page.current(), page.today(), List.of(), name, refusal);
    }

    /**
     * Keeps a file as a draft, or answers what is wrong with it. The forms are those of the version in force. One that says just what the plan in
     * force says, or a draft, is not kept once more.
     */
    @Transactional
    public ImportPage draft(Viewer viewer, PlanFile file) {
        List<PlanFile> forms = plans.forms(file);
        return switch (PlanReader.read(file, forms)) {
            case PlanReading.Accepted(Plan plan) -> {
                plans.alone();
                Optional<PlanVersion> same = Stream.concat(
                                plans.current().stream(),
                                plans.versions().stream().filter(version -> version.publishedOn() == null))
                        .filter(version -> says(version, file, plan))
                        .findFirst();
                if (same.isPresent()) {
                    String which = "第 " + same.get().no() + " 版" + (same.get().publishedOn() == null ? "（草稿）" : "");
                    yield refused(file.name(), "内容与" + which + "完全相同，没有另存草稿。");
                }
                int id = plans.draft(file, forms, plan);
                audit.record(viewer, Verb.IMPORT_PLAN, "plan", id, viewer.unitId(), plan.title(), "");
                yield page(List.of());
            }
            case PlanReading.Refused(List<Problem> problems) -> page(problems).refused(file.name());
        };
    }

    private boolean says(PlanVersion version, PlanFile file, Plan plan) {
        return plans.source(version.id())
                        .filter(source -> source.text().equals(file.text()))
                        .isPresent()
                && Set.copyOf(version.plan().forms()).equals(Set.copyOf(plan.forms()));
    }

    @Transactional
    public String discard(Viewer viewer, int id) {
        PlanVersion draft = plans.version(id).orElse(null);
        if (draft == null) {
            return "这份草稿已经没有了，可能刚在别处放弃；经过见操作日志";
        }
        if (draft.publishedOn() != null) {
            return "这一版已经发布，不能放弃";
        }
        plans.discard(id);
        audit.record(
                viewer,
                Verb.DISCARD_PLAN,
                "plan",
                id,
                viewer.unitId(),
                draft.plan().title() + " 第" + draft.no() + "版",
                "");
        return "草稿已放弃";
    }

    private ImportPage page(List<Problem> problems) {
        List<PlanVersion> all = plans.versions();
        List<PlanVersion> drafts =
                all.stream().filter(version -> version.publishedOn() == null).toList();
        return new ImportPage(
                drafts,
                origins.of(drafts),
                all.isEmpty(),
                plans.current().orElse(null),
                LocalDate.now(clock),
                problems,
                "",
                null);
    }
}
