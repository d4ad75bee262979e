package cn.haoyuan.duty;

import cn.haoyuan.database.Everywhere;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Facts are appended in the transaction of the work they come from, and settle the duties they bear on at once, whether or not
 * whoever records them sees these: an inspector sees some kindergartens, not what the county owes as a whole.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Facts {

    private static final String OF_RECORD = """
            array(
                select f.id from fact f
                where f.source = :source and f.source_id = :id and not exists (select from fact_void v where v.fact_id = f.id))
            """;

    private static final String BROUGHT_ABOUT = EventDuties.ORIGIN_OF.formatted(OF_RECORD) + """
            select id from duty
            where ask_id = any (array(select id from ask where cadence = 'EVENT'))
              and period = any (array(select period from origin)) and former_of is null
            """;

    private static final String FOLLOWED = EventDuties.CALLED_FOR_BY.formatted(OF_RECORD) + """
            select id from duty
            where ask_id = any (array(select id from ask where cadence = 'EVENT'))
              and period = any (array(select period from called except select period from origin)) and former_of is null
            """;

    /** The topics of a fact's record. */
    private static final String BESIDE = """
            (select coalesce(string_agg(o.topic, ','), '') from fact o where o.source = f.source and o.source_id = f.source_id) as beside,
            """;

    private final JdbcClient jdbc;
    private final Settlement settlement;
    private final EventDuties eventDuties;
    private final Everywhere everywhere;
    private final Clock clock;

    Facts(JdbcClient jdbc, Settlement settlement, EventDuties eventDuties, Everywhere everywhere, Clock clock) {
        this.jdbc = jdbc;
        this.settlement = settlement;
        this.eventDuties = eventDuties;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    /** Puts a fact on record; every duty that it discharges is met from this day on. Answers its id. */
    public long record(NewFact fact) {
        return record(fact, null);
    }

    /**
     * The same for a record that corrects another of the same source, whose facts were voided: a duty that the like of them brought
     * about goes on with what is right now, under its id and with all that was written for it. It keeps its dates unless the record
     * names another day, its own or that of the answer: what asks for something else is another record, and the wrong one is voided. It counts for the period that the
     * wrong one named, or for none as that, if it is about the same subject and of a day since that opened. Answers the fact's id.
     */
    public long correct(NewFact fact, long wrong) {
        return record(fact, wrong);
    }

    private long record(NewFact fact, @Nullable Long wrong) {
        long id = jdbc.sql("""
                        insert into fact (kind, topic, unit_id, seat, subject_id, subject_seat, period, happened_on, recorded_at,
                                          recorded_on, title, source, source_id, answer_by, replaces)
                        select :kind, :topic, u.id, u.seat, :subject::int, unit_seat(:subject::int), coalesce(:period, w.period), :happened,
                               :now, :today, :title, :source, :sourceId, :by, w.id
                        from unit u
                        left join lateral (
                            select f.id,
                                   case when f.subject_id is not distinct from :subject::int and (f.period = :none or exists (
                                       select from duty d join ask a on a.id = d.ask_id
                                       where d.unit_id = :unit and d.period = f.period and d.opens_on <= :happened
                                           and a.evidence = :kind and (a.topic is null or a.topic = :topic))) then f.period end as period
                            from fact f
                            where f.source = :source and f.source_id = :wrong and f.kind = :kind and f.topic is not distinct from :topic
                            order by f.id desc limit 1) w on true
                        where u.id = :unit
                        returning id
                        """)
                .param("kind", fact.kind().name())
                .param("topic", fact.topic())
                .param("unit", fact.unitId())
                .param("subject", fact.subjectId())
                .param("period", fact.period())
                .param("none", NewFact.NO_PERIOD)
                .param("happened", fact.happenedOn())
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .param("title", fact.title())
                .param("source", fact.source())
                .param("sourceId", fact.sourceId())
                .param("by", fact.answerBy(), Types.DATE)
                .param("wrong", wrong, Types.BIGINT)
                .query(Long.class)
                .single();
        everywhere.run(() -> {
            eventDuties.follow(id);
            settlement.settleFacts(List.of(id));
        });
        return id;
    }

    /**
     * Voids all facts of a record, because it was a mistake, and ends what they brought about. The boards of past days keep what
     * was known then.
     *
     * @param postId who does it, or null for the system
     * @param reason 1 to 200 characters
     */
    public void voidSource(String source, long sourceId, @Nullable Integer postId, String reason) {
        List<Long> voided = jdbc.sql("""
                        insert into fact_void (fact_id, voided_on, voided_at, post_id, reason)
                        select f.id, :today, :now, :post, :reason
                        from fact f
                        where f.source = :source and f.source_id = :id and not exists (select from fact_void v where v.fact_id = f.id)
                        returning fact_id
                        """)
                .param("today", LocalDate.now(clock))
                .param("now", OffsetDateTime.now(clock))
                .param("post", postId)
                .param("reason", reason)
                .param("source", source)
                .param("id", sourceId)
                .query(Long.class)
                .list();
        everywhere.run(() -> {
            eventDuties.withdraw(voided, LocalDate.now(clock));
            settlement.settleFacts(voided);
        });
    }

    /**
     * The facts that bear on a duty, voided ones included, as far as recorded on {@code asOf}: the {@value DutyPage#MOST_EVIDENCE} that
     * happened last, the earliest of them first.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Fact> of(long dutyId, LocalDate asOf) {
        return jdbc.sql("""
                        select f.id, f.kind, f.topic, f.unit_id, f.subject_id, f.happened_on, f.recorded_at, f.title, f.source,
                               """ + BESIDE + """
                               f.source_id, f.answer_by, v.voided_on, v.reason as void_reason
                        from bearing b
                        join fact f on f.id = b.fact_id
                        left join fact_void v on v.fact_id = f.id and v.voided_on <= :asOf
                        where b.duty_id = :duty and f.recorded_on <= :asOf
                        order by f.happened_on desc, f.id desc
                        limit :most
                        """)
                .param("duty", dutyId)
                .param("asOf", asOf)
                .param("most", DutyPage.MOST_EVIDENCE)
                .query(Fact.class)
                .list()
                .reversed();
    }

    /**
     * How many facts count for a duty, as its page says it.
     *
     * @param before how many of them happened, or on the same day were on record, before those that are looked at
     */
    public record Bearing(long dutyId, long counted, long before) {}

    /** The duties that the facts of a record are evidence of; also those that were met without it, by what happened before. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<Long, Bearing> bearing(String source, long sourceId) {
        return jdbc.sql("""
                        with helped as (
                            select d.id, min(f.happened_on) as day, min(f.id) as fact
                            from fact f
                            join bearing b on b.fact_id = f.id
                            join duty d on d.id = b.duty_id
                            where f.source = :source and f.source_id = :id
                                and not exists (select from fact_void v where v.fact_id = f.id)
                            group by d.id)
                        select h.id as duty_id, count(distinct k.key) as counted,
                               count(distinct k.key) filter (where (f.happened_on, f.id) < (h.day, h.fact)) as before
                        from helped h
                        join bearing b on b.duty_id = h.id
                        join fact f on f.id = b.fact_id
                        cross join lateral (
                            select (f.happened_on, case when f.kind = 'VISIT' then coalesce(f.subject_id, -f.id) else f.id end) as key) k
                        where not exists (select from fact_void v where v.fact_id = f.id)
                        group by h.id
                        """).param("source", source).param("id", sourceId).query(Bearing.class).stream()
                .collect(Collectors.toMap(Bearing::dutyId, Function.identity()));
    }

    /** The duties that the facts of a record brought about, or those that they correct did before them. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Long> broughtAboutBy(String source, long sourceId) {
        return duties(BROUGHT_ABOUT, source, sourceId);
    }

    /** The duties that the answers to those brought about in their turn: they end with the record as well. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Long> followingFrom(String source, long sourceId) {
        return duties(FOLLOWED, source, sourceId);
    }

    private List<Long> duties(String sql, String source, long sourceId) {
        return jdbc.sql(sql)
                .param("source", source)
                .param("id", sourceId)
                .query(Long.class)
                .list();
    }

    /**
     * What brought a duty about, as it was corrected last by the day; empty for one that comes with its period, and where the viewer does not see
     * it.
     *
     * @param answered as it stood when the duty was met, if it is
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Fact> cause(long dutyId, LocalDate asOf, boolean answered) {
        return jdbc.sql("""
                        with recursive line as (
                            select cause_of(period) as id from duty where id = :duty
                            union all
                            select f.id from line l join fact f on f.replaces = l.id and f.recorded_on <= :asOf
                                and not (:answered and exists (
                                    select from bearing b join fact e on e.id = b.fact_id
                                    where b.duty_id = :duty and (e.recorded_at, e.id) < (f.recorded_at, f.id) and not exists (
                                        select from fact_void v where v.fact_id = e.id and v.voided_on <= :asOf)))
                        )
                        select f.id, f.kind, f.topic, f.unit_id, f.subject_id, f.happened_on, f.recorded_at, f.title, f.source,
                               """ + BESIDE + """
                               f.source_id, f.answer_by, v.voided_on, v.reason as void_reason
                        from line l
                        join fact f on f.id = l.id
                        left join fact_void v on v.fact_id = f.id and v.voided_on <= :asOf
                        order by f.id desc limit 1
                        """)
                .param("duty", dutyId)
                .param("asOf", asOf)
                .param("answered", answered)
                .query(Fact.class)
                .optional();
    }
}
