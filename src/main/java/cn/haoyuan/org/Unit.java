package cn.haoyuan.org;

import org.jspecify.annotations.Nullable;

/**
 * A node of the tree as of some day.
 *
 * @param code the official code; null for areas and where none was given
 * @param parentId the unit above; null for the city
 * @param seat first seat of its subtree, of that day
 * @param seatEnd seat after the last of its subtree, of that day
 */
public record Unit(
        int id,
        UnitKind kind,
        @Nullable String code,
        String name,
        @Nullable Integer parentId,
        int seat,
        int seatEnd) {

    /** Whether {@code other} is this unit or lies below it, in the tree of the same day. */
    public boolean holds(Unit other) {
        return seat <= other.seat && other.seatEnd <= seatEnd;
    }
}
