package cn.haoyuan.nudge;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is missing on a day: open, unmet, and overdue or due soon.
 *
 * @param goes on which day a nudge asked for now would go; the day itself where none would
 * @param lo first seat of the owners looked at
 * @param hi seat after their last
 * @param measure the key of a measure; null for all
 * @param lateness null for both
 * @param period of the measure; null for all
 */
record MissingFilter(
        LocalDate day,
        LocalDate goes,
        int lo,
        int hi,
        @Nullable String measure,
        @Nullable Lateness lateness,
        @Nullable String period) {

    /** The same without what the unit at {@code seat} itself owes. */
    MissingFilter below(int seat) {
        return new MissingFilter(day, goes, Math.max(lo, seat + 1), hi, measure, lateness, period);
    }
}
