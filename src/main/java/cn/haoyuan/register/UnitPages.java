package cn.haoyuan.register;

import cn.haoyuan.access.Assignee;
import cn.haoyuan.access.Assignments;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.board.Boards;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.org.Coming;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.Kindergartens.Grouped;
import cn.haoyuan.org.Mark;
import cn.haoyuan.org.Marks;
import cn.haoyuan.org.Pairing;
import cn.haoyuan.org.Pairings;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitHistory;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Units;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.AsOf;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a unit's page shows. */
@Component
class UnitPages {

    private final Units units;
    private final UnitHistory history;
    private final Kindergartens kindergartens;
    private final Marks marks;
    private final Pairings pairings;
    private final Assignments assignments;
    private final Boards boards;
    private final Clock clock;

    UnitPages(
            Units units,
            UnitHistory history,
            Kindergartens kindergartens,
            Marks marks,
            Pairings pairings,
            Assignments assignments,
            Boards boards,
            Clock clock) {
        this.units = units;
        this.history = history;
        this.kindergartens = kindergartens;
        this.marks = marks;
        this.pairings = pairings;
        this.assignments = assignments;
        this.boards = boards;
        this.clock = clock;
    }

    @ByKey
    UnitPage unit(
            Viewer viewer,
            int id,
            @Nullable LocalDate asOf,
            UnitAct act,
            @Nullable String error,
            @Nullable String asks,
            List<Choice> candidates) {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = asOf == null ? today : asOf;
        List<UnitHistory.Span> spans = history.of(id);
        if (spans.isEmpty()) {
            throw new NotFound();
        }
        LocalDate stood = UnitHistory.nearest(spans, day);
        boolean own = id == viewer.unitId();
        List<Unit> around = viewer.may(Permission.EDIT_UNITS) && !own && stood.equals(today)
                ? units.around(id, stood)
                : units.path(id, stood);
        Unit nearest =
                around.stream().filter(each -> each.id() == id).findFirst().orElse(null);
        Unit unit = stood.equals(day) ? nearest : null;
        boolean kindergarten = nearest != null && nearest.kind() == UnitKind.KINDERGARTEN;
        boolean may = day.equals(today) && nearest != null && mayEdit(viewer, nearest);
        boolean edits = may && unit != null;
        boolean past = day.isBefore(today);
        Grouped grouped = kindergarten ? kindergartens.grouped(id, day) : null;
        Kindergarten profile = grouped == null ? null : grouped.profile();
        boolean sees = nearest != null && sees(viewer, nearest);
        return new UnitPage(
                id,
                nearest == null ? spans.getFirst().name() : nearest.name(),
                unit,
                nearest,
                nearest == null ? List.of() : above(nearest, around),
                kindergarten || unit == null ? List.of() : units.children(id, day),
                sees,
                past && grouped != null && profile == null ? grouped.elsewhere() : null,
                unit != null && sees ? boards.total(unit, day) : Counts.NONE,
                profile,
                grouped == null || profile == null || profile.groupHeadId() == null
                        ? null
                        : Objects.requireNonNullElse(grouped.head(), "（不在册或在范围以外）"),
                grouped == null || profile == null ? List.of() : grouped.branches(),
                past ? known(spans, UnitHistory.Span::from, span -> span.knownOn(day), day) : spans,
                !kindergarten
                        ? List.of()
                        : past ? known(marks.of(id), Mark::from, mark -> mark.knownOn(day), day) : marks.of(id),
                !kindergarten
                        ? List.of()
                        : past
                                ? known(pairings.of(id, day), Pairing::from, pair -> pair.knownOn(day), day)
                                : pairings.of(id, day),
                unit == null ? List.of() : people(unit, day, past),
                edits && unit != null && !own ? parents(viewer, unit, around) : List.of(),
                edits,
                own,
                unit != null && day.equals(today) && grouped != null && (edits || own) ? grouped.corrections() : 0,
                unit == null
                        ? units.endings(List.of(id), day).stream().findFirst().orElse(null)
                        : null,
                unit != null && day.equals(today)
                        ? Coming.last(spans, today)
                                .filter(coming -> coming.refused() == null
                                        && !coming.act().done())
                                .orElse(null)
                        : null,
                edits || may && stood.isAfter(today) ? Coming.last(spans, today).orElse(null) : null,
                day.equals(today) && !own && mayReopen(viewer, id, spans.getFirst(), today),
                new AsOf(day, today, Address.of("/units/" + id).with("asOf", day.equals(today) ? null : day)),
                act,
                error,
                asks,
                candidates);
    }

    private List<Assignee> people(Unit unit, LocalDate day, boolean past) {
        List<Assignee> people = assignments.to(unit.id(), Role.heading(unit.kind()), day);
        return past ? known(people, Assignee::from, each -> each.knownOn(day), day) : people;
    }

    private static List<Unit> above(Unit unit, List<Unit> around) {
        return around.stream()
                .filter(each ->
                        each.id() != unit.id() && each.seat() <= unit.seat() && each.seatEnd() >= unit.seatEnd())
                .toList();
    }

    /** Where the viewer may move it: to units of the kinds it may lie under, but its own parent. */
    private static List<Unit> parents(Viewer viewer, Unit unit, List<Unit> around) {
        return around.stream()
                .filter(each -> viewer.post().holds(each)
                        && unit.kind().liesUnder(each.kind())
                        && !Integer.valueOf(each.id()).equals(unit.parentId()))
                .toList();
    }

    private boolean mayReopen(Viewer viewer, int id, UnitHistory.Span last, LocalDate today) {
        return last.until() != null
                && !last.until().isAfter(today)
                && units.findLast(id, today)
                        .filter(unit -> mayEdit(viewer, unit))
                        .isPresent();
    }

    /** What had begun on a past day, each as it was known then. */
    private static <T> List<T> known(List<T> all, Function<T, LocalDate> from, UnaryOperator<T> then, LocalDate day) {
        return all.stream()
                .filter(each -> !from.apply(each).isAfter(day))
                .map(then)
                .toList();
    }

    /** Whether the viewer may act on the unit: it is the own one or lies below. */
    static boolean mayEdit(Viewer viewer, Unit unit) {
        return viewer.may(Permission.EDIT_UNITS) && viewer.post().holds(unit);
    }

    /** Whether the viewer may see what the unit owes and does; of units above those that somebody was assigned only the names are shown. */
    private static boolean sees(Viewer viewer, Unit unit) {
        return viewer.may(Permission.SEE_BOARD)
                && (viewer.post().role().assignable()
                        ? unit.kind() == UnitKind.KINDERGARTEN
                        : viewer.post().holds(unit));
    }
}
