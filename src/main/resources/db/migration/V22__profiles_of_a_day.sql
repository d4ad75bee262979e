-- What the register knew about a kindergarten on a day. The present profile stands in kindergarten, known since known_on
-- (-infinity: nobody noted since when); what it replaced stands here until the day on which it was replaced.
alter table kindergarten add column known_on date not null default '-infinity';

create table kindergarten_past (
    like kindergarten,
    until_on date not null,
    primary key (unit_id, known_on),
    foreign key (unit_id, seat) references unit (id, seat) on update cascade
);
alter table kindergarten_past enable row level security;
create policy scoped on kindergarten_past using (coalesce(seat <@ (select scope()), false));
grant select, insert on kindergarten_past to haoyuan_app;

-- Whoever writes a profile says the day; one that says nothing new stays known since when it was. Seats follow a move by themselves.
create function profile_stays_known() returns trigger language plpgsql as $$
begin
    if to_jsonb(new) - 'known_on' = to_jsonb(old) - 'known_on' then
        new.known_on := old.known_on;
    elsif new.known_on > old.known_on then
        insert into kindergarten_past select old.*, new.known_on;
    end if;
    return new;
end $$;
create trigger stays_known before update on kindergarten
    for each row when (new.seat = old.seat) execute function profile_stays_known();

create function kindergartens_on(day date) returns setof kindergarten
    language sql stable
begin atomic
    select k.* from kindergarten k where k.known_on <= day
    union all
    select p.unit_id, p.seat, p.sponsor, p.inclusive, p.grade, p.terrain, p.locality, p.township_centre, p.micro, p.group_head_id,
           p.opened_on, p.address, p.classes_small, p.classes_middle, p.classes_top, p.classes_mixed, p.children_small,
           p.children_middle, p.children_top, p.children_mixed, p.principals, p.teachers, p.care_workers, p.health_workers,
           p.cooks, p.guards, p.principal_since, p.known_on
    from kindergarten_past p where p.known_on <= day and day < p.until_on;
end;
