-- Profiles: classes and children by age, staff by post near the standard, some short of it; marks and pairings.
insert into kindergarten (unit_id, seat, sponsor, inclusive, grade, terrain, locality, township_centre, micro, group_head_id, opened_on,
    address, classes_small, classes_middle, classes_top, classes_mixed, children_small, children_middle, children_top, children_mixed,
    principals, teachers, care_workers, health_workers, cooks, guards, principal_since)
with classes as (
    select k.*, case
            when micro then 0
            when locality = 'VILLAGE' then case when pg_temp.dice('size' || n, 10) < 4 then 0 else 1 end
            when locality = 'TOWNSHIP' then 1 + pg_temp.dice('size' || n, 2) + (centre)::int
            when grade <> 'NONE' then 2 + pg_temp.dice('size' || n, 4)
            else 1 + pg_temp.dice('size' || n, 2 + (sponsor <> 'PRIVATE')::int) end as each
    from demo_kg k
), ages as (
    select c.*, greatest(0, each - (pg_temp.dice('cs' || n, 3) = 0 and each > 1)::int) as small, each as middle,
           case when pg_temp.dice('ct' || n, 40) = 0 then 0 else each end as top,
           case when each = 0 then 1 + pg_temp.dice('cm' || n, 2) when locality = 'VILLAGE' then pg_temp.dice('cm' || n, 2) else 0 end as mixed
    from classes c
), children as (
    select a.*, small * (17 + pg_temp.dice('ks' || n, 9)) as k_small, middle * (20 + pg_temp.dice('km' || n, 11)) as k_middle,
           top * (22 + pg_temp.dice('kt' || n, 14)) as k_top, mixed * (11 + pg_temp.dice('kx' || n, 15)) as k_mixed
    from ages a
), total as (
    select c.*, small + middle + top + mixed as classes, k_small + k_middle + k_top + k_mixed as kids,
           pg_temp.dice('short' || n, 100) as short
    from children c
)
select unit_id, seat, sponsor, inclusive, grade, terrain, locality, centre, micro, (select h.unit_id from demo_kg h where h.n = t.head), opened,
       prefix || pg_temp.pick('road' || n, array['望溪路', '听荷街', '松影路', '晚晴大道', '麦浪路', '青芦街', '云帆路', '禾下路', '拾穗街', '竹里巷'])
           || (1 + pg_temp.dice('door' || n, 480)) || '号',
       small, middle, top, mixed, k_small, k_middle, k_top, k_mixed,
       case when classes < 6 then 1 when classes < 10 then 1 + pg_temp.dice('pr' || n, 2) else 2 + pg_temp.dice('pr' || n, 2) end,
       greatest(1, classes * 2 - case when short < 12 then 1 + classes / 3 when short < 30 then 1 else 0 end),
       greatest(1, classes - case when short % 10 < 2 then 1 else 0 end),
       case when kids < 60 and short % 3 = 0 then 0 else greatest(1, kids / 150) end,
       greatest(1, round(kids / 44.0)::int - (short between 40 and 47)::int),
       case when kids + classes * 4 < 100 then 1 when short % 9 = 0 then 1 else 2 end,
       greatest(opened, case when pg_temp.dice('since' || n, 100) < 9
                then (array['2021-09-01', '2022-03-01', '2022-08-25']::date[])[1 + pg_temp.dice('sinced' || n, 3)]
                else make_date(2012 + pg_temp.dice('sincey' || n, 9), 8, 20) end)
from total t
order by n;

-- Pilots of Anji Play in every county but 湾里, on every terrain but the lakeside, in every grade: the coverage has exceptions to show.
insert into mark (unit_id, seat, kind, during, reason)
select unit_id, seat, 'ANJI_PILOT',
       case when turn <= 4 then daterange('2021-06-01', null) else daterange('2022-03-01', null) end,
       case when turn <= 4 then '首批安吉游戏试点园' else '第二批安吉游戏试点园' end
from (select k.*, row_number() over (partition by county order by grade = 'NONE', pg_temp.dice('anji' || n, 100000), n) as turn
      from demo_kg k
      where county <> 12 and terrain <> 'LAKESIDE' and closed is null and opened < '2021-01-01' and n not in (select m.n from demo_move m)
        and (pg_temp.dice('candidate' || n, 100) < case when grade = 'NONE' then 5 else 45 end)) k
where turn <= 7;

insert into mark (unit_id, seat, kind, during, reason)
select unit_id, seat, 'IT_PILOT', daterange('2021-10-01', null), '信息化应用试点园'
from (select k.*, row_number() over (partition by county order by pg_temp.dice('it' || n, 100000), n) as turn from demo_kg k
      where closed is null and opened < '2020-01-01' and (locality = 'URBAN' or centre) and not micro) k
where turn <= 3;

insert into mark (unit_id, seat, kind, during, reason)
select unit_id, seat, 'WEAK', daterange(case when n % 3 = 0 then date '2022-03-01' else date '2021-09-01' end,
           case when n % 7 = 1 then date '2022-08-31' end),
       pg_temp.pick('weak' || n, array['最近一次办园评价列末档', '教师流动大，班级两教一保不到位', '一日活动以集中教学为主，游戏时间不足',
           '园舍设施陈旧，户外场地不达标', '视导发现小学化倾向，整改未到位', '持证教师比例低，园本教研未开展'])
from demo_kg
where (closed is null or closed > '2022-06-01') and opened < '2021-01-01' and grade = 'NONE' and pg_temp.dice('weakly' || n, 100) < 6;

insert into mark (unit_id, seat, kind, during, reason)
select unit_id, seat, 'SEED', daterange('2021-10-15', null), '市级学研行种子教师所在园'
from (select k.*, row_number() over (partition by county order by pg_temp.dice('seed' || n, 100000), n) as turn from demo_kg k
      where closed is null and opened < '2020-01-01' and (grade <> 'NONE' or centre)) k
where turn <= 3;

-- Demonstration kindergartens help new public, inclusive private and rural public ones for three years, some across counties;
-- five have no partner yet.
insert into pairing (helper_id, helper_seat, helped_id, helped_seat, during)
with helper as (
    select n, unit_id, seat, case when pg_temp.dice('far' || n, 100) < 7 then 1 + county % 12 else county end as county,
           case when grade = 'PROVINCE' then 2 else 1 end as partners
    from (select k.*, row_number() over (order by pg_temp.dice('single' || n, 100000), n) as turn from demo_kg k
          where grade <> 'NONE' and closed is null) k
    where turn > 5
), slot as (
    select h.*, row_number() over (partition by county order by p, n) as turn from helper h, generate_series(1, h.partners) p
), helped as (
    select n, unit_id, seat, county,
           row_number() over (partition by county order by pg_temp.dice('helped' || n, 100000), n) as turn
    from demo_kg
    where grade = 'NONE' and head is null and closed is null and not micro and opened <= '2021-09-01'
      and (sponsor = 'PUBLIC' or (sponsor = 'PRIVATE' and inclusive)) and n not in (select m.n from demo_move m)
)
select s.unit_id, s.seat, h.unit_id, h.seat, daterange('2021-09-01', '2024-09-01')
from slot s join helped h on h.county = s.county and h.turn = s.turn
order by s.n, h.n;

-- Where most kindergartens stand, strewn round the middle of their county; for some nobody noted it.
insert into kindergarten_position (unit_id, seat, latitude, longitude)
select k.unit_id, k.seat, c.latitude + (pg_temp.dice('lat' || k.n, 2001) - 1000) * c.spread / 1000.0,
       c.longitude + (pg_temp.dice('lon' || k.n, 2001) - 1000) * c.spread / 1000.0
from demo_kg k
join placement p on p.kind = 'COUNTY' and k.seat >= p.seat and k.seat < p.seat_end
join (values ('东湖区', 28.68, 115.90, .02), ('西湖区', 28.66, 115.88, .02), ('青云谱区', 28.62, 115.92, .02),
             ('青山湖区', 28.68, 115.96, .03), ('红谷滩区', 28.70, 115.86, .04), ('新建区', 28.69, 115.80, .15),
             ('湾里管理局', 28.72, 115.73, .05), ('经开区', 28.75, 115.85, .04), ('高新区', 28.69, 116.03, .06),
             ('南昌县', 28.54, 115.94, .15), ('进贤县', 28.37, 116.24, .15), ('安义县', 28.84, 115.55, .10))
    as c (name, latitude, longitude, spread) on c.name = p.name
where pg_temp.dice('place' || k.n, 100) < 85;
