-- Under row-level security the planner may use statistics and indexes only through operators that leak nothing about rows that
-- stay hidden: comparing dates leaks nothing, looking into a range might. So the spans that every page asks for stand as dates, too.
alter table placement
    add column from_on date generated always as (coalesce(lower(during), '-infinity')) stored,
    add column until_on date generated always as (coalesce(upper(during), 'infinity')) stored;

-- settled_on: from when on the outcome known at present is known; infinity while there is none.
-- late_on: the first day on which it is, or was, overdue; null if it never was.
alter table duty
    add column outcome text generated always as (
        case when waived then 'WAIVED' when met_on <= due_on then 'MET' when met_on is not null then 'MET_LATE' end) stored,
    add column settled_on date generated always as (
        case when waived or met_on is not null then outcome_on else 'infinity' end) stored,
    add column late_on date generated always as (
        case when not waived and met_on is null or outcome_on > due_on + 1 then due_on + 1 end) stored;

-- What lists are ordered by, and what is pending on a day.
create index on duty (due_on, id);
create index on duty (seat, due_on, id);
create index on duty (late_on) where late_on is not null;
create index on duty (id) where revised;
create index on duty (outcome, settled_on) where outcome in ('MET_LATE', 'WAIVED');
drop index duty_measure_id_due_on_idx;
create index on duty (measure_id, due_on, id);

create or replace function units_on(day date)
    returns table (id int, kind text, code text, name text, parent_id int, seat int, seat_end int, unit_seat int)
    language sql stable
begin atomic
    select p.unit_id, p.kind, u.code, p.name, p.parent_id, p.seat, p.seat_end, p.unit_seat
    from placement p left join unit u on u.id = p.unit_id
    where p.from_on <= day and day < p.until_on;
end;

-- Whether a duty that was never revised stands in one of these states on a day; in words that an index understands.
create function stands_in(states text[], day date, outcome text, settled_on date, opens_on date, due_soon_on date, due_on date, late_on date)
    returns boolean language sql immutable
    return 'MET' = any (states) and outcome = 'MET' and settled_on <= day
        or 'MET_LATE' = any (states) and outcome = 'MET_LATE' and settled_on <= day
        or 'WAIVED' = any (states) and outcome = 'WAIVED' and settled_on <= day
        or 'OVERDUE' = any (states) and late_on <= day and settled_on > day
        or 'DUE_SOON' = any (states) and due_soon_on <= day and due_on >= day and settled_on > day
        or 'OPEN' = any (states) and opens_on <= day and due_soon_on > day and settled_on > day
        or 'NOT_OPEN' = any (states) and opens_on > day and settled_on > day;

-- Duties as they stood on a day, as was known on that day, in the tree of that day.
drop function duties_on(date);
create function duties_on(day date)
    returns table (id bigint, ask_id int, measure_id int, unit_id int, subject_id int, place_id int, place_seat int, also_id int,
                   also_seat int, period text, label text, opens_on date, due_on date, locks_on date, met_on date, state text,
                   seat int, due_soon_on date, late_on date, settled_on date, outcome text, revised boolean)
    language sql stable
begin atomic
    select d.id, d.ask_id, d.measure_id, d.unit_id, d.subject_id, d.place_id, p.seat, d.also_id, q.seat,
           d.period, d.label, d.opens_on, d.due_on, d.locks_on,
           case when d.settled_on <= day then d.met_on else o.met_on end,
           case when d.settled_on <= day then d.outcome
                when o.waived then 'WAIVED'
                when o.met_on <= d.due_on then 'MET'
                when o.met_on is not null then 'MET_LATE'
                when day < d.opens_on then 'NOT_OPEN'
                when day < d.due_soon_on then 'OPEN'
                when day <= d.due_on then 'DUE_SOON'
                else 'OVERDUE' end,
           d.seat, d.due_soon_on, d.late_on, d.settled_on, d.outcome, d.revised
    from duty d
    -- whom a duty from elsewhere is about sees it without seeing its place
    left join placement p on p.unit_id = d.place_id and p.from_on <= day and day < p.until_on
    left join placement q on d.also_id is not null and q.unit_id = d.also_id and q.from_on <= day and day < q.until_on
    left join duty_past o on d.revised and o.duty_id = d.id and o.during @> day
    where d.known_on <= day and (d.ended_on is null or d.ended_on > day) and (p.unit_id is not null or q.unit_id is not null);
end;

-- Those of them that stand in one of these states; all for null.
create function duties_in(states text[], day date)
    returns table (id bigint, ask_id int, measure_id int, unit_id int, subject_id int, place_id int, place_seat int, also_id int,
                   also_seat int, period text, label text, opens_on date, due_on date, locks_on date, met_on date, state text, seat int)
    language sql stable
begin atomic
    select d.id, d.ask_id, d.measure_id, d.unit_id, d.subject_id, d.place_id, d.place_seat, d.also_id, d.also_seat, d.period, d.label,
           d.opens_on, d.due_on, d.locks_on, d.met_on, d.state, d.seat
    from duties_on(day) d
    where states is null
        or not d.revised and stands_in(states, day, d.outcome, d.settled_on, d.opens_on, d.due_soon_on, d.due_on, d.late_on)
        or d.revised and d.state = any (states);
end;

-- Which facts bear on which duties: the rule of discharge, told once. Voided facts are among them.
create view bearing with (security_invoker = true) as
select d.id as duty_id, f.id as fact_id, f.happened_on
from duty d
join ask a on a.id = d.ask_id
join fact f on f.unit_id = d.unit_id and f.kind = a.evidence and (a.topic is null or f.topic = a.topic)
    and (d.subject_id is null or f.subject_id = d.subject_id)
    and (f.period = d.period or f.period is null and f.happened_on between d.opens_on and coalesce(d.locks_on, 'infinity'));
grant select on bearing to haoyuan_app;

-- How the whole subtree of a unit changed day by day, as far as the ledger was folded (ledger_folded); for drawing its course.
create table ledger_course (
    unit_id   int not null,
    day       date not null,
    not_open  bigint not null,
    open      bigint not null,
    due_soon  bigint not null,
    overdue   bigint not null,
    met       bigint not null,
    met_late  bigint not null,
    waived    bigint not null,
    primary key (unit_id, day)
);
alter table ledger_course enable row level security;
grant select, insert, delete on ledger_course to haoyuan_app;
grant maintain on ledger_course to haoyuan_app;

-- Folded anew at the next start, or read unfolded until then.
delete from ledger_checkpoint;
update ledger_folded set seq = 0;

-- The ledger knows only the units above the kindergartens: few enough to be put into a hash at once.
create index on unit (id) where kind <> 'KINDERGARTEN';
drop policy scoped on ledger;
drop policy folded on ledger;
drop policy scoped on ledger_checkpoint;
create policy scoped on ledger for select using (unit_id in (select u.id from unit u where u.kind <> 'KINDERGARTEN' and u.seat <@ scope()));
create policy folded on ledger for delete using (unit_id in (select u.id from unit u where u.kind <> 'KINDERGARTEN' and u.seat <@ scope()));
create policy scoped on ledger_checkpoint using (unit_id in (select u.id from unit u where u.kind <> 'KINDERGARTEN' and u.seat <@ scope()));
create policy scoped on ledger_course using (unit_id in (select u.id from unit u where u.kind <> 'KINDERGARTEN' and u.seat <@ scope()));
