-- A filing: the document by which one duty is discharged. Acts are rows; the columns from state on follow from the latest of
-- them by a trigger and are written by nothing else.
create table filing (
    id            bigint generated always as identity primary key,
    duty_id       bigint not null unique references duty (id),
    version_id    int not null references plan_version (id),
    form          text not null,
    unit_id       int not null,
    seat          int not null,
    receiver_id   int not null references unit (id),
    period        text not null,
    state         text not null default 'DRAFT',
    acted_at      timestamptz,
    submitted_at  timestamptz,
    accepted_no   int,
    unique (id, seat),
    foreign key (unit_id, seat) references unit (id, seat) on update cascade
);
create index on filing (unit_id, acted_at);
create index on filing (receiver_id, state, submitted_at);
create index on filing (seat, acted_at);
create index on filing (acted_at);

-- What is being written: {"field": "text" | ["choice", …] | ["attachment id", …] | [{"column": "text", …}, …]}; a row of a goals
-- field also has "text" and "link" (the key of a measure, or the id of a goal). Version rises with every save, so that two
-- browsers cannot overwrite each other; editor and stamp tell the page that saved last and put its own saves in order.
create table filing_draft (
    filing_id  bigint primary key,
    seat       int not null,
    content    jsonb not null,
    prefilled  jsonb not null default '{}',
    version    int not null,
    editor     text not null default '',
    stamp      bigint not null default 0,
    saved_at   timestamptz not null,
    saved_by   int not null references post (id),
    foreign key (filing_id, seat) references filing (id, seat) on update cascade
);

-- What was submitted, word for word; fields that the register knew carry the value of that moment.
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

-- actor: the name and post as they were then, for readers who may not see the account; remarks: {"section": "text"}.
create table filing_act (
    id             bigint generated always as identity primary key,
    filing_id      bigint not null,
    seat           int not null,
    submission_no  int,
    verb           text not null check (verb in ('START', 'SUBMIT', 'WITHDRAW', 'RETURN', 'ACCEPT', 'AMEND')),
    state          text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'AMENDING', 'AMENDED', 'AMENDMENT_RETURNED')),
    at             timestamptz not null,
    post_id        int not null references post (id),
    actor          text not null default '',
    reason         text not null default '' check (char_length(reason) <= 2000),
    remarks        jsonb,
    reply_by       date,
    foreign key (filing_id, seat) references filing (id, seat) on update cascade
);
create index on filing_act (filing_id, id);
create index on filing_act (seat, at);

create function filing_follows() returns trigger language plpgsql as $$
begin
    update filing f
    set state = a.state,
        acted_at = a.at,
        submitted_at = coalesce(a.submitted_at, f.submitted_at),
        accepted_no = coalesce(a.accepted_no, f.accepted_no)
    from (select filing_id,
                 (array_agg(state order by id desc))[1] as state,
                 (array_agg(at order by id desc))[1] as at,
                 max(at) filter (where verb = 'SUBMIT') as submitted_at,
                 max(submission_no) filter (where verb = 'ACCEPT') as accepted_no
          from acts group by filing_id) a
    where f.id = a.filing_id;
    return null;
end $$;
create trigger filing_follows after insert on filing_act
    referencing new table as acts for each statement execute function filing_follows();

-- A goal of an accepted scheme or plan; the level below links its own goals to it.
-- It keeps its id over amendments as long as its text stays.
create table goal (
    id           bigint generated always as identity primary key,
    filing_id    bigint not null references filing (id),
    form         text not null,
    field        text not null,
    no           int not null,
    unit_id      int not null references unit (id),
    text         text not null,
    measure      text,
    parent_id    bigint references goal (id),
    accepted_at  timestamptz not null,
    retired_at   timestamptz
);
create index on goal (unit_id, form, field);
create index on goal (filing_id);

alter table filing enable row level security;
alter table filing_draft enable row level security;
alter table filing_submission enable row level security;
alter table filing_act enable row level security;
alter table goal enable row level security;
create policy scoped on filing using (seat <@ (select scope()));
-- What is not yet submitted is the writing unit's alone.
create policy scoped on filing_draft using (seat <@ (select scope()) and coalesce((select home()), -1) in (-1, seat));
create policy scoped on filing_submission using (seat <@ (select scope()));
create policy scoped on filing_act using (seat <@ (select scope()));
-- Goals are read by the units below as well: whoever sees the unit, sees its goals.
create policy scoped on goal using (exists (select from unit u where u.id = unit_id));

grant select, insert on filing, filing_submission, filing_act to haoyuan_app;
grant update (receiver_id, state, acted_at, submitted_at, accepted_no) on filing to haoyuan_app;
grant select, insert, update, delete on filing_draft to haoyuan_app;
grant select, insert, update on goal to haoyuan_app;
create trigger append_only before delete or truncate on filing_submission for each statement execute function forbid_change();
create trigger append_only before delete or truncate on filing_act for each statement execute function forbid_change();
