package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Address;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of a board's figure of what is overdue is owed by those looked at, and what boards below the city count beside: what is owed elsewhere about them. */
@Component
class OnBoards {

    private final Duties duties;
    private final Missing missing;

    OnBoards(Duties duties, Missing missing) {
        this.duties = duties;
        this.missing = missing;
    }

    /** The list of what is overdue and owed by those looked at. */
    String owed(Viewer viewer, MissingQuery query, MissingFilter filter, LocalDate today) {
        return owed(viewer, query, filter, today, DutyState.OVERDUE);
    }

    /** What of the measure looked at has still time, where nothing of it is missing; null for nothing. */
    MissingPage.@Nullable Ahead ahead(Viewer viewer, MissingQuery query, MissingFilter filter, LocalDate today) {
        return query.soon()
                ? missing.ahead(filter, owed(viewer, query, filter, today, DutyState.OPEN))
                        .orElse(null)
                : null;
    }

    private static String owed(
            Viewer viewer, MissingQuery query, MissingFilter filter, LocalDate today, DutyState state) {
        Address list = listed(filter, today, state).with("measure", query.measure());
        if (assigned(viewer, query)) {
            return list.with("owed", true).toString();
        }
        if (alone(filter)) {
            return list.with("owedBy", unit(viewer, query)).toString();
        }
        return wholeCity(viewer, query)
                ? list.toString()
                : list.with("unit", unit(viewer, query)).with("owed", true).toString();
    }

    /** What a board counts beside {@code late}, of all measures; null for nothing. */
    MissingPage.@Nullable Elsewhere elsewhere(
            Viewer viewer, MissingQuery query, MissingFilter filter, LateSum late, LocalDate today) {
        if (wholeCity(viewer, query)) {
            return null;
        }
        Integer unit = assigned(viewer, query) ? null : unit(viewer, query);
        long counted = duties.count(DutyFilter.on(filter.day()).unit(unit).states(Set.of(DutyState.OVERDUE)));
        return counted <= late.total()
                ? null
                : new MissingPage.Elsewhere(
                        counted,
                        counted - late.total(),
                        listed(filter, today, DutyState.OVERDUE)
                                .with("unit", unit)
                                .toString());
    }

    private static Address listed(MissingFilter filter, LocalDate today, DutyState state) {
        return Address.of("/duties")
                .with("asOf", filter.day().equals(today) ? null : filter.day())
                .with("state", state);
    }

    private static int unit(Viewer viewer, MissingQuery query) {
        return query.unit() == null ? viewer.unitId() : query.unit();
    }

    /** Whether all is looked at that was assigned to the viewer, who sees no subtree. */
    private static boolean assigned(Viewer viewer, MissingQuery query) {
        return viewer.post().role().assignable() && unit(viewer, query) == viewer.unitId();
    }

    private static boolean alone(MissingFilter filter) {
        return filter.hi() == filter.lo() + 1;
    }

    private static boolean wholeCity(Viewer viewer, MissingQuery query) {
        return viewer.post().unitKind() == UnitKind.CITY
                && !assigned(viewer, query)
                && unit(viewer, query) == viewer.unitId();
    }
}
