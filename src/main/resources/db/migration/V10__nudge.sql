-- Settings that a unit makes for its subtree; the nearest one holds. Keys, defaults and bounds: ParameterKey.
create table parameter (
    unit_id  int not null,
    seat     int not null,
    key      text not null,
    value    int not null,
    primary key (unit_id, key),
    foreign key (unit_id, seat) references unit (id, seat) on update cascade
);

-- Where mail goes; optional, and set by the person alone.
alter table account add email text check (char_length(email) between 3 and 120 and email like '_%@_%');

-- A message to one account, shown on its desk. The key says what it is about, so that telling it twice shows it once.
create table notice (
    id          bigint generated always as identity primary key,
    account_id  int not null references account (id),
    key         text not null,
    title       text not null check (char_length(title) between 1 and 120),
    body        text not null check (char_length(body) <= 8000),
    href        text not null check (href like '/%' and href not like '//%'),
    at          timestamptz not null,
    read_at     timestamptz,
    unique (account_id, key)
);
create index on notice (account_id, at desc);
create index on notice (account_id) where read_at is null;

-- Notices on their way by mail: written with the notice, sent afterwards. due_at is the next attempt, or the end of the present one.
create table mail (
    notice_id    bigint primary key references notice (id),
    address      text not null,
    tries        int not null default 0,
    due_at       timestamptz not null,
    sent_at      timestamptz,
    given_up_at  timestamptz,
    error        text
);
create index on mail (due_at) where sent_at is null and given_up_at is null;

-- One nudge of one person on one working day, however many officers asked for however many duties. Asked for at night or on a
-- holiday, it waits until goes_at; dropped when everything was done before it went.
create table nudge (
    id          bigint generated always as identity primary key,
    account_id  int not null references account (id),
    day         date not null,
    goes_at     timestamptz not null,
    sent_at     timestamptz,
    dropped_at  timestamptz,
    check (sent_at is null or dropped_at is null)
);
create unique index nudge_once_a_day on nudge (account_id, day) where dropped_at is null;
create index on nudge (goes_at) where sent_at is null and dropped_at is null;

-- What a nudge was about, and who asked for it.
create table nudge_item (
    nudge_id  bigint not null references nudge (id),
    duty_id   bigint not null references duty (id),
    post_id   int not null references post (id),
    asked_by  text not null,
    asked_at  timestamptz not null,
    primary key (nudge_id, duty_id)
);
create index on nudge_item (duty_id);

-- The days whose reminders went out.
create table reminder_day (
    day  date primary key,
    at   timestamptz not null
);

-- What is still to be done, few among all duties: who has not filed.
create index duty_pending on duty (measure_id, due_soon_on) where met_on is null and not waived and ended_on is null;

alter table parameter enable row level security;
alter table notice enable row level security;
alter table mail enable row level security;
alter table nudge enable row level security;
alter table nudge_item enable row level security;
-- One reads what holds for oneself, so also the settings of the units above; one sets only within one's scope.
create policy seen on parameter for select using (exists (select from unit u where u.id = unit_id));
create policy set_one on parameter for insert with check (seat <@ (select scope()));
create policy changed on parameter for update using (seat <@ (select scope()));
create policy removed on parameter for delete using (seat <@ (select scope()));
create policy scoped on notice using (exists (select from account a where a.id = account_id));
create policy scoped on mail using (exists (select from notice n where n.id = notice_id));
create policy scoped on nudge using (exists (select from account a where a.id = account_id));
create policy scoped on nudge_item using (exists (select from nudge n where n.id = nudge_id));

grant select, insert, update, delete on parameter to haoyuan_app;
grant select, insert, update on notice, mail, nudge to haoyuan_app;
grant select, insert on nudge_item, reminder_day to haoyuan_app;
