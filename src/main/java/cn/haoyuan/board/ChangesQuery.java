package cn.haoyuan.board;

import cn.haoyuan.board.ChangeDrill.What;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.PageSize;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which two days to compare, as the address says.
 *
 * @param since the earlier day; null for a week before the later one
 * @param asOf the later day; null for today
 * @param went whether to list what ceased, else what came
 */
record ChangesQuery(
        @Nullable Integer unit,
        @Nullable Boolean own,
        @Nullable String measure,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate since,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate asOf,

        @Nullable By by,
        @Nullable What what,
        @Nullable Boolean went,
        @Nullable Integer page,
        @Nullable PageSize size) {

    private static final int USUAL = 7;

    /** The board of the later day. */
    BoardQuery board() {
        return new BoardQuery(unit, asOf, by, page, size, null);
    }

    LocalDate later(LocalDate today) {
        return board().day(today);
    }

    LocalDate earlier(LocalDate today) {
        LocalDate later = later(today);
        return since == null || !since.isBefore(later) ? later.minusDays(USUAL) : since;
    }

    /** Whether the day given as the earlier one is not earlier, and was replaced by the usual one. */
    boolean misplaced(LocalDate today) {
        return since != null && !since.isBefore(later(today));
    }

    What change() {
        return what == null ? What.OVERDUE : what;
    }

    boolean wentAway() {
        return Boolean.TRUE.equals(went);
    }

    /** The address of this comparison at {@code path}. */
    Address address(String path) {
        return Address.of(path)
                .with("unit", unit)
                .with("since", since)
                .with("asOf", asOf)
                .with("by", by);
    }
}
