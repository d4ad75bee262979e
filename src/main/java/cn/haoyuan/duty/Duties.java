package cn.haoyuan.duty;

import cn.haoyuan.duty.DutySql.Place;
import cn.haoyuan.duty.DutySql.Way;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Word;
import cn.haoyuan.plan.Clause;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Duties as they stood on a day, as far as the viewer sees them. */
@Component
@Transactional(readOnly = true)
public class Duties {

    /** An index knows those that are in one of these. */
    private static final Set<DutyState> RARE =
            EnumSet.of(DutyState.OVERDUE, DutyState.DUE_SOON, DutyState.MET_LATE, DutyState.WAIVED);

    /** So many rows of some measures, or of a rare state, are sooner found and sorted than met on the way through all others. */
    private static final long FEW = 5_000;

    /** A duty that has ended. {@code last}: the last day on which it was owed; null where it never was. */
    private record Ended(Duty duty, @Nullable LocalDate last) {}

    /** Why a duty need not be done any more, in Chinese, and the id of the one that goes on in its place; null for none. */
    record End(String why, @Nullable Long next) {}

    private final JdbcClient jdbc;
    private final Ledger ledger;

    Duties(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** One duty as of a day; empty if it is unknown, not yet known on that day, or not to be seen. */
    public Optional<Duty> find(long id, LocalDate asOf) {
        return jdbc.sql(DutySql.ONE)
                .param("id", id)
                .param("asOf", asOf)
                .query(DutySql::row)
                .optional();
    }

    /** One duty as of a day, or as of its last day where it has ended, or as it was to be where that was the first as well. */
    public Optional<Duty> findLast(long id, LocalDate day) {
        return find(id, day).or(() -> findEnded(id, day));
    }

    /** One that has ended by the day: as of its last day, or as it was to be where it was never owed; empty where it has not ended. */
    Optional<Duty> findEnded(long id, LocalDate day) {
        return jdbc.sql(DutySql.ENDED)
                .param("id", id)
                .param("asOf", day)
                .query((row, number) -> new Ended(DutySql.row(row, number), row.getObject("last", LocalDate.class)))
                .optional()
                .flatMap(ended -> Optional.ofNullable(ended.last())
                        .flatMap(last -> find(id, last))
                        .or(() -> Optional.of(ended.duty())));
    }

    /** Why a duty need not be done any more on a day, and what goes on in its place. Empty where it stands. */
    Optional<End> end(long id, LocalDate day) {
        return jdbc.sql(DutyHistory.END)
                .param("id", id)
                .param("day", day)
                .query(End.class)
                .optional();
    }

    /** Why a duty need not be done any more on a day: it was lifted, or has ended; in Chinese. Empty where it stands. */
    public Optional<String> needless(long id, LocalDate day) {
        return end(id, day).map(End::why);
    }

    /** Those of these duties that a later version of their plan asks for no more and would have ended, had they not been met by then. */
    public List<Long> dropped(Collection<Long> ids) {
        return jdbc.sql("""
                        select d.id
                        from duty d join measure m on m.id = d.measure_id
                        where d.id = any (:ids) and exists (
                            select from plan_version v
                            where v.plan_id = m.plan_id and v.status = 'PUBLISHED' and v.published_on <= d.due_on
                                and v.id > (select max(a.version_id) from plan_ask a
                                            join plan_version w on w.id = a.version_id and w.status = 'PUBLISHED'
                                            where a.ask_id = d.ask_id))
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** What goes on in the place of a duty that ended by a day: the same of one unit in one period, asked for anew that day. */
    Optional<Duty> next(End end, LocalDate day) {
        return Optional.ofNullable(end.next()).flatMap(next -> find(next, day));
    }

    /** These duties as of a day, in no particular order. */
    public List<Duty> find(List<Long> ids, LocalDate asOf) {
        return jdbc.sql(DutySql.SOME)
                .param("ids", ids.toArray(Long[]::new))
                .param("asOf", asOf)
                .query(DutySql::row)
                .list();
    }

    /** These ids, and those of the copies that the calendar left of them, each with the id under which it goes on. */
    public Map<Long, Long> lasting(List<Long> ids) {
        Map<Long, Long> lasting = new HashMap<>();
        ids.forEach(id -> lasting.put(id, id));
        jdbc.sql("select id, former_of from duty where former_of = any (:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> lasting.put(row.getLong("id"), row.getLong("former_of")))
                .list();
        return lasting;
    }

    /** Duties as of a day by the {@link #lasting} id, though the calendar may have moved them since the day. */
    public Map<Long, Duty> byLastingId(Map<Long, Long> lasting, LocalDate asOf) {
        return find(List.copyOf(lasting.keySet()), asOf).stream()
                .collect(Collectors.toMap(duty -> lasting.getOrDefault(duty.id(), duty.id()), Function.identity()));
    }

    /** Some rows of a list, and how many it has in all. */
    public record Listed(List<Duty> rows, long total) {}

    /** One page of a list; {@code page} counts from 1, {@code size} is at most 1000. */
    public Listed list(DutyFilter filter, DutySort sort, int page, int size) {
        return list(filter, sort, page, size, Long.MAX_VALUE);
    }

    /** The same; without rows where its first is none of the first or last {@code reach} of the list. */
    Listed list(DutyFilter filter, DutySort sort, int page, int size, long reach) {
        Where where = where(filter);
        long total = count(filter, where);
        int most = Math.clamp(size, 1, 1000);
        long skip = (Math.max(page, 1) - 1L) * most;
        if (Math.min(skip, total - skip - 1) >= reach) {
            return new Listed(List.of(), total);
        }
        // beyond the middle, the end is nearer
        boolean back = skip > total / 2 && skip < total;
        List<Duty> rows = bind(
                        filter, where, DutySql.list(sort, where.place(), way(filter, where, sort, back, total), back))
                .param("size", back ? Math.min(most, total - skip) : most)
                .param("skip", back ? Math.max(total - skip - most, 0) : skip)
                .query(DutySql::row)
                .list();
        return new Listed(rows, total);
    }

    /** How many duties a list has in all. */
    public long count(DutyFilter filter) {
        return count(filter, where(filter));
    }

    /** By the ledger where it keeps what is asked for, else by scanning. */
    private long count(DutyFilter filter, Where where) {
        Optional<Long> kept = filter.scanned() || where.place() == Place.VISIBLE || where.above()
                ? Optional.empty()
                : ledger.count(
                        filter.unit(), filter.own(), filter.measure(), clause(filter), filter.states(), filter.asOf());
        return kept.orElseGet(() -> bind(filter, where, DutySql.count(where.place()))
                .query(Long.class)
                .single());
    }

    /** The whole list, row by row, without holding it in memory. */
    public void stream(DutyFilter filter, DutySort sort, Consumer<Duty> each) {
        Where where = where(filter);
        try (var rows = bind(
                filter,
                where,
                DutySql.list(sort, where.place(), way(filter, where, sort, false, Long.MAX_VALUE), false))
                .param("size", Integer.MAX_VALUE)
                .param("skip", 0L)
                .withFetchSize(500)
                .query(DutySql::row)
                .stream()) {
            rows.forEach(each);
        }
    }

    private static Way way(DutyFilter filter, Where where, DutySort sort, boolean back, long total) {
        boolean few = where.place() == Place.VISIBLE
                || where.place() == Place.OWED_ANYWHERE
                || where.above()
                || where.place() == Place.AT
                || where.place() == Place.AREA
                || filter.owedBy() != null
                || filter.text() != null
                || total <= FEW && (filter.clause() != null || filter.only(RARE));
        if (few) {
            return Way.FOUND;
        }
        boolean backwards =
                switch (sort) {
                    case NEXT -> true;
                    case DUE, DUE_LATEST -> DutySql.latestFirst(sort, back);
                    case UNIT, MEASURE -> false;
                };
        return backwards && filter.only(DutyFilter.BEHIND) ? Way.BEHIND : Way.ALONG;
    }

    /**
     * Where to look; the seats are of the subtree on the day, and empty if the unit is not there.
     *
     * @param above whether it is a unit above one's own, of which one sees some: no ledger tells how much
     */
    private record Where(Place place, int from, int to, boolean above) {}

    private Where where(DutyFilter filter) {
        return jdbc.sql("""
                        select coalesce(max(seat), 0) as from, coalesce(max(seat_end), 0) as to, max(kind) as kind,
                               coalesce(bool_or(above), false) as above
                        from (select seat, seat_end, kind, not unit_seat <@ scope() and not seat <@ scope() as above from units_on(:asOf)
                              where kind <> 'KINDERGARTEN' and (id = :unit or :unit::int is null and unit_seat <@ scope())
                              limit 1) u
                        """)
                .param("unit", filter.unit())
                .param("asOf", filter.asOf())
                .query((row, number) -> new Where(
                        place(filter, row.getString("kind")),
                        row.getInt("from"),
                        row.getInt("to"),
                        row.getBoolean("above")))
                .single();
    }

    /** {@code kind}: of the unit above the kindergartens that is looked at, or that is in scope; null where there is none. */
    private static Place place(DutyFilter filter, @Nullable String kind) {
        if (filter.unit() == null) {
            return filter.owed() ? Place.OWED_ANYWHERE : kind == null ? Place.VISIBLE : Place.EVERYWHERE;
        }
        if (filter.owed()) {
            return Place.OWED;
        }
        if (kind == null || filter.own()) {
            return Place.AT;
        }
        return UnitKind.valueOf(kind) == UnitKind.COUNTY_AREA ? Place.AREA : Place.BELOW;
    }

    private StatementSpec bind(DutyFilter filter, Where where, String sql) {
        return Word.bind(jdbc.sql(sql), Word.in(filter.text()))
                .param("asOf", filter.asOf())
                .param("unit", filter.unit())
                .param("from", where.from())
                .param("to", where.to())
                .param("owedBy", filter.owedBy())
                .param("filing", filter.filing())
                .param("measure", filter.measure())
                .param("clause", clause(filter))
                .param("states", states(filter))
                .param("dueFrom", filter.earliestDue())
                .param("dueTo", filter.latestDue());
    }

    private static @Nullable String clause(DutyFilter filter) {
        return filter.clause() == null ? null : Clause.within(filter.clause());
    }

    private static String @Nullable [] states(DutyFilter filter) {
        return filter.states().isEmpty()
                ? null
                : filter.states().stream().map(Enum::name).toArray(String[]::new);
    }
}
