package cn.haoyuan.nudge;

import cn.haoyuan.duty.NoteChanges;
import cn.haoyuan.notice.NewNotice;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What {@link RecordNews} tells of the duties that events bring about: its statements, and the words. */
final class EventNews {

    private EventNews() {}

    /** Whether a notice n was read: one that a later one outdid first stands as read since it came. */
    static final String READ = "n.read_at > n.at";

    /**
     * What is met, lifted or ended by now is no news, nor what one's own unit put on record. Another deadline of the same duty is news, and
     * so is every correction of what brought it about, whether or not it moves the deadline. What was seen at a visit, or done
     * about it, is told too.
     */
    static final String EVENTS = """
            select d.id, c.id as account_id, k.key, m.title || coalesce('（' || unit_name(d.subject_id, :today::date) || '）', '') as measure,
                   d.label, d.due_on, case when z.kind <> 'LETTER' then w.note else '' end as note,
                   case when z.kind = 'LETTER' then w.note end as letter, told.note as told, coalesce(told.read, false) as read, heard.due_on as heard,
                   bool_or(exists (select from notice n where n.account_id = c.id and starts_with(n.key || ':', 'event:' || d.id || ':'))) as known
            from ask a
            join duty d on d.ask_id = a.id and d.former_of is null and d.known_on > :since
                and d.met_on is null and not d.waived and (d.ended_on is null or d.ended_on > :today)
            join measure m on m.id = d.measure_id
            join fact f on f.id = cause_of(d.period)
                -- what was filed is on record by whoever accepted it
                and (f.unit_id <> d.unit_id or f.kind = 'FILING')
            join\s""" + Recipients.ANSWERING + """
            cross join lateral (
                with recursive line as (
                    select f.id
                    union all
                    select o.id from line l join fact o on o.replaces = l.id)
                select array_agg(line.id) as facts, max(line.id) as last,
                       'event:' || d.id || ':' || d.due_on || case when max(line.id) <> f.id then ':' || max(line.id) else '' end as key
                from line) k
            left join lateral (
                -- the deadline that they last read of, else the first that they were told
                select split_part(n.key, ':', 3)::date as due_on
                from notice n
                where n.account_id = c.id and n.key like 'event:' || d.id || ':____-__-__%'
                order by coalesce(""" + READ + """
                    , false) desc, case when\s""" + READ + """
                     then -n.id else n.id end
                limit 1) heard on true
            left join fact z on z.id = k.last and z.source = 'work-record' and z.kind in ('VISIT', 'WORK_RECORD', 'LETTER')
            left join work_record w on w.id = z.source_id
            left join lateral (
                -- what a letter said when they last read of it, else at first
                select o.note, coalesce(s.read, false) as read
                from fact g
                join work_record o on o.id = g.source_id
                left join lateral (
                    select true as read from notice n
                    where n.account_id = c.id and
                        """ + READ + """
                        and n.key like 'event:' || d.id || ':%' and (n.key like '%:' || g.id or g.id = f.id)
                    limit 1) s on true
                where z.kind = 'LETTER' and g.id = any (k.facts) and g.id < k.last and (g.id = f.id or s.read)
                order by g.id desc limit 1) told on true
            where a.cadence = 'EVENT' and not exists (select from notice n where n.account_id = c.id and n.key = k.key)
            group by d.id, d.subject_id, c.id, k.key, m.title, d.label, d.due_on, z.kind, w.note, told.note, told.read, heard.due_on
            order by d.id, c.id
            limit :most
            """;

    /** The first of the facts that a fact f corrects in turn: duties go by it. */
    private static final String ORIGIN = """
            cross join lateral (
                with recursive line as (
                    select f.id, f.replaces
                    union all
                    select o.id, o.replaces from line l join fact o on o.id = l.replaces)
                select min(id) as origin from line) g
            """;

    /** What brought about a duty that is met by now turned out never to have been, or elsewhere: what was done stays done. */
    static final String UNFOUNDED = """
            select d.id, c.id as account_id, k.key, m.title as measure, f.title as label, v.reason,
                   exists (select from fact o where o.replaces = f.id) as elsewhere
            from fact_void v
            join fact f on f.id = v.fact_id
            """ + ORIGIN + """
            join duty d on d.period = event_period(g.origin) and d.former_of is null and d.met_on is not null and d.unit_id <> f.unit_id
                and (d.ended_on is null or d.ended_on > :today) and coalesce(d.subject_id, d.unit_id) in (f.unit_id, f.subject_id)
            join ask a on a.id = d.ask_id and a.cadence = 'EVENT'
            join measure m on m.id = d.measure_id
            join\s""" + Recipients.ANSWERING + """
            cross join lateral (select 'unfounded:' || d.id || ':' || f.id as key) k
            where v.voided_on > :since and not exists (select from notice n where n.account_id = c.id and n.key = k.key)
                and not exists (
                    with recursive later as (
                        select o.* from fact o where o.replaces = f.id
                        union all
                        select o.* from later l join fact o on o.replaces = l.id)
                    select from later l where coalesce(d.subject_id, d.unit_id) in (l.unit_id, l.subject_id))
            group by d.id, c.id, k.key, m.title, f.id, f.title, v.reason
            order by d.id, c.id
            limit :most
            """;

    /** What was looked at reads otherwise since: the look stays, and whoever looked is told. */
    static final String REWORDED = """
            select d.id, c.id as account_id, k.key, m.title || coalesce('（' || unit_name(d.subject_id, :today::date) || '）', '') as measure,
                   f.title as label, w.note
            from fact f
            """ + ORIGIN + """
            join duty d on d.period = event_period(g.origin) and d.former_of is null and d.met_on is not null and d.unit_id <> f.unit_id
                and (d.ended_on is null or d.ended_on > :today)
            join ask a on a.id = d.ask_id and a.cadence = 'EVENT'
            join measure m on m.id = d.measure_id
            join work_record w on w.id = f.source_id and f.source = 'work-record'
            join work_record former on former.id = w.replaces and former.note <> w.note
            join\s""" + Recipients.ANSWERING + """
            cross join lateral (select 'corrected:' || d.id || ':' || f.id as key) k
            where f.kind = 'WORK_RECORD' and f.replaces is not null and f.recorded_on > :since
                and not exists (select from fact_void v where v.fact_id = f.id)
                and not exists (select from notice n where n.account_id = c.id and n.key = k.key)
                and exists (
                    select from bearing b join fact e on e.id = b.fact_id
                    where b.duty_id = d.id and (e.recorded_at, e.id) < (f.recorded_at, f.id)
                        and not exists (select from fact_void v where v.fact_id = e.id))
            group by d.id, d.subject_id, c.id, k.key, m.title, f.title, w.note
            order by d.id, c.id
            limit :most
            """;

    /**
     * What an event asked for and does not ask any more, as a circular that was taken back: the notice of it says so and why, until it does again, and is
     * unread once more. One that a later notice of the same corrects says that it was corrected; there is nothing left to read in one of a correction (see {@link #READ}).
     */
    static final String CALLED_OFF = """
            update notice n
            set title = k.title, body = left(k.told || coalesce(E'\n已取消：' || w.reason || '（' || unit_name(w.unit_id, w.voided_on) || '）', ''), 8000),
                read_at = case when k.off = starts_with(n.title, :off) then coalesce(n.read_at, case when k.outdone then n.at end) end,
                at = case when k.off = starts_with(n.title, :off) then n.at else :now end
            from ask a
            join duty d on d.ask_id = a.id and d.former_of is null and (d.known_on > :since or d.ended_on > :since)
            join post p on p.unit_id = d.unit_id and p.role in (a.post, 'OFFICE', 'PRINCIPAL')
            join account c on c.person_id = p.person_id
            join notice t on t.account_id = c.id and t.href = '/duties/' || d.id and starts_with(t.key, 'event:')
            cross join lateral (
                select coalesce(d.ended_on <= :today, false) and d.met_on is null as off, regexp_replace(t.body, E'\n已取消：[^\n]*$', '') as told) o
            left join lateral (select * from ended_for(d.id) where o.off) w on true
            cross join lateral (
                select coalesce(bool_or(p.id > t.id), false) as corrected, coalesce(bool_or(p.id < t.id), false) as correcting
                from notice p
                where p.account_id = t.account_id and p.href = t.href and p.id <> t.id and starts_with(p.key, 'event:')) l
            cross join lateral (
                select o.off, o.told, l.corrected and l.correcting as outdone,
                       left(case when o.off then :off when l.corrected then '（后有更正）' else '' end
                                || regexp_replace(t.title, '^（(已取消|已更正|后有更正)）', ''), 120) as title) k
            where a.cadence = 'EVENT' and n.id = t.id and n.title <> k.title
            """;

    /**
     * A duty to be told of.
     *
     * @param letter what the letter says that brought it about; null where none did
     * @param told what that said when they last read of it, or at first where they did not ({@code read})
     * @param heard the deadline that they last read of, or that they were told first; null where they heard of none
     * @param known whether they were told of the duty before
     */
    record Event(
            long id,
            int accountId,
            String key,
            String measure,
            String label,
            LocalDate dueOn,
            @Nullable String note,
            @Nullable String letter,
            @Nullable String told,
            boolean read,
            @Nullable LocalDate heard,
            boolean known) {

        NewNotice news(LocalDate today) {
            // another deadline than the one they heard of; null for none
            LocalDate former = heard == null || heard.equals(dueOn) ? null : heard;
            String due = former == null ? "仍为" : "由" + Day.brief(former, today) + "改为";
            return new NewNotice(
                    accountId,
                    key,
                    (!known ? "新增事项：" : former == null ? "起因已更正：" : "期限变更：") + measure,
                    "由“" + label + "”引起，" + (known ? "已更正，" + due : "") + Day.brief(dueOn, today) + "截止。"
                            + (known ? changes() : "")
                            + (note == null || note.isEmpty() ? "" : "\n" + note),
                    "/duties/" + id);
        }

        /** In a line of its own, which says since when; "" for none. */
        private String changes() {
            String changes = NoteChanges.words(told, letter).strip();
            return changes.isEmpty() ? "" : "\n" + (read ? "与您上次看过的相比，" : "与最初的相比，") + changes;
        }
    }

    /** @param elsewhere whether it was corrected to another unit */
    record Unfounded(
            long id, int accountId, String key, String measure, String label, String reason, boolean elsewhere) {

        NewNotice news() {
            return new NewNotice(
                    accountId,
                    key,
                    (elsewhere ? "起因与本单位无关：" : "起因已作废：") + measure,
                    "“" + label + "”" + (elsewhere ? "已更正为别的单位，不再涉及本单位" : "已作废：" + reason) + "。这一事项此前已经完成，不受影响。",
                    "/duties/" + id);
        }
    }

    record Reworded(long id, int accountId, String key, String measure, String label, String note) {

        NewNotice news() {
            return new NewNotice(
                    accountId,
                    key,
                    "办完以后更正：" + measure,
                    "“" + label + "”在这一事项办完以后作了更正，现在写的是：\n" + note,
                    "/duties/" + id);
        }
    }
}
