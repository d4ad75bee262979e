package cn.haoyuan.duty;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an event asked of who stood above a unit, when that unit stands below somebody else: the look at what became of a problem. It is
 * owed by whoever has the unit now, of the kind that was asked; what comes round again is {@link Generation}'s.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Handover {

    /**
     * As much time from the day of the move as the former owner had from the day on which the event was known, through all corrections that
     * left the deadline; what was done since that counts.
     */
    private static final String OWED = """
            with owed as (
                select d.ask_id, d.measure_id, o.id as unit_id, s.id as subject_id, s.seat, d.period, d.label, d.opens_on,
                       greatest(d.opens_on, t.due_on - (d.due_on - d.due_soon_on)) as due_soon_on, t.due_on,
                       t.due_on + (d.locks_on - d.due_on) as locks_on
                from duty d
                join ask a on a.id = d.ask_id
                join unit s on s.id = d.subject_id
                join unit o on o.kind = a.who and o.seat < s.seat and s.seat < o.seat_end and o.id <> d.unit_id
                cross join lateral (
                    select (:day)::date + (d.due_on - min(f.known_on)) as due_on
                    from duty f where (f.id = d.id or f.former_of = d.id) and f.due_on = d.due_on) t
                where d.id = any (:ids) and d.place_id = d.subject_id and of_event(d.period)
                    and exists (select from placement p where p.unit_id = s.id and p.until_on > :day)
            )
            """;

    /** Who had it before has it again. */
    private static final String AGAIN = OWED + """
            select d.id, d.ask_id, (:day)::date as known_on, o.label, o.opens_on, o.due_soon_on, o.due_on, o.locks_on
            from owed o
            join duty d on d.ask_id = o.ask_id and d.unit_id = o.unit_id and d.subject_id = o.subject_id and d.period = o.period
                and d.former_of is null
            where d.ended_on <= :day and d.met_on is null and not d.waived
            order by d.id for update of d
            """;

    private static final String INSERT = OWED + """
            insert into duty (ask_id, measure_id, unit_id, subject_id, place_id, seat, period, label, opens_on, due_soon_on, due_on,
                              locks_on, known_on)
            select ask_id, measure_id, unit_id, subject_id, subject_id, seat, period, label, opens_on, due_soon_on, due_on, locks_on, :day
            from owed
            on conflict do nothing
            returning id
            """;

    private final JdbcClient jdbc;
    private final LedgerEntries ledger;
    private final Lives lives;
    private final Settlement settlement;

    Handover(JdbcClient jdbc, LedgerEntries ledger, Lives lives, Settlement settlement) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.lives = lives;
        this.settlement = settlement;
    }

    /** Has what ended on the day owed by whoever stands above its unit now. */
    void follow(List<Long> ended, LocalDate day) {
        if (ended.isEmpty()) {
            return;
        }
        List<Lives.NewDates> again =
                bind(AGAIN, ended, day).query(Lives.NewDates.class).list();
        lives.goOn(again);
        settlement.settleNew(again.stream().map(Lives.NewDates::id).toList());
        List<Long> owed = bind(INSERT, ended, day).query(Long.class).list();
        ledger.enter(owed);
        settlement.settleNew(owed);
    }

    private JdbcClient.StatementSpec bind(String sql, List<Long> ended, LocalDate day) {
        return jdbc.sql(sql).param("ids", ended.toArray(Long[]::new)).param("day", day);
    }
}
