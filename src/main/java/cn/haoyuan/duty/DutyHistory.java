package cn.haoyuan.duty;

import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to a duty, day by day, as far as known on a day. */
@Component
class DutyHistory {

    /** So many steps are told; of more, the last. */
    static final int MOST = 60;

    private final JdbcClient jdbc;
    private final ObjectProvider<DutyChronicle> chronicles;

    DutyHistory(JdbcClient jdbc, ObjectProvider<DutyChronicle> chronicles) {
        this.jdbc = jdbc;
        this.chronicles = chronicles;
    }

    /** A duty {@code d}, and the void of its event that it ended for, if it did: of a record, or of a filing whose acceptance was taken back. */
    static final String EVENT = """
            with d as (select * from duty where id = :id),
            event_void as (select * from ended_for(:id)),
            taken_back as (
                select v.reason
                from d
                join fact f on f.id = cause_of(d.period) and f.kind = 'FILING'
                join fact_void v on v.fact_id = f.id and v.voided_on = d.ended_on)
            """;

    /** That two duties are one measure's, of one unit about one subject in one period, and {@code n} was asked for when {@code o} ended. */
    private static final String FOLLOWS = """
            n.unit_id = o.unit_id and coalesce(n.subject_id, 0) = coalesce(o.subject_id, 0) and n.period = o.period
                and n.measure_id = o.measure_id and n.known_on = o.ended_on and coalesce(n.ended_on, 'infinity') > o.ended_on
                and n.former_of is null and o.former_of is null
                and not exists (select from duty f where f.former_of = n.id)
            """;

    /**
     * Why a duty is not to be done any more on a day, and the one that goes on in its place where it is asked for otherwise since: by a new version of the plan,
     * or as another kind of unit.
     */
    static final String END = EVENT + """
            select case when ended_on <= :day then '这一事项自' || to_char(ended_on, 'FMYYYY年FMMM月FMDD日') || '起不再承担'
                            || coalesce(
                                (select '（所依据的记录已由' || unit_name(unit_id, voided_on) || '作废：' || reason || '）' from event_void),
                                (select '（所依据的报送撤回了通过：' || reason || '）' from taken_back), '')
                        else '这一事项已豁免' end as why,
                   (select n.id from d o join duty n on\s""" + FOLLOWS + """
                    where o.ended_on <= :day order by n.due_on, n.id limit 1) as next
            from d where ended_on <= :day or waived
            """;

    /**
     * What happened up to a day, the last {@link #MOST} steps.
     *
     * @param opensOn the day on which one could begin
     * @param corrections what corrections of its cause changed, by the record that corrects; of others a new title is told
     */
    List<DutyPage.Step> of(long dutyId, LocalDate opensOn, LocalDate asOf, Map<Long, String> corrections) {
        List<DutyPage.Step> steps = jdbc.sql(EVENT + """
                        , former as (
                            select f.*, lead(f.known_on) over later as next_on,
                                   (f.opens_on, f.due_on) = (lead(f.opens_on) over later, lead(f.due_on) over later) as same_dates,
                                   f.ask_id <> lead(f.ask_id) over later as replanned
                            from duty f where f.id = :id or f.former_of = :id
                            window later as (order by f.known_on)
                        ), before as (
                            select o.* from d n join duty o on\s""" + FOLLOWS + """
                            order by o.due_on, o.id limit 1
                        ), after as (
                            select n.id from d o join duty n on\s""" + FOLLOWS + """
                            limit 1)
                        select day, at, what, detail, state, record from (
                            select least(known_on, (select min(f.known_on) from duty f where f.former_of = :id), (select known_on from before)) as day, 1 as n, '列入责任清单' as what,
                                   '' as detail, 'NOT_OPEN' as state, null::timestamptz as at, null::bigint as record from d
                            union all
                            -- a copy of what it was (former_of): until its dates changed, or until it ended for a while
                            select f.ended_on, 1, case when f.next_on > f.ended_on then '暂不承担'
                                                       when f.replanned then '行动计划修订，' || case when f.same_dates then '要求变更，办理期限不变' else '办理期限变更' end
                                                       when of_event(f.period) then '起因已更正，办理期限随之变更'
                                                       else '校历调整，办理期限变更' end,
                                   '原定 ' || to_char(f.opens_on, 'FMYYYY"年"FMMM"月"FMDD"日"') || ' 至 ' || to_char(f.due_on, 'FMYYYY"年"FMMM"月"FMDD"日"'), 'NOT_OPEN', null, null
                            from former f
                            where f.former_of is not null and (f.next_on > f.ended_on or f.replanned or not f.same_dates or not of_event(f.period))
                            union all
                            select f.next_on, 1, '恢复承担', '', 'NOT_OPEN', null, null from former f where f.former_of is not null and f.next_on > f.ended_on
                            union all
                            select ended_on, 1, '要求或期限变更（计划修订，或办园情况变化）',
                                   '原定 ' || to_char(opens_on, 'FMYYYY"年"FMMM"月"FMDD"日"') || ' 至 ' || to_char(due_on, 'FMYYYY"年"FMMM"月"FMDD"日"'), 'NOT_OPEN', null, null
                            from before
                            union all
                            select :opens::date, 2, '起可以办理', '', 'OPEN', null, null from d
                            union all
                            select due_on, 3, '截止日', '', 'DUE_SOON', null, null from d
                            union all
                            select locks_on, 4, '此后不再计入', '', 'OVERDUE', null, null from d where locks_on > due_on
                            union all
                            select f.recorded_on, 5, '佐证入账：' || f.title, '发生于 ' || to_char(f.happened_on, 'FMYYYY"年"FMMM"月"FMDD"日"'),
                                   case when f.happened_on <= d.due_on then 'MET' else 'MET_LATE' end, f.recorded_at, null
                            from d join bearing b on b.duty_id = d.id join fact f on f.id = b.fact_id
                            union all
                            select c.recorded_on, 5, '起因已更正', c.renamed, 'NOT_OPEN', c.recorded_at, c.source_id
                            from d
                            cross join lateral (
                                with recursive line as (
                                    select id, replaces, source, source_id, title, '' as renamed, recorded_on, recorded_at, unit_id, subject_id
                                    from fact where id = cause_of(d.period)
                                    union all
                                    select f.id, f.replaces, f.source, f.source_id, f.title, case when f.title <> l.title then '，' || f.title else '' end, f.recorded_on, f.recorded_at, f.unit_id, f.subject_id
                                    from line l join fact f on f.replaces = l.id)
                                select distinct on (source, source_id) source_id, renamed, recorded_on, recorded_at
                                from line where replaces is not null and coalesce(d.subject_id, d.unit_id) in (unit_id, subject_id)
                                order by source, source_id) c
                            union all
                            select v.voided_on, 6, '佐证作废：' || f.title, v.reason, 'OVERDUE', v.voided_at, null
                            from d join bearing b on b.duty_id = d.id join fact f on f.id = b.fact_id
                            join fact_void v on v.fact_id = f.id
                            union all
                            select w.from_on, 7, '豁免', coalesce(w.actor || '：', '') || w.reason, 'WAIVED', w.at, null
                            from waiver w where w.duty_id = (select coalesce(former_of, id) from d)
                            union all
                            select w.lifted_on, 8, '撤销豁免', coalesce(w.lifter || '：' || w.lift_reason, ''), 'OPEN', coalesce(w.lifted_at, (w.lifted_on + 1)::timestamptz), null
                            from waiver w where w.duty_id = (select coalesce(former_of, id) from d) and w.lifted_on is not null
                            union all
                            select ended_on, 9, case when period_gone then '校历调整，不再有这一时段'
                                        when exists (select from event_void) then '不再承担，因所依据的记录已作废'
                                        when exists (select from taken_back) then '不再承担，因所依据的报送撤回了通过'
                                        when exists (select from after) then '要求或期限变更，由新的事项接续'
                                        else '不再承担（计划修订，或隶属、结对、标记、办园情况变化）' end,
                                   '', 'NOT_OPEN', (ended_on + 1)::timestamptz, null from d where ended_on is not null) s
                        where n in (2, 3, 4) or day <= :asOf
                        order by day desc, at desc nulls last, n desc, record desc nulls last
                        limit :most + 1
                        """)
                .param("most", MOST)
                .param("id", dutyId)
                .param("opens", opensOn)
                .param("asOf", asOf)
                .query((row, number) -> {
                    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
                    Long record = row.getObject("record", Long.class);
                    String detail = row.getString("detail");
                    return new DutyPage.Step(
                            row.getObject("day", LocalDate.class),
                            at,
                            row.getString("what"),
                            at == null || record == null
                                    ? detail
                                    : Day.minute(at)
                                            + (corrections.containsKey(record)
                                                    ? "，" + corrections.get(record)
                                                    : detail),
                            DutyState.valueOf(row.getString("state")));
                })
                .list();
        if (steps.size() <= MOST) {
            return steps.reversed();
        }
        DutyPage.Step earlier = new DutyPage.Step(
                steps.getLast().day(), null, "此前还有经过", "太多，只列出最近的 " + MOST + " 项", DutyState.NOT_OPEN);
        return Stream.concat(Stream.of(earlier), steps.subList(0, MOST).reversed().stream())
                .toList();
    }

    /** The same with what its place of work and the modules above know of it, in order of time. */
    List<DutyPage.Step> of(
            long dutyId,
            LocalDate opensOn,
            LocalDate asOf,
            Map<Long, String> corrections,
            Optional<EvidencePlace.Work> work) {
        return Stream.of(
                        of(dutyId, opensOn, asOf, corrections).stream(),
                        work.stream().flatMap(place -> place.steps().stream()),
                        chronicles.stream().flatMap(chronicle -> chronicle.of(dutyId, asOf, work.isPresent()).stream()))
                .flatMap(steps -> steps)
                .sorted(Comparator.comparing(DutyPage.Step::day)
                        .thenComparing(DutyPage.Step::at, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }
}
