package cn.haoyuan.nudge;

import cn.haoyuan.web.Day;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list: what is missing, of whom, and how often it was nudged.
 *
 * @param times on how many days it was nudged, last on {@code last}
 * @param waits whether a nudge waits for its hour
 */
public record MissingRow(
        MissingDuty duty, int times, @Nullable LocalDate last, boolean waits) {

    /** Whether it is this duty that was nudged that day, or is to be. */
    boolean itself(LocalDate today) {
        return waits || last != null && !last.isBefore(today);
    }

    /** As 2 次，11月22日; empty where it was never nudged. */
    public String nudged(LocalDate today) {
        return last == null ? "" : times + " 次，" + Day.brief(last, today) + (waits ? "（待发）" : "");
    }
}
