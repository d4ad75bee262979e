package cn.haoyuan.org;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A demonstration kindergarten helps another for a time.
 *
 * @param seen whether the scope shows both; what they are called is no secret
 * @param until the first day it holds no longer, or null while no end is known
 */
public record Pairing(
        long id,
        int helperId,
        String helperName,
        int helpedId,
        String helpedName,
        boolean seen,
        LocalDate from,
        @Nullable LocalDate until) {

    /** The same as it was known on a day since it began: that it ends later was not. */
    public Pairing knownOn(LocalDate day) {
        return until == null || !until.isAfter(day)
                ? this
                : new Pairing(id, helperId, helperName, helpedId, helpedName, seen, from, null);
    }
}
