-- Everyday work, recorded once: the generic evidence of every kind that has no module of its own yet.
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
    client_key    uuid not null unique,
    post_id       int not null references post (id),
    recorded_at   timestamptz not null,
    foreign key (unit_id, seat) references unit (id, seat) on update cascade,
    foreign key (subject_id, subject_seat) references unit (id, seat) on update cascade
);
create index on work_record (unit_id, happened_on);
create index on work_record (post_id, recorded_at);

create table work_record_attachment (
    record_id      bigint not null references work_record (id),
    attachment_id  bigint not null references attachment (id),
    primary key (record_id, attachment_id)
);

alter table work_record enable row level security;
alter table work_record_attachment enable row level security;
create policy scoped on work_record using (seat <@ (select scope()) or subject_seat <@ (select scope()));
create policy scoped on work_record_attachment using (exists (select from work_record r where r.id = record_id));
grant select, insert on work_record, work_record_attachment to haoyuan_app;
