package cn.haoyuan.board;

import cn.haoyuan.web.Address;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which board, as its address says.
 *
 * @param unit null for the viewer's own
 * @param asOf null for today
 * @param by {@code unit} or {@code measure}; null for the usual one
 * @param open the key of a measure to show unfolded; null for none
 */
record BoardQuery(
        @Nullable Integer unit,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate asOf,

        @Nullable String by,
        @Nullable Integer page,
        @Nullable String open) {

    LocalDate day(LocalDate today) {
        return asOf == null ? today : asOf;
    }

    /** What the rows are; a kindergarten has nothing below it and is read by measure. */
    By rows(Standpoint at) {
        if (by == null || by.isBlank()) {
            return at.kindergarten() ? By.MEASURE : By.UNIT;
        }
        return By.of(by)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "看板只能按单位（unit）或按举措（measure）查看。"));
    }

    int pageNumber() {
        return page == null ? 1 : Math.clamp(page, 1, 100_000);
    }

    /** The address of a page of the same unit and day. */
    Address address(String path) {
        return Address.of(path).with("unit", unit).with("asOf", asOf);
    }
}
