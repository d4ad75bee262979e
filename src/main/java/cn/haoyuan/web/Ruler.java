package cn.haoyuan.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The days that one may look back on, laid out as a line.
 *
 * @param from the first day
 * @param to the last day, inclusive; after {@code from}
 * @param marks days with a name, such as deadlines, all within
 */
public record Ruler(LocalDate from, LocalDate to, List<Mark> marks) {

    /** A day and what it is known for. */
    public record Mark(LocalDate day, String words) {}

    public Ruler {
        marks = List.copyOf(marks);
    }

    /** With marks where {@code named} has any within the days. */
    public static Ruler of(LocalDate from, LocalDate to, SortedMap<LocalDate, String> named) {
        return new Ruler(
                from,
                to,
                named.subMap(from, to.plusDays(1)).entrySet().stream()
                        .map((Map.Entry<LocalDate, String> mark) -> new Mark(mark.getKey(), mark.getValue()))
                        .toList());
    }

    /** Number of the last day, where the first is 0. */
    public long last() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** Number of a day; one outside counts as the nearest inside. */
    public long number(LocalDate day) {
        return Math.clamp(ChronoUnit.DAYS.between(from, day), 0, last());
    }

    /** Where a day lies along the line, as {@code 33.4%}. */
    public String place(LocalDate day) {
        return String.format(Locale.ROOT, "%.1f%%", number(day) * 100.0 / last());
    }

    /** The first days of the months that begin within. */
    public List<LocalDate> months() {
        LocalDate first = from.getDayOfMonth() == 1 ? from : from.plusMonths(1).withDayOfMonth(1);
        return Stream.iterate(first, day -> !day.isAfter(to), day -> day.plusMonths(1))
                .toList();
    }
}
