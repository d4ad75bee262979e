-- A move that is arranged for a later day. Seats are those of the present tree, so nothing moves before that day; then it is done.
-- refused: why it could not be done then.
create table planned_move (
    unit_id     int primary key,
    seat        int not null,
    parent_id   int not null,
    parent_seat int not null,
    day         date not null,
    reason      text not null check (char_length(reason) between 1 and 200),
    refused     text,
    foreign key (unit_id, seat) references unit (id, seat) on update cascade,
    foreign key (parent_id, parent_seat) references unit (id, seat) on update cascade
);
create index on planned_move (parent_id);
alter table planned_move enable row level security;
-- Whoever has the one or the other may know of it, only who has both may arrange it or take it back.
create policy seen on planned_move for select using (seat <@ (select scope()) or parent_seat <@ (select scope()));
create policy planned on planned_move for insert with check (seat <@ (select scope()) and parent_seat <@ (select scope()));
create policy taken_back on planned_move for delete using (seat <@ (select scope()) and parent_seat <@ (select scope()));
grant select, insert, delete on planned_move to haoyuan_app;

-- What is arranged for a later day may be taken back until then: the span of a name that is still to come, and a merger.
create policy taken_back on placement for delete using (unit_seat <@ (select scope()));
create policy taken_back on merger for delete
    using (exists (select from unit u where u.id = unit_id and u.seat <@ (select scope())));
grant delete on placement, merger to haoyuan_app;

-- Who merged and was opened again may merge once more.
alter table merger drop constraint merger_pkey, add primary key (unit_id, day);
