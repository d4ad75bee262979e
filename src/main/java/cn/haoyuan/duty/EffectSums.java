package cn.haoyuan.duty;

import cn.haoyuan.duty.Effect.Change;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.web.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An effect added up by measure and by county, for pages.
 *
 * @param measures those that there are before or after
 * @param counties names by id
 * @param rows the list of duties, to be narrowed
 */
public record EffectSums(Effect effect, List<Measure> measures, Map<Integer, String> counties, Address rows) {

    /**
     * One line of a table of counts.
     *
     * @param key the measure, or the county's id ("0" above the counties)
     * @param clause the number of the clause that a measure is mainly read from; "" of a county
     * @param again how many of the added had been met before
     * @param done how many of the changed are met or waived
     * @param relieved how many of the changed were overdue and have time again
     * @param renewed of how many that stay overdue the period gets another duty
     */
    public record Line(
            String key,
            String title,
            String clause,
            long added,
            long again,
            long moved,
            long done,
            long relieved,
            long ended,
            long late,
            long renewed) {}

    /** In the order of the clauses. */
    public List<Line> byMeasure() {
        Set<String> changing = effect.parts().stream().map(Effect.Part::measure).collect(Collectors.toSet());
        return measures.stream()
                .filter(measure -> changing.contains(measure.id()))
                .sorted(Measure.BY_CLAUSE)
                .map(measure ->
                        line(measure.id(), measure.title(), measure.clauses().getFirst(), part -> part.measure()
                                .equals(measure.id())))
                .toList();
    }

    public List<Line> byCounty() {
        List<Line> lines = new ArrayList<>();
        effect.parts().stream()
                .filter(part -> part.change() != Change.LATE)
                .map(EffectSums::county)
                .distinct()
                .sorted()
                .forEach(id -> lines.add(
                        line(String.valueOf(id), EffectFilter.name(id, counties), "", part -> county(part) == id)));
        return lines;
    }

    private static int county(Effect.Part part) {
        return part.county() == null ? EffectFilter.ABOVE : part.county();
    }

    private Line line(String key, String title, String clause, Predicate<Effect.Part> which) {
        return new Line(
                key,
                title,
                clause,
                effect.count(Change.ADDED, which),
                effect.count(Change.ADDED, which.and(Effect.Part::again)),
                effect.count(Change.MOVED, which),
                effect.count(Change.MOVED, which.and(Effect.Part::again)),
                effect.count(Change.MOVED, which.and(part -> !part.again() && part.oldWeek() == null)),
                effect.count(Change.ENDED, which),
                effect.count(Change.LATE, which),
                effect.count(Change.LATE, which.and(part -> part.newWeek() != null)));
    }

    public long all(Change change) {
        return effect.count(change, part -> true);
    }

    /** The list behind a count of all. */
    public String rows(Change change) {
        return new EffectFilter(null, change, null, null, null).on(rows).toString();
    }

    /** The list behind a count of a measure. */
    public String ofMeasure(Line line, Change change) {
        return new EffectFilter(line.key(), change, null, null, null).on(rows).toString();
    }

    /** The list behind how many of a measure are added or changed of which nothing is left to do. */
    public String again(Line line, Change change) {
        return new EffectFilter(line.key(), change, null, true, null).on(rows).toString();
    }

    /** The list behind how many of a measure come that are due so soon. */
    public String soon(Line line, Effect.Soon soon) {
        return new EffectFilter(line.key(), null, null, null, soon).on(rows).toString();
    }

    /** The list behind a count of a county. */
    public String ofCounty(Line line, Change change) {
        return new EffectFilter(null, change, Integer.valueOf(line.key()), null, null)
                .on(rows)
                .toString();
    }
}
