-- The five-level tree. A unit's seat is its place in tree order: its subtree is [seat, seat_end).
-- Rows of a unit carry its seat through a foreign key (unit_id, seat) that follows a move by itself.
create table unit (
    id       int generated always as identity primary key,
    kind     text not null check (kind in ('CITY', 'CITY_AREA', 'COUNTY', 'COUNTY_AREA', 'KINDERGARTEN')),
    code     text unique check (code ~ '^[0-9A-Z]{2,20}$'),
    seat     int not null unique,
    seat_end int not null,
    check (seat < seat_end),
    unique (id, seat)
);

-- Name, parent and seat of a unit during a span of days: the tree of any day.
-- reason: why this span began; ended_for: why the unit stood no longer after it.
-- seat is the seat of that time; unit_seat follows the unit's present one.
create table placement (
    id         bigint generated always as identity primary key,
    unit_id    int not null,
    unit_seat  int not null,
    kind       text not null,
    parent_id  int references unit (id),
    seat       int not null,
    seat_end   int not null,
    name       text not null check (char_length(name) between 1 and 60),
    during     daterange not null check (not isempty(during)),
    reason     text,
    ended_for  text,
    foreign key (unit_id, unit_seat) references unit (id, seat) on update cascade,
    exclude using gist (unit_id with =, during with &&)
);
create index on placement (seat);
create index on placement (parent_id);
create index on placement (unit_id);
create index on placement using gin (name gin_trgm_ops);

create table merger (
    unit_id  int primary key references unit (id),
    into_id  int not null references unit (id),
    day      date not null
);

-- The register's profile of a kindergarten. Counts only; no child and no member of staff is named here.
create table kindergarten (
    unit_id          int primary key,
    seat             int not null,
    sponsor          text not null check (sponsor in ('PUBLIC', 'RUN_AS_PUBLIC', 'PRIVATE')),
    inclusive        boolean not null,
    grade            text not null default 'NONE' check (grade in ('NONE', 'COUNTY', 'CITY', 'PROVINCE')),
    terrain          text not null check (terrain in ('PLAIN', 'HILL', 'MOUNTAIN', 'LAKESIDE')),
    locality         text not null check (locality in ('URBAN', 'TOWNSHIP', 'VILLAGE')),
    township_centre  boolean not null default false,
    micro            boolean not null default false,
    group_head_id    int references unit (id),
    opened_on        date not null,
    address          text not null default '' check (char_length(address) <= 120),
    classes_small    int not null default 0 check (classes_small between 0 and 60),
    classes_middle   int not null default 0 check (classes_middle between 0 and 60),
    classes_top      int not null default 0 check (classes_top between 0 and 60),
    classes_mixed    int not null default 0 check (classes_mixed between 0 and 60),
    children_small   int not null default 0 check (children_small between 0 and 3000),
    children_middle  int not null default 0 check (children_middle between 0 and 3000),
    children_top     int not null default 0 check (children_top between 0 and 3000),
    children_mixed   int not null default 0 check (children_mixed between 0 and 3000),
    principals       int not null default 0 check (principals between 0 and 1000),
    teachers         int not null default 0 check (teachers between 0 and 1000),
    care_workers     int not null default 0 check (care_workers between 0 and 1000),
    health_workers   int not null default 0 check (health_workers between 0 and 1000),
    cooks            int not null default 0 check (cooks between 0 and 1000),
    guards           int not null default 0 check (guards between 0 and 1000),
    principal_since  date,
    foreign key (unit_id, seat) references unit (id, seat) on update cascade
);

-- What a kindergarten is marked as for a time: a pilot, weak (with the county's reason), home of a seed teacher.
create table mark (
    id        bigint generated always as identity primary key,
    unit_id   int not null,
    seat      int not null,
    kind      text not null check (kind in ('ANJI_PILOT', 'IT_PILOT', 'WEAK', 'SEED')),
    during    daterange not null,
    reason    text not null check (char_length(reason) between 1 and 200),
    foreign key (unit_id, seat) references unit (id, seat) on update cascade,
    exclude using gist (unit_id with =, kind with =, during with &&)
);

-- A demonstration kindergarten helps another for a time (the plan, four, section five, item two).
create table pairing (
    id           bigint generated always as identity primary key,
    helper_id    int not null,
    helper_seat  int not null,
    helped_id    int not null,
    helped_seat  int not null,
    during       daterange not null,
    check (helper_id <> helped_id),
    foreign key (helper_id, helper_seat) references unit (id, seat) on update cascade,
    foreign key (helped_id, helped_seat) references unit (id, seat) on update cascade,
    exclude using gist (helper_id with =, helped_id with =, during with &&)
);
create index on pairing (helped_id);

alter table unit enable row level security;
alter table placement enable row level security;
alter table merger enable row level security;
alter table kindergarten enable row level security;
alter table mark enable row level security;
alter table pairing enable row level security;

-- One sees one's scope, and the units above one's own (for the path at the top of a page); one changes only one's scope.
create policy seen on unit for select using (coalesce(seat <@ (select scope()), false) or int4range(seat, seat_end) @> (select home()));
create policy opened on unit for insert with check (seat <@ (select scope()));
create policy changed on unit for update using (seat <@ (select scope()));
create policy seen on placement for select using (coalesce(unit_seat <@ (select scope()), false) or seat <@ (select scope())
    or int4range(seat, seat_end) @> (select home()));
create policy opened on placement for insert with check (unit_seat <@ (select scope()));
create policy changed on placement for update using (unit_seat <@ (select scope()));
create policy seen on merger for select using (exists (select from unit u where u.id = unit_id or u.id = into_id));
create policy merged on merger for insert
    with check (exists (select from unit u where u.id = unit_id and u.seat <@ (select scope())));
create policy scoped on kindergarten using (seat <@ (select scope()));
create policy scoped on mark using (seat <@ (select scope()));
create policy scoped on pairing using (helper_seat <@ (select scope()) or helped_seat <@ (select scope()));

grant select, insert, update on unit, kindergarten, mark, pairing to haoyuan_app;
grant select, insert, update on placement to haoyuan_app;
grant select, insert on merger to haoyuan_app;

-- The tree of a day. The code is missing where the unit has since moved out of the viewer's sight.
create function units_on(day date)
    returns table (id int, kind text, code text, name text, parent_id int, seat int, seat_end int, unit_seat int)
    language sql stable
begin atomic
    select p.unit_id, p.kind, u.code, p.name, p.parent_id, p.seat, p.seat_end, p.unit_seat
    from placement p left join unit u on u.id = p.unit_id
    where p.during @> day;
end;

-- Name and seat of any unit of the city, also outside the asker's scope: a partner in a pair, a peer county, the county that
-- visited. Runs as the owner; that a unit exists and what it is called is no secret, everything else about it stays hidden.
create function unit_name(unit int, day date) returns text
    language sql stable security definer set search_path from current
begin atomic
    select p.name from placement p where p.unit_id = unit_name.unit
    order by p.during @> unit_name.day desc, lower(p.during) desc limit 1;
end;
create function unit_seat(unit int) returns int
    language sql stable security definer set search_path from current
begin atomic
    select u.seat from unit u where u.id = unit_seat.unit;
end;
revoke all on function unit_name, unit_seat from public;
grant execute on function unit_name, unit_seat to haoyuan_app;
