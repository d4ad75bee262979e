-- Everyday work, recorded once: the generic evidence of every kind that has no module of its own yet.
-- client_key is made with the form, so that a record that was sent twice is kept once.
create table work_record (
    id            bigint generated always as identity primary key,
    unit_id       int not null,
    seat          int not null,
    subject_id    int,
    subject_seat  int,
    kind          text not null,
    topics        text[] not null default '{}',
    happened_on   date not null,
    title         text not null check (char_length(title) between 1 and 80),
    people        text not null default '' check (char_length(people) <= 200),
    place         text not null default '' check (char_length(place) <= 120),
    note          text not null default '' check (char_length(note) <= 4000),
    client_key    uuid not null,
    post_id       int not null references post (id),
    recorded_at   timestamptz not null,
    unique (post_id, client_key),
    unique (id, unit_id),
    foreign key (unit_id, seat) references unit (id, seat) on update cascade,
    foreign key (subject_id, subject_seat) references unit (id, seat) on update cascade
);
create index on work_record (unit_id, happened_on);
create index on work_record (seat, happened_on);
create index on work_record (subject_seat, happened_on) where subject_seat is not null;
create index on work_record (subject_id, happened_on) where subject_id is not null;
create index on work_record (post_id, recorded_at);
create index on work_record (happened_on, id);

create table work_record_attachment (
    record_id      bigint not null,
    attachment_id  bigint not null,
    unit_id        int not null,
    primary key (record_id, attachment_id),
    foreign key (record_id, unit_id) references work_record (id, unit_id),
    foreign key (attachment_id, unit_id) references attachment (id, unit_id)
);
create index on work_record_attachment (attachment_id);

-- A record that was a mistake; its facts are voided with it.
create table work_record_void (
    record_id  bigint primary key references work_record (id),
    post_id    int not null references post (id),
    at         timestamptz not null,
    reason     text not null check (char_length(reason) between 1 and 200)
);

create trigger append_only before delete or truncate on work_record for each statement execute function forbid_change();
create trigger append_only before update or delete or truncate on work_record_void
    for each statement execute function forbid_change();

alter table work_record enable row level security;
alter table work_record_attachment enable row level security;
alter table work_record_void enable row level security;
-- Whom a record is about sees it too; but a unit records only its own work.
create policy seen on work_record for select using (seat <@ (select scope()) or subject_seat <@ (select scope()));
create policy recorded on work_record for insert with check (
    (seat <@ (select scope()) or subject_seat <@ (select scope())) and coalesce((select home()), -1) in (-1, seat));
create policy seen on work_record_attachment for select using (exists (select from work_record r where r.id = record_id));
create policy recorded on work_record_attachment for insert with check (
    exists (select from work_record r where r.id = record_id and coalesce((select home()), -1) in (-1, r.seat)));
create policy seen on work_record_void for select using (exists (select from work_record r where r.id = record_id));
create policy recorded on work_record_void for insert with check (
    exists (select from work_record r where r.id = record_id and coalesce((select home()), -1) in (-1, r.seat)));
grant select, insert on work_record, work_record_attachment, work_record_void to haoyuan_app;

-- Whoever sees a record sees what is attached to it.
create policy recorded on attachment for select using (
    exists (select from work_record_attachment w where w.attachment_id = attachment.id));
