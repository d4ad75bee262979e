-- The same answers as before, told so that the planner sees how few or many rows they are.

-- A stable function is evaluated when a statement is planned, a subquery is not: without it the planner expects a third of the
-- ledger to be younger than the last fold and reads all of it.
create function ledger_folded_seq() returns bigint
    language sql stable
    return (select seq from ledger_folded);

-- Four bytes hold every count there can be, and sums of them need no arbitrary precision.
drop function ledger_on(date);
alter table ledger_checkpoint
    alter column not_open type int, alter column open type int, alter column due_soon type int, alter column overdue type int,
    alter column met type int, alter column met_late type int, alter column waived type int;
alter table ledger_course
    alter column not_open type int, alter column open type int, alter column due_soon type int, alter column overdue type int,
    alter column met type int, alter column met_late type int, alter column waived type int;

create function ledger_on(on_day date)
    returns table (unit_id int, measure_id int, own boolean, not_open int, open int, due_soon int, overdue int, met int,
                   met_late int, waived int)
    language sql stable
begin atomic
    with at as materialized (
        select coalesce((select c.month from ledger_checkpoint c where c.month <= on_day order by c.month desc limit 1), '-infinity') as month)
    select c.unit_id, c.measure_id, c.own, c.not_open, c.open, c.due_soon, c.overdue, c.met, c.met_late, c.waived
    from ledger_checkpoint c where c.month = (select month from at)
    union all
    select l.unit_id, l.measure_id, l.own, l.not_open, l.open, l.due_soon, l.overdue, l.met, l.met_late, l.waived
    from ledger l where l.day >= (select month from at) and l.day <= on_day
    union all
    select l.unit_id, l.measure_id, l.own, l.not_open, l.open, l.due_soon, l.overdue, l.met, l.met_late, l.waived
    from ledger l where l.day < (select month from at) and l.seq > ledger_folded_seq();
end;

-- What was known of a duty on a day, where that was replaced since: few duties have such a past. Functions of little cost,
-- because a join would be estimated to thin out all the others, and a subquery to be the greater part of every plan's cost.
create function met_before(duty_id bigint, day date) returns date
    language sql stable cost 1
    return (select o.met_on from duty_past o where o.duty_id = met_before.duty_id and o.during @> day);

create function outcome_before(duty_id bigint, due_on date, day date) returns text
    language sql stable cost 1
    return (
        select case when o.waived then 'WAIVED' when o.met_on <= due_on then 'MET' when o.met_on is not null then 'MET_LATE' end
        from duty_past o where o.duty_id = outcome_before.duty_id and o.during @> day);

create or replace function duties_on(day date)
    returns table (id bigint, ask_id int, measure_id int, unit_id int, subject_id int, place_id int, place_seat int, also_id int,
                   also_seat int, period text, label text, opens_on date, due_on date, locks_on date, met_on date, state text,
                   seat int, due_soon_on date, late_on date, settled_on date, outcome text, revised boolean)
    language sql stable
begin atomic
    select d.id, d.ask_id, d.measure_id, d.unit_id, d.subject_id, d.place_id, p.seat, d.also_id, q.seat,
           d.period, d.label, d.opens_on, d.due_on, d.locks_on,
           case when d.settled_on <= day then d.met_on
                when d.revised then met_before(d.id, day) end,
           case when d.settled_on <= day then d.outcome
                else coalesce(
                    case when d.revised then outcome_before(d.id, d.due_on, day) end,
                    case when day < d.opens_on then 'NOT_OPEN'
                         when day < d.due_soon_on then 'OPEN'
                         when day <= d.due_on then 'DUE_SOON'
                         else 'OVERDUE' end) end,
           d.seat, d.due_soon_on, d.late_on, d.settled_on, d.outcome, d.revised
    from duty d
    -- whom a duty from elsewhere is about sees it without seeing its place
    left join placement p on p.unit_id = d.place_id and p.from_on <= day and day < p.until_on
    left join placement q on d.also_id is not null and q.unit_id = d.also_id and q.from_on <= day and day < q.until_on
    where d.known_on <= day and (d.ended_on is null or d.ended_on > day) and (p.unit_id is not null or q.unit_id is not null);
end;
