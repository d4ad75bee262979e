package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Ledger;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Address;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of a board's figure of what is overdue is owed by those looked at, and what boards below the city count beside: what is owed elsewhere about them. */
@Component
class OnBoards {

    private final Ledger ledger;

    OnBoards(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The list of what is overdue and owed by those looked at. */
    String owed(Viewer viewer, MissingQuery query, MissingFilter filter, LocalDate today) {
        Address list = overdue(filter, today).with("measure", query.measure());
        if (alone(filter)) {
            return list.with("owedBy", unit(viewer, query)).toString();
        }
        return wholeCity(viewer, query)
                ? list.toString()
                : list.with("unit", unit(viewer, query)).with("owed", true).toString();
    }

    /** What a board counts beside {@code late}, of all measures; null for nothing. */
    MissingPage.@Nullable Elsewhere elsewhere(
            Viewer viewer, MissingQuery query, MissingFilter filter, MissingPage.Late late, LocalDate today) {
        if (alone(filter) || wholeCity(viewer, query)) {
            return null;
        }
        int unit = unit(viewer, query);
        long counted = ledger.count(unit, false, null, null, Set.of(DutyState.OVERDUE), filter.day())
                .orElse(0L);
        return counted <= late.total()
                ? null
                : new MissingPage.Elsewhere(
                        counted,
                        counted - late.total(),
                        overdue(filter, today).with("unit", unit).toString());
    }

    private static Address overdue(MissingFilter filter, LocalDate today) {
        return Address.of("/duties")
                .with("asOf", filter.day().equals(today) ? null : filter.day())
                .with("state", DutyState.OVERDUE);
    }

    private static int unit(Viewer viewer, MissingQuery query) {
        return query.unit() == null ? viewer.unitId() : query.unit();
    }

    private static boolean alone(MissingFilter filter) {
        return filter.hi() == filter.lo() + 1;
    }

    private static boolean wholeCity(Viewer viewer, MissingQuery query) {
        return viewer.post().unitKind() == UnitKind.CITY && unit(viewer, query) == viewer.unitId();
    }
}
