-- Versions of the plan. The YAML sources are the truth; measure and ask are the parts that SQL joins.
create table plan_version (
    id            int generated always as identity primary key,
    plan_id       text not null,
    no            int not null,
    title         text not null,
    status        text not null check (status in ('DRAFT', 'PUBLISHED')),
    source_name   text not null,
    source        text not null,
    created_at    timestamptz not null,
    published_at  timestamptz,
    published_on  date,
    unique (plan_id, no),
    check ((status = 'PUBLISHED') = (published_at is not null and published_on is not null))
);

create table plan_form (
    version_id  int not null references plan_version (id) on delete cascade,
    name        text not null,
    source      text not null,
    primary key (version_id, name)
);

-- A measure keeps its identity over the versions; its title and clause are those of the latest one.
create table measure (
    id       int generated always as identity primary key,
    plan_id  text not null,
    key      text not null,
    seq      int not null,
    title    text not null,
    clause   text not null,
    unique (plan_id, key)
);

-- What a measure asks of one kind of unit. An ask that a new version leaves as it was is the same row,
-- so that its duties go on untouched; a changed one is a new row.
create table ask (
    id           int generated always as identity primary key,
    measure_id   int not null references measure (id),
    fingerprint  text not null,
    who          text not null,
    trait        text,
    about        text,
    post         text not null,
    evidence     text not null,
    topic        text,
    count        int not null check (count between 1 and 50),
    cadence      text not null,
    receiver     text not null,
    on_evidence  text,
    on_topic     text,
    unique (measure_id, fingerprint)
);

create table plan_ask (
    version_id  int not null references plan_version (id) on delete cascade,
    ask_id      int not null references ask (id),
    primary key (version_id, ask_id)
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

create function forbid_published_part_change() returns trigger language plpgsql as $$
begin
    if exists (select from plan_version v where v.id = old.version_id and v.status = 'PUBLISHED') then
        raise exception 'a published plan version never changes';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger published_stays before update or delete on plan_form
    for each row execute function forbid_published_part_change();
create trigger published_stays before update or delete on plan_ask
    for each row execute function forbid_published_part_change();

grant select, insert, update, delete on plan_version, plan_form to haoyuan_app;
grant select, insert, update on measure to haoyuan_app;
grant select, insert on ask, plan_ask to haoyuan_app;
