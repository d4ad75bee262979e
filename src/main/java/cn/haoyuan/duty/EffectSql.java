package cn.haoyuan.duty;

/** What publishing a version would change, by the statement that generates and the condition that ends. Reads only. */
final class EffectSql {

    private EffectSql() {}

    /** That a deadline comes which is near, and was not that of what changes. */
    private static final String SOON = "t.change <> 'LATE' and not (t.change = 'MOVED' and t.again)"
            + " and t.new_due_on < :day::date + :within and t.new_due_on is distinct from t.old_due_on";

    /**
     * A duty that goes on by other terms is one that changes; and so are one that ends and another that is added in its stead, of one unit about
     * one subject in one period.
     */
    private static final String CHANGED = GenerationSql.OWED + RevisionSql.GOING + """
            , kept as materialized (
                -- the asks of the plan's latest version that the draft has too
                select a.id
                from plan_ask v join ask a on a.id = v.ask_id join own m on m.id = a.measure_id
                where v.version_id = :version and m.key || ' ' || split_part(a.fingerprint, '#', 1) = any (:asks)
            ), added as (
                select o.*, row_number() over (partition by o.measure, o.owner_id, o.subject_id, o.period order by o.due_on) as n
                from owed o
                where not exists (select from duty d where d.ask_id = o.ask_id and d.unit_id = o.owner_id
                                      and coalesce(d.subject_id, 0) = coalesce(o.subject_id, 0) and d.period = o.period)
                    and not exists (select from going g where g.measure = o.measure and g.fingerprint = o.fingerprint and g.period = o.period
                                        and (g.ring or g.unit_id = o.owner_id and coalesce(g.subject_id, 0) = coalesce(o.subject_id, 0)))
            ), ending as (
                select d.*, m.key, a.who, row_number() over (partition by m.key, d.unit_id, d.subject_id, d.period order by d.due_on) as n
                from duty d join own m on m.id = d.measure_id join ask a on a.id = d.ask_id
                where (:only::text is null or m.key = :only) and d.id not in (select id from going) and\s""" + RevisionSql.ENDS + """
            ), again as (
                -- what was met under another deadline or cadence, at a time that this covers too
                select distinct a.measure, a.owner_id, coalesce(a.subject_id, 0) as subject_id, a.period
                from added a
                join own m on m.key = a.measure
                join duty d on d.measure_id = m.id and d.unit_id = a.owner_id and coalesce(d.subject_id, 0) = coalesce(a.subject_id, 0)
                where d.former_of is null and d.met_on is not null and (d.period = a.period or d.opens_on <= a.due_on and d.due_on >= a.opens_on)
            ), change as (
                select case when e.id is null then 'ADDED' when a.measure is null then 'ENDED' else 'MOVED' end as change,
                       coalesce(a.measure, e.key) as measure, coalesce(a.who, e.who) as who, coalesce(a.owner_id, e.unit_id) as unit_id,
                       coalesce(a.subject_id, e.subject_id) as subject_id, coalesce(a.period, e.period) as period,
                       coalesce(a.label, e.label) as label, e.due_on as old_due_on, a.due_on as new_due_on, e.id as ending_id
                from added a
                full join ending e on e.key = a.measure and e.unit_id = a.owner_id and coalesce(e.subject_id, 0) = coalesce(a.subject_id, 0)
                    and e.period = a.period and e.n = a.n
            ), told as (
                select c.*, g.period is not null as again
                from change c
                left join again g on c.change = 'ADDED' and g.measure = c.measure and g.owner_id = c.unit_id
                    and g.subject_id = coalesce(c.subject_id, 0) and g.period = c.period
                union all
                select 'MOVED', measure, who, unit_id, subject_id, period, label, old_due_on, due_on, id, done
                from going
                where not called and (:only::text is null or measure = :only)
                union all
                -- what is overdue by terms that the draft does not keep; beside it what is added for the same period
                select 'LATE', m.key, a.who, d.unit_id, d.subject_id, d.period, d.label, d.due_on, n.due_on, null, false
                from duty d join own m on m.id = d.measure_id join ask a on a.id = d.ask_id
                left join (select measure, owner_id, coalesce(subject_id, 0) as subject_id, period, min(due_on) as due_on
                           from added group by 1, 2, 3, 4) n
                    on n.measure = m.key and n.owner_id = d.unit_id and n.subject_id = coalesce(d.subject_id, 0) and n.period = d.period
                where (:only::text is null or m.key = :only) and coalesce(d.ended_on, 'infinity') > greatest(:day, d.known_on)
                    and d.met_on is null and not d.waived and d.due_on < :day and d.ask_id not in (select id from kept)
                    and d.id not in (select id from going)
                    and d.ask_id in (select ask_id from plan_ask where version_id = :version)
                    -- what a unit owed that has closed is on no board
                    and d.unit_id in (select unit_id from placement where from_on <= :day and :day < until_on)
            )
            """;

    /** What an edit of the calendar changes: the periods that come, and those that move or go. */
    private static final String SHIFTED = GenerationSql.OWED + ", " + ShiftSql.STALE + """
            , told as (
                select case when s.due_on is null then 'ENDED' when s.period_gone then 'ADDED' else 'MOVED' end as change,
                       s.key as measure, s.who, s.unit_id, s.subject_id, s.period, coalesce(s.label, s.old_label) as label,
                       case when not s.period_gone then s.old_due_on end as old_due_on, s.due_on as new_due_on, false as again
                from stale s
                where :only::text is null or s.key = :only
                union all
                select 'ADDED', o.measure, o.who, o.owner_id, o.subject_id, o.period, o.label, null, o.due_on, false
                from owed o
                where (:only::text is null or o.measure = :only)
                    and not exists (select from duty d where d.ask_id = o.ask_id and d.unit_id = o.owner_id
                                        and coalesce(d.subject_id, 0) = coalesce(o.subject_id, 0) and d.period = o.period)
            )
            """;

    private static final String PLACE = """
            , place as materialized (
                -- of a unit that opens later, where it will stand
                select p.unit_id, p.name, c.unit_id as county_id
                from (select distinct on (unit_id) * from placement where until_on > :day order by unit_id, from_on) p
                left join placement c on c.kind = 'COUNTY' and c.seat <= p.seat and c.seat_end > p.seat
                    and c.from_on <= greatest(:day, p.from_on) and greatest(:day, p.from_on) < c.until_on)
            """;

    private static final String SUMS = PLACE + """
            select t.change, t.measure, t.who, p.county_id as county, t.again, case when t.old_due_on >= :day then date_trunc('week', t.old_due_on)::date end as old_week,
                   date_trunc('week', t.new_due_on)::date as new_week, case when\s""" + SOON + """
             then t.new_due_on end as soon, count(*) as n
            from told t left join place p on p.unit_id = t.unit_id
            group by 1, 2, 3, 4, 5, 6, 7, 8
            """;

    /** That a duty is owed from the day on as things stand. */
    private static final String STANDS =
            "coalesce(ended_on, 'infinity') > greatest(:day, known_on) and met_on is null and not waived and due_on >= :day";

    /** What is owed from the day on as things stand, by kind of owner and week of the deadline. */
    private static final String LOAD = """
            union all
            select null, m.key, a.who, null, false, date_trunc('week', d.due_on)::date, null, null, sum(d.n)
            from (select measure_id, ask_id, due_on, count(*) as n
                  from duty
                  where\s""" + STANDS + """

                  group by 1, 2, 3) d
            join ask a on a.id = d.ask_id join own m on m.id = d.measure_id
            group by 2, 3, 6
            """;

    /** How many, in the finest parts that the pages add up. */
    static final String COUNTS = CHANGED + SUMS + LOAD;

    static final String SHIFT_COUNTS = SHIFTED + SUMS;

    /** The rows of such a part. */
    private static final String LIST = PLACE + """
            select t.change, t.measure, t.again, t.unit_id, p.name as unit, s.name as subject, t.label, t.old_due_on, t.new_due_on,
                   count(*) over () as total, 0 as minutes
            from told t
            left join place p on p.unit_id = t.unit_id
            left join place s on s.unit_id = t.subject_id
            where (:change::text is null or t.change = :change) and (:county::int is null or coalesce(p.county_id, 0) = :county)
                and (t.again or not :again) and (:within = 0 or\s""" + SOON + """
            )
            order by t.measure, p.county_id, coalesce(t.new_due_on, t.old_due_on), p.name, s.name, t.unit_id, t.subject_id, t.period, t.old_due_on
            limit :size offset :skip
            """;

    static final String ROWS = CHANGED + LIST;

    /** What a kind of unit owes in a week, or from the day on: as things stand, or with what the draft changes. */
    static final String LOAD_ROWS = CHANGED + PLACE + """
            , load as (
                select null as change, m.key as measure, d.unit_id, d.subject_id, d.label, d.period, d.due_on as old_due_on, d.due_on as new_due_on
                from (select * from duty where\s""" + STANDS + """
                ) d
                join ask a on a.id = d.ask_id join own m on m.id = d.measure_id
                where a.who = :kind
                    and (not :next or d.id not in (select ending_id from told where ending_id is not null))
                union all
                select t.change, t.measure, t.unit_id, t.subject_id, t.label, t.period, t.old_due_on, t.new_due_on
                from told t
                where :next and t.who = :kind and t.new_due_on is not null and not t.again and t.change <> 'LATE')
            select l.change, l.measure, false as again, l.unit_id, p.name as unit, s.name as subject, l.label, l.old_due_on, l.new_due_on,
                   count(*) over () as total, sum(coalesce(w.minutes, 0)) over () as minutes
            from load l
            left join unnest(:keys::text[], :each::int[]) w (key, minutes) on w.key = l.measure
            left join place p on p.unit_id = l.unit_id
            left join place s on s.unit_id = l.subject_id
            where :week::date is null or date_trunc('week', l.new_due_on)::date = :week
            order by l.new_due_on, l.measure, p.county_id, p.name, s.name, l.unit_id, l.subject_id, l.period
            limit :size offset :skip
            """;

    static final String SHIFT_ROWS = SHIFTED + LIST;
}
