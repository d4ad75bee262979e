-- Which units above the kindergartens lay in whose subtree (their own included), during which days.
create view laid_below with (security_invoker = true) as
select a.unit_id as above_id, u.unit_id, unnest(range_agg(u.during * a.during)) as during
from placement a
join placement u on u.kind <> 'KINDERGARTEN' and u.seat >= a.seat and u.seat < a.seat_end and u.during && a.during
where a.kind <> 'KINDERGARTEN'
group by a.unit_id, u.unit_id;
grant select on laid_below to haoyuan_app;

-- A unit's course counts on each day what lay below it on that day. How far it was folded; 0 since a unit with others below it
-- moved, and at first: then it is read from the ledger, until the next start folds it anew.
alter table ledger_folded add column course_seq bigint not null default 0;

create function ledger_course_seq() returns bigint
    language sql stable
    return (select course_seq from ledger_folded);
