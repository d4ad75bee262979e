package cn.haoyuan.duty;

import cn.haoyuan.web.Address;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** The filters of a list of duties, as they stand in its address; see {@link DutyFilter} for what they mean. */
public record DutyQuery(
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate asOf,

        @Nullable Integer unit,
        @Nullable Boolean own,
        @Nullable Boolean owed,
        @Nullable Integer owedBy,
        @Nullable Boolean filing,
        @Nullable String measure,
        @Nullable String clause,
        @Nullable Set<DutyState> state,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate to,

        @Nullable String q,
        @Nullable DutySort sort,
        @Nullable Integer page,
        @Nullable PageSize size) {

    private static final int SIZE = 50;

    private static final Set<DutyState> OVERDUE = EnumSet.of(DutyState.OVERDUE);

    private static final int PAGES = 100_000;

    public DutyQuery {
        // which part of a unit is meant says nothing where no unit is
        own = unit == null ? null : own;
    }

    DutyFilter filter(LocalDate today) {
        return new DutyFilter(
                asOf == null ? today : asOf,
                unit,
                Boolean.TRUE.equals(own),
                Boolean.TRUE.equals(owed),
                owedBy,
                filing,
                measure == null || measure.isBlank() ? null : measure,
                clause == null || clause.isBlank() ? null : clause,
                states(),
                from,
                to,
                q);
    }

    /** The states chosen; none means all. */
    public Set<DutyState> states() {
        return state == null ? Set.of() : state;
    }

    /**
     * The order, on the page and in files: the chosen one; else, where neither states nor days narrow the list, what is to be done
     * next first; else what is overdue longest first, what was done latest first, and all else by its deadline.
     */
    public DutySort order() {
        if (sort != null) {
            return sort;
        }
        if (states().isEmpty() && from == null && to == null) {
            return DutySort.NEXT;
        }
        boolean done = !states().isEmpty() && !states().equals(OVERDUE) && DutyFilter.BEHIND.containsAll(states());
        return done ? DutySort.DUE_LATEST : DutySort.DUE;
    }

    /** The order in words. */
    public String orderInWords() {
        return switch (order()) {
            case NEXT -> "接下来截止的在前，截止日已过的排在后面、近的在前";
            case DUE -> states().equals(OVERDUE) ? "逾期最久的在前" : order().label();
            case DUE_LATEST, UNIT, MEASURE -> order().label();
        };
    }

    /** Which of a unit's subtree are meant, in words; "" for all. */
    public String part() {
        return Boolean.TRUE.equals(own) ? "（本级）" : Boolean.TRUE.equals(owed) ? "（只看承担的）" : "";
    }

    /** What they want as evidence, in words; null for anything. */
    public @Nullable String evidence() {
        return filing == null ? null : filing ? "报送材料" : "报送以外（工作记录等）";
    }

    Paging paging(long total) {
        return Paging.of(page == null ? 1 : Math.clamp(page, 1, PAGES), size, SIZE, total, address("/duties"));
    }

    /** The address of this list at {@code path}, without the page. */
    Address address(String path) {
        return Address.of(path)
                .with("asOf", asOf)
                .with("unit", unit)
                .with("own", own)
                .with("owed", owed)
                .with("owedBy", owedBy)
                .with("filing", filing)
                .with("measure", measure)
                .with("clause", clause)
                .with("state", states())
                .with("from", from)
                .with("to", to)
                .with("q", q)
                .with("sort", sort)
                .with("size", size);
    }
}
