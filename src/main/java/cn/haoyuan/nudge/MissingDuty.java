package cn.haoyuan.nudge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A duty that is missing on a day, or handed in and not decided yet.
 *
 * @param seat of the unit that owes it
 * @param handedOn when it was handed in; null for what is missing
 * @param open whether it can still be done
 * @param returned whether its filing was handed in, and sent back
 * @param told whether a nudge asked for now would tell nobody: one about it or to the same people went that day, or waits
 * @param reached whether its unit has anybody who can be told
 */
public record MissingDuty(
        long id,
        int unitId,
        String unitName,
        int seat,
        String title,
        String clause,
        String period,
        String label,
        LocalDate dueOn,
        Lateness standing,
        @Nullable LocalDate handedOn,
        boolean open,
        boolean returned,
        boolean told,
        boolean reached) {}
