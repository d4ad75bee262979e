package cn.haoyuan.nudge;

/** The statements of {@link Missing}: constants, ordered by closed enums. */
final class MissingSql {

    private MissingSql() {}

    /**
     * What stood as overdue or due soon on the day, in the tree of that day, as the boards count it; what waited for its reviewer
     * that day, or was returned and waited for its answer, stands apart, for its unit has filed: of that also what was due later, which is
     * reached by its filings, as all that is open is too much to look through. Fenced off, so that the planner goes
     * from the few pending duties to their units: it takes a row-level policy to let next to nothing pass, and would go through the duties unit by unit. Looked up
     * ({@code (… in …) is true}), or joined to what is fenced off too, where many rows ask for few: hashed then, however few the planner expects.
     */
    private static final String PENDING = """
            with asked as materialized (select id, post from ask),
            filed as materialized (
                -- one that waited or was returned that day still is, or something was done with it since
                select d.id, f.receiver_id, f.at::date as at, f.state = 'RETURNED' as returned,
                       case when f.state = 'RETURNED' and f.reply_by >= :day then f.reply_by end as answer_by
                from (select id, duty_id, receiver_id, state, acted_at as at, reply_by from filing
                      where state in ('SUBMITTED', 'AMENDED', 'RETURNED') and acted_at < (:day::date + 1)::timestamptz
                      union all
                      select f.id, f.duty_id, f.receiver_id, act.state, act.at, act.reply_by
                      from filing f
                      cross join lateral (
                          select a.state, a.at, a.reply_by from filing_act a
                          where a.filing_id = f.id and a.at < (:day::date + 1)::timestamptz order by a.id desc limit 1) act
                      where f.acted_at >= (:day::date + 1)::timestamptz and act.state in ('SUBMITTED', 'AMENDED', 'RETURNED')
                        and (f.id in (
                            select a.filing_id from filing_act a
                            where a.at < (:day::date + 1)::timestamptz and a.state in ('SUBMITTED', 'AMENDED', 'RETURNED'))) is true) f
                cross join lateral (select f.duty_id as id union all select c.id from duty c where c.former_of = f.duty_id) d
            ), p as materialized (
                select d.id, d.measure_id, d.ask_id, d.unit_id, d.subject_id, d.period, d.label, d.due_on, d.locks_on, d.early
                from (select *, false as early from duties_in(array['OVERDUE', 'DUE_SOON'], :day)
                      union all
                      select *, true from duties_in(array['OPEN'], :day) where id = any (array(select id from filed))) d
                where :measure::text is null or d.measure_id = any (array(select id from measure where key = :measure))
            ), y as (
                select p.*,
                       -- the office does what nobody of the post that the plan names is there for; asked of one's own unit only
                       case when a.post = 'OFFICE' then true when p.unit_id <> :own then false else not exists (
                                select from post o join account c on c.person_id = o.person_id and c.enabled
                                where o.unit_id = p.unit_id and o.role = a.post and o.during @> :day::date
                                  and (a.post not in ('INSPECTOR', 'EXPERT') or exists (
                                      select from assignment g
                                      where g.post_id = o.id and g.unit_id = p.subject_id and g.during @> :day::date))) end as office,
                       case when not f.returned then f.at end as handed_on, case when not f.returned then f.receiver_id end as reviewer_id, f.returned is true as returned, f.answer_by,
                       case when not f.returned then 'HANDED_IN' when f.answer_by is not null or p.early then 'RETURNED'
                            when p.due_on < :day then 'OVERDUE' else 'DUE_SOON' end as standing,
                       f.answer_by is not null or coalesce(p.locks_on >= :day, true) as open,
                       -- asked for already, or those whose post it is were told that day of something else; most mornings nobody was yet
                       (select exists (select from nudge where day = :goes)) and (
                       (p.id in (select i.duty_id from nudge n join nudge_item i on i.nudge_id = n.id
                                 where n.day = :goes and n.dropped_at is null)) is true
                       or ((p.unit_id, a.post, case when a.post in ('INSPECTOR', 'EXPERT') then coalesce(p.subject_id, 0) else 0 end) in (
                           select o.unit_id, o.role, coalesce(g.unit_id, 0)
                           from post o
                           left join assignment g on o.role in ('INSPECTOR', 'EXPERT') and g.post_id = o.id and g.during @> :day::date
                           where o.during @> :day::date and (o.person_id in (
                               select c.person_id from account c
                               where (c.id in (select account_id from nudge where day = :goes and sent_at is not null)) is true)) is true)) is true) as nudged
                from p
                join asked a on a.id = p.ask_id
                left join filed f on f.id = p.id
            )
            """;

    /** The units looked at, by their name and seat of the day; not the office of somebody who sees what was assigned. */
    private static final String PLACE = """
            , place as materialized (
                select u.id, coalesce(l.seat, u.seat) as seat,
                       coalesce(l.name, (select o.name from placement o where o.unit_id = u.id and o.from_on <= :day
                                         order by o.from_on desc limit 1)) as name
                from unit u
                left join placement l on l.unit_id = u.id and l.from_on <= :day and :day < l.until_on
                where coalesce(l.seat, u.seat) >= :lo and coalesce(l.seat, u.seat) < :hi and u.seat <@ (select scope())
            )
            """;

    /** Where somebody can be told, and who is to come there later: an office or a principal is where nobody holds the post that the plan names. */
    private static final String REACHED = """
            , reached as materialized (
                select p.unit_id from post p
                where p.role in ('OFFICE', 'PRINCIPAL') and p.during @> :day::date
                  and (p.person_id in (select person_id from account where enabled)) is true
            ), coming as materialized (
                select p.unit_id, string_agg(n.name || to_char(lower(p.during), '" "YYYY"年"FMMM"月"FMDD"日到任"'), '、' order by p.during, n.name) as words
                from post p join person n on n.id = p.person_id
                where p.role in ('OFFICE', 'PRINCIPAL') and lower(p.during) > :day::date
                  and (p.person_id in (select person_id from account where enabled)) is true
                group by p.unit_id
            )
            """;

    /** Row by row, and those of them that the filter means. */
    static final String ROWS = PENDING + PLACE + REACHED + """
            , x as (
                select y.id, y.unit_id, l.seat, l.name as unit_name,
                       case when y.subject_id is not null then (
                           select s.name from placement s
                           where s.unit_id = y.subject_id and s.from_on <= :day and :day < s.until_on) end as subject,
                       (l.id in (select unit_id from reached)) is true as reached,
                       (select c.words from coming c where c.unit_id = l.id) as coming,
                       m.title, m.clause, m.seq, y.period, of_event(y.period) as of_event, y.label, y.due_on, y.office, y.handed_on, case when y.reviewer_id is not null then unit_name(y.reviewer_id, :day) end as reviewer, y.answer_by,
                       y.standing, y.open, y.returned, y.nudged
                from y
                join measure m on m.id = y.measure_id
                join place l on l.id = y.unit_id
            ), meant as (
                select * from x
                where (:period::text is null or period = :period) and (unit_id <> :asker or not office)
                  and case when :late::text is null then standing in ('OVERDUE', 'DUE_SOON') else standing = :late end
            )
            """;

    static final String OF_MEASURE =
            ROWS + "select x.* from x where :late::text is null or standing = :late order by %s";

    /** What of a measure is open and not near its deadline. */
    static final String AHEAD = """
            select count(*) as count, min(d.due_on) as due, min(d.due_on) < max(d.due_on) as more, min(n.due_soon_on) as near
            from duties_in(array['OPEN'], :day) d
            join duty n on n.id = d.id
            where d.measure_id = any (array(select id from measure where key = :measure)) and d.unit_id = any (array(
                select o.unit_id from placement o
                where o.from_on <= :day and :day < o.until_on and o.seat >= :lo and o.seat < :hi
                    and (o.seat <@ scope() or o.unit_seat <@ scope())))
            having count(*) > 0
            """;

    /** What duties of the measure call the period. */
    static final String PERIOD = """
            select d.label
            from measure m join duty d on d.measure_id = m.id
            where m.key = :measure and d.period = :period
            order by d.due_on desc, d.id desc
            limit 1
            """;

    /** How often each was nudged. */
    private static final String TOLD = """
            select x.*, n.times, n.last, n.waits
            from %s x
            left join lateral (
                select count(distinct n.day) as times, max(n.day) as last, bool_or(n.sent_at is null) is true as waits
                from nudge_item i join nudge n on n.id = i.nudge_id and n.dropped_at is null and n.day <= :goes
                where i.duty_id = x.id) n on true
            """;

    static final String TOLD_OF_SOME = TOLD.formatted("(select unnest(:ids::bigint[]) as id)");

    static final String LIST = ROWS + TOLD.formatted("meant") + "order by %s";

    /** What is missing and what was handed in by measure; with an order. */
    static final String SUMS = PENDING + PLACE + """
            select m.key as measure, m.title, m.clause, s.overdue, s.due_soon, s.returned, s.handed_in, s.units, s.next_due,
                   s.overdue_open, s.returned_late, s.handed_in_late
            from (select y.measure_id,
                         count(*) filter (where standing = 'OVERDUE') as overdue,
                         count(*) filter (where standing = 'DUE_SOON') as due_soon,
                         count(*) filter (where standing = 'RETURNED') as returned,
                         count(*) filter (where standing = 'HANDED_IN') as handed_in,
                         count(distinct y.unit_id) filter (where standing in ('OVERDUE', 'DUE_SOON', :late)) as units,
                         min(due_on) filter (where standing = 'DUE_SOON') as next_due,
                         count(*) filter (where standing = 'OVERDUE' and open) as overdue_open,
                         count(*) filter (where standing = 'RETURNED' and due_on < :day) as returned_late,
                         count(*) filter (where standing = 'HANDED_IN' and due_on < :day) as handed_in_late
                  from y join place l on l.id = y.unit_id
                  where :late::text is null or standing = :late
                  group by y.measure_id) s
            join measure m on m.id = s.measure_id
            order by %s
            """;

    /** What each unit misses of each measure, and in all. */
    static final String UNITS = PENDING + PLACE + REACHED + """
            , owing as materialized (
                select unit_id, measure_id, standing, count(*) as count, count(*) filter (where open) as open,
                       min(due_on) filter (where open) as first_due,
                       (array_agg(label order by due_on, period) filter (where open))[1] as label,
                       min(period) filter (where open) <> max(period) filter (where open) as more,
                       count(*) filter (where open and returned) as returned, count(*) filter (where open and not nudged) as unasked,
                       array_agg(subject_id) filter (where open and subject_id is not null) as subjects
                from y
                where standing in ('OVERDUE', 'DUE_SOON') and (:late::text is null or standing = :late)
                  and (unit_id <> :asker or not office)
                group by unit_id, measure_id, standing
            )
            select l.id, l.name, l.seat, o.standing, sum(o.count) as count, sum(o.open) as open, min(o.first_due) as first_due,
                   sum(o.returned) as returned, array_agg(m.title order by m.seq) filter (where o.open > 0) as parts,
                   array_agg(o.label order by m.seq) filter (where o.open > 0) as labels,
                   array_agg(o.open order by m.seq) filter (where o.open > 0) as opens, array_agg(o.returned order by m.seq) filter (where o.open > 0) as returns,
                   array_agg(o.first_due order by m.seq) filter (where o.open > 0) as dues,
                   array_agg(o.more order by m.seq) filter (where o.open > 0) as more,
                   -- whom it is about, where these are few
                   array_agg(case when cardinality(o.subjects) = o.open and o.open <= 3 then (
                       select string_agg(s.name, E'\n' order by s.seat) from placement s
                       where s.unit_id = any (o.subjects) and s.from_on <= :day and :day < s.until_on) end order by m.seq) filter (where o.open > 0) as abouts,
                   sum(o.unasked) as unasked, (l.id in (select unit_id from reached)) is true as reached,
                   (select c.words from coming c where c.unit_id = l.id) as coming
            from owing o join place l on l.id = o.unit_id join measure m on m.id = o.measure_id
            group by l.id, l.name, l.seat, o.standing
            order by l.seat, o.standing desc
            """;
}
