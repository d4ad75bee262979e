package cn.haoyuan.publication;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Light;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plan: every clause with the measures read from it.
 *
 * @param versions those that the viewer may choose from, the newest first
 * @param inForce whether any version was published
 * @param unit for which the clauses have their lights
 * @param counts by number of the clause; empty where no lights are shown
 */
public record PlanPage(
        @Nullable PlanVersion version,
        List<PlanVersion> versions,
        boolean editable,
        boolean inForce,
        int unit,
        Map<String, Counts> counts) {

    /** How a clause stands today by its worst; null where nothing of it is to be done or was. */
    public @Nullable Light light(Clause clause) {
        Counts of = counts.getOrDefault(clause.number(), Counts.NONE);
        return of.overdue() > 0
                ? Light.RED
                : of.dueSoon() > 0
                        ? Light.YELLOW
                        : of.open() > 0
                                ? Light.BLUE
                                : of.metLate() > 0 ? Light.LATE : of.met() > 0 ? Light.GREEN : null;
    }

    /** What the light counts. */
    public String words(Clause clause) {
        Counts of = counts.getOrDefault(clause.number(), Counts.NONE);
        return switch (light(clause)) {
            case RED -> "逾期未完成 " + Count.of(of.overdue()) + " 项";
            case YELLOW -> "即将到期 " + Count.of(of.dueSoon()) + " 项";
            case BLUE -> "进行中 " + Count.of(of.open()) + " 项";
            case LATE -> "都已完成，其中逾期完成 " + Count.of(of.metLate()) + " 项";
            case GREEN -> "按时完成 " + Count.of(of.met()) + " 项";
            case GREY, LIFTED -> "";
            case null -> "";
        };
    }

    /** The duties that the light counts. */
    public String duties(Clause clause) {
        return Address.of("/duties")
                .with("unit", unit)
                .with("clause", clause.number())
                .with(
                        "state",
                        switch (light(clause)) {
                            case RED -> DutyState.OVERDUE;
                            case YELLOW -> DutyState.DUE_SOON;
                            case BLUE -> DutyState.OPEN;
                            case LATE -> DutyState.MET_LATE;
                            case GREEN -> DutyState.MET;
                            case GREY, LIFTED -> null;
                            case null -> null;
                        })
                .toString();
    }

    public Plan plan() {
        if (version == null) {
            throw new IllegalStateException("no version to show");
        }
        return version.plan();
    }

    /** The measures of which this clause is the most telling one. */
    public List<Measure> measures(Clause clause) {
        return plan().measures().stream()
                .filter(measure -> measure.clauses().getFirst().equals(clause.number()))
                .toList();
    }

    /** The measures that cite this clause beside another one. */
    public List<Measure> mentions(Clause clause) {
        return plan().measuresOf(clause.number()).stream()
                .filter(measure -> !measure.clauses().getFirst().equals(clause.number()))
                .toList();
    }

    /** How many values are our defaults. */
    public int defaults() {
        return plan().asks().stream().mapToInt(ask -> ask.defaults().size()).sum();
    }

    /** The published version of its plan that took the place of a published one; null for the one in force and for a draft. */
    public @Nullable PlanVersion successor(PlanVersion of) {
        return of.publishedOn() == null
                ? null
                : versions.stream()
                        .filter(later -> later.publishedOn() != null && later.id() > of.id())
                        .filter(later -> later.plan().id().equals(of.plan().id()))
                        .min(Comparator.comparingInt(PlanVersion::id))
                        .orElse(null);
    }

    /** What the version shown says otherwise than the one of its plan that it took the place of, or is to take; null for a first one. */
    public @Nullable PlanChanges changes() {
        PlanVersion before = predecessor();
        return before == null ? null : new PlanChanges(before.plan(), plan());
    }

    /** The published version of its plan just before the one shown. */
    public @Nullable PlanVersion predecessor() {
        return version == null
                ? null
                : versions.stream()
                        .filter(earlier -> earlier.publishedOn() != null && earlier.id() < version.id())
                        .filter(earlier -> earlier.plan().id().equals(plan().id()))
                        .max(Comparator.comparingInt(PlanVersion::id))
                        .orElse(null);
    }

    /** A version as it is chosen: 第 2 版（现行）. */
    public String name(PlanVersion of) {
        String state = of.publishedOn() == null ? "草稿" : successor(of) == null ? "现行" : "已被取代";
        return "第 " + of.no() + " 版（" + state + "）";
    }
}
