package cn.haoyuan.org;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A mark of a kindergarten.
 *
 * @param until the first day it holds no longer, or null while no end is known
 */
public record Mark(
        long id,
        int unitId,
        MarkKind kind,
        LocalDate from,
        @Nullable LocalDate until,
        String reason) {

    /** The same as it was known on a day since it began: that it ends later was not. */
    public Mark knownOn(LocalDate day) {
        return until == null || !until.isAfter(day) ? this : new Mark(id, unitId, kind, from, null, reason);
    }
}
