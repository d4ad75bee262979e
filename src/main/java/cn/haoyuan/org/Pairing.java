package cn.haoyuan.org;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A demonstration kindergarten helps another for a time.
 *
 * @param helperName null where the viewer may not see that kindergarten; so for {@code helpedName}
 * @param until the first day it holds no longer, or null while no end is known
 */
public record Pairing(
        long id,
        int helperId,
        @Nullable String helperName,
        int helpedId,
        @Nullable String helpedName,
        LocalDate from,
        @Nullable LocalDate until) {

    /** The same as it was known on a day since it began: that it ends later was not. */
    public Pairing knownOn(LocalDate day) {
        return until == null || !until.isAfter(day)
                ? this
                : new Pairing(id, helperId, helperName, helpedId, helpedName, from, null);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
