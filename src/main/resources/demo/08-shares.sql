-- What becomes of each duty that has opened: who does it, how far, on which days. Facts are made from this, never the other way round.
create temp table demo_day on commit drop as
with day as (
    select d::date as day, coalesce(s.kind, case when extract(isodow from d) < 6 then 'WORK' else 'OFF' end) = 'WORK' as working
    from generate_series(date '2021-01-01', date '2024-12-31', interval '1 day') d left join special_day s on s.day = d::date
)
select day, working,
       max(day) filter (where working) over (order by day rows between unbounded preceding and current row) as back,
       min(day) filter (where working) over (order by day desc rows between unbounded preceding and current row) as forth
from day;
create unique index on demo_day (day);

-- When in its window a kind of work is usually done: within so many days before the deadline.
create temp table demo_habit on commit drop as
select * from (values
    ('FILING', 40), ('RETURN', 30), ('ETHICS', 60), ('EVALUATION', 80), ('SELF_ASSESSMENT', 45), ('COHORT', 60),
    ('DOCUMENT', 90), ('COMPETITION', 60), ('RECOGNITION', 60), ('MENTORING_REVIEW', 30), ('REPORT', 30), ('OUTCOME', 60), ('MILESTONE', 90)
) h (evidence, days);

create temp table demo_share on commit drop as
with diligence as (
    select unit_id, county_seat, least(99, d - case when pg_temp.dice('slack' || unit_id, 100) < 6 then 25 else 0 end) as percent
    from (select k.unit_id, c.seat as county_seat, c.diligence as d from demo_kg k join demo_county c on c.no = k.county) k
    union all
    select u.id, c.seat, c.diligence from unit u join demo_county c on u.seat >= c.seat and u.seat < c.seat + 262144 where u.kind <> 'KINDERGARTEN'
    union all
    select id, null, 98 from unit where kind in ('CITY', 'CITY_AREA')
), due as (
    select d.id, d.unit_id, d.subject_id, d.place_id, d.period, d.label, greatest(d.opens_on, d.known_on) as opens_on, d.due_on, d.locks_on,
           a.evidence, a.topic, a.count, a.post, a.receiver, a.cadence, m.key as measure, u.kind as unit_kind,
           coalesce(e.until, 'infinity') as until,
           u.seat || '/' || coalesce(s.seat, 0) || '/' || d.period || '/' as spot,
           case when a.count > 1 or a.post = 'INSPECTOR' then q.percent else least(q.percent, p.percent) end as percent
    from duty d
    join ask a on a.id = d.ask_id
    join measure m on m.id = a.measure_id
    join unit u on u.id = d.unit_id
    left join unit s on s.id = d.subject_id
    join diligence q on q.unit_id = d.unit_id
    join diligence p on p.unit_id = d.place_id
    left join (select unit_id, min(until) as until from demo_place group by unit_id
               having bool_and(until < 'infinity')) e on e.unit_id in (d.place_id)
    where d.opens_on < pg_temp.today()
), fate as (
    select *, pg_temp.dice(spot || measure || evidence || coalesce(topic, ''), 1000) as die
    from due
)
select id, unit_id, subject_id, period, label, opens_on, due_on, locks_on, until, evidence, topic, count, post, receiver, cadence, measure, unit_kind,
       spot || measure || coalesce(topic, '') as key,
       -- one visit often serves two checks of a term
       spot || case when measure in ('norm-check', 'orientation-check') then 'term-check' else measure || coalesce(topic, '') end as day_key,
       case
           when measure = 'pairing-promotion' then case when die < 35 then 'DONE' else 'MISSING' end
           when measure = 'inspector-visit' and not exists (select from demo_inspector i where i.unit_id = subject_id)
               then case when die < 150 then 'DONE' else 'MISSING' end
           when unit_kind = 'CITY' then case when die < 970 or count > 1 or cadence = 'ONCE' then 'DONE' else 'MISSING' end
           when die < percent * 10 then 'DONE'
           when die < percent * 10 + (1000 - percent * 10) * 6 / 10 and locks_on is distinct from due_on then 'LATE'
           else 'MISSING' end as fate
from fate;

create index on demo_share (unit_id);
analyze demo_share (id, unit_id, measure, evidence, fate, due_on);

-- What the demonstration leaves to be tried: the newly opened kindergarten's autumn, the county's week, the late county's scheme.
update demo_share s set fate = 'MISSING'
from unit u, demo_county c
where u.id = s.unit_id and (
    c.no = 12 and u.seat = c.seat and s.measure = 'county-scheme'
    or c.no = 9 and u.seat = c.seat and s.measure in ('guidance-weekly', 'guidance-weak', 'lecture', 'publicity', 'places-plan') and s.due_on >= pg_temp.today() - 30
    or c.no = 9 and s.unit_id = (select k.unit_id from demo_star r join demo_kg k using (n))
        and (s.measure in ('development-plan', 'home-community', 'research-system') or s.evidence <> 'FILING' and s.due_on >= pg_temp.today() - 30));
update demo_share s set fate = 'DONE'
from demo_star r join demo_kg k using (n)
where s.unit_id = k.unit_id and s.measure in ('year-plan', 'semester-plan', 'curriculum-scheme', 'transition-plan');

-- The days on which it is done: one for each fact that the ask wants, never on the demonstration day or after it.
create temp table demo_deed on commit drop as
with day as (
    select s.*, i,
           case when fate = 'LATE'
                then due_on + 1 + pg_temp.dice(key || i || 'late', least(coalesce(locks_on - due_on, 25), 25))
                else due_on - floor(least(due_on - opens_on + 1, coalesce(h.days, 400))
                     * case when s.evidence = 'FILING' then power(pg_temp.dice(day_key || i || 'day', 1000) / 1000.0, 2)
                            else pg_temp.dice(day_key || i || 'day', 1000) / 1000.0 end)::int end as day
    from demo_share s
    left join demo_habit h on h.evidence = s.evidence
    cross join lateral generate_series(1, case when s.fate = 'MISSING' then s.count - 1 else s.count end) i
)
select d.*, w.happened_on,
       w.happened_on + (array[0, 0, 0, 0, 0, 0, 1, 1, 2, 3])[1 + pg_temp.dice(day_key || i || 'lag', 10)] as recorded_on
from day d
join demo_day n on n.day = d.day
cross join lateral (
    select case when n.back >= d.opens_on and (d.fate <> 'LATE' or n.back > d.due_on) then n.back
                when n.forth <= d.due_on or d.fate = 'LATE' then n.forth else d.day end as happened_on) w
where w.happened_on < least(pg_temp.today(), d.until) and (d.locks_on is null or w.happened_on <= d.locks_on);
delete from demo_deed where recorded_on >= pg_temp.today() and evidence <> 'FILING';
analyze demo_deed (id, unit_id, subject_id, measure, evidence);
