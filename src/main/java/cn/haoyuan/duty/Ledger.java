package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of counts by day. What stood on a day is the sum of all changes up to it, which {@link LedgerEntries} writes and
 * {@link LedgerUpkeep} folds.
 */
@Component
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class Ledger {

    /** Counts of one measure in one unit's subtree. */
    public record Cell(int unitId, int measureId, Counts counts) {}

    /** Counts of what fell due of one measure in one unit's subtree. */
    public record Due(int unitId, String measure, String title, Counts counts) {}

    /** How many duties of a unit's subtree stood in some states on two days. */
    public record Rise(long before, long after) {

        public long by() {
            return after - before;
        }
    }

    private static final String COUNTED = """
            (with tree as materialized (select id, seat, seat_end from units_on(%1$s) where kind <> 'KINDERGARTEN'),
            root as materialized (
                select id, seat, seat_end from tree
                where id = :unit or :unit::int is null and int4multirange(int4range(seat, seat_end)) = (select scope()))
            select %1$s::date as day, coalesce(sum(not_open), 0) as not_open, coalesce(sum(open), 0) as open,
                   coalesce(sum(due_soon), 0) as due_soon, coalesce(sum(overdue), 0) as overdue, coalesce(sum(met), 0) as met,
                   coalesce(sum(met_late), 0) as met_late, coalesce(sum(waived), 0) as waived
            from ledger_on(%1$s) l
            where case when :own then l.own and l.unit_id = :unit
                       else l.unit_id in (select t.id from tree t join root r on t.seat >= r.seat and t.seat < r.seat_end) end
                and (:measure::text is null or l.measure_id = (select id from measure where key = :measure))
                and (:clause::text is null or l.measure_id = any (array(select id from measure where measure.clause ~ :clause)))
            having exists (select from root))
            """;

    private static final String OF_A_DAY = COUNTED.formatted(":asOf");
    private static final String BOTH = COUNTED.formatted(":since") + " union all " + COUNTED.formatted(":asOf");

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Per measure, for the whole subtree of each of {@code units} (none of them kindergartens), as of a day. */
    public List<Cell> subtrees(List<Integer> units, LocalDate asOf) {
        return jdbc.sql("""
                        with tree as materialized (select id, seat, seat_end from units_on(:asOf) where kind <> 'KINDERGARTEN'),
                        -- summed up before it is counted for each row above it; sums of four bytes need no arbitrary precision
                        l as materialized (
                            select unit_id, measure_id, sum(not_open)::int as not_open, sum(open)::int as open, sum(due_soon)::int as due_soon,
                                   sum(overdue)::int as overdue, sum(met)::int as met, sum(met_late)::int as met_late,
                                   sum(waived)::int as waived
                            from ledger_on(:asOf) group by unit_id, measure_id),
                        leaf as materialized (
                            select t.id as leaf_id, r.id as row_id
                            from tree t join tree r on r.id = any (:units) and t.seat >= r.seat and t.seat < r.seat_end)
                        select leaf.row_id as unit_id, l.measure_id, sum(l.not_open) as not_open, sum(l.open) as open,
                               sum(l.due_soon) as due_soon, sum(l.overdue) as overdue, sum(l.met) as met, sum(l.met_late) as met_late,
                               sum(l.waived) as waived
                        from leaf join l on l.unit_id = leaf.leaf_id
                        group by leaf.row_id, l.measure_id
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("asOf", asOf)
                .query((row, number) -> new Cell(row.getInt("unit_id"), row.getInt("measure_id"), counts(row)))
                .list();
    }

    /**
     * How many duties of a unit's subtree ({@code own}: of the unit itself) stand in some states, all if none is given; of
     * the whole scope for a null unit; {@code clause} is a pattern of the numbers of clauses. Empty where the ledger does not tell: kindergartens, and scopes of several parts.
     */
    public Optional<Long> count(
            @Nullable Integer unit,
            boolean own,
            @Nullable String measure,
            @Nullable String clause,
            Set<DutyState> states,
            LocalDate asOf) {
        return counted(OF_A_DAY, unit, own, measure, clause)
                .param("asOf", asOf)
                .query((row, number) -> sum(counts(row), states))
                .optional();
    }

    /** The same as {@link #count} on two days, the earlier first. */
    public Optional<Rise> rise(
            @Nullable Integer unit, @Nullable String measure, Set<DutyState> states, LocalDate since, LocalDate asOf) {
        Map<LocalDate, Long> found = new HashMap<>();
        counted(BOTH, unit, false, measure, null)
                .param("since", since)
                .param("asOf", asOf)
                .query(row -> {
                    found.put(row.getObject("day", LocalDate.class), sum(counts(row), states));
                });
        Long before = found.get(since);
        Long after = found.get(asOf);
        return before == null || after == null ? Optional.empty() : Optional.of(new Rise(before, after));
    }

    private StatementSpec counted(
            String statement, @Nullable Integer unit, boolean own, @Nullable String measure, @Nullable String clause) {
        return jdbc.sql(statement)
                .param("unit", unit)
                .param("own", own)
                .param("measure", measure)
                .param("clause", clause);
    }

    private static long sum(Counts counts, Set<DutyState> states) {
        return states.isEmpty()
                ? counts.total()
                : states.stream().mapToLong(counts::of).sum();
    }

    /** Per measure, what is placed at each of {@code units} itself, not below it; by day, days without any left out. */
    public Map<LocalDate, List<Cell>> own(List<Integer> units, List<LocalDate> days) {
        return byDay(jdbc.sql("""
                        select epoch, unit_id, measure_id, sum(not_open) as not_open, sum(open) as open, sum(due_soon) as due_soon,
                               sum(overdue) as overdue, sum(met) as met, sum(met_late) as met_late, sum(waived) as waived
                        from unnest(:days::int[]) epoch cross join lateral ledger_on(date '1970-01-01' + epoch)
                        where unit_id = any (:units) and own
                        group by epoch, unit_id, measure_id
                        """), units, days);
    }

    /** Per measure, for each of {@code units} by scanning its own duties: for kindergartens, which the ledger does not keep apart. */
    public List<Cell> kindergartens(List<Integer> units, LocalDate asOf) {
        return kindergartens(units, List.of(asOf)).getOrDefault(asOf, List.of());
    }

    /** The same by day, days without any left out. */
    public Map<LocalDate, List<Cell>> kindergartens(List<Integer> units, List<LocalDate> days) {
        return byDay(jdbc.sql("""
                        select epoch, k.id as unit_id, d.measure_id,
                               count(*) filter (where d.state = 'NOT_OPEN') as not_open, count(*) filter (where d.state = 'OPEN') as open,
                               count(*) filter (where d.state = 'DUE_SOON') as due_soon, count(*) filter (where d.state = 'OVERDUE') as overdue,
                               count(*) filter (where d.state = 'MET') as met, count(*) filter (where d.state = 'MET_LATE') as met_late,
                               count(*) filter (where d.state = 'WAIVED') as waived
                        from unnest(:days::int[]) epoch cross join lateral duties_on(date '1970-01-01' + epoch) d
                             cross join lateral (values (d.place_id), (d.also_id)) k (id)
                        where (d.place_id = any (:units) or d.also_id = any (:units)) and k.id = any (:units)
                        group by epoch, k.id, d.measure_id
                        """), units, days);
    }

    /** Days go as numbers: as words those before the year 1 are written otherwise. */
    private static Map<LocalDate, List<Cell>> byDay(
            StatementSpec statement, List<Integer> units, List<LocalDate> days) {
        Map<LocalDate, List<Cell>> cells = new HashMap<>();
        statement
                .param("units", units.toArray(Integer[]::new))
                .param("days", days.stream().map(day -> (int) day.toEpochDay()).toArray(Integer[]::new))
                .query(row -> {
                    cells.computeIfAbsent(LocalDate.ofEpochDay(row.getInt("epoch")), day -> new ArrayList<>())
                            .add(new Cell(row.getInt("unit_id"), row.getInt("measure_id"), counts(row)));
                });
        return cells;
    }

    /** Per measure, for all of {@code units} together by scanning: a duty that two of them share counts once. Unit 0. */
    public List<Cell> together(List<Integer> units, LocalDate asOf) {
        return jdbc.sql("""
                        select d.measure_id,
                               count(*) filter (where d.state = 'NOT_OPEN') as not_open, count(*) filter (where d.state = 'OPEN') as open,
                               count(*) filter (where d.state = 'DUE_SOON') as due_soon, count(*) filter (where d.state = 'OVERDUE') as overdue,
                               count(*) filter (where d.state = 'MET') as met, count(*) filter (where d.state = 'MET_LATE') as met_late,
                               count(*) filter (where d.state = 'WAIVED') as waived
                        from duties_on(:asOf) d
                        where d.place_id = any (:units) or d.also_id = any (:units)
                        group by d.measure_id
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("asOf", asOf)
                .query((row, number) -> new Cell(0, row.getInt("measure_id"), counts(row)))
                .list();
    }

    /**
     * Per measure, for the whole subtree of each of {@code units}, as of a day, of nothing but what has its deadline from one day to
     * another, both inclusive; by scanning, since the ledger does not keep deadlines apart. Measures in the order in which they came.
     */
    public List<Due> due(List<Integer> units, LocalDate from, LocalDate to, LocalDate asOf) {
        return jdbc.sql("""
                        with leaf as materialized (
                            select u.unit_id as id, t.unit_id as row
                            from placement t
                            join placement u on u.seat >= t.seat and u.seat < t.seat_end and u.from_on <= :asOf and :asOf < u.until_on
                            where t.unit_id = any (:units) and t.from_on <= :asOf and :asOf < t.until_on
                        ), d as materialized (
                            -- by their deadlines, not unit by unit
                            select unit_id, measure_id, state from duties_on(:asOf) where due_on between :from and :to
                        ), counted as (
                            select l.row, d.measure_id, d.state from d join leaf l on l.id = d.unit_id
                        )
                        select s.*, m.key, m.title
                        from (select row as unit_id, measure_id,
                                     count(*) filter (where state = 'NOT_OPEN') as not_open, count(*) filter (where state = 'OPEN') as open,
                                     count(*) filter (where state = 'DUE_SOON') as due_soon, count(*) filter (where state = 'OVERDUE') as overdue,
                                     count(*) filter (where state = 'MET') as met, count(*) filter (where state = 'MET_LATE') as met_late,
                                     count(*) filter (where state = 'WAIVED') as waived
                              from counted group by row, measure_id) s
                        join measure m on m.id = s.measure_id
                        order by m.id
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("from", from)
                .param("to", to)
                .param("asOf", asOf)
                .query((row, number) ->
                        new Due(row.getInt("unit_id"), row.getString("key"), row.getString("title"), counts(row)))
                .list();
    }

    static Counts counts(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Counts(
                row.getLong("not_open"),
                row.getLong("open"),
                row.getLong("due_soon"),
                row.getLong("overdue"),
                row.getLong("met"),
                row.getLong("met_late"),
                row.getLong("waived"));
    }
}
