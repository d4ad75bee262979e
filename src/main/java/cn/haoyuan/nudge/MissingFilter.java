package cn.haoyuan.nudge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is missing on a day: open, unmet, and overdue or due soon; or what stands otherwise, if that is asked for.
 *
 * @param goes on which day a nudge asked for now would go; the day itself where none would
 * @param lo first seat of the owners looked at
 * @param hi seat after their last
 * @param measure the key of a measure; null for all
 * @param lateness null for both of what is missing
 * @param period of the measure; null for all
 * @param own the unit of whoever looks
 * @param asking whether its office is about to remind others: what it has to do itself is left out
 */
record MissingFilter(
        LocalDate day,
        LocalDate goes,
        int lo,
        int hi,
        @Nullable String measure,
        @Nullable Lateness lateness,
        @Nullable String period,
        int own,
        boolean asking) {

    /** The same without what the office of one's own unit has to do itself. */
    MissingFilter others() {
        return new MissingFilter(day, goes, lo, hi, measure, lateness, period, own, true);
    }
}
