package cn.haoyuan.register;

import cn.haoyuan.access.Vacancy;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What the list of units was asked for.
 *
 * @param county a county (or area): its subtree
 * @param q what units are called
 * @param demonstration whether to list demonstration kindergartens only, whatever their grade
 * @param gone whether to list those that once stood and stand no longer instead
 * @param lacks whom the units listed lack
 * @param wants whether to list kindergartens only whose corrections wait for the viewer
 * @param page 1-based
 */
public record UnitQuery(
        @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate asOf,

        @Nullable UnitKind kind,
        @Nullable Integer county,
        @Nullable String q,
        @Nullable Boolean demonstration,
        @Nullable Boolean gone,
        @Nullable Vacancy lacks,
        @Nullable Boolean wants,
        @Nullable UnitSort sort,
        @Nullable Integer page,
        @Nullable PageSize size) {

    private static final int SIZE = 50;

    LocalDate day(LocalDate today) {
        return asOf == null ? today : asOf;
    }

    String text() {
        return q == null ? "" : q.strip().substring(0, Math.min(40, q.strip().length()));
    }

    public boolean onlyGone() {
        return Boolean.TRUE.equals(gone);
    }

    public boolean onlyDemonstration() {
        return Boolean.TRUE.equals(demonstration);
    }

    public boolean onlyWanting() {
        return Boolean.TRUE.equals(wants);
    }

    /** What a file of the list is called. */
    String what() {
        return onlyGone() ? "已撤并的单位" : "单位与名册";
    }

    public UnitSort order() {
        return sort == null ? UnitSort.PLACE : sort;
    }

    /** The address of this list as of a day, without the page. */
    Address address(@Nullable LocalDate day) {
        return Address.of("/units")
                .with("asOf", day)
                .with("kind", kind)
                .with("county", county)
                .with("q", text())
                .with("demonstration", onlyDemonstration() ? true : null)
                .with("gone", onlyGone() ? true : null)
                .with("lacks", lacks)
                .with("wants", onlyWanting() ? true : null)
                .with("sort", sort)
                .with("size", size);
    }

    Paging paging(long total, Address list) {
        return Paging.of(page == null ? 1 : Math.clamp(page, 1, 1_000_000), size, SIZE, total, list);
    }
}
