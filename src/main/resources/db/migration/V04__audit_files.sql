-- Every act: who, as which post, when, from where, what, why. Appended only; each row seals the one before it.
create table act (
    id         bigint primary key,
    at         timestamptz not null,
    post_id    int references post (id),
    actor      text not null,
    address    text not null,
    unit_id    int not null,
    seat       int not null,
    verb       text not null,
    object     text not null,
    object_id  text not null,
    detail     text not null,
    reason     text not null,
    hash       bytea not null,
    foreign key (unit_id, seat) references unit (id, seat) on update cascade
);
create index on act (seat, id);
create index on act (object, object_id);
create index on act (at);

-- The end of the chain; taking it also puts concurrent writers in order.
create table act_head (
    single boolean primary key default true check (single),
    id   bigint not null,
    hash bytea not null
);
insert into act_head (id, hash) values (0, '\x00');

create function forbid_change() returns trigger language plpgsql as $$
begin
    raise exception 'append-only: % on % is not allowed', tg_op, tg_table_name;
end $$;
create trigger append_only before delete or truncate on act for each statement execute function forbid_change();

-- The seat follows a move of the unit by cascade; everything that the hash seals stays.
create function act_stays() returns trigger language plpgsql as $$
begin
    if row(new.id, new.at, new.post_id, new.actor, new.address, new.unit_id, new.verb, new.object, new.object_id, new.detail,
            new.reason, new.hash)
        is distinct from row(old.id, old.at, old.post_id, old.actor, old.address, old.unit_id, old.verb, old.object,
            old.object_id, old.detail, old.reason, old.hash) then
        raise exception 'append-only: an act never changes';
    end if;
    return new;
end $$;
create trigger stays before update on act for each row execute function act_stays();

alter table act enable row level security;
-- What someone did is on record wherever it was done, so writing is open; reading is not.
create policy scoped on act for select using (seat <@ (select scope()));
create policy written on act for insert with check (true);
grant select, insert on act to haoyuan_app;
grant select, update on act_head to haoyuan_app;

-- Attachments: the bytes lie in the data folder under a key made here.
create table attachment (
    id           bigint generated always as identity primary key,
    key          text not null unique,
    unit_id      int not null,
    seat         int not null,
    name         text not null check (char_length(name) between 1 and 200),
    media_type   text not null,
    size         bigint not null check (size between 0 and 52428800),
    sha256       bytea not null,
    uploaded_by  int not null references post (id),
    uploaded_at  timestamptz not null,
    foreign key (unit_id, seat) references unit (id, seat) on update cascade
);
create index on attachment (unit_id);
-- What a record of work carries must belong to the unit that records it.
alter table attachment add unique (id, unit_id);

-- The post that the running transaction acts as; null when nobody set it.
create function acting_post() returns int
    language sql stable parallel safe
    return nullif(current_setting('haoyuan.post', true), '')::int;

-- One sees the attachments of one's scope, and those that one attached oneself.
alter table attachment enable row level security;
create policy scoped on attachment using (seat <@ (select scope()) or uploaded_by = (select acting_post()));
grant select, insert on attachment to haoyuan_app;
