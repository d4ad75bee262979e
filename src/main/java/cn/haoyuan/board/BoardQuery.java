package cn.haoyuan.board;

import cn.haoyuan.web.Address;
import cn.haoyuan.web.PageSize;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Which board, as its address says.
 *
 * @param unit null for the viewer's own
 * @param asOf null for today
 * @param by null for the usual one
 * @param sort null for that of the tree or the plan
 * @param open the key of a measure to show unfolded; null for none
 */
record BoardQuery(
        @Nullable Integer unit,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate asOf,

        @Nullable By by,
        @Nullable Integer page,
        @Nullable PageSize size,
        @Nullable String open,
        @Nullable RowOrder sort) {

    LocalDate day(LocalDate today) {
        return asOf == null ? today : asOf;
    }

    /** What the rows are; a kindergarten has nothing below it and is read by measure. */
    By rows(Standpoint at) {
        return by != null ? by : at.kindergarten() ? By.MEASURE : By.UNIT;
    }

    RowOrder order() {
        return sort == null ? RowOrder.TREE : sort;
    }

    int pageNumber() {
        return page == null ? 1 : Math.clamp(page, 1, 100_000);
    }

    /** The address of a page of the same unit and day. */
    Address address(String path) {
        return Address.of(path).with("unit", unit).with("asOf", asOf);
    }
}
