-- From where accounts signed in, and how often attempts failed there: an address with many failures is open only to whom it knows.
-- Nobody's to see: sign-in runs with everything in sight.
create table sign_in_place (
    account_id  int not null references account (id),
    address     text not null,
    last_at     timestamptz not null,
    primary key (account_id, address)
);
create table sign_in_failure (
    address   text primary key,
    failures  int not null,
    since     timestamptz not null
);
create index on sign_in_failure (since);
alter table sign_in_place enable row level security;
alter table sign_in_failure enable row level security;
create policy scoped on sign_in_place using ((select scope()) = '{(,)}'::int4multirange);
create policy scoped on sign_in_failure using ((select scope()) = '{(,)}'::int4multirange);
grant select, insert, update, delete on sign_in_place, sign_in_failure to haoyuan_app;

-- Disabling an account ends its tokens; those of accounts that were disabled before would come back with them.
update access_token t set revoked_at = now()
from post p join account a on a.person_id = p.person_id
where p.id = t.post_id and not a.enabled and t.revoked_at is null;

-- How much a post uploaded today.
create index on attachment (uploaded_by, uploaded_at);
