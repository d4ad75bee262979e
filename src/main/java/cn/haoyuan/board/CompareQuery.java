package cn.haoyuan.board;

import cn.haoyuan.web.Address;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which units to compare in what, as the address says.
 *
 * @param measure the key of a measure; null for all together
 * @param with units to put side by side, section by section; at most {@value MOST} count
 */
record CompareQuery(
        @Nullable Integer unit,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate asOf,

        @Nullable String measure,
        @Nullable RowOrder sort,
        @Nullable List<Integer> with) {

    static final int MOST = 6;

    BoardQuery board() {
        return new BoardQuery(unit, asOf, null, null, null, null, sort);
    }

    @Nullable
    String chosenMeasure() {
        return measure == null || measure.isBlank() ? null : measure;
    }

    RowOrder order() {
        return board().order();
    }

    List<Integer> chosen() {
        return with == null ? List.of() : with.stream().distinct().limit(MOST).toList();
    }

    /** What was chosen beyond those that count. */
    List<Integer> surplus() {
        return with == null ? List.of() : with.stream().distinct().skip(MOST).toList();
    }

    /** The address of this comparison at {@code path}. */
    Address address(String path) {
        return board().address(path)
                .with("measure", chosenMeasure())
                .with("sort", sort)
                .with("with", chosen());
    }
}
