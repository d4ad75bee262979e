package cn.haoyuan.duty;

import cn.haoyuan.database.Everywhere;
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
    private final Everywhere everywhere;
    private final Clock clock;

    Settlement(JdbcClient jdbc, LedgerEntries ledger, Everywhere everywhere, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    /** Settles the duties that these facts bear on, once, before the transaction commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settleFacts(List<Long> factIds) {
        unsettled().facts().addAll(factIds);
    }

    /** Settles duties that this transaction made or gave other dates, once, before it commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settleNew(List<Long> dutyIds) {
        unsettled().duties().addAll(dutyIds);
    }

    /** Settles now what there is to settle so far, for whom it matters what is met. What comes meanwhile is still met at the end. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settleSoFar() {
        Unsettled some = unsettled();
        settle(locked(some.facts()));
        settle(some.lately());
    }

    private Unsettled unsettled() {
        return Unsettled.here(some -> everywhere.run(() -> settle(some)));
    }

    /**
     * A fact that is being recorded while its duty is made sees nothing of it, nor is it seen. So whoever made duties waits for the
     * facts that are on their way, and later ones wait for them. The duties at stake are held before that, so that hardly anybody who
     * waits for the others goes on to take what these hold; they are found once more after it together with those that came
     * meanwhile. Somebody may hold one of the latter and wait in turn: of such a circle the database ends one, wholly.
     */
    private void settle(Unsettled some) {
        locked(some.facts());
        queue(
                some.duties().isEmpty()
                        ? "select pg_advisory_xact_lock_shared(hashtext(current_schema() || '.facts'))::text"
                        : "select pg_advisory_xact_lock(hashtext(current_schema() || '.facts'))::text");
        settle(locked(some.facts()));
        settle(some.duties());
    }

    private List<Long> locked(List<Long> factIds) {
        return factIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select id from duty where id in (select duty_id from bearing where fact_id = any (:facts)) order by id for update
                        """)
                        .param("facts", factIds.toArray(Long[]::new))
                        .query(Long.class)
                        .list();
    }

    private void queue(String lock) {
        jdbc.sql(lock).query(String.class).list();
    }

    /** Settles these duties, which the caller has locked. Waived duties stay waived. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(List<Long> dutyIds) {
        Bulk.parts(dutyIds, Bulk.PART).forEach(some -> change(Bulk.byHash(jdbc, some.size(), () -> stale(some))));
    }

    private List<Long> stale(List<Long> dutyIds) {
        return jdbc.sql(OUTCOME + """
                        select o.id
                        from owed o left join outcome n on n.id = o.id
                        where (o.ended_on is null or o.ended_on > :today) and n.met_on is distinct from o.met_on
                        """)
                .param("today", LocalDate.now(clock))
                .param("duties", dutyIds.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private void change(List<Long> dutyIds) {
        ledger.changing(dutyIds, () -> {
            remember(dutyIds);
            Bulk.byHash(jdbc, dutyIds.size(), () -> jdbc.sql(OUTCOME + """
                            update duty d set met_on = n.met_on, outcome_on = greatest(:today, d.known_on)
                            from owed o left join outcome n on n.id = o.id
                            where o.id = d.id
                            """)
                    .param("today", LocalDate.now(clock))
                    .param("duties", dutyIds.toArray(Long[]::new))
                    .update());
        });
    }

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
        return Bulk.run(
                jdbc, () -> jdbc.sql(OUTCOME + """
                        update duty d set met_on = n.met_on, outcome_on = greatest(n.recorded_on, d.known_on)
                        from outcome n
                        where n.id = d.id
                        """).param("duties", null).update());
    }

    /**
     * What the standing facts make of these duties, or of all for null: the day of the n-th under their ask. A fact of no period counts
     * for one period of what may be done late, by the same rule as in the view of what bears on a duty.
     */
    private static final String OUTCOME = """
            with alike as materialized (
                select a.id, array_agg(b.id) as ids
                from ask a join ask b on b.measure_id = a.measure_id and b.evidence = a.evidence and b.topic is not distinct from a.topic
                group by a.id
            ), owed as materialized (
                select d.id, d.unit_id, d.subject_id, d.period, d.opens_on, d.due_on, coalesce(d.locks_on, 'infinity') as locks_on, d.met_on,
                       d.ended_on, a.evidence, a.topic, a.count, l.ids as alike
                from duty d join ask a on a.id = d.ask_id join alike l on l.id = a.id
                where not d.waived and (:duties::bigint[] is null or d.id = any (:duties))
            ), candidate as (
                -- apart, so that each joins on all it has: a county owes much about each of many
                select o.*, f.id as fact_id, f.subject_id as visited, f.period as fact_period, f.happened_on, f.recorded_on
                from owed o
                join fact f on f.unit_id = o.unit_id and f.kind = o.evidence and f.subject_id = o.subject_id and f.topic = o.topic
                union all
                select o.*, f.id, f.subject_id, f.period, f.happened_on, f.recorded_on
                from owed o
                join fact f on f.unit_id = o.unit_id and f.kind = o.evidence and f.subject_id = o.subject_id and o.topic is null
                union all
                select o.*, f.id, f.subject_id, f.period, f.happened_on, f.recorded_on
                from owed o
                join fact f on f.unit_id = o.unit_id and f.kind = o.evidence and f.topic = o.topic and o.subject_id is null
                union all
                select o.*, f.id, f.subject_id, f.period, f.happened_on, f.recorded_on
                from owed o
                join fact f on f.unit_id = o.unit_id and f.kind = o.evidence and o.subject_id is null and o.topic is null
            ), bearing as (
                -- who is visited twice on a day was visited once
                select distinct on (id, happened_on, deed) id, fact_id, count, happened_on, recorded_on
                from candidate
                cross join lateral (select case when evidence = 'VISIT' then coalesce(visited, -fact_id) else fact_id end as deed) d
                where (fact_period = period
                       or fact_period is null and happened_on between opens_on and locks_on
                          and (locks_on = due_on or not exists (
                              select from duty o
                              where o.ask_id = any (candidate.alike) and o.unit_id = candidate.unit_id
                                  and o.subject_id is not distinct from candidate.subject_id and o.period <> candidate.period and o.former_of is null and not o.waived
                                  and o.opens_on <= happened_on
                                  and (o.known_on <= recorded_on
                                       or exists (select from duty c where c.former_of = o.id and c.known_on <= recorded_on and recorded_on < c.ended_on))
                                  and (o.ended_on is null or o.ended_on > happened_on)
                                  and case when candidate.due_on < happened_on then o.due_on > candidate.due_on
                                           else o.due_on between happened_on and candidate.due_on - 1 end)))
                    and not exists (select from fact_void v where v.fact_id = candidate.fact_id)
                order by id, happened_on, deed, fact_id
            ), nth as (
                select id, count, happened_on, row_number() over earlier as n, max(recorded_on) over earlier as recorded_on
                from bearing
                window earlier as (partition by id order by happened_on, fact_id)
            ), outcome as (
                select id, happened_on as met_on, recorded_on from nth where n = count
            )
            """;
}
