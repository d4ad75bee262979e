package cn.haoyuan.duty;

import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.parameter.ParameterKey;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Duties that an event brings about: the letter after the assessment, the rectification plan after a circular, the report after that
 * was accepted; the answer to a problem that an inspector found, and the look at what became of it.
 */
@Component
public class EventDuties {

    /** Facts (an array of ids), each with the first that it goes back to by corrections; the period of a duty names the latter. */
    static final String ORIGIN_OF = """
            with recursive line as (
                select id as fact, id, replaces from fact where id = any (%s)
                union all
                select l.fact, f.id, f.replaces from line l join fact f on f.id = l.replaces
            ), origin as (
                select fact, event_period(id) as period from line where replaces is null
            )
            """;

    private static final String ORIGIN = ORIGIN_OF.formatted(":facts");

    /** What facts brought about, and what the answer to that, accepted where it is filed, brought about in its turn: by periods. */
    static final String CALLED_FOR_BY = ORIGIN_OF + """
            , called as (
                select period from origin
                union
                select event_period(f.id)
                from called c
                -- a letter or a visit is an act by itself, whatever it was that asked for it
                join ask a on a.cadence = 'EVENT' and a.evidence in ('FILING', 'WORK_RECORD')
                join duty d on d.ask_id = a.id and d.period = c.period
                join bearing b on b.duty_id = d.id
                -- what counts by its day only may be about anything
                join fact f on f.id = b.fact_id and f.period = d.period
                -- an answer that is none any more
                where not exists (
                    select from fact_void v where v.fact_id = f.id and not exists (select from fact n where n.replaces = f.id))
            )
            """;

    private static final String CALLED_FOR = CALLED_FOR_BY.formatted(":facts");

    /** Who owes the ask for the fact, about whom. */
    private static final String OWED = ORIGIN + """
            , owed as (
                select a.id as ask_id, a.measure_id, o.id as unit_id, case when a.about is not null then s.id end as subject_id,
                       coalesce(p.id, o.id) as place_id, coalesce(p.seat, o.seat) as seat, g.period, f.title, f.happened_on, f.recorded_on,
                       f.answer_by, f.replaces
                from fact f
                join origin g on g.fact = f.id
                join ask a on a.cadence = 'EVENT' and a.on_evidence = f.kind and (a.on_topic is null or a.on_topic = f.topic)
                    and a.who = :who and a.evidence = :evidence
                join plan_ask v on v.ask_id = a.id and v.version_id = :version
                join measure m on m.id = a.measure_id and m.key = :measure
                join unit o on o.kind = a.who and (o.id in (f.unit_id, f.subject_id)
                    or a.about is not null and o.seat < f.seat and f.seat < o.seat_end
                        and not exists (select from unit x where x.id in (f.unit_id, f.subject_id) and x.kind = a.who))
                left join unit s on s.id in (f.unit_id, f.subject_id) and s.id <> o.id
                left join unit p on a.about is not null and p.id = s.id and p.seat > o.seat and p.seat < o.seat_end
                where (a.about is null or s.kind = :about)
                    -- what is filed for a duty that ended or was lifted asks for nothing more
                    and (f.kind <> 'FILING' or not exists (
                        select from duty d
                        join ask w on w.id = d.ask_id and w.evidence = 'FILING' and w.topic = f.topic
                        where d.unit_id = f.unit_id and d.period = f.period and d.former_of is null
                            and (d.waived or d.ended_on <= f.recorded_on)))
                    -- and what answers an event only where it was asked for; what corrects an answer goes on from what that asked for
                    and (exists (select from duty b where b.period = g.period and of_event(b.period) and b.former_of is null)
                        or f.kind = 'FILING' or not exists (
                            select from ask w where w.cadence = 'EVENT' and w.evidence = f.kind and w.topic = f.topic)
                        or exists (
                            select from duty d
                            join ask w on w.id = d.ask_id and w.cadence = 'EVENT' and w.evidence = f.kind and w.topic = f.topic
                            where d.unit_id = f.unit_id and d.former_of is null and d.met_on is null and not d.waived
                                and (d.ended_on is null or d.ended_on > f.recorded_on) and d.opens_on <= f.happened_on
                                and (f.period is null or f.period = d.period)))
            )
            """;

    private static final String INSERT = OWED + """
            insert into duty (ask_id, measure_id, unit_id, subject_id, place_id, seat, period, label, opens_on, due_soon_on, due_on,
                              locks_on, known_on)
            select ask_id, measure_id, unit_id, subject_id, place_id, seat, period, title, :opens, :soon, :due, :locks, recorded_on
            from owed
            on conflict do nothing
            returning id
            """;

    /**
     * What the facts that this one corrects brought about, where it is neither met nor lifted, and how it goes on: with other dates where the last
     * of them about the same unit named others.
     */
    private static final String CORRECTED = OWED + """
            select d.id, d.ask_id, o.recorded_on as known_on, o.title as label,
                   case when same.day then d.opens_on else :opens end as opens_on,
                   case when same.day then d.due_soon_on else :soon end as due_soon_on,
                   case when same.day then d.due_on else :due end as due_on,
                   case when same.day then d.locks_on else :locks end as locks_on
            from owed o
            cross join lateral (
                with recursive line as (
                    select w.* from fact w where w.id = o.replaces
                    union all
                    select w.* from line l join fact w on w.id = l.replaces)
                select l.happened_on = o.happened_on and (not :below or l.answer_by is not distinct from o.answer_by) as day
                from line l where coalesce(o.subject_id, o.unit_id) in (l.unit_id, l.subject_id)
                order by l.id desc limit 1) same
            join duty d on d.ask_id = o.ask_id and d.unit_id = o.unit_id and d.subject_id is not distinct from o.subject_id
                and d.period = o.period and d.former_of is null
            where d.met_on is null and not d.waived
            order by d.id for update of d
            """;

    /** What was called off with the fact that this one corrects, although that had been answered, and goes on as it was. */
    private static final String CALLED_OFF = CALLED_FOR + """
            select d.id, d.ask_id, w.recorded_on as known_on, d.label, d.opens_on, d.due_soon_on, d.due_on, d.locks_on
            from fact w
            join ask a on a.cadence = 'EVENT'
            join duty d on d.ask_id = a.id and d.period = any (select period from called except select period from origin)
                and coalesce(d.subject_id, d.unit_id) in (w.unit_id, w.subject_id) and d.former_of is null
            where w.id = any (:facts) and d.ended_on = w.recorded_on and d.met_on is null and not d.waived
            order by d.id for update of d
            """;

    /** What a new record may answer is held until the end, so that of two answers at once the second sees that it was answered. */
    private static final String ANSWERED = """
            select d.id
            from fact f
            join ask w on w.cadence = 'EVENT' and w.evidence = f.kind and w.topic = f.topic
            join duty d on d.ask_id = w.id and d.unit_id = f.unit_id and d.former_of is null and d.met_on is null
                and (f.period is null or f.period = d.period)
            where f.id = :id and f.kind <> 'FILING'
            order by d.id for update of d
            """;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final LedgerEntries ledger;
    private final Lives lives;
    private final Settlement settlement;
    private final Parameters parameters;
    private final Calendars calendars;

    EventDuties(
            JdbcClient jdbc,
            Plans plans,
            LedgerEntries ledger,
            Lives lives,
            Settlement settlement,
            Parameters parameters,
            Calendars calendars) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.ledger = ledger;
        this.lives = lives;
        this.settlement = settlement;
        this.parameters = parameters;
        this.calendars = calendars;
    }

    /** Generates what the plan in force asks for on a fact of this kind; in the transaction that records the fact. */
    public void follow(long factId) {
        PlanVersion version = plans.current().orElse(null);
        if (version == null) {
            return;
        }
        Happened fact = jdbc.sql("""
                        select f.kind, f.topic, f.happened_on, f.recorded_on, f.replaces, f.answer_by, u.kind as unit_kind
                        from fact f join unit u on u.id = f.unit_id
                        where f.id = :id
                        """).param("id", factId).query(Happened.class).single();
        if (fact.replaces() == null) {
            jdbc.sql(ANSWERED).param("id", factId).query(Long.class).list();
        }
        boolean calledFor = false;
        for (Measure measure : version.plan().measures()) {
            for (Ask ask : measure.asks()) {
                if (fact.brings(ask)) {
                    generate(version.id(), measure.id(), ask, factId, fact);
                    calledFor |= ask.form() != null || ask.evidence() == EvidenceKind.WORK_RECORD;
                }
            }
        }
        if (calledFor && fact.replaces() != null) {
            goOn(jdbc.sql(CALLED_OFF)
                    .param("facts", new Long[] {factId})
                    .query(Lives.NewDates.class)
                    .list());
        }
    }

    private void goOn(List<Lives.NewDates> courses) {
        lives.goOn(courses);
        settlement.settleNew(courses.stream().map(Lives.NewDates::id).toList());
    }

    /**
     * Ends what facts brought about that turn out never to have happened, also what the answers to that did; what is met or lifted
     * stays.
     */
    void withdraw(List<Long> factIds, LocalDate day) {
        lives.end(
                jdbc.sql(CALLED_FOR + """
                        select d.id
                        from ask a
                        join duty d on d.ask_id = a.id and d.period = any (select period from called)
                        where a.cadence = 'EVENT' and d.met_on is null and not d.waived
                            and coalesce(d.ended_on, 'infinity') > greatest(:day, d.known_on)
                        order by d.id for update of d
                        """)
                        .param("facts", factIds.toArray(Long[]::new))
                        .param("day", day)
                        .query(Long.class)
                        .list(),
                day);
    }

    /**
     * The owner is whichever of the fact's two units is of the kind asked; the other is the subject where the ask is about one. Where
     * neither is of that kind, an ask about one is owed by whoever of it stands above the unit that the fact is of.
     * What is done since the event counts. A correction that leaves both days as they were gives no new time: what it goes on with keeps its
     * dates.
     */
    private void generate(int version, String measure, Ask ask, long factId, Happened fact) {
        LocalDate opens = fact.happenedOn();
        LocalDate due = fact.due(ask, calendars.current());
        LocalDate near = due.minusDays(parameters.current().city(ParameterKey.SOON_EVENT));
        LocalDate soon = near.isBefore(opens) ? opens : near;
        LocalDate locks = ask.grace().map(due::plusDays).orElse(null);
        Function<String, JdbcClient.StatementSpec> bound = sql -> jdbc.sql(sql)
                .param("facts", new Long[] {factId})
                .param("version", version)
                .param("measure", measure)
                .param("who", ask.who().name())
                .param("evidence", ask.evidence().name())
                .param("about", ask.about() == null ? null : ask.about().of().name(), Types.VARCHAR)
                .param("opens", opens)
                .param("soon", soon)
                .param("due", due)
                .param("locks", locks, Types.DATE);
        List<Lives.NewDates> corrected = fact.replaces() == null
                ? List.of()
                : bound.apply(CORRECTED)
                        .param("below", ask.isOwedBelow(fact.unitKind()))
                        .query(Lives.NewDates.class)
                        .list();
        List<Long> owed = bound.apply(INSERT).query(Long.class).list();
        ledger.enter(owed);
        settlement.settleNew(owed);
        goOn(corrected);
    }
}
