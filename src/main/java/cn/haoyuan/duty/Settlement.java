package cn.haoyuan.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets duties against facts. A duty is met on the day of the n-th fact that bears on it, where n is the number its ask
 * wants; the outcome counts from the day it becomes known, and what was known before is kept.
 */
@Component
public class Settlement {

    private final JdbcClient jdbc;
    private final LedgerEntries ledger;
    private final Clock clock;

    Settlement(JdbcClient jdbc, LedgerEntries ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Settles the duties that these facts bear on. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settleFacts(List<Long> factIds) {
        settle(jdbc.sql("""
                        select id from duty where id in (select duty_id from bearing where fact_id = any (:facts)) order by id for update
                        """)
                .param("facts", factIds.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    /** Settles these duties, which the caller has locked or just made. Waived duties stay waived. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(List<Long> dutyIds) {
        List<Long> changed = jdbc.sql("""
                        select d.id
                        from duty d
                        join ask a on a.id = d.ask_id
                        cross join lateral (%s) m
                        where d.id = any (:duties) and not d.waived and (d.ended_on is null or d.ended_on > :today)
                            and m.met_on is distinct from d.met_on
                        """.formatted(MET_ON))
                .param("today", LocalDate.now(clock))
                .param("duties", dutyIds.toArray(Long[]::new))
                .query(Long.class)
                .list();
        ledger.changing(changed, () -> {
            remember(changed);
            jdbc.sql("""
                            update duty d set met_on = m.met_on, outcome_on = :today
                            from (select d.id, m.met_on from duty d join ask a on a.id = d.ask_id cross join lateral (%s) m
                                  where d.id = any (:duties)) m
                            where m.id = d.id
                            """.formatted(MET_ON))
                    .param("today", LocalDate.now(clock))
                    .param("duties", changed.toArray(Long[]::new))
                    .update();
        });
    }

    /** The day of the n-th standing fact of a duty {@code d} under its ask {@code a}, as one row {@code met_on}. */
    private static final String MET_ON = """
            select (select b.happened_on
                    from bearing b
                    where b.duty_id = d.id and not exists (select from fact_void v where v.fact_id = b.fact_id)
                    order by b.happened_on, b.fact_id offset a.count - 1 limit 1) as met_on
            """;

    /** Keeps the outcome that these duties have had up to yesterday. */
    void remember(List<Long> dutyIds) {
        jdbc.sql("""
                        with past as (
                            insert into duty_past (duty_id, met_on, waived, during)
                            select id, met_on, waived, daterange(outcome_on, :today)
                            from duty where id = any (:duties) and outcome_on < :today
                            returning duty_id)
                        update duty set revised = true where id in (select duty_id from past)
                        """)
                .param("today", LocalDate.now(clock))
                .param("duties", dutyIds.toArray(Long[]::new))
                .update();
    }

    /**
     * Sets all duties against all facts at once, each outcome known from the day its last fact was recorded. For filling an
     * empty database; the ledger must be rebuilt afterwards.
     */
    @Transactional
    public int settleAll() {
        return Bulk.run(jdbc, () -> jdbc.sql("""
                        with standing as (
                            select f.id, f.kind, f.topic, f.unit_id, f.subject_id, f.period, f.happened_on, f.recorded_on
                            from fact f where not exists (select from fact_void v where v.fact_id = f.id)
                        ), owed as (
                            select d.id, d.unit_id, d.subject_id, d.period, d.opens_on, coalesce(d.locks_on, 'infinity') as locks_on,
                                   a.evidence, a.topic, a.count
                            from duty d join ask a on a.id = d.ask_id
                            where not d.waived
                        ), candidate as (
                            -- apart, so that each joins by hash on all it has: a county owes much about each of many
                            select o.*, f.id as fact_id, f.topic as fact_topic, f.period as fact_period, f.happened_on, f.recorded_on
                            from owed o
                            join standing f on f.unit_id = o.unit_id and f.kind = o.evidence and f.subject_id = o.subject_id
                            union all
                            select o.*, f.id, f.topic, f.period, f.happened_on, f.recorded_on
                            from owed o
                            join standing f on f.unit_id = o.unit_id and f.kind = o.evidence and o.subject_id is null
                        ), bearing as (
                            select id, count, happened_on, row_number() over earlier as n, max(recorded_on) over earlier as known
                            from candidate
                            where (topic is null or fact_topic = topic)
                                and (fact_period = period or fact_period is null and happened_on between opens_on and locks_on)
                            window earlier as (partition by id order by happened_on, fact_id))
                        update duty d set met_on = b.happened_on, outcome_on = greatest(b.known, d.known_on)
                        from bearing b
                        where b.id = d.id and b.n = b.count
                        """).update());
    }
}
