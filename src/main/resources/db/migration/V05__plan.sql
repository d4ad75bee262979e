-- Versions of the plan. The YAML source is the truth; clause, measure, ask and form are its parts that SQL joins.
create table plan_version (
    id            int generated always as identity primary key,
    plan_id       text not null,
    no            int not null,
    title         text not null,
    status        text not null check (status in ('DRAFT', 'PUBLISHED')),
    source        text not null,
    starts_on     date not null,
    ends_on       date not null,
    created_at    timestamptz not null,
    published_at  timestamptz,
    published_on  date,
    unique (plan_id, no),
    check ((status = 'PUBLISHED') = (published_at is not null and published_on is not null))
);

create table measure (
    id          int generated always as identity primary key,
    version_id  int not null references plan_version (id),
    key         text not null,
    seq         int not null,
    title       text not null,
    clause      text not null,
    unique (version_id, key)
);

-- What a measure asks of one kind of unit.
create table ask (
    id          int generated always as identity primary key,
    measure_id  int not null references measure (id),
    seq         int not null,
    who         text not null,
    "having"    text,
    about       text,
    post        text not null,
    evidence    text not null,
    topic       text,
    count       int not null check (count between 1 and 50),
    cadence     text not null,
    receiver    text not null,
    on_evidence text,
    on_topic    text,
    on_days     int,
    unique (measure_id, seq)
);

-- A published version and all that belongs to it never change.
create function forbid_published_change() returns trigger language plpgsql as $$
begin
    if old.status = 'PUBLISHED' then
        raise exception 'a published plan version never changes';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_stays before update or delete on plan_version
    for each row execute function forbid_published_change();

grant select, insert, update, delete on plan_version to haoyuan_app;
grant select, insert on measure, ask to haoyuan_app;
