package cn.haoyuan.burden;

import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * Duties of a measure, and what was filed for them.
     *
     * @param row the unit on whose line they count
     * @param form on which they want a filing; null where they want something else
     * @param n how many fell due
     * @param met how many of them are met
     * @param filings first submissions, with the boxes in them that were typed and carried
     */
    record Part(
            int row,
            UnitKind who,
            String measure,
            @Nullable String form,
            long n,
            long met,
            long filings,
            long typed,
            long carried) {

        private Tally tally(Plan plan) {
            int minutes = plan.measure(measure).map(Measure::minutes).orElse(0);
            return new Tally(n, form == null ? met : 0, form == null ? 0 : met, n * minutes, filings, typed, carried);
        }
    }

    static Sums of(List<Part> parts, Plan plan) {
        Map<UnitKind, Tally> kinds = new EnumMap<>(UnitKind.class);
        Map<Integer, Tally> rows = new HashMap<>();
        Map<String, Tally> measures = new HashMap<>();
        Map<String, Tally> forms = new HashMap<>();
        for (Part part : parts) {
            Tally tally = part.tally(plan);
            kinds.merge(part.who(), tally, Tally::plus);
            rows.merge(part.row(), tally, Tally::plus);
            measures.merge(part.measure(), tally, Tally::plus);
            if (part.form() != null && part.filings() > 0) {
                forms.merge(part.form(), tally, Tally::plus);
            }
        }
        return new Sums(kinds.values().stream().reduce(Tally.NONE, Tally::plus), kinds, rows, measures, forms);
    }

    Tally of(UnitKind kind) {
        return kinds.getOrDefault(kind, Tally.NONE);
    }

    Tally on(int row) {
        return rows.getOrDefault(row, Tally.NONE);
    }
}
