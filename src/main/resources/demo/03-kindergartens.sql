-- About 1,170 kindergartens in the mix of facts.md, with their changes of the plan's years.
create temp table demo_kg on commit drop as
with slot as (
    select c.no as county, c.prefix, c.seat as county_seat, c.areas, c.kindergartens as total, i,
           row_number() over (order by c.no, i)::int as n,
           i <= round(c.kindergartens * c.rural / 100.0) as rural,
           greatest(1, ceil(c.kindergartens * c.rural / 800.0)::int) as towns,
           c.plain, c.hill, c.mountain
    from demo_county c, generate_series(1, c.kindergartens) i
), place as (
    select s.*,
           case when rural then (i - 1) % towns end as town,
           case when rural then (i - 1) / towns end as rank_in_town,
           case when not rural then 'URBAN' when (i - 1) / towns < 3 then 'TOWNSHIP' else 'VILLAGE' end as locality,
           case when n % 117 = 5 then 0 when rural then 1 + (i - 1) % towns % areas else 1 + i % areas end as area,
           pg_temp.dice('sponsor' || n, 100) as sponsor_dice,
           pg_temp.dice('terrain' || county || '/' || case when rural then (i - 1) % towns else 90 + i % areas end, 100) as terrain_dice
    from slot s
), kind as (
    select p.*, coalesce(rural and rank_in_town = 0, false) as centre,
           case when rural and rank_in_town = 0 then 'PUBLIC'
                when sponsor_dice < case locality when 'URBAN' then 22 when 'TOWNSHIP' then 24 else 38 end then 'PUBLIC'
                when sponsor_dice < case locality when 'URBAN' then 34 when 'TOWNSHIP' then 34 else 48 end then 'RUN_AS_PUBLIC'
                else 'PRIVATE' end as sponsor,
           case when terrain_dice < plain then 'PLAIN' when terrain_dice < plain + hill then 'HILL'
                when terrain_dice < plain + hill + mountain then 'MOUNTAIN' else 'LAKESIDE' end as terrain
    from place p
), graded as (
    select k.*, pg_temp.dice('grade' || n, 1000) as g,
           sponsor = 'PRIVATE' and not centre and pg_temp.dice('micro' || n, 100) < 10 as micro,
           sponsor <> 'PRIVATE' or pg_temp.dice('inclusive' || n, 100) < 86 as inclusive
    from kind k
)
select n, county, prefix, county_seat, area, i, locality, town, rank_in_town, centre, sponsor, terrain, micro, inclusive,
       case when micro then 'NONE'
            when sponsor = 'PUBLIC' and locality = 'URBAN' then case when g < 130 then 'PROVINCE' when g < 330 then 'CITY' when g < 560 then 'COUNTY' else 'NONE' end
            when centre then case when g < 30 then 'PROVINCE' when g < 200 then 'CITY' when g < 480 then 'COUNTY' else 'NONE' end
            when sponsor = 'RUN_AS_PUBLIC' then case when g < 30 then 'CITY' when g < 120 then 'COUNTY' else 'NONE' end
            when locality = 'URBAN' then case when g < 10 then 'PROVINCE' when g < 40 then 'CITY' when g < 90 then 'COUNTY' else 'NONE' end
            else 'NONE' end as grade,
       null::int as head, ''::text as name, date '2015-09-01' as opened, null::date as closed, null::int as into_n,
       row_number() over (partition by county, area order by n)::int as place_in_area,
       '1136' || lpad((n * 617 % 1000000)::text, 6, '0') as code
from graded;

-- Groups: 26 demonstration kindergartens of the town lead one to four branches nearby.
with head as (
    select n, county, row_number() over (partition by county order by n) as turn
    from demo_kg where grade in ('PROVINCE', 'CITY') and sponsor = 'PUBLIC' and locality = 'URBAN'
), lead as (
    select * from head where turn <= 4 order by turn, n limit 26
), branch as (
    select n, county, row_number() over (partition by county order by pg_temp.dice('branch' || n, 100000), n) as turn
    from demo_kg where grade = 'NONE' and not micro and not centre and locality = 'URBAN' and sponsor <> 'PRIVATE'
), place as (
    select l.n as head, l.county, row_number() over (partition by l.county order by b, l.turn) as turn
    from lead l, generate_series(1, 1 + pg_temp.dice('branches' || l.n, 3)) b
)
update demo_kg k set head = p.head
from place p join branch b on b.county = p.county and b.turn = p.turn
where k.n = b.n;

-- Opening days: most long ago, some within three years, some in the plan's years; a few close, five of them into another.
update demo_kg k set opened = case
    when d < 22 then (array['2021-09-01', '2021-09-01', '2022-03-01', '2022-09-01']::date[])[1 + d % 4]
    when d < 60 then (array['2018-09-01', '2019-09-01', '2020-09-01', '2019-03-01']::date[])[1 + d % 4]
    else make_date(1996 + pg_temp.dice('year' || n, 21), case when d % 5 = 0 then 3 else 9 end, 1) end
from (select n as m, pg_temp.dice('opened' || n, 1000) as d from demo_kg) o
where o.m = k.n and not centre and grade = 'NONE';
update demo_kg set opened = make_date(1982 + pg_temp.dice('year' || n, 30), 9, 1) where centre or grade <> 'NONE';

update demo_kg k set closed = (array['2021-08-31', '2022-01-15', '2022-07-10', '2022-08-31']::date[])[1 + x.turn % 4]
from (select n, row_number() over (order by pg_temp.dice('closed' || n, 100000), n)::int as turn from demo_kg
      where sponsor = 'PRIVATE' and grade = 'NONE' and opened < '2018-01-01' and area > 0) x
where x.n = k.n and x.turn <= 13;
update demo_kg k set closed = '2022-08-31', into_n = m.n
from (select n, county, area, row_number() over (order by pg_temp.dice('merged' || n, 100000), n)::int as turn from demo_kg
      where locality = 'VILLAGE' and sponsor = 'PUBLIC' and opened < '2018-01-01' and grade = 'NONE' and area > 0) x
join lateral (select n from demo_kg m where m.county = x.county and m.area = x.area and m.centre order by n limit 1) m on true
where x.n = k.n and x.turn <= 5;

-- The kindergarten that the sign-in page offers: public, in town, in 红谷滩区, open since this September, so that all of its
-- once-only documents are due this autumn.
create temp table demo_star on commit drop as
select n from demo_kg
where county = 9 and locality = 'URBAN' and sponsor = 'PUBLIC' and grade = 'NONE' and not micro and head is null and area > 0
order by area, place_in_area limit 1;
update demo_kg set opened = '2022-09-01', closed = null, into_n = null where n = (select n from demo_star);

-- Names.
update demo_kg k set name = case
    when centre then prefix || town_name || '中心幼儿园'
    when locality = 'VILLAGE' and pg_temp.dice('long' || n, 100) < 4
        then prefix || town_name || word || '村' || other || '自然村教学点附设幼儿园（原' || town_name || other || '小学学前班）'
    when locality = 'VILLAGE' then prefix || town_name || word || '村幼儿园'
    when locality = 'TOWNSHIP' then prefix || town_name || word || '幼儿园'
    when sponsor = 'PRIVATE' then prefix || word || pg_temp.pick('suffix' || n, array['', '', '', '', '实验', '童苑', '花园', '小区']) || '幼儿园'
    else prefix || word || '幼儿园' end
from (select k.n as m, w.word, v.word as other,
             t.word || case when pg_temp.dice('town' || t.no, 3) = 0 then '乡' else '镇' end as town_name
      from demo_kg k
      join demo_word w on w.no = k.n
      join demo_word v on v.no = k.n + 1 + pg_temp.dice('other' || k.n, 600)
      left join demo_town t on t.no = (k.county - 1) * 13 + k.town + 1) x
where x.m = k.n;
update demo_kg k set name = replace(h.name, '幼儿园', '') || '幼儿园' || replace(replace(k.name, k.prefix, ''), '幼儿园', '') || '分园'
from demo_kg h where h.n = k.head;

insert into unit (kind, code, seat, seat_end)
select 'KINDERGARTEN', code, county_seat + area * 4096 + place_in_area, county_seat + area * 4096 + place_in_area + 1
from demo_kg order by n;

-- One kindergarten moves with its street from one district to the next: its seat is the new one, the old placement keeps the old.
create temp table demo_move on commit drop as
select k.n, k.county_seat + k.area * 4096 + k.place_in_area as old_seat, c.seat + 4096 + 900 as new_seat, k.county_seat + k.area * 4096 as old_parent,
       c.seat + 4096 as new_parent, replace(k.name, k.prefix, c.prefix) as new_name, date '2022-03-01' as day
from demo_kg k, demo_county c
where c.no = 11 and k.n = (select min(n) from demo_kg where county = 7 and locality = 'URBAN' and sponsor = 'PRIVATE' and grade = 'NONE'
    and opened < '2015-01-01' and closed is null and area > 0 and not micro);
update unit u set seat = m.new_seat, seat_end = m.new_seat + 1 from demo_move m where u.seat = m.old_seat;

alter table demo_kg add unit_id int, add seat int;
update demo_kg k set unit_id = u.id, seat = u.seat from unit u where u.code = k.code;

insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during, reason)
select k.unit_id, k.seat, 'KINDERGARTEN', p.id, coalesce(m.old_seat, k.seat), coalesce(m.old_seat, k.seat) + 1, k.name,
       daterange(greatest(k.opened, '2015-09-01'), coalesce(m.day, k.closed)),
       case when k.opened > '2021-01-01' then '新开办' end
from demo_kg k
left join demo_move m on m.n = k.n
join unit p on p.seat = coalesce(m.old_parent, k.county_seat + k.area * 4096)
order by k.n;
insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during, reason)
select k.unit_id, k.seat, 'KINDERGARTEN', p.id, k.seat, k.seat + 1, m.new_name, daterange(m.day, null), '街道划转，随属地变更主管部门'
from demo_move m join demo_kg k on k.n = m.n join unit p on p.seat = m.new_parent;

insert into merger (unit_id, into_id, day)
select k.unit_id, m.unit_id, k.closed from demo_kg k join demo_kg m on m.n = k.into_n;
