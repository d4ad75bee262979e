package cn.haoyuan.nudge;

import cn.haoyuan.web.Address;
import org.jspecify.annotations.Nullable;

/**
 * The filters of who has not filed, as they stand in its address.
 *
 * @param unit a unit with its whole subtree; null for the viewer's own
 */
public record MissingQuery(
        @Nullable String measure,
        @Nullable Integer unit,
        @Nullable Lateness late,
        @Nullable String period,
        @Nullable MissingSort sort,
        @Nullable Integer page) {

    static final int SIZE = 100;

    public MissingQuery {
        measure = measure == null || measure.isBlank() ? null : measure;
        period = measure == null || period == null || period.isBlank() ? null : period;
    }

    MissingSort order() {
        return sort == null ? MissingSort.NEWEST : sort;
    }

    int pageNumber() {
        return page == null ? 1 : Math.clamp(page, 1, 10_000);
    }

    /** This list at {@code path}, without the page. */
    Address address(String path) {
        return Address.of(path)
                .with("measure", measure)
                .with("unit", unit)
                .with("late", late)
                .with("period", period)
                .with("sort", sort);
    }
}
