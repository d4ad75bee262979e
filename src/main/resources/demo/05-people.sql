-- People, their accounts and posts. The password comes last, see DemoAccounts.
create temp table demo_person on commit drop as
with staff as (
    -- the city
    select 'admin' as username, 0 as seat, 'ADMINISTRATOR' as role, date '2021-01-01' as since, null::date as until, 1 as rank
    union all select 'city-office-' || i, 0, 'OFFICE', '2021-01-01', null, 2 from generate_series(1, 3) i
    union all select 'city-researcher-' || i, 0, 'RESEARCHER', '2021-01-01', null, 3 from generate_series(1, 3) i
    union all select 'city-inspector-' || i, 0, 'INSPECTOR', '2021-01-01', null, 4 from generate_series(1, 2) i
    union all select 'expert-' || i, 0, 'EXPERT', '2021-01-01', null, 5 from generate_series(1, 4) i
    union all select 'city-area-' || i, i * 4194304, 'RESEARCHER', '2021-01-01', null, 6 from generate_series(1, 4) i
    -- the counties and their areas; the first area of a county is led by one of its researchers
    union all select username || '-office-' || i, seat, 'OFFICE', '2021-01-01', null, 7 from demo_county, generate_series(1, 2) i
    union all select username || '-researcher-' || i, seat, 'RESEARCHER', '2021-01-01', null, 8 from demo_county, generate_series(1, 2) i
    union all select username || '-inspector-' || i, seat, 'INSPECTOR', '2021-01-01', null, 9
        from demo_county, generate_series(1, (kindergartens + 14) / 15) i
    union all select username || '-area-' || i, seat + i * 4096, 'RESEARCHER', '2021-01-01', null, 10 from demo_county, generate_series(2, areas) i
    -- the kindergartens: today's principals, those before them, a teacher here and there
    union all select 'k' || code, k.seat, 'PRINCIPAL', p.principal_since, k.closed, 11 from demo_kg k join kindergarten p using (unit_id)
    union all select 'k' || code || '-1', k.seat, 'PRINCIPAL', greatest(k.opened, '2015-09-01'), p.principal_since, 12
        from demo_kg k join kindergarten p using (unit_id) where p.principal_since > greatest(k.opened, date '2021-04-01')
    union all select 't' || code, seat, 'TEACHER', greatest(opened, '2021-09-01'), null, 13 from demo_kg where n % 12 = 3 and closed is null
)
-- ids well above what the sequence gives, so that later people never meet them
select 1000000 + row_number() over (order by s.rank, s.seat, s.username)::int as id, s.*, u.id as unit_id,
       pg_temp.person(case when s.rank = 12 then 'before' || s.seat else username end) as name
from staff s join unit u on u.seat = s.seat;

-- No real number begins with 00 behind its area.
insert into person (id, name, phone)
select id, name, case when role in ('OFFICE', 'PRINCIPAL') then '0791-00' || lpad((id % 1000000)::text, 6, '0') end from demo_person order by id;
insert into post (person_id, unit_id, seat, role, during)
select id, unit_id, seat, role, daterange(since, until) from demo_person where until is null or since < until order by id;
insert into post (person_id, unit_id, seat, role, during)
select p.id, u.id, u.seat, 'RESEARCHER', daterange('2021-01-01', null)
from demo_county c
join demo_person p on p.username = c.username || '-researcher-2'
join unit u on u.seat = c.seat + 4096
order by c.no;
insert into account (person_id, username, password_hash)
select id, username, '{none}' from demo_person order by id;

-- Each inspector has about fifteen kindergartens; six kindergartens have none.
create temp table demo_inspector on commit drop as
with inspector as (
    select t.id as post_id, c.no as county, row_number() over (partition by c.no order by t.id) as turn, count(*) over (partition by c.no) as n
    from post t join unit u on u.id = t.unit_id join demo_county c on c.seat = u.seat
    where t.role = 'INSPECTOR'
), stay as (
    select k.n, k.unit_id, k.county, greatest(k.opened, '2021-04-01') as since, coalesce(m.day, k.closed) as until, k.area, k.place_in_area
    from demo_kg k left join demo_move m on m.n = k.n
    union all
    select k.n, k.unit_id, 11, m.day, null, 1, 900 from demo_kg k join demo_move m on m.n = k.n
), turn as (
    select s.*, row_number() over (partition by county order by area, place_in_area) - 1 as i, count(*) over (partition by county) as kgs
    from stay s
)
select t.unit_id, i.post_id, daterange(t.since, t.until) as during, i.county
from turn t join inspector i on i.county = t.county and i.turn = 1 + t.i * i.n / t.kgs
where t.until is null or t.since < t.until;
delete from demo_inspector where unit_id in (select unit_id from demo_kg where opened < '2019-01-01' order by pg_temp.dice('uninspected' || n, 100000), n limit 6);

insert into assignment (post_id, unit_id, seat, purpose, during)
select i.post_id, i.unit_id, u.seat, 'INSPECTOR', i.during from demo_inspector i join unit u on u.id = i.unit_id order by i.post_id, u.seat;
insert into assignment (post_id, unit_id, seat, purpose, during)
select e.id, m.unit_id, m.seat, 'EXPERT', daterange('2021-09-01', null)
from (select t.id, row_number() over (order by t.id) as turn from post t where role = 'EXPERT') e
join (select unit_id, seat, row_number() over (order by seat) as turn from mark where kind = 'ANJI_PILOT' and lower(during) < '2022-01-01') m
    on m.turn % 4 = e.turn - 1 and m.turn <= 12;

-- Who acts for a unit as what; principals change, the others stay.
create temp table demo_actor on commit drop as
select unit_id, role, array_agg(id order by id) as posts from post where role not in ('PRINCIPAL', 'TEACHER') group by unit_id, role;
create temp table demo_principal on commit drop as
select unit_id, id as post_id, lower(during) as since, coalesce(upper(during), 'infinity') as until, name
from (select t.*, n.name from post t join person n on n.id = t.person_id where role = 'PRINCIPAL') t;
create temp table demo_place on commit drop as
select p.unit_id, p.kind, p.name, lower(p.during) as since, coalesce(upper(p.during), 'infinity') as until, c.id as county_id
from placement p
left join demo_county d on p.seat >= d.seat and p.seat < d.seat + 262144
left join unit c on c.seat = d.seat;

-- Nobody else tells the planner how large these are.
analyze demo_county, demo_kg, demo_inspector, demo_actor, demo_principal, demo_place;
