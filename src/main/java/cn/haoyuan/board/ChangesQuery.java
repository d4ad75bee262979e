package cn.haoyuan.board;

import cn.haoyuan.board.ChangeDrill.What;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.PageSize;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which days to compare, two or three, as the address says.
 *
 * @param before one more day, before the later one; null for none
 * @param since the earlier day; null for a week before the later one
 * @param asOf the later day; null for today
 * @param until a day after the later one, which the list behind the first of two changes was opened beside; null for none
 * @param went whether to list what ceased, else what came
 */
record ChangesQuery(
        @Nullable Integer unit,
        @Nullable Boolean own,
        @Nullable String measure,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate before,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate since,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate asOf,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate until,

        @Nullable By by,
        @Nullable What what,
        @Nullable Boolean went,
        @Nullable Integer page,
        @Nullable PageSize size) {

    private static final int USUAL = 7;

    /** The board of the later day. */
    BoardQuery board() {
        return new BoardQuery(unit, asOf, by, page, size, null, null);
    }

    LocalDate later(LocalDate today) {
        return board().day(today);
    }

    LocalDate earlier(LocalDate today) {
        return since == null || misplaced(since, today) ? later(today).minusDays(USUAL) : since;
    }

    /** The days in their order, the later one last; one that is named twice stands once. */
    List<LocalDate> days(LocalDate today) {
        return Stream.of(before, earlier(today), later(today))
                .filter(Objects::nonNull)
                .filter(day -> !day.isAfter(later(today)))
                .sorted()
                .distinct()
                .toList();
    }

    /** Whether a day that was given is not earlier than the later one, so that it cannot be compared with it. */
    boolean misplaced(@Nullable LocalDate day, LocalDate today) {
        return day != null && !day.isBefore(later(today));
    }

    What change() {
        return what == null ? What.OVERDUE : what;
    }

    boolean wentAway() {
        return Boolean.TRUE.equals(went);
    }

    /** The comparison that a list of what changed was opened in: of two days, or three. */
    Address whole(LocalDate today) {
        Address here = address("/board/changes");
        return until == null || !until.isAfter(later(today))
                ? here.with("since", earlier(today))
                : here.with("before", earlier(today))
                        .with("since", later(today))
                        .with("asOf", until);
    }

    /** The address of this comparison at {@code path}. */
    Address address(String path) {
        return Address.of(path)
                .with("unit", unit)
                .with("before", before)
                .with("since", since)
                .with("asOf", asOf)
                .with("by", by);
    }
}
