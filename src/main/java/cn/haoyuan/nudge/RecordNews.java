package cn.haoyuan.nudge;

import cn.haoyuan.duty.NoteChanges;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.notice.Notice;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells what is new on record to those whom it concerns: principals what was seen at a visit or said in an evaluation; an office what
 * was written to it; whoever answers for a unit what it owes because of an event, such as a circular; the offices concerned that a unit did
 * not move on the day arranged for it. Each is told once, in the hours of nudges, and not of what lies long back. What was told is
 * marked where the record was taken back, and what an event asks for where it does not any more, or where the event was corrected.
 */
@Component
public class RecordNews {

    /** What lies further back is told to nobody; long enough for holidays and downtime. */
    private static final int DAYS = 14;

    /** Most of each that one sweep tells; the next one goes on. */
    private static final int A_SWEEP = 2000;

    /**
     * A visit or evaluation of which nothing was written is no news; a corrected one is news if its words changed. Who helps a kindergarten
     * is told how that was evaluated as its pair. A letter that asks for something is told by what it asks for, and so is a visit, but not
     * the words that it was given only after that was done or lifted; any other as itself.
     */
    private static final String VISITS = """
            select c.id as account_id, k.key, l.name as visitor, r.kind, r.happened_on, r.title, r.note, r.id, r.replaces is not null as corrected,
                   exists (select from fact f join duty d on d.unit_id = t.unit_id and d.period = event_period(f.id)
                           where f.source = 'work-record' and f.source_id = any (k.records) and d.met_on is not null) as answered,
                   -- what a letter said when they last read of it
                   (select o.note
                    from work_record o
                    where r.kind = 'LETTER' and o.id = any (k.records) and o.id <> r.id and (o.replaces is null or exists (
                        select from notice n
                        where n.account_id = c.id and
                            """ + EventNews.READ + """
                            and (n.key = k.first || md5(o.note) or exists (
                            select from fact f
                            where f.source = 'work-record' and f.source_id = o.id and n.key like 'event:%:' || f.id))))
                    order by o.id desc limit 1) as told
            from work_record r
            cross join lateral (
                select r.subject_id as unit_id
                union
                select h.helper_id from paired_record h where h.record_id = r.id) t
            cross join lateral (
                -- looked up unit by unit: joined to posts by their days, all posts are gone through for each record
                select c.id
                from post p
                join account c on c.person_id = p.person_id and c.enabled
                where p.unit_id = t.unit_id and (p.role = 'PRINCIPAL' or p.role = 'OFFICE' and r.kind = 'LETTER')
                    and p.during @> :today::date
                offset 0) c
            join placement l on l.unit_id = r.unit_id and l.from_on <= :today and :today < l.until_on
            cross join lateral (
                -- the first of the records that correct one another, and what it says
                with recursive line as (
                    select r.id, r.replaces
                    union all
                    select o.id, o.replaces from line join work_record o on o.id = line.replaces)
                select 'visit:' || min(line.id) || ':' as first, 'visit:' || min(line.id) || ':' || md5(r.note) as key,
                       array_agg(line.id) as records
                from line) k
            where (r.kind in ('VISIT', 'EVALUATION') and r.note <> '' or r.kind = 'LETTER') and r.happened_on > :since
              and (not exists (select from ask a where a.on_evidence = r.kind and (a.on_topic is null or a.on_topic = any (r.topics)))
                  or not exists (
                  select from fact f
                  join duty d on d.unit_id = t.unit_id and d.period = event_period(f.id) and d.former_of is null
                  join ask a on a.id = d.ask_id and a.on_evidence = r.kind and (a.on_topic is null or a.on_topic = any (r.topics))
                  where f.source = 'work-record' and f.source_id = any (k.records)
                    and (d.met_on is null and not d.waived or exists (
                        select from work_record o
                        where o.id = any (k.records) and o.note = r.note and (o.replaces is null or o.recorded_at < coalesce(
                            (select min(g.recorded_at) from bearing b join fact g on g.id = b.fact_id where b.duty_id = d.id),
                            (d.outcome_on + 1)::timestamp at time zone 'Asia/Shanghai'))))))
              and not exists (select from work_record_void v where v.record_id = r.id)
              and not exists (select from notice n where n.account_id = c.id and n.key = k.key)
            order by r.id, c.id
            limit :most
            """;

    /** The offices above the unit and above where it was to go. */
    private static final String MOVES = """
            select m.unit_id, c.id as account_id, k.key, unit_name(m.unit_id, m.day) as unit,
                   unit_name(m.parent_id, m.day) as parent, m.day, m.refused
            from planned_move m
            join unit u on u.id <> m.unit_id
                and (u.seat <= m.seat and m.seat < u.seat_end or u.seat <= m.parent_seat and m.parent_seat < u.seat_end)
            join post p on p.unit_id = u.id and p.role = 'OFFICE' and p.during @> :today::date
            join account c on c.person_id = p.person_id and c.enabled
            cross join lateral (select 'move:' || m.unit_id || ':' || m.day as key) k
            where m.refused is not null and m.day > :since
              and not exists (select from notice n where n.account_id = c.id and n.key = k.key)
            group by m.unit_id, c.id, k.key, m.parent_id, m.day, m.refused
            order by m.unit_id, c.id
            limit :most
            """;

    /**
     * Who was told of a visit, evaluation or letter whose record was taken back is not to act on it: the notice says so, and still leads there.
     * What was corrected is void once its correction is, and where that is about another unit. Nothing is left to read in it where they were told of that.
     */
    private static final String TAKEN_BACK = """
            with recursive taken(id, replaces) as (
                select r.id, r.replaces from work_record_void v join work_record r on r.id = v.record_id where v.at > :since
                union
                select o.id, o.replaces from taken t join work_record o on o.id = t.replaces)
            update notice n
            set title = left(k.mark || regexp_replace(n.title, '^（记录已..）', ''), 120),
                read_at = coalesce(n.read_at, case when exists (
                    select from notice o
                    where o.account_id = n.account_id and o.id > n.id and starts_with(o.key, left(n.key, length(n.key) - 32))) then n.at end)
            from taken t
            join work_record r on r.id = t.id and r.kind in ('VISIT', 'EVALUATION', 'LETTER')
            join post p on p.role in ('PRINCIPAL', 'OFFICE')
                and (p.unit_id = r.subject_id or p.unit_id in (select h.helper_id from pairing h where h.helped_id = r.subject_id))
            join account c on c.person_id = p.person_id
            cross join lateral (
                with recursive line as (
                    select t.id
                    union all
                    select o.id from line join work_record o on o.replaces = line.id)
                select case when bool_and(exists (select from work_record_void v where v.record_id = line.id)
                                or (select o.subject_id from work_record o where o.id = line.id) is distinct from r.subject_id)
                            then '（记录已作废）' else '（记录已更正）' end as mark
                from line) k
            where n.account_id = c.id and starts_with(n.key, 'visit:') and n.href = '/records/' || r.id
              and not starts_with(n.title, k.mark)
            """;

    private record Visit(
            int accountId,
            String key,
            String visitor,
            EvidenceKind kind,
            LocalDate happenedOn,
            String title,
            String note,
            long id,
            boolean corrected,
            boolean answered,
            @Nullable String told) {

        NewNotice news(LocalDate today) {
            String what = kind == EvidenceKind.VISIT ? "到园" : kind == EvidenceKind.LETTER ? "来函" : kind.label();
            return new NewNotice(
                    accountId,
                    key,
                    visitor + Day.brief(happenedOn, today) + what + (corrected ? "（更正）" : "") + "：" + title,
                    (corrected && answered ? "这是对以前那条的更正。那条要办的已经办完，不用再办。" + NoteChanges.words(told, note) + "\n" : "")
                            + note,
                    "/records/" + id);
        }
    }

    private record Move(
            int unitId, int accountId, String key, String unit, String parent, LocalDate day, String refused) {

        NewNotice news(LocalDate today) {
            String title = unit + "没有按期改隶" + parent;
            return new NewNotice(
                    accountId, key, title, "原定" + Day.brief(day, today) + "起：" + refused, "/units/" + unitId);
        }
    }

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Hours hours;
    private final Parameters parameters;

    RecordNews(JdbcClient jdbc, Notices notices, Hours hours, Parameters parameters) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.hours = hours;
        this.parameters = parameters;
    }

    /** Tells what was not told yet, once the hours allow it; answers how much. Run in {@code Scope.EVERYTHING}. */
    @Transactional
    public int tell() {
        LocalDateTime now = hours.now();
        if (!hours.of(parameters.current()).allows(now)) {
            return 0;
        }
        LocalDate today = now.toLocalDate();
        List<NewNotice> news = Stream.of(
                        of(VISITS, Visit.class, today).map(visit -> visit.news(today)),
                        of(EventNews.EVENTS, EventNews.Event.class, today).map(event -> event.news(today)),
                        of(EventNews.UNFOUNDED, EventNews.Unfounded.class, today)
                                .map(EventNews.Unfounded::news),
                        of(EventNews.REWORDED, EventNews.Reworded.class, today).map(EventNews.Reworded::news),
                        of(MOVES, Move.class, today).map(move -> move.news(today)))
                .flatMap(each -> each)
                .toList();
        notices.tell(news);
        jdbc.sql(TAKEN_BACK).param("since", today.minusDays(DAYS)).update();
        jdbc.sql(EventNews.CALLED_OFF)
                .param("off", Notice.CALLED_OFF)
                .param("now", Hours.moment(now))
                .param("today", today)
                .param("since", today.minusDays(DAYS))
                .update();
        return news.size();
    }

    private <T> Stream<T> of(String sql, Class<T> what, LocalDate today) {
        return jdbc
                .sql(sql)
                .param("today", today)
                .param("since", today.minusDays(DAYS))
                .param("most", A_SWEEP)
                .query(what)
                .list()
                .stream();
    }
}
