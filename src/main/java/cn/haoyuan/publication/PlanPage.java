package cn.haoyuan.publication;

import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plan: every clause with the measures read from it. */
public record PlanPage(@Nullable PlanVersion version, List<PlanVersion> versions, boolean editable) {

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
    public long defaults() {
        return plan().measures().stream()
                .flatMap(measure -> measure.asks().stream())
                .filter(ask -> !ask.defaults().isEmpty())
                .count();
    }
}
