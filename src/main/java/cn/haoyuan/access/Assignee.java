package cn.haoyuan.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who was assigned to a unit, or heads it.
 *
 * @param role the role in which they were
 * @param unitName the unit of their post
 * @param lastDay inclusive; null while no end is known
 */
public record Assignee(
        Role role,
        String name,
        String unitName,
        LocalDate from,
        @Nullable LocalDate lastDay) {

    /** The same as it was known on a day of it: that it ends later was not. */
    public Assignee knownOn(LocalDate day) {
        return lastDay == null || lastDay.isBefore(day) ? this : new Assignee(role, name, unitName, from, null);
    }
}
