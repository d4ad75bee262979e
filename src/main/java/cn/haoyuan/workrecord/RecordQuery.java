package cn.haoyuan.workrecord;

import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * The filters of a list of records, as they stand in its address.
 *
 * @param asOf what was on record at the end of that day; today where none is given
 * @param topic the id of what it was about, whether or not the plan in force knows it
 * @param unit a unit with its subtree: what was done there and what is about someone there; at home also how one's pairs were evaluated
 * @param mine only what the viewer's post recorded
 * @param standing only what was not voided
 * @param q part of a title, or what a unit is called
 */
public record RecordQuery(
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate asOf,

        @Nullable EvidenceKind kind,
        @Nullable String topic,
        @Nullable Integer unit,
        @Nullable Boolean mine,
        @Nullable Boolean standing,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate to,

        @Nullable String q,
        @Nullable RecordSort sort,
        @Nullable Integer page,
        @Nullable PageSize size) {

    private static final int SIZE = 30;
    private static final int PAGES = 100_000;

    LocalDate day(LocalDate today) {
        return asOf == null ? today : asOf;
    }

    public boolean onlyMine() {
        return Boolean.TRUE.equals(mine);
    }

    public boolean onlyStanding() {
        return Boolean.TRUE.equals(standing);
    }

    public RecordSort order() {
        return sort == null ? RecordSort.LATEST : sort;
    }

    Paging paging(long total) {
        return Paging.of(page == null ? 1 : Math.clamp(page, 1, PAGES), size, SIZE, total, address("/records"));
    }

    /** The address of this list at {@code path}, without the page. */
    Address address(String path) {
        return Address.of(path)
                .with("asOf", asOf)
                .with("kind", kind)
                .with("topic", topic)
                .with("unit", unit)
                .with("mine", onlyMine() ? "true" : null)
                .with("standing", onlyStanding() ? "true" : null)
                .with("from", from)
                .with("to", to)
                .with("q", q)
                .with("sort", sort)
                .with("size", size);
    }
}
