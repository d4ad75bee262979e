package cn.haoyuan.nudge;

import cn.haoyuan.web.Day;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A duty that is missing, or handed in and not decided yet.
 *
 * @param seat of the unit that owes it
 * @param times on how many days it was nudged, last on {@code last}
 * @param waits whether a nudge waits for its hour
 * @param told whether a nudge asked for now would tell nobody: one about it or to the same people went that day, or waits
 * @param returned whether its filing was handed in, and sent back
 * @param handedOn when it was handed in; null for what is missing
 */
public record MissingRow(
        long id,
        String measure,
        String title,
        String clause,
        int unitId,
        String unitName,
        int seat,
        @Nullable String subjectName,
        String label,
        LocalDate dueOn,
        int times,
        @Nullable LocalDate last,
        boolean waits,
        boolean told,
        boolean returned,
        Lateness standing,
        @Nullable LocalDate handedOn) {

    /** Whether it is this duty that was nudged that day, or is to be. */
    boolean itself(LocalDate today) {
        return waits || last != null && !last.isBefore(today);
    }

    /** As 2 次，11月22日; empty where it was never nudged. */
    public String nudged(LocalDate today) {
        return last == null ? "" : times + " 次，" + Day.brief(last, today) + (waits ? "（待发）" : "");
    }
}
