package cn.haoyuan.org;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The last span of a unit's placement.
 *
 * @param until the first day it stands no longer, or null while no end is known
 */
record Place(
        int unitId,
        UnitKind kind,
        @Nullable Integer parentId,
        int seat,
        int seatEnd,
        String name,
        LocalDate from,
        @Nullable LocalDate until) {

    boolean standsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
