package cn.haoyuan.burden;

import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was owed and filed in a semester, added up in each way that the page tells it.
 *
 * @param rows by the unit on whose line it counts
 */
record Sums(
        Tally all,
        Map<UnitKind, Tally> kinds,
        Map<Integer, Tally> rows,
        Map<String, Tally> measures,
        Map<String, Tally> forms) {

    /**
     * Duties of a measure.
     *
     * @param row the unit on whose line they count
     * @param filing whether they want a filing
     * @param n how many fell due
     * @param met how many of them are met
     */
    record Owed(int row, UnitKind who, String measure, boolean filing, long n, long met) {}

    /** First submissions of a form, and the boxes in them. */
    record Filed(int row, UnitKind who, String form, long n, long typed, long carried) {}

    static Sums of(List<Owed> owed, List<Filed> filed, Plan plan) {
        Map<UnitKind, Tally> kinds = new EnumMap<>(UnitKind.class);
        Map<Integer, Tally> rows = new HashMap<>();
        Map<String, Tally> measures = new HashMap<>();
        Map<String, Tally> forms = new HashMap<>();
        owed.forEach(part -> {
            long minutes = part.n()
                    * plan.measure(part.measure()).map(Measure::minutes).orElse(0);
            Tally tally = new Tally(
                    part.n(), part.filing() ? 0 : part.met(), part.filing() ? part.met() : 0, minutes, 0, 0, 0);
            kinds.merge(part.who(), tally, Tally::plus);
            rows.merge(part.row(), tally, Tally::plus);
            measures.merge(part.measure(), tally, Tally::plus);
        });
        filed.forEach(part -> {
            Tally tally = new Tally(0, 0, 0, 0, part.n(), part.typed(), part.carried());
            kinds.merge(part.who(), tally, Tally::plus);
            rows.merge(part.row(), tally, Tally::plus);
            forms.merge(part.form(), tally, Tally::plus);
        });
        return new Sums(kinds.values().stream().reduce(Tally.NONE, Tally::plus), kinds, rows, measures, forms);
    }

    Tally of(UnitKind kind) {
        return kinds.getOrDefault(kind, Tally.NONE);
    }

    Tally on(int row) {
        return rows.getOrDefault(row, Tally.NONE);
    }
}
