package cn.haoyuan.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The day that a page is about.
 *
 * @param day the day looked at
 * @param today the day of the clock
 * @param address the page's address with its filters; its own {@code asOf} is replaced
 * @param ruler the days to drag through; null where there is no such line
 * @param untilToday whether the page knows nothing of days to come
 */
public record AsOf(
        LocalDate day,
        LocalDate today,
        Address address,
        @Nullable Ruler ruler,
        boolean untilToday) {

    public AsOf(LocalDate day, LocalDate today, Address address) {
        this(day, today, address, null);
    }

    public AsOf(LocalDate day, LocalDate today, Address address, @Nullable Ruler ruler) {
        this(day, today, address, ruler, false);
    }

    /** Whether the page shows the day after. */
    public boolean goesOn() {
        return !untilToday || day.isBefore(today);
    }

    public boolean past() {
        return day.isBefore(today);
    }

    public boolean future() {
        return day.isAfter(today);
    }

    /** Address of the same page {@code days} later, or earlier when negative. */
    public String moved(int days) {
        return at(day.plusDays(days));
    }

    /** Address of the same page today: without a day, so that tomorrow it shows tomorrow. */
    public String now() {
        return address.without("asOf").without("page").toString();
    }

    /** Address of the same page on the same day for ever, to be kept or sent. */
    public String lasting() {
        return address.without("page").with("asOf", day).toString();
    }

    /** What a form that changes the day has to carry along. */
    public Map<String, List<String>> kept() {
        return address.without("asOf").without("page").query();
    }

    /** Address of the same page on another day. */
    public String at(LocalDate other) {
        return other.equals(today)
                ? now()
                : address.without("page").with("asOf", other).toString();
    }
}
