package cn.haoyuan.board;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.org.Unit;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of a board, for pages and for other systems. */
@Component
@ByKey
public class Boards {

    private final Standpoints standpoints;
    private final Figuring figuring;
    private final MeasureNames measures;
    private final Plans plans;

    Boards(Standpoints standpoints, Figuring figuring, MeasureNames measures, Plans plans) {
        this.standpoints = standpoints;
        this.figuring = figuring;
        this.measures = measures;
        this.plans = plans;
    }

    /**
     * The rows of a unit's board as of a day. By unit: the unit itself (what is placed there and not below) and then what lies
     * below, in tree order; a duty that two rows share is counted in both. By measure: the whole subtree, in the order of the
     * plan, measures that have a duty.
     *
     * @return empty if the unit did not stand on that day or its board is not to be seen
     */
    public Optional<List<BoardRow>> rows(int unit, LocalDate asOf, By by) {
        return standpoints.at(unit, asOf).map(at -> rows(at, asOf, by));
    }

    /** The same for the unit that the viewer acts for; where that is not to be seen, the units that the viewer was assigned. */
    public List<BoardRow> rows(Viewer viewer, LocalDate asOf, By by) {
        return rows(viewer.unitId(), asOf, by).orElseGet(() -> assigned(asOf, by));
    }

    /** The same for a unit that the viewer sees in the tree; of one above theirs, what they see below it. */
    public List<BoardRow> rows(Viewer viewer, Unit unit, LocalDate asOf, By by) {
        return rows(unit.id(), asOf, by)
                .or(() -> standpoints
                        .at(viewer.unitId(), asOf)
                        .filter(at -> at.liesIn(unit))
                        .map(at -> rows(at, asOf, by)))
                .orElseGet(() -> rows(standpoints.assigned(asOf).within(unit), asOf, by));
    }

    /** The figures of a unit that stood on that day, with all below it; one statement. */
    public Counts total(Unit unit, LocalDate asOf) {
        return figuring.whole(new Standpoint(unit, List.of(), List.of()), asOf).total();
    }

    /** The rows of the units that the viewer was assigned; for those whose scope is not one subtree. */
    List<BoardRow> assigned(LocalDate asOf, By by) {
        return rows(standpoints.assigned(asOf), asOf, by);
    }

    private List<BoardRow> rows(Standpoint at, LocalDate asOf, By by) {
        return switch (by) {
            case UNIT -> byUnit(at, figuring.of(at, at.parts(), asOf));
            case MEASURE -> byMeasure(at, figuring.whole(at, asOf));
        };
    }

    List<BoardRow> byUnit(Standpoint at, Figures figures) {
        return figures.parts().entrySet().stream()
                .map(entry -> row(at, entry.getKey(), Figures.sum(entry.getValue())))
                .toList();
    }

    private static BoardRow row(Standpoint at, Part part, Counts counts) {
        Unit unit = part.unit();
        boolean top = at.unit() != null && at.unit().id() == unit.id();
        boolean own = part.own() && at.unit() != null && !at.kindergarten();
        return new BoardRow(
                own ? unit.id() + "-own" : Integer.toString(unit.id()),
                part.name(top),
                unit.kind(),
                unit.id(),
                part.own(),
                null,
                null,
                counts,
                null);
    }

    List<BoardRow> byMeasure(Standpoint at, Figures figures) {
        Integer unit = at.unit() == null ? null : at.unit().id();
        return names(figures).stream()
                .map(name -> row(unit, name, figures.whole()))
                .filter(row -> row.counts().total() > 0)
                .toList();
    }

    private static BoardRow row(@Nullable Integer unit, MeasureNames.Name name, Map<Integer, Counts> counts) {
        return new BoardRow(
                name.key(),
                name.title(),
                null,
                unit,
                false,
                name.key(),
                name.clause(),
                counts.getOrDefault(name.id(), Counts.NONE),
                name.id());
    }

    /** The measures that the figures know, in the order of the plan. */
    List<MeasureNames.Name> names(Figures figures) {
        return measures.of(
                figures.whole().keySet(), plans.current().map(PlanVersion::id).orElse(0));
    }
}
