-- The account that the running transaction speaks for; 0 for nobody.
create function who() returns int
    language sql stable parallel safe
    return nullif(current_setting('haoyuan.account', true), '')::int;

-- What one reviewer has of a filing before deciding, theirs alone: the submission that they read to its end, and what they
-- typed so far, as {"reason": "text", "replyBy": "text", "remark.section": "text"}. Version rises with every save.
create table review_note (
    filing_id   bigint not null,
    seat        int not null,
    account_id  int not null references account (id),
    read_no     int,
    read_at     timestamptz,
    typed       jsonb not null default '{}',
    version     int not null default 0,
    saved_at    timestamptz,
    primary key (filing_id, account_id),
    foreign key (filing_id, seat) references filing (id, seat) on update cascade
);
create index on review_note (account_id);

-- What a person says again and again.
create table phrase (
    id          bigint generated always as identity primary key,
    account_id  int not null references account (id),
    text        text not null check (char_length(text) between 1 and 300),
    unique (account_id, text)
);

alter table review_note enable row level security;
alter table phrase enable row level security;
create policy own on review_note using (seat <@ (select scope()) and account_id = (select who()));
create policy own on phrase using (account_id = (select who()));
grant select, insert, update, delete on review_note to haoyuan_app;
grant select, insert, delete on phrase to haoyuan_app;
