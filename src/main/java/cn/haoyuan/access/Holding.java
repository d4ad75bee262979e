package cn.haoyuan.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A post with its dates, as those see it who administer it.
 *
 * @param unitName the unit's latest name
 * @param lastDay last day of the post, inclusive; null while no end is known
 */
public record Holding(
        int id,
        int personId,
        int unitId,
        String unitName,
        Role role,
        LocalDate from,
        @Nullable LocalDate lastDay) {

    /** Whether the post is held on that day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(from) && !endedBefore(day);
    }

    /** Whether it is the same post again, after that one. */
    public boolean isAgain(Holding former) {
        return unitId == former.unitId && role == former.role && from.isAfter(former.from);
    }

    /** Whether the post was over before that day. */
    public boolean endedBefore(LocalDate day) {
        return lastDay != null && lastDay.isBefore(day);
    }
}
