package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Like;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Word;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom work may be about: units in the viewer's scope, and others that the viewer's unit owes something about (a partner, a peer
 * county).
 */
@Component
@Transactional(readOnly = true)
class Subjects {

    private static final String SELECT = """
            with owed as materialized (
                select d.subject_id, d.also_id, d.opens_on, d.due_on, d.measure_id,
                       d.met_on is null and not d.waived and d.opens_on <= :day
                           and (d.locks_on is null or d.locks_on >= :day)
                           and (a.topic is null or a.topic = any (:topics)) as waits
                from duty d join ask a on a.id = d.ask_id
                where d.unit_id = :unit and a.evidence = :kind and d.subject_id is not null and (d.ended_on is null or d.ended_on > :day)
                    and (d.met_on is null and not d.waived and d.opens_on <= :day or d.also_id is not null and d.due_on >= :day - 370)
            ), wait as (
                select subject_id, count(*) as owed, min(due_on) as due_on, (array_agg(measure_id order by due_on))[1] as measure_id
                from owed where waits group by subject_id
            ), latest as (
                select f.subject_id, max(f.happened_on) as last_on
                from fact f
                where f.unit_id = :unit and f.kind = :kind and f.subject_id is not null
                    and not exists (select from fact_void v where v.fact_id = f.id)
                group by f.subject_id
            ), last_place as (
                select p.parent_id from units_on(:day) p
                where p.id = (select r.subject_id from work_record r
                              where r.post_id = :post and r.subject_id is not null
                              order by r.recorded_at desc, r.id desc limit 1)
            ), candidate as (
                select u.id, u.name, u.kind, u.code, u.parent_id, u.seat, u.parent_id = (select parent_id from last_place) as near
                from units_on(:day) u
                where u.kind = any (:kinds) and u.id <> :unit and u.unit_seat <@ (select scope())
                union all
                select o.also_id, unit_name(o.also_id, :day), null, null, null, 0, false
                from (select distinct also_id from owed
                      where also_id is not null and opens_on <= :day and due_on >= :day - 370) o
                where not exists (select from unit u where u.id = o.also_id and u.seat <@ (select scope()))
            ), ranked as (
                select c.*, w.owed, w.due_on, w.measure_id, l.last_on, count(*) over () as among,
                       row_number() over due as rank, row_number() over (partition by c.near order by
                           w.owed is null, w.due_on, l.last_on nulls first, c.seat, c.id) as rank_near
                from candidate c left join wait w on w.subject_id = c.id left join latest l on l.subject_id = c.id
                where (:id::int is null or c.id = :id)
                    and (:names::text[] is null or replace(c.name, ' ', '') = any (:names::text[])
                        or exists (select from units_on(:day) a
                                   where a.id = c.parent_id and replace(a.name || c.name, ' ', '') = any (:names::text[])))
                    and (cardinality(:texts::text[]) = 0
                    or c.id = any (array(select unit_id from units_called(:texts, :spellings, :loose)))
                    or c.seat = 0 and c.name ilike :like)
                -- whom one names is called just so, rather than something after it: branches carry the name of their kindergarten
                window due as (order by case when cardinality(:texts::text[]) > 0 then length(c.name) end, w.owed is null, w.due_on, w.owed is not null and c.near is true desc,
                                        l.last_on nulls first, c.seat, c.id)
            ), next as (
                select * from ranked where rank <= :due or near and rank_near <= :around or id = :chosen::int
            )
            select n.id, n.name, n.kind, n.code, s.spelling, a.name as above, coalesce(n.owed, 0) as owed, n.due_on, m.key as measure, t.label as taken_for, coalesce(t.done, false) as done, n.last_on, coalesce(n.near, false) as near, n.among, :paper::boolean as on_paper,
                   p.latitude, p.longitude
            from next n
            left join measure m on m.id = n.measure_id
            left join units_on(:day) a on a.id = n.parent_id
            left join lateral (
                -- as Settlement counts it: the first that is still in time, else the last that was
                select d.label, d.met_on is not null and (:corrects::bigint is null or exists (
                           select from bearing b join fact f on f.id = b.fact_id
                           where b.duty_id = d.id and (f.source, f.source_id) is distinct from (:source, :corrects)
                               and not exists (select from fact_void v where v.fact_id = f.id))) as done
                from duty d join ask k on k.id = d.ask_id
                where :paper::boolean and d.unit_id = :unit and d.subject_id = n.id and k.evidence = :kind and k.cadence = 'EVENT'
                    and (k.topic is null or k.topic = any (:topics)) and d.opens_on <= :day and d.locks_on is null
                    and d.former_of is null and not d.waived and (d.ended_on is null or d.ended_on > :day)
                order by d.due_on < :day, abs(d.due_on - :day), d.met_on is not null limit 1) t on true
            left join kindergarten_position p on p.unit_id = n.id
            left join lateral (select string_agg(spelling, ' ') as spelling from unit_search where unit_id = n.id) s on true
            order by n.rank
            """;

    private static final int SUGGESTED = 5;
    private static final int AROUND = 3;
    private static final int FOUND = 20;

    /** More than any county has kindergartens; a city's researcher finds the rest by name, with a signal. */
    private static final int MOST = 1500;

    private final JdbcClient jdbc;

    Subjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whom to turn to next: whose duty is due soonest, of those who is around the last place; or who was longest without.
     *
     * @param topics what the work is about; where none is chosen, what the post owes
     * @param chosen who is among them in any case, if it may be about them; null for nobody
     * @param corrects the record that is being corrected, which is not what has been done already; null for none. Likewise below
     */
    List<SubjectOffer> next(
            Viewer viewer,
            WorkOffer offer,
            List<String> topics,
            LocalDate day,
            @Nullable Integer chosen,
            @Nullable Long corrects) {
        return ask(viewer, offer, topics, day, null, chosen, null, null, SUGGESTED, AROUND, corrects);
    }

    /** Those that are called so, at most twenty; of what lies outside the scope, those with these characters in their name, in this order. */
    List<SubjectOffer> called(
            Viewer viewer, WorkOffer offer, List<String> topics, LocalDate day, String text, @Nullable Long corrects) {
        return ask(viewer, offer, topics, day, null, null, null, text, FOUND, 0, corrects);
    }

    /** All of them, as far as a device should hold them. */
    List<SubjectOffer> all(
            Viewer viewer, WorkOffer offer, List<String> topics, LocalDate day, @Nullable Long corrects) {
        return ask(viewer, offer, topics, day, null, null, null, null, MOST, 0, corrects);
    }

    /** Those with just one of these names, or the name of the unit above before their own; the names hold no blanks. */
    List<SubjectOffer> named(Viewer viewer, WorkOffer offer, LocalDate day, Collection<String> names) {
        return ask(viewer, offer, List.of(), day, null, null, names, null, Integer.MAX_VALUE, 0, null);
    }

    /** The unit, if work of this kind may be about it. */
    Optional<SubjectOffer> find(Viewer viewer, WorkOffer offer, LocalDate day, int id, @Nullable Long corrects) {
        return ask(viewer, offer, List.of(), day, id, null, null, null, 1, 0, corrects).stream()
                .findFirst();
    }

    /** A day on which the tree can be looked at; today if the one that was typed is none, which is said elsewhere. */
    static LocalDate within(@Nullable LocalDate day, LocalDate from, LocalDate today) {
        return day == null || day.isAfter(today) || day.isBefore(from) ? today : day;
    }

    /**
     * The offers without those that the viewer could not finish: work that is always about a unit, where there is none to choose. That
     * happens to kindergartens only, which see nobody below them: the partner who helps records the help, not the one who is helped.
     */
    List<WorkOffer> possible(Viewer viewer, List<WorkOffer> offers, LocalDate day) {
        return offers.stream()
                .filter(offer -> viewer.post().unitKind() != UnitKind.KINDERGARTEN
                        || offer.subject() != WorkOffer.Subject.REQUIRED
                        || !ask(viewer, offer, List.of(), day, null, null, null, null, 1, 0, null)
                                .isEmpty())
                .toList();
    }

    private List<SubjectOffer> ask(
            Viewer viewer,
            WorkOffer offer,
            List<String> topics,
            LocalDate day,
            @Nullable Integer id,
            @Nullable Integer chosen,
            @Nullable Collection<String> names,
            @Nullable String text,
            int due,
            int around,
            @Nullable Long corrects) {
        if (!offer.hasSubject()) {
            return List.of();
        }
        return Word.bind(jdbc.sql(SELECT), Word.in(text))
                .param("day", day)
                .param("unit", viewer.unitId())
                .param("post", viewer.post().id())
                .param("kind", offer.kind().name())
                .param("kinds", offer.subjectKinds().stream().map(Enum::name).toArray(String[]::new))
                .param("topics", (topics.isEmpty() ? offer.due() : topics).toArray(String[]::new))
                .param("paper", offer.onPaper())
                .param("id", id)
                .param("corrects", corrects)
                .param("source", WorkRecords.SOURCE)
                .param("chosen", chosen)
                .param("names", names == null ? null : names.toArray(String[]::new))
                .param("like", text == null ? null : Like.scattered(Word.narrow(text)))
                .param("due", due)
                .param("around", around)
                .query(SubjectOffer.class)
                .list();
    }
}
