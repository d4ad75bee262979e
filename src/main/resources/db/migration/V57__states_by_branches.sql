-- As before (V26), in other words. Rows of values are made ready anew for each duty, branches of a union once: that was most of the time
-- that entering many duties in the ledger took. And what a life needs of its duty comes along with it, instead of being joined to it once
-- more: the planner did that row by row for the few that lie in two places.
create or replace view duty_presence with (security_invoker = true) as
with life as not materialized (
    select d.id, d.measure_id, d.place_id, d.also_id, d.opens_on, d.due_soon_on, d.due_on,
           d.met_on, d.waived, d.outcome_on as since, coalesce(d.ended_on, 'infinity') as until
    from duty d where d.outcome_on is not null and (d.ended_on is null or d.outcome_on < d.ended_on)
    union all
    select o.duty_id, d.measure_id, d.place_id, d.also_id, d.opens_on, d.due_soon_on, d.due_on,
           o.met_on, o.waived, lower(o.during), coalesce(upper(o.during), 'infinity')
    from duty_past o join duty d on d.id = o.duty_id
    union all
    select d.id, d.measure_id, d.place_id, d.also_id, d.opens_on, d.due_soon_on, d.due_on,
           null, false, d.known_on, coalesce(least(d.ended_on, d.outcome_on,
               case when d.revised then (select min(lower(o.during)) from duty_past o where o.duty_id = d.id) end), 'infinity')
    from duty d
    where d.known_on < coalesce(least(d.ended_on, d.outcome_on,
               case when d.revised then (select min(lower(o.during)) from duty_past o where o.duty_id = d.id) end), 'infinity')
), stand as not materialized (
    select l.id, l.measure_id, l.place_id, l.also_id, s.state, greatest(s.since, l.since) as since, least(s.until, l.until) as until
    from life l
    cross join lateral (
        select case when l.waived then 'WAIVED' when l.met_on <= l.due_on then 'MET' else 'MET_LATE' end, '-infinity'::date, 'infinity'::date
        where l.waived or l.met_on is not null
        union all
        select 'NOT_OPEN', '-infinity', l.opens_on where not l.waived and l.met_on is null
        union all
        select 'OPEN', l.opens_on, l.due_soon_on where not l.waived and l.met_on is null
        union all
        select 'DUE_SOON', l.due_soon_on, l.due_on + 1 where not l.waived and l.met_on is null
        union all
        select 'OVERDUE', l.due_on + 1, 'infinity' where not l.waived and l.met_on is null) s (state, since, until)
    where s.since < s.until and s.since < l.until and l.since < s.until
)
select s.id, s.measure_id, case when p.kind = 'KINDERGARTEN' then p.parent_id else p.unit_id end as unit_id,
       p.kind <> 'KINDERGARTEN' as own, s.state, greatest(s.since, p.from_on) as since, least(s.until, p.until_on) as until, 1 as sign
from stand s join placement p on p.unit_id = s.place_id and p.from_on < s.until and s.since < p.until_on
union all
select s.id, s.measure_id, case when q.kind = 'KINDERGARTEN' then q.parent_id else q.unit_id end,
       q.kind <> 'KINDERGARTEN', s.state, greatest(s.since, q.from_on), least(s.until, q.until_on), 1
from stand s join placement q on q.unit_id = s.also_id and q.from_on < s.until and s.since < q.until_on
where s.also_id is not null
union all
-- both places lie below a common unit, which would count the duty twice: take one off there
select s.id, s.measure_id, c.unit_id, false, s.state, b.since, b.until, -1
from stand s
join placement p on p.unit_id = s.place_id and p.from_on < s.until and s.since < p.until_on
join placement q on q.unit_id = s.also_id and q.from_on < s.until and s.since < q.until_on
cross join lateral (
    select greatest(s.since, p.from_on, q.from_on) as since, least(s.until, p.until_on, q.until_on) as until) b
cross join lateral (
    select c.unit_id from placement c
    where c.kind <> 'KINDERGARTEN' and c.seat <= p.seat and c.seat_end > p.seat and c.seat <= q.seat and c.seat_end > q.seat
      and c.from_on <= b.since and b.since < c.until_on
    order by c.seat desc limit 1) c
where s.also_id is not null and b.since < b.until;

create or replace function ledger_enter(duty_ids bigint[], sign int) returns void
    language sql volatile security definer set search_path from current
begin atomic
    insert into ledger (unit_id, measure_id, own, day, not_open, open, due_soon, overdue, met, met_late, waived)
    select unit_id, measure_id, own, e.day,
           sum(e.n) filter (where state = 'NOT_OPEN'), sum(e.n) filter (where state = 'OPEN'),
           sum(e.n) filter (where state = 'DUE_SOON'), sum(e.n) filter (where state = 'OVERDUE'),
           sum(e.n) filter (where state = 'MET'), sum(e.n) filter (where state = 'MET_LATE'),
           sum(e.n) filter (where state = 'WAIVED')
    from duty_presence r
    cross join lateral (select r.since, r.sign * ledger_enter.sign union all select r.until, -r.sign * ledger_enter.sign) e (day, n)
    where r.id = any (duty_ids) and e.day < 'infinity'
    group by unit_id, measure_id, own, e.day;
end;
