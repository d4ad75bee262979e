-- A filing: the document by which one duty is discharged. Acts are rows; the state follows from the latest of them.
create table filing (
    id           bigint generated always as identity primary key,
    duty_id      bigint not null unique references duty (id),
    version_id   int not null references plan_version (id),
    form         text not null,
    unit_id      int not null,
    seat         int not null,
    receiver_id  int not null references unit (id),
    period       text not null,
    unique (id, seat),
    foreign key (unit_id, seat) references unit (id, seat) on update cascade
);
create index on filing (unit_id);
create index on filing (receiver_id);

-- What is being written; version rises with every save, so that two browsers cannot overwrite each other.
create table filing_draft (
    filing_id  bigint primary key,
    seat       int not null,
    content    jsonb not null,
    version    int not null,
    saved_at   timestamptz not null,
    saved_by   int not null references post (id),
    foreign key (filing_id, seat) references filing (id, seat) on update cascade
);

-- What was submitted, word for word.
create table filing_submission (
    id         bigint generated always as identity primary key,
    filing_id  bigint not null,
    seat       int not null,
    no         int not null,
    content    jsonb not null,
    at         timestamptz not null,
    post_id    int not null references post (id),
    unique (filing_id, no),
    foreign key (filing_id, seat) references filing (id, seat) on update cascade
);

create table filing_act (
    id             bigint generated always as identity primary key,
    filing_id      bigint not null,
    seat           int not null,
    submission_no  int,
    verb           text not null check (verb in ('START', 'SUBMIT', 'WITHDRAW', 'RETURN', 'ACCEPT', 'AMEND')),
    state          text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'AMENDING', 'AMENDED', 'AMENDMENT_RETURNED')),
    at             timestamptz not null,
    post_id        int not null references post (id),
    reason         text not null default '' check (char_length(reason) <= 2000),
    remarks        jsonb,
    reply_by       date,
    foreign key (filing_id, seat) references filing (id, seat) on update cascade
);
create index on filing_act (filing_id, id);
create index on filing_act (seat, at);

-- A goal of an accepted scheme or plan; the level below links its own goals to it.
create table goal (
    id         bigint generated always as identity primary key,
    filing_id  bigint not null references filing (id),
    no         int not null,
    unit_id    int not null,
    text       text not null,
    measure    text,
    retired_at timestamptz,
    accepted_at timestamptz not null
);
create index on goal (unit_id);

alter table filing enable row level security;
alter table filing_draft enable row level security;
alter table filing_submission enable row level security;
alter table filing_act enable row level security;
alter table goal enable row level security;
create policy scoped on filing using (seat <@ (select scope()));
create policy scoped on filing_draft using (seat <@ (select scope()));
create policy scoped on filing_submission using (seat <@ (select scope()));
create policy scoped on filing_act using (seat <@ (select scope()));
-- Goals are read by the units below as well: whoever sees the unit, sees its goals.
create policy scoped on goal using (exists (select from unit u where u.id = unit_id));

grant select, insert on filing, filing_submission, filing_act to haoyuan_app;
grant select, insert, update, delete on filing_draft to haoyuan_app;
grant select, insert, update on goal to haoyuan_app;
create trigger append_only before delete or truncate on filing_submission for each statement execute function forbid_change();
create trigger append_only before delete or truncate on filing_act for each statement execute function forbid_change();
