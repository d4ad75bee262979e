package cn.haoyuan.duty;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Folds the ledger: reading it is as right before as after, only faster after. */
@Component
public class LedgerUpkeep {

    /** Entries since the last checkpoint that are worth a new one. */
    private static final long MANY = 5_000;

    private final JdbcClient jdbc;
    private final DailyCounts daily;

    LedgerUpkeep(JdbcClient jdbc, DailyCounts daily) {
        this.jdbc = jdbc;
        this.daily = daily;
    }

    /** Takes the running totals anew when much was entered since the last time; answers how many entries, else 0. For {@code Scope.EVERYTHING}. */
    @Transactional
    public int fold() {
        if (since() <= MANY) {
            return 0;
        }
        lock();
        int since = since(); // another one may have folded them while this one waited
        if (since <= MANY) {
            return 0;
        }
        net();
        checkpoint();
        return since;
    }

    private int since() {
        return jdbc.sql("select count(*) from ledger where seq > (select least(seq, course_seq) from ledger_folded)")
                .query(Integer.class)
                .single();
    }

    /** Makes the ledger anew from the duties; equal to what stood before, but folded. */
    @Transactional
    public void rebuild() {
        lock();
        jdbc.sql("delete from ledger").update();
        Bulk.run(jdbc, () -> jdbc.sql("""
                        with presence as materialized (
                            select unit_id, measure_id, own, state, since, until, sum(sign) as n
                            from duty_presence
                            group by unit_id, measure_id, own, state, since, until),
                        change as (
                            select unit_id, measure_id, own, state, since as day, n from presence
                            union all
                            select unit_id, measure_id, own, state, until, -n from presence where until < 'infinity'),
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
        lock();
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
        daily.fold();
        jdbc.sql(
                        "update ledger_folded set (seq, course_seq) = (select coalesce(max(seq), 0), coalesce(max(seq), 0) from ledger)")
                .update();
    }

    /** An entry under way would have a lower number than the last one seen and yet not be in the totals, or be counted twice. */
    private void lock() {
        jdbc.sql("lock table ledger in share row exclusive mode").update();
    }

    /** Adds up what was entered since the last time: what left and came back as it was leaves no trace, which each board would read for ever. */
    private void net() {
        jdbc.sql("""
                        with entered as (
                            delete from ledger where seq > (select greatest(seq, course_seq) from ledger_folded)
                            returning unit_id, measure_id, own, day, not_open, open, due_soon, overdue, met, met_late, waived),
                        entry as (
                            select unit_id, measure_id, own, day, nullif(sum(not_open), 0) as not_open, nullif(sum(open), 0) as open,
                                   nullif(sum(due_soon), 0) as due_soon, nullif(sum(overdue), 0) as overdue, nullif(sum(met), 0) as met,
                                   nullif(sum(met_late), 0) as met_late, nullif(sum(waived), 0) as waived
                            from entered group by unit_id, measure_id, own, day)
                        insert into ledger (unit_id, measure_id, own, day, not_open, open, due_soon, overdue, met, met_late, waived)
                        select unit_id, measure_id, own, day, not_open, open, due_soon, overdue, met, met_late, waived from entry
                        where num_nonnulls(not_open, open, due_soon, overdue, met, met_late, waived) > 0 order by day
                        """).update();
    }
}
