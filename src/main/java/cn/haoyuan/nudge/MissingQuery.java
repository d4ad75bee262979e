package cn.haoyuan.nudge;

import cn.haoyuan.web.Address;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * The filters of who has not filed, as they stand in its address.
 *
 * @param asOf the day looked at; null for today, and for days to come, of which nobody can say who will not file
 * @param unit a unit with its whole subtree; null for the viewer's own
 * @param sort the order by name, where a measure is chosen
 * @param by the order of the measures
 */
public record MissingQuery(
        @Nullable String measure,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate asOf,

        @Nullable Integer unit,
        @Nullable Lateness late,
        @Nullable String period,
        @Nullable MissingSort sort,
        @Nullable SumSort by,
        @Nullable Integer page,
        @Nullable PageSize size) {

    private static final int SIZE = 100;

    public MissingQuery {
        measure = measure == null || measure.isBlank() ? null : measure;
        period = measure == null || period == null || period.isBlank() ? null : period;
    }

    LocalDate day(LocalDate today) {
        return asOf == null || asOf.isAfter(today) ? today : asOf;
    }

    /** The same of today: that day alone is anybody reminded of. */
    MissingQuery ofToday() {
        return new MissingQuery(measure, null, unit, late, period, sort, by, page, size);
    }

    public MissingSort order() {
        return sort == null ? MissingSort.OPEN : sort;
    }

    /** Whether it asks for what is due soon, of whatever period. */
    boolean soon() {
        return (late == null || late == Lateness.DUE_SOON) && period == null;
    }

    public SumSort sums() {
        return by == null ? SumSort.PLAN : by;
    }

    Paging paging(long total) {
        return Paging.of(page == null ? 1 : Math.clamp(page, 1, 10_000), size, SIZE, total, address("/missing"));
    }

    /** This list at {@code path}, without the page. */
    Address address(String path) {
        return Address.of(path)
                .with("measure", measure)
                .with("asOf", asOf)
                .with("unit", unit)
                .with("late", late)
                .with("period", period)
                .with("sort", sort)
                .with("by", by)
                .with("size", size);
    }

    /** The chosen values, for the form that nudges. */
    public List<Choice> kept() {
        return Stream.of(
                        new Choice("measure", or(measure)),
                        new Choice("unit", or(unit)),
                        new Choice("late", late == null ? "" : late.name()),
                        new Choice("period", or(period)),
                        new Choice("sort", sort == null ? "" : sort.name()),
                        new Choice("by", by == null ? "" : by.name()),
                        new Choice("size", size == null ? "" : size.name()))
                .filter(choice -> !choice.label().isEmpty())
                .toList();
    }

    private static String or(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
