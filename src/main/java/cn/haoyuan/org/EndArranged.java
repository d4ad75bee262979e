package cn.haoyuan.org;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit is to stand no longer from a day on, or that was called off before the day came. Told in the transaction of the act.
 *
 * @param name what the unit is called last
 * @param intoId the unit that goes on in its place; null where it is closed
 * @param into what that one is called, as far as the scope shows it
 * @param day the first day on which it stands no longer; today or later
 * @param reason why, or why not any more
 * @param calledOff whether it stands on after all
 */
public record EndArranged(
        int unitId,
        String name,
        @Nullable Integer intoId,
        @Nullable String into,
        LocalDate day,
        String reason,
        boolean calledOff) {}
