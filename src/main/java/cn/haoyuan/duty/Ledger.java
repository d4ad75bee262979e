package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of counts by day. Written only here: a change of duties takes their old lives out and enters their new ones.
 * What stood on a day is the sum of all changes up to it.
 */
@Component
public class Ledger {

    /** Counts of one measure in one unit's subtree. */
    public record Cell(int unitId, int measureId, Counts counts) {}

    /** Counts of a subtree on one day. */
    public record Day(LocalDate day, Counts counts) {}

    /** So many duties are entered ten times as fast by hash as one by one. */
    private static final int MANY = 1000;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Enters duties that are new. */
    @Transactional(propagation = Propagation.MANDATORY)
    void enter(List<Long> dutyIds) {
        write(dutyIds, 1);
    }

    /** Takes duties out that are about to change; they must be entered again in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void takeOut(List<Long> dutyIds) {
        write(dutyIds, -1);
    }

    /** Runs a change of these duties between taking them out and entering them again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void changing(List<Long> dutyIds, Runnable change) {
        if (!dutyIds.isEmpty()) {
            takeOut(dutyIds);
            change.run();
            enter(dutyIds);
        }
    }

    private void write(List<Long> dutyIds, int sign) {
        if (dutyIds.size() > MANY) {
            Bulk.run(jdbc, () -> entered(dutyIds, sign));
        } else if (!dutyIds.isEmpty()) {
            entered(dutyIds, sign);
        }
    }

    private List<Boolean> entered(List<Long> dutyIds, int sign) {
        return jdbc.sql("select ledger_enter(:duties, :sign)")
                .param("duties", dutyIds.toArray(Long[]::new))
                .param("sign", sign)
                .query((row, number) -> true)
                .list();
    }

    /** Makes the ledger anew from the duties; equal to what stood before, but folded. */
    @Transactional
    public void rebuild() {
        jdbc.sql("delete from ledger").update();
        Bulk.run(jdbc, () -> jdbc.sql("""
                        with presence as materialized (
                            select unit_id, measure_id, own, state, lower(during) as first, upper(during) as gone, sum(sign) as n
                            from duty_presence
                            where not isempty(during)
                            group by unit_id, measure_id, own, state, lower(during), upper(during)),
                        change as (
                            select unit_id, measure_id, own, state, first as day, n from presence
                            union all
                            select unit_id, measure_id, own, state, gone, -n from presence where gone is not null),
                        -- apart, so that the many are grouped by hash and only the few are sorted
                        entry as materialized (
                            select unit_id, measure_id, own, day,
                                   nullif(sum(n) filter (where state = 'NOT_OPEN'), 0) as not_open, nullif(sum(n) filter (where state = 'OPEN'), 0) as open,
                                   nullif(sum(n) filter (where state = 'DUE_SOON'), 0) as due_soon, nullif(sum(n) filter (where state = 'OVERDUE'), 0) as overdue,
                                   nullif(sum(n) filter (where state = 'MET'), 0) as met, nullif(sum(n) filter (where state = 'MET_LATE'), 0) as met_late,
                                   nullif(sum(n) filter (where state = 'WAIVED'), 0) as waived
                            from change group by unit_id, measure_id, own, day)
                        insert into ledger (unit_id, measure_id, own, day, not_open, open, due_soon, overdue, met, met_late, waived)
                        select unit_id, measure_id, own, day, not_open, open, due_soon, overdue, met, met_late, waived from entry order by day
                        """).update());
        checkpoint();
    }

    /** Takes the running totals anew; reading is as right before as after, only faster after. For {@code Scope.EVERYTHING}. */
    @Transactional
    public void checkpoint() {
        // an entry under way would have a lower number than the last one seen and yet not be in the totals
        jdbc.sql("lock table ledger in share row exclusive mode").update();
        jdbc.sql("delete from ledger_checkpoint").update();
        Bulk.run(jdbc, () -> jdbc.sql("""
                        with change as (
                            select unit_id, measure_id, own, (date_trunc('month', day) + interval '1 month')::date as month,
                                   sum(not_open) as not_open, sum(open) as open, sum(due_soon) as due_soon, sum(overdue) as overdue,
                                   sum(met) as met, sum(met_late) as met_late, sum(waived) as waived
                            from ledger group by 1, 2, 3, 4),
                        month as (
                            select generate_series(min(month), max(month), interval '1 month')::date as month from change),
                        place as (select distinct unit_id, measure_id, own from change)
                        insert into ledger_checkpoint (month, unit_id, measure_id, own, not_open, open, due_soon, overdue, met, met_late, waived)
                        select m.month, p.unit_id, p.measure_id, p.own,
                               coalesce(sum(c.not_open) over w, 0), coalesce(sum(c.open) over w, 0), coalesce(sum(c.due_soon) over w, 0),
                               coalesce(sum(c.overdue) over w, 0), coalesce(sum(c.met) over w, 0), coalesce(sum(c.met_late) over w, 0),
                               coalesce(sum(c.waived) over w, 0)
                        from place p cross join month m
                        left join change c on c.unit_id = p.unit_id and c.measure_id = p.measure_id and c.own = p.own and c.month = m.month
                        window w as (partition by p.unit_id, p.measure_id, p.own order by m.month)
                        order by m.month
                        """).update());
        jdbc.sql("delete from ledger_course").update();
        Bulk.run(jdbc, () -> jdbc.sql("""
                        insert into ledger_course (unit_id, day, not_open, open, due_soon, overdue, met, met_late, waived)
                        select a.id, l.day, coalesce(sum(not_open), 0), coalesce(sum(open), 0), coalesce(sum(due_soon), 0),
                               coalesce(sum(overdue), 0), coalesce(sum(met), 0), coalesce(sum(met_late), 0), coalesce(sum(waived), 0)
                        from (select unit_id, day, sum(not_open) as not_open, sum(open) as open, sum(due_soon) as due_soon,
                                     sum(overdue) as overdue, sum(met) as met, sum(met_late) as met_late, sum(waived) as waived
                              from ledger group by unit_id, day) l
                        join unit u on u.id = l.unit_id
                        join unit a on a.kind <> 'KINDERGARTEN' and a.seat <= u.seat and a.seat_end > u.seat
                        group by a.id, l.day
                        """).update());
        jdbc.sql("update ledger_folded set seq = coalesce((select max(seq) from ledger), 0)")
                .update();
    }

    /** Per measure, for the whole subtree of each of {@code units} (none of them kindergartens), as of a day. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Cell> subtrees(List<Integer> units, LocalDate asOf) {
        return jdbc.sql("""
                        with tree as materialized (select id, kind, seat, seat_end from units_on(:asOf) where kind <> 'KINDERGARTEN'),
                        leaf as materialized (
                            select t.id as leaf_id, r.id as row_id
                            from tree t join tree r on r.id = any (:units) and t.seat >= r.seat and t.seat < r.seat_end)
                        select leaf.row_id as unit_id, l.measure_id, sum(l.not_open) as not_open, sum(l.open) as open,
                               sum(l.due_soon) as due_soon, sum(l.overdue) as overdue, sum(l.met) as met, sum(l.met_late) as met_late,
                               sum(l.waived) as waived
                        from leaf join ledger_on(:asOf) l on l.unit_id = leaf.leaf_id
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
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Long> count(
            @Nullable Integer unit,
            boolean own,
            @Nullable String measure,
            @Nullable String clause,
            Set<DutyState> states,
            LocalDate asOf) {
        return jdbc.sql("""
                        with tree as materialized (select id, seat, seat_end from units_on(:asOf) where kind <> 'KINDERGARTEN'),
                        root as materialized (
                            select id, seat, seat_end from tree
                            where id = :unit or :unit::int is null and int4multirange(int4range(seat, seat_end)) = (select scope()))
                        select coalesce(sum(not_open), 0) as not_open, coalesce(sum(open), 0) as open,
                               coalesce(sum(due_soon), 0) as due_soon, coalesce(sum(overdue), 0) as overdue, coalesce(sum(met), 0) as met,
                               coalesce(sum(met_late), 0) as met_late, coalesce(sum(waived), 0) as waived
                        from ledger_on(:asOf) l
                        where case when :own then l.own and l.unit_id = :unit
                                   else l.unit_id in (select t.id from tree t join root r on t.seat >= r.seat and t.seat < r.seat_end) end
                            and (:measure::text is null or l.measure_id = (select max(id) from measure where key = :measure))
                            and (:clause::text is null or l.measure_id = any (array(select id from measure where measure.clause ~ :clause)))
                        having exists (select from root)
                        """)
                .param("unit", unit)
                .param("own", own)
                .param("measure", measure)
                .param("clause", clause)
                .param("asOf", asOf)
                .query((row, number) -> counts(row))
                .optional()
                .map(counts -> states.isEmpty()
                        ? counts.total()
                        : states.stream().mapToLong(counts::of).sum());
    }

    /** Per measure, what is placed at each of {@code units} itself, not below it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Cell> own(List<Integer> units, LocalDate asOf) {
        return jdbc.sql("""
                        select unit_id, measure_id, sum(not_open) as not_open, sum(open) as open, sum(due_soon) as due_soon,
                               sum(overdue) as overdue, sum(met) as met, sum(met_late) as met_late, sum(waived) as waived
                        from ledger_on(:asOf) where unit_id = any (:units) and own
                        group by unit_id, measure_id
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("asOf", asOf)
                .query((row, number) -> new Cell(row.getInt("unit_id"), row.getInt("measure_id"), counts(row)))
                .list();
    }

    /** Per measure, for each of {@code units} by scanning its own duties: for kindergartens, which the ledger does not keep apart. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Cell> kindergartens(List<Integer> units, LocalDate asOf) {
        return jdbc.sql("""
                        select k.id as unit_id, d.measure_id,
                               count(*) filter (where d.state = 'NOT_OPEN') as not_open, count(*) filter (where d.state = 'OPEN') as open,
                               count(*) filter (where d.state = 'DUE_SOON') as due_soon, count(*) filter (where d.state = 'OVERDUE') as overdue,
                               count(*) filter (where d.state = 'MET') as met, count(*) filter (where d.state = 'MET_LATE') as met_late,
                               count(*) filter (where d.state = 'WAIVED') as waived
                        from duties_on(:asOf) d cross join lateral (values (d.place_id), (d.also_id)) k (id)
                        where (d.place_id = any (:units) or d.also_id = any (:units)) and k.id = any (:units)
                        group by k.id, d.measure_id
                        """)
                .param("units", units.toArray(Integer[]::new))
                .param("asOf", asOf)
                .query((row, number) -> new Cell(row.getInt("unit_id"), row.getInt("measure_id"), counts(row)))
                .list();
    }

    /** Per measure, for all of {@code units} together by scanning: a duty that two of them share counts once. Unit 0. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
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

    /** The present subtree of a unit (not a kindergarten) on the days from {@code from} to {@code to} on which something changed. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Day> trend(int unit, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        with change as (
                            select day, not_open, open, due_soon, overdue, met, met_late, waived
                            from ledger_course where unit_id = :unit and day <= :to
                            union all
                            select day, not_open, open, due_soon, overdue, met, met_late, waived
                            from ledger
                            where seq > (select seq from ledger_folded) and day <= :to
                                and unit_id in (select u.id from unit r join unit u on u.seat >= r.seat and u.seat < r.seat_end
                                                where r.id = :unit and u.kind <> 'KINDERGARTEN')),
                        day as (
                            select greatest(day, :from) as day, sum(not_open) as not_open, sum(open) as open, sum(due_soon) as due_soon,
                                   sum(overdue) as overdue, sum(met) as met, sum(met_late) as met_late, sum(waived) as waived
                            from change group by 1)
                        select day, sum(not_open) over w as not_open, sum(open) over w as open, sum(due_soon) over w as due_soon,
                               sum(overdue) over w as overdue, sum(met) over w as met, sum(met_late) over w as met_late,
                               sum(waived) over w as waived
                        from day window w as (order by day)
                        order by day
                        """)
                .param("unit", unit)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Day(row.getObject("day", LocalDate.class), counts(row)))
                .list();
    }

    private static Counts counts(java.sql.ResultSet row) throws java.sql.SQLException {
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
