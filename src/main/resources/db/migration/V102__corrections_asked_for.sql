-- What a kindergarten says is wrong in its profile, which only those above may change; answered once, by what was changed or in words.
create table correction (
    id           bigint generated always as identity primary key,
    unit_id      int not null,
    seat         int not null,
    words        text not null check (char_length(words) between 1 and 300),
    asker        text not null,
    asked_at     timestamptz not null,
    answer       text,
    answered_at  timestamptz,
    check ((answer is null) = (answered_at is null)),
    foreign key (unit_id, seat) references unit (id, seat) on update cascade
);
create index on correction (unit_id, id);
alter table correction enable row level security;
create policy scoped on correction using (seat <@ (select scope()));
grant select, insert on correction to haoyuan_app;
grant update (answer, answered_at) on correction to haoyuan_app;
