-- City, city areas, counties and their areas. Seats: every level's children are aligned to their width (2^26, 2^22, 2^18, 2^12, 1).
-- 安义县 sits in no city area, and a few kindergartens in no county area, so that the research network has exceptions to show.
create temp table demo_county on commit drop as
select *, case when area = 0 then 5 * 4194304 else area * 4194304 + row_number() over (partition by area order by no)::int * 262144 end as seat
from (values
    -- no, name, prefix, code, username, city area, kindergartens, areas, rural %, plain, hill, mountain, lakeside %, diligence
    (1, '南昌县', '南昌县', '360121', 'nanchangxian', 3, 180, 7, 58, 60, 10, 0, 30, 97),
    (2, '进贤县', '进贤县', '360124', 'jinxian', 1, 130, 6, 70, 35, 30, 0, 35, 94),
    (3, '安义县', '安义县', '360123', 'anyi', 0, 55, 4, 68, 20, 50, 30, 0, 88),
    (4, '东湖区', '东湖区', '360102', 'donghu', 4, 75, 5, 3, 90, 0, 0, 10, 99),
    (5, '西湖区', '西湖区', '360103', 'xihu', 3, 85, 5, 0, 100, 0, 0, 0, 98),
    (6, '青云谱区', '青云谱区', '360104', 'qingyunpu', 3, 60, 4, 0, 100, 0, 0, 0, 96),
    (7, '青山湖区', '青山湖区', '360111', 'qingshanhu', 1, 120, 6, 15, 75, 0, 0, 25, 95),
    (8, '新建区', '新建区', '360112', 'xinjian', 2, 150, 7, 55, 45, 35, 0, 20, 92),
    (9, '红谷滩区', '红谷滩区', '360113', 'honggutan', 2, 110, 6, 12, 90, 10, 0, 0, 99),
    (10, '经开区', '经开区', null, 'jingkai', 4, 80, 4, 25, 60, 40, 0, 0, 93),
    (11, '高新区', '高新区', null, 'gaoxin', 1, 90, 5, 25, 60, 0, 0, 40, 97),
    (12, '湾里管理局', '湾里', null, 'wanli', 2, 35, 4, 50, 0, 25, 75, 0, 86)
) c (no, name, prefix, code, username, area, kindergartens, areas, rural, plain, hill, mountain, lakeside, diligence);

create temp table demo_upper on commit drop as
select 'CITY' as kind, 0 as seat, 67108864 as seat_end, '360100' as code, '南昌市教育局' as name, null::int as parent_seat
union all
select 'CITY_AREA', no * 4194304, (no + 1) * 4194304, null, name, 0
from (values (1, '东片区'), (2, '西片区'), (3, '南片区'), (4, '北片区')) a (no, name)
union all
select 'COUNTY', seat, seat + 262144, code, name, area * 4194304 from demo_county
union all
select 'COUNTY_AREA', c.seat + n * 4096, c.seat + (n + 1) * 4096, null, c.prefix || '第' || (string_to_array('一 二 三 四 五 六 七', ' '))[n] || '片区', c.seat
from demo_county c, generate_series(1, c.areas) n;

insert into unit (kind, code, seat, seat_end)
select kind, code, seat, seat_end from demo_upper order by seat;

insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during)
select u.id, u.seat, u.kind, p.id, u.seat, u.seat_end, d.name, daterange('2015-09-01', null)
from demo_upper d
join unit u on u.seat = d.seat
left join unit p on p.seat = d.parent_seat
order by d.seat;

-- One county area is renamed on the way.
update placement set during = daterange('2015-09-01', '2022-09-01')
where name = '红谷滩区第三片区';
insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during, reason)
select unit_id, unit_seat, kind, parent_id, seat, seat_end, '红谷滩区汀洲片区', daterange('2022-09-01', null), '片区按牵头园更名'
from placement where name = '红谷滩区第三片区';
