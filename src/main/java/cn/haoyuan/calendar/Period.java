package cn.haoyuan.calendar;

import java.time.LocalDate;

/**
 * A stretch of time in which something is owed.
 *
 * @param key stable and, among periods of one cadence, in order of time: {@code once}, {@code 2021-2022} (school year),
 *     {@code 2021-2022-1} and {@code -2} (semester), {@code 2021-10} (month), {@code 2021-W40} (ISO week), {@code 2021}
 * @param label in Chinese, for pages
 * @param startsOn first day, inclusive
 * @param endsOn last day, inclusive
 */
public record Period(String key, String label, LocalDate startsOn, LocalDate endsOn) {

    /** Refuses a period that ends before it starts. */
    public Period {
        if (endsOn.isBefore(startsOn)) {
            throw new IllegalArgumentException("period %s ends before it starts".formatted(key));
        }
    }

    /** Whether the day lies within the period. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }
}
