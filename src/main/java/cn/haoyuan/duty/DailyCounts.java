package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the counts of a unit's subtree went over the days, folded from the ledger so that it can be drawn at once. A unit that
 * moves takes all its counts along on that day: each day counts what lay below on it, as the boards of that day do.
 */
@Component
@Transactional(readOnly = true)
public class DailyCounts {

    /** How it stood from this day on, until the next one of the list. */
    public record Day(LocalDate day, Counts counts) {}

    private final JdbcClient jdbc;

    DailyCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Folds the whole ledger anew. Runs in the transaction that locks it. */
    void fold() {
        jdbc.sql("delete from ledger_course").update();
        Bulk.run(jdbc, () -> jdbc.sql("""
                        with change as materialized (
                            select unit_id, day, sum(not_open) as not_open, sum(open) as open, sum(due_soon) as due_soon,
                                   sum(overdue) as overdue, sum(met) as met, sum(met_late) as met_late, sum(waived) as waived
                            from ledger group by unit_id, day)
                        insert into ledger_course (unit_id, day, not_open, open, due_soon, overdue, met, met_late, waived)
                        select b.above_id, e.day, coalesce(sum(e.sign * not_open), 0), coalesce(sum(e.sign * open), 0),
                               coalesce(sum(e.sign * due_soon), 0), coalesce(sum(e.sign * overdue), 0), coalesce(sum(e.sign * met), 0),
                               coalesce(sum(e.sign * met_late), 0), coalesce(sum(e.sign * waived), 0)
                        from change l
                        join laid_below b on b.unit_id = l.unit_id and (upper(b.during) is null or l.day < upper(b.during))
                        cross join lateral (select greatest(l.day, lower(b.during)), 1 union all select upper(b.during), -1) e (day, sign)
                        where e.day is not null
                        group by b.above_id, e.day
                        """).update());
    }

    /** Where one of these units has others below it, what was folded tells no longer who lay below whom: the ledger itself is read until it is folded anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    void unfold(List<Integer> moved) {
        jdbc.sql("""
                        update ledger_folded set course_seq = 0
                        where exists (select from unit u where u.id = any (:moved) and u.kind <> 'KINDERGARTEN')
                        """).param("moved", moved.toArray(Integer[]::new)).update();
    }

    /** The subtree of each day of a unit (not a kindergarten), on the days from {@code from} to {@code to} on which something changed. */
    public List<Day> of(int unit, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        with change as (
                            select day, not_open, open, due_soon, overdue, met, met_late, waived
                            from ledger_course where unit_id = :unit and day <= :to and ledger_course_seq() > 0
                            union all
                            select e.day, e.sign * not_open, e.sign * open, e.sign * due_soon, e.sign * overdue, e.sign * met,
                                   e.sign * met_late, e.sign * waived
                            from ledger l
                            join laid_below b on b.above_id = :unit and b.unit_id = l.unit_id
                                and (upper(b.during) is null or l.day < upper(b.during))
                            cross join lateral (select greatest(l.day, lower(b.during)), 1 union all select upper(b.during), -1) e (day, sign)
                            where l.seq > ledger_course_seq() and l.day <= :to and e.day <= :to),
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
                .query((row, number) -> new Day(row.getObject("day", LocalDate.class), Ledger.counts(row)))
                .list();
    }
}
