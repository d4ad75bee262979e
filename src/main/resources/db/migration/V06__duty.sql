-- A duty is one unit's share of one ask in one period, where the ask says so about one subject.
-- place: the unit that locates it in the tree (the subject if it lies below the owner, else the owner);
-- also: a subject that lies elsewhere (a peer county, a partner of another county).
-- The outcome known at present stands in the row (met_on, waived, known since outcome_on);
-- outcomes that were known earlier and were replaced since stand in duty_past.
create table duty (
    id           bigint generated always as identity primary key,
    ask_id       int not null references ask (id),
    measure_id   int not null,
    unit_id      int not null,
    subject_id   int,
    place_id     int not null,
    seat         int not null,
    also_id      int,
    also_seat    int,
    former       int4multirange,
    period       text not null,
    label        text not null,
    opens_on     date not null,
    due_soon_on  date not null,
    due_on       date not null,
    locks_on     date,
    known_on     date not null,
    ended_on     date,
    met_on       date,
    waived       boolean not null default false,
    outcome_on   date,
    revised      boolean not null default false,
    check (opens_on <= due_soon_on and due_soon_on <= due_on and (locks_on is null or due_on <= locks_on)),
    check (outcome_on is null or outcome_on >= known_on),
    unique nulls not distinct (ask_id, unit_id, subject_id, period),
    foreign key (place_id, seat) references unit (id, seat) on update cascade,
    foreign key (also_id, also_seat) references unit (id, seat) on update cascade
);
create index on duty (place_id, due_on);
create index on duty (also_id) where also_id is not null;
create index on duty (unit_id, ask_id, period);
create index on duty (measure_id, due_on);

create table duty_past (
    duty_id  bigint not null references duty (id),
    met_on   date,
    waived   boolean not null,
    during   daterange not null,
    exclude using gist (duty_id with =, during with &&)
);

-- Something that happened and is on record. Appended only; a mistake is voided with a reason.
create table fact (
    id            bigint generated always as identity primary key,
    kind          text not null,
    topic         text,
    unit_id       int not null,
    seat          int not null,
    subject_id    int,
    subject_seat  int,
    period        text,
    happened_on   date not null,
    recorded_at   timestamptz not null,
    recorded_on   date not null,
    title         text not null,
    source        text not null,
    source_id     bigint not null,
    check (happened_on <= recorded_on),
    foreign key (unit_id, seat) references unit (id, seat) on update cascade,
    foreign key (subject_id, subject_seat) references unit (id, seat) on update cascade
);
create index on fact (unit_id, kind, happened_on);
create index on fact (subject_id, kind) where subject_id is not null;
create index on fact (source, source_id);

create table fact_void (
    fact_id    bigint primary key references fact (id),
    voided_on  date not null,
    voided_at  timestamptz not null,
    post_id    int references post (id),
    reason     text not null check (char_length(reason) between 1 and 200)
);
-- Seats follow a move by cascade; everything else of a fact stays as it was recorded.
create function fact_stays() returns trigger language plpgsql as $$
begin
    if row(new.id, new.kind, new.topic, new.unit_id, new.subject_id, new.period, new.happened_on, new.recorded_at, new.recorded_on,
            new.title, new.source, new.source_id)
        is distinct from row(old.id, old.kind, old.topic, old.unit_id, old.subject_id, old.period, old.happened_on, old.recorded_at,
            old.recorded_on, old.title, old.source, old.source_id) then
        raise exception 'a fact never changes: void it and record another';
    end if;
    return new;
end $$;
create trigger stays before update on fact for each row execute function fact_stays();
create trigger append_only before delete or truncate on fact for each statement execute function forbid_change();
create trigger append_only before update or delete or truncate on fact_void for each statement execute function forbid_change();

create table waiver (
    id         bigint generated always as identity primary key,
    duty_id    bigint not null references duty (id),
    post_id    int references post (id),
    at         timestamptz not null,
    from_on    date not null,
    reason     text not null check (char_length(reason) between 1 and 200),
    lifted_on  date
);
create unique index on waiver (duty_id) where lifted_on is null;

-- The ledger of counts by day: how the number of duties in each state changed on a day,
-- per measure and per unit above the kindergarten; own = of the unit itself, not of a kindergarten under it.
-- Appended by every change of a duty, so that no row is hot on the night of a deadline; folded at leisure.
-- A null is a zero that takes no room.
create table ledger (
    seq         bigint generated always as identity,
    unit_id     int not null,
    measure_id  int not null,
    own         boolean not null,
    day         date not null,
    not_open    int,
    open        int,
    due_soon    int,
    overdue     int,
    met         int,
    met_late    int,
    waived      int
);
create index on ledger (day);
create index on ledger (seq);

-- Running totals of the ledger at the first of each month, as far as it went (seq) when they were last taken. Whatever was
-- entered since is added when read, so they are right even when they are old.
create table ledger_checkpoint (
    month       date not null,
    unit_id     int not null,
    measure_id  int not null,
    own         boolean not null,
    not_open    bigint not null,
    open        bigint not null,
    due_soon    bigint not null,
    overdue     bigint not null,
    met         bigint not null,
    met_late    bigint not null,
    waived      bigint not null,
    primary key (month, unit_id, measure_id, own)
);
create table ledger_folded (
    "only" boolean primary key default true check ("only"),
    seq  bigint not null
);
insert into ledger_folded (seq) values (0);

alter table duty enable row level security;
alter table duty_past enable row level security;
alter table fact enable row level security;
alter table fact_void enable row level security;
alter table waiver enable row level security;
alter table ledger enable row level security;
alter table ledger_checkpoint enable row level security;
-- coalesce: the planner takes a bare <@ to let one row in a hundred pass, and joins row by row
create policy scoped on duty using (coalesce(seat <@ (select scope()), false) or also_seat <@ (select scope()) or former && (select scope()));
create policy scoped on duty_past using (exists (select from duty d where d.id = duty_id));
create policy scoped on fact using (coalesce(seat <@ (select scope()), false) or subject_seat <@ (select scope()));
create policy scoped on fact_void using (exists (select from fact f where f.id = fact_id));
create policy scoped on waiver using (exists (select from duty d where d.id = duty_id));
-- A change in one county may correct the figure of the city above it, so writing is open; reading is not.
create policy scoped on ledger for select using (exists (select from unit u where u.id = unit_id and u.seat <@ (select scope())));
create policy folded on ledger for delete using (exists (select from unit u where u.id = unit_id and u.seat <@ (select scope())));
create policy written on ledger for insert with check (true);
create policy scoped on ledger_checkpoint using (exists (select from unit u where u.id = unit_id and u.seat <@ (select scope())));

grant select, insert, update on duty, waiver to haoyuan_app;
grant select, insert, update, delete on duty_past to haoyuan_app;
grant select, insert, update on fact to haoyuan_app;
grant select, insert on fact_void to haoyuan_app;
grant select, insert, delete on ledger, ledger_checkpoint to haoyuan_app;
grant select, update on ledger_folded to haoyuan_app;

-- Rows whose sums are the counts of a day: the last checkpoint before it, what changed since, and what was entered
-- for earlier days after the checkpoint was taken.
create function ledger_on(on_day date)
    returns table (unit_id int, measure_id int, own boolean, not_open bigint, open bigint, due_soon bigint, overdue bigint, met bigint,
                   met_late bigint, waived bigint)
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
    from ledger l where l.day < (select month from at) and l.seq > (select seq from ledger_folded);
end;

-- Duties as they stood on a day, as was known on that day, in the tree of that day.
create function duties_on(day date)
    returns table (id bigint, ask_id int, measure_id int, unit_id int, subject_id int, place_id int, place_seat int, also_id int,
                   also_seat int, period text, label text, opens_on date, due_on date, locks_on date, met_on date, state text)
    language sql stable
begin atomic
    select d.id, d.ask_id, d.measure_id, d.unit_id, d.subject_id, d.place_id, p.seat, d.also_id, e.also_seat,
           d.period, d.label, d.opens_on, d.due_on, d.locks_on, k.met_on,
           case when k.waived then 'WAIVED'
                when k.met_on <= d.due_on then 'MET'
                when k.met_on is not null then 'MET_LATE'
                when day < d.opens_on then 'NOT_OPEN'
                when day < d.due_soon_on then 'OPEN'
                when day <= d.due_on then 'DUE_SOON'
                else 'OVERDUE' end
    from duty d
    -- whom a duty from elsewhere is about sees it without seeing its place
    left join placement p on p.unit_id = d.place_id and p.during @> day
    cross join lateral (
        select case when d.also_id is not null
                   then (select q.seat from placement q where q.unit_id = d.also_id and q.during @> day) end as also_seat) e
    -- few duties have a past of their own; the others are not asked for it
    cross join lateral (
        select case when d.outcome_on <= day then d.met_on
                    when d.revised then (select o.met_on from duty_past o where o.duty_id = d.id and o.during @> day) end as met_on,
               case when d.outcome_on <= day then d.waived
                    when d.revised then coalesce((select o.waived from duty_past o where o.duty_id = d.id and o.during @> day), false)
                    else false end as waived) k
    where d.known_on <= day and (d.ended_on is null or d.ended_on > day) and (p.unit_id is not null or e.also_seat is not null);
end;

-- The same as spans of days: where each duty is counted, in which state, during which days.
-- (stand takes the id from outcome, not from duty, so that a condition on it reaches the arms of the union.)
create view duty_presence with (security_invoker = true) as
with outcome as not materialized (
    select d.id, d.met_on, d.waived, daterange(d.outcome_on, d.ended_on) as during
    from duty d where d.outcome_on is not null and (d.ended_on is null or d.outcome_on < d.ended_on)
    union all
    select o.duty_id, o.met_on, o.waived, o.during from duty_past o
    union all
    select d.id, null, false, daterange(d.known_on, least(d.ended_on, d.outcome_on,
               case when d.revised then (select min(lower(o.during)) from duty_past o where o.duty_id = d.id) end))
    from duty d
    where d.known_on < coalesce(least(d.ended_on, d.outcome_on,
               case when d.revised then (select min(lower(o.during)) from duty_past o where o.duty_id = d.id) end), 'infinity')
), stand as not materialized (
    select o.id, d.measure_id, d.place_id, d.also_id, s.state, s.span * o.during as during
    from duty d
    join outcome o on o.id = d.id
    cross join lateral (
        values ('WAIVED', daterange(null, null), o.waived),
               ('MET', daterange(null, null), not o.waived and o.met_on <= d.due_on),
               ('MET_LATE', daterange(null, null), not o.waived and o.met_on > d.due_on),
               ('NOT_OPEN', daterange(null, d.opens_on), not o.waived and o.met_on is null),
               ('OPEN', daterange(d.opens_on, d.due_soon_on), not o.waived and o.met_on is null),
               ('DUE_SOON', daterange(d.due_soon_on, d.due_on + 1), not o.waived and o.met_on is null),
               ('OVERDUE', daterange(d.due_on + 1, null), not o.waived and o.met_on is null)) s (state, span, holds)
    where s.holds and s.span && o.during
)
select s.id, s.measure_id, case when p.kind = 'KINDERGARTEN' then p.parent_id else p.unit_id end as unit_id,
       p.kind <> 'KINDERGARTEN' as own, s.state, s.during * p.during as during, 1 as sign
from stand s join placement p on p.unit_id = s.place_id and p.during && s.during
union all
select s.id, s.measure_id, case when q.kind = 'KINDERGARTEN' then q.parent_id else q.unit_id end,
       q.kind <> 'KINDERGARTEN', s.state, s.during * q.during, 1
from stand s join placement q on q.unit_id = s.also_id and q.during && s.during
where s.also_id is not null
union all
-- both places lie below a common unit, which would count the duty twice: take one off there
select s.id, s.measure_id, c.unit_id, false, s.state, s.during * p.during * q.during, -1
from stand s
join placement p on p.unit_id = s.place_id and p.during && s.during
join placement q on q.unit_id = s.also_id and q.during && (s.during * p.during)
cross join lateral (
    select c.unit_id from placement c
    where c.kind <> 'KINDERGARTEN' and c.seat <= p.seat and c.seat_end > p.seat and c.seat <= q.seat and c.seat_end > q.seat
      and c.during @> lower(s.during * p.during * q.during)
    order by c.seat desc limit 1) c
where s.also_id is not null;

grant select on duty_presence to haoyuan_app;

-- Enters the given duties in the ledger (sign 1) or takes them out (-1). Runs as the owner, because a duty that two counties
-- share touches the figures of units outside the writer's scope; it returns nothing and changes nothing but the ledger.
create function ledger_enter(duty_ids bigint[], sign int) returns void
    language sql volatile security definer set search_path from current
begin atomic
    insert into ledger (unit_id, measure_id, own, day, not_open, open, due_soon, overdue, met, met_late, waived)
    select unit_id, measure_id, own, e.day,
           sum(e.n) filter (where state = 'NOT_OPEN'), sum(e.n) filter (where state = 'OPEN'),
           sum(e.n) filter (where state = 'DUE_SOON'), sum(e.n) filter (where state = 'OVERDUE'),
           sum(e.n) filter (where state = 'MET'), sum(e.n) filter (where state = 'MET_LATE'),
           sum(e.n) filter (where state = 'WAIVED')
    from duty_presence r
    cross join lateral (values (lower(r.during), r.sign * ledger_enter.sign),
                               (upper(r.during), -r.sign * ledger_enter.sign)) e (day, n)
    where r.id = any (duty_ids) and e.day is not null and not isempty(r.during)
    group by unit_id, measure_id, own, e.day;
end;
revoke all on function ledger_enter from public;
grant execute on function ledger_enter to haoyuan_app;
