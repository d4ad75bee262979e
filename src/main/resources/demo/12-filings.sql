-- Filings: most accepted at once, some returned and accepted then, some waiting, some returned now, some only begun.
create temp table demo_filing on commit drop as
with author as (
    select s.*, d.happened_on as submitted_on, u.seat, u.kind, pg_temp.dice(s.key || 'review', 1000) as die,
           s.unit_id = (select k.unit_id from demo_star r join demo_kg k using (n)) as star,
           s.due_on >= pg_temp.today() - 120 as recent
    from demo_share s
    join unit u on u.id = s.unit_id
    left join demo_deed d on d.id = s.id
    where s.evidence = 'FILING'
), handed as (
    -- some of this autumn's come in just now, late; of those not done, some are begun
    select a.*, case
               when fate = 'MISSING' then null
               when star and measure = 'year-plan' then pg_temp.today() - 14
               when recent and not star and (die > 984 or measure = 'places-plan' and die % 4 = 0) then pg_temp.today() - 1 - die % 8
               else submitted_on end as handed_on
    from author a
), dated as (
    select h.*, coalesce(handed_on, least(due_on, pg_temp.today()) - 3 - die % 5) as about,
           handed_on is not null and (die < 70 or star and measure = 'year-plan') as returned
    from handed h
    where handed_on is not null or star and measure = 'home-community' or recent and not star and die % 2 = 0
), days as (
    select d.*, greatest(opens_on, about - 1 - pg_temp.dice(key || 'start', 9)) as started_on,
           (select forth from demo_day where day = handed_on + case when star then 6 else 2 + pg_temp.dice(key || 'read', 9) end) as read_on
    from dated d
), answered as (
    select d.*, case when returned then read_on + 10 + case when star then 4 else 0 end end as reply_by,
           case when returned and not star and die >= 4
               then (select forth from demo_day where day = read_on + 1 + pg_temp.dice(key || 'again', 10)) end as again_on
    from days d
)
select id as duty_id, unit_id, seat, kind, topic as form, receiver, period, label, key, started_on, handed_on, returned, read_on, reply_by, again_on,
       case when returned then (select forth from demo_day where day = again_on + 2 + pg_temp.dice(key || 'reread', 6)) else read_on end as accepted_on
from answered
where started_on < pg_temp.today();

-- What lies on the demonstration day or after it has not happened.
update demo_filing set handed_on = null where handed_on >= pg_temp.today();
update demo_filing set read_on = null where read_on >= pg_temp.today() or handed_on is null;
update demo_filing set again_on = null where again_on >= pg_temp.today() or read_on is null;
update demo_filing set accepted_on = null where accepted_on >= pg_temp.today() or case when returned then again_on is null else handed_on is null end;

alter table demo_filing add receiver_id int, add author_id int, add reader_id int, add author text, add reader text, add leader text, add focus text,
    add name text, add filing_id bigint;
create temp table demo_title on commit drop as
select t.id as post_id, t.unit_id, n.name, t.role from post t join person n on n.id = t.person_id where t.role in ('OFFICE', 'PRINCIPAL');
analyze demo_filing, demo_title;
-- materialized: who writes and who reads is chosen by chance, which the planner cannot see through
with chosen as materialized (
    select f.duty_id, p.name, c.id as receiver_id, q.name as receiver_name,
           coalesce(h.post_id, o.posts[1 + pg_temp.dice(f.key || 'author', cardinality(o.posts))]) as author_id,
           v.posts[1 + pg_temp.dice(f.key || 'reader', cardinality(v.posts))] as reader_id
    from demo_filing f
    cross join lateral (select coalesce(f.handed_on, f.started_on) as day) d
    join demo_place p on p.unit_id = f.unit_id and d.day >= p.since and d.day < p.until
    join unit c on c.id = case f.receiver when 'COUNTY' then p.county_id else (select id from unit where kind = 'CITY') end
    join demo_place q on q.unit_id = c.id and d.day >= q.since and d.day < q.until
    join demo_actor v on v.unit_id = c.id and v.role = 'OFFICE'
    left join demo_principal h on h.unit_id = f.unit_id and d.day >= h.since and d.day < h.until
    left join demo_actor o on o.unit_id = f.unit_id and o.role = 'OFFICE'
)
update demo_filing f
set receiver_id = x.receiver_id, author_id = x.author_id, reader_id = x.reader_id, name = x.name,
    author = a.name || '（' || x.name || ' · ' || case a.role when 'OFFICE' then '业务科室' else '园长' end || '）',
    reader = r.name || '（' || x.receiver_name || ' · 业务科室）', leader = a.name,
    focus = pg_temp.pick('focus' || f.seat, array['户外游戏', '建构游戏', '绘本阅读', '种植与自然', '沙水游戏', '生活自理', '角色游戏', '乡土资源', '音乐游戏'])
from chosen x
join demo_title a on a.post_id = x.author_id
join demo_title r on r.post_id = x.reader_id
where x.duty_id = f.duty_id;
delete from demo_filing where author_id is null;

-- In each queue two wait for the second time: what was handed in last answers a return.
with waiting as (
    select duty_id, handed_on, row_number() over (partition by receiver_id order by key) as n, count(*) over (partition by receiver_id) as among
    from demo_filing where handed_on is not null and not returned and accepted_on is null
), again as (
    select w.duty_id, w.handed_on as again_on, back.day as handed_on, read.forth as read_on
    from waiting w
    cross join lateral (select max(forth) as day from demo_day where forth < w.handed_on - 10) back
    join demo_day read on read.day = back.day + 3
    where w.n <= 2 and w.among > 2 and read.forth < w.handed_on
)
update demo_filing f
set returned = true, handed_on = a.handed_on, read_on = a.read_on, reply_by = a.read_on + 14, again_on = a.again_on,
    started_on = least(f.started_on, a.handed_on - 1)
from again a
where a.duty_id = f.duty_id;

insert into filing (duty_id, version_id, form, unit_id, seat, receiver_id, period)
select f.duty_id, v.id, f.form, f.unit_id, f.seat, f.receiver_id, f.period
from demo_filing f, plan_version v
where v.status = 'PUBLISHED'
order by f.started_on, f.key;
update demo_filing d set filing_id = f.id from filing f where f.duty_id = d.duty_id;
create unique index on demo_filing (filing_id);
analyze demo_filing;

-- The goal of the level above that a goal links to: that of the number, accepted by then or soon after.
create function pg_temp.above(level text, unit int, receiver int, number int, day date) returns setof goal language sql stable as $$
    select u.* from goal u
    where u.form = case level when 'development-plan' then 'county-scheme' when 'year-plan' then 'development-plan'
            when 'semester-plan' then 'year-plan' end
        and u.unit_id = case level when 'development-plan' then receiver else unit end
        and u.no = number and u.accepted_at < day + 60
    order by u.accepted_at desc limit 1
$$;

-- Goals of what was accepted, from the county's scheme down to the semester's plan; each links to one of the level above.
create function pg_temp.goals(level text) returns void language sql as $$
    insert into goal (filing_id, form, field, no, unit_id, text, measure, parent_id, accepted_at)
    select f.filing_id, f.form, 'goals', case when level = 'county-scheme' then g.no else g.no - 1 end, f.unit_id,
           replace(g.text, '@focus@', f.focus), g.measure, p.id, f.accepted_on + time '15:30'
    from demo_filing f
    join demo_goal_text g on g.form = f.form
    left join lateral pg_temp.above(level, f.unit_id, f.receiver_id, g.no - 1, f.handed_on) p on true
    where f.form = level and f.accepted_on is not null
    order by f.filing_id, g.no
$$;
select pg_temp.goals('county-scheme');
select pg_temp.goals('development-plan');
select pg_temp.goals('year-plan');
select pg_temp.goals('semester-plan');

-- Contents: what the register knew, what was written, and the goals with their links.
create temp table demo_content on commit drop as
with branches as (
    select h.id, jsonb_agg(jsonb_build_object('branch', p.name, 'teachers', k.teachers::text, 'backbone', (k.teachers / 4)::text,
               'novice', (k.teachers / 5)::text) order by k.unit_id <> h.id, p.seat) as rows
    from (select distinct group_head_id as id from kindergarten where group_head_id is not null) h
    join kindergarten k on coalesce(k.group_head_id, k.unit_id) = h.id
    join placement p on p.unit_id = k.unit_id and p.until_on = 'infinity'
    group by 1
), areas as (
    select a.parent_id as id, jsonb_agg(jsonb_build_object('name', a.name, 'head', '片区牵头园园长', 'members', a.n || ' 所幼儿园', 'count', '') order by a.seat) as rows
    from (select a.parent_id, a.name, a.seat, count(p.unit_id) as n
          from placement a
          left join placement p on p.kind = 'KINDERGARTEN' and p.until_on = 'infinity' and p.seat >= a.seat and p.seat < a.seat_end
          where a.kind = 'COUNTY_AREA' and a.until_on = 'infinity'
          group by 1, 2, 3) a
    group by 1
), scales as (
    select s.id, jsonb_agg(jsonb_build_object('kind', s.kind, 'kindergartens', s.n::text, 'classes', s.classes::text, 'children', s.children::text,
               'demonstration', s.demonstration::text) order by s.kind like '民办%', s.kind) as rows
    from (select c.unit_id as id, case k.sponsor when 'PUBLIC' then '公办' when 'RUN_AS_PUBLIC' then '纳入公办性质管理'
                     else case when k.inclusive then '民办（普惠性）' else '民办（非普惠性）' end end as kind, count(*) as n,
                 sum(k.classes_small + k.classes_middle + k.classes_top + k.classes_mixed) as classes,
                 sum(k.children_small + k.children_middle + k.children_top + k.children_mixed) as children,
                 count(*) filter (where k.grade <> 'NONE') as demonstration
          from kindergarten k
          join placement p on p.unit_id = k.unit_id and p.until_on = 'infinity'
          join placement c on c.kind = 'COUNTY' and c.until_on = 'infinity' and p.seat >= c.seat and p.seat < c.seat_end
          group by 1, 2) s
    group by 1
), known as (
    select f.filing_id, jsonb_build_object(
               'unit', f.name, 'code', coalesce(u.code, '（未登记）'), 'county', split_part(split_part(f.reader, '（', 2), ' · ', 1),
               'sponsor', case k.sponsor when 'PUBLIC' then '公办' when 'RUN_AS_PUBLIC' then '纳入公办性质管理' else '民办' end
                   || case when k.inclusive then '（普惠性）' else '' end,
               'grade', case k.grade when 'NONE' then '非示范园' when 'COUNTY' then '县级示范园' when 'CITY' then '市级示范园' else '省级示范园' end,
               'classes', k.classes_small + k.classes_middle + k.classes_top + k.classes_mixed || ' 个班',
               'children', format('%s 人（小班 %s、中班 %s、大班 %s、混龄班 %s）', k.children_small + k.children_middle + k.children_top + k.children_mixed,
                   k.children_small, k.children_middle, k.children_top, k.children_mixed),
               'staff', format('%s 人（园长 %s、教师 %s、保育员 %s、保健医 %s）',
                   k.principals + k.teachers + k.care_workers + k.health_workers + k.cooks + k.guards, k.principals, k.teachers, k.care_workers, k.health_workers),
               'place', case k.locality when 'URBAN' then '城区' when 'TOWNSHIP' then '镇区 · ' else '乡村 · ' end
                   || case when k.locality = 'URBAN' then '' when k.terrain = 'PLAIN' then '平原' when k.terrain = 'HILL' then '丘陵'
                           when k.terrain = 'MOUNTAIN' then '山区' else '滨湖' end,
               'scale', s.rows, 'notice', f.label, 'received', to_char(d.opens_on, 'FMYYYY年FMMM月FMDD日')) as fields
    from demo_filing f join unit u on u.id = f.unit_id join duty d on d.id = f.duty_id
    left join kindergarten k on k.unit_id = f.unit_id
    left join scales s on s.id = f.unit_id
), goals as (
    select f.filing_id, jsonb_agg(jsonb_build_object('text', replace(g.text, '@focus@', f.focus),
                   'link', coalesce(g.measure, w.parent_id::text, p.id::text, '')) || replace(g.rest, '@leader@', f.leader)::jsonb order by g.no) as rows
    from demo_filing f
    join demo_goal_text g on g.form = f.form
    left join goal w on w.filing_id = f.filing_id and w.no = case when f.form = 'county-scheme' then g.no else g.no - 1 end
    left join lateral pg_temp.above(
        case when f.accepted_on is null then f.form end, f.unit_id, f.receiver_id, g.no - 1, coalesce(f.handed_on, f.started_on)) p on true
    group by f.filing_id
)
select f.filing_id,
       (select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(k.fields) e where e.key = any (t.known))
       || replace(replace(replace(replace(replace(replace(replace(replace(t.content, '@name@', f.name), '@leader@', f.leader), '@focus@', f.focus), '@year@', left(f.started_on::text, 4)),
              '@begun@', f.started_on::text), '@soon@', (f.started_on + 30)::text), '@then@', (f.started_on + 60)::text), '@late@', (f.started_on + 110)::text)::jsonb
       || case when g.rows is null then '{}' else jsonb_build_object('goals', g.rows) end
       || case when f.form = 'research-system' and a.rows is not null then jsonb_build_object('groups', a.rows)
               when f.form = 'rotation-plan' and b.rows is not null then jsonb_build_object('branches', b.rows) else '{}' end as content,
       t.known || case when f.form = 'transition-plan' then array['classes', 'children'] else '{}' end as carried
from demo_filing f
join demo_text t on t.form = f.form
join known k on k.filing_id = f.filing_id
left join goals g on g.filing_id = f.filing_id
left join areas a on a.id = f.unit_id
left join branches b on b.id = f.unit_id;
analyze demo_content (filing_id);

-- What was returned said less at first: no link of its first goal, or half of what one part says.
insert into filing_submission (filing_id, seat, no, content, carried, at, post_id)
select f.filing_id, f.seat, s.no,
       case when s.no = 2 or f.again_on is null then c.content
            when c.content #>> '{goals,0,text}' is not null then jsonb_set(jsonb_set(c.content, '{goals,0,link}', '""'), '{goals,0,text}', to_jsonb(left(c.content #>> '{goals,0,text}', 8)))
            else c.content || coalesce((
                select jsonb_build_object(p.part, left(c.content ->> p.part, 8) || '。')
                from unnest(array['life', 'review', 'idea', 'feedback', 'care', 'progress', 'effect', 'mechanism', 'use']) p (part)
                where c.content ? p.part limit 1), '{}') end,
       c.carried, s.day + time '14:00' + pg_temp.dice(f.key || 'at' || s.no, 200) * interval '1 minute', f.author_id
from demo_filing f
join demo_content c on c.filing_id = f.filing_id
cross join lateral (values (1, f.handed_on), (2, f.again_on)) s (no, day)
where s.day is not null
order by s.day, f.filing_id;

insert into filing_draft (filing_id, seat, content, version, saved_at, saved_by)
select f.filing_id, f.seat,
       case when f.accepted_on is not null then '{}'
            when f.handed_on is not null then c.content
            else c.content - array['goals', 'tasks', 'projects', 'schedule', 'support', 'review', 'privacy', 'feedback', 'learning', 'materials'] end,
       case when f.handed_on is null then 3 else 7 end,
       coalesce(f.again_on, f.handed_on, f.started_on) + time '13:50', f.author_id
from demo_filing f join demo_content c on c.filing_id = f.filing_id
order by f.filing_id;

insert into filing_act (filing_id, seat, submission_no, verb, state, at, post_id, actor, reason, remarks, reply_by)
select f.filing_id, f.seat, a.no, a.verb, a.state,
       a.day + a.hour + pg_temp.dice(f.key || a.verb || coalesce(a.no, 0), a.minutes) * interval '1 minute',
       case when a.reads then f.reader_id else f.author_id end, case when a.reads then f.reader else f.author end,
       case when a.verb = 'RETURN' then pg_temp.pick(f.key || 'why', array['目标还可以更具体，请写到能检验。', '与上级目标的联系不清楚，请补充。',
           '现状分析偏套话，请结合本单位实际。', '时间和责任人不全，请补齐。']) else '' end,
       case when a.verb = 'RETURN' then jsonb_build_object(case f.form when 'curriculum-scheme' then 'content' when 'transition-plan' then 'preparation'
           when 'research-system' then 'content' when 'home-community' then 'activities' when 'lecture-schedule' then 'arrangement'
           when 'rotation-plan' then 'arrangement' when 'places-plan' then 'projects' when 'evaluation-system' then 'indicators'
           when 'rectification-plan' then 'items' else 'goals' end, '这一部分请再具体些，可参考片区示范园的写法。') end,
       case when a.verb = 'RETURN' then f.reply_by end
from demo_filing f
cross join lateral (values
    (1, 'START', 'DRAFT', f.started_on, time '08:20', 40, null::int, false),
    (2, 'SUBMIT', 'SUBMITTED', f.handed_on, time '14:00', 200, 1, false),
    (3, 'RETURN', 'RETURNED', case when f.returned then f.read_on end, time '09:20', 120, 1, true),
    (4, 'SUBMIT', 'SUBMITTED', f.again_on, time '14:00', 200, 2, false),
    (5, 'ACCEPT', 'ACCEPTED', f.accepted_on, time '15:30', 90, case when f.returned then 2 else 1 end, true)) a (seq, verb, state, day, hour, minutes, no, reads)
where a.day is not null
order by a.day, f.filing_id, a.seq;

insert into fact (kind, topic, unit_id, seat, period, happened_on, recorded_at, recorded_on, title, source, source_id)
select 'FILING', f.form, f.unit_id, f.seat, f.period,
       case when f.returned and f.again_on > f.reply_by then f.again_on else f.handed_on end,
       f.accepted_on + time '15:30' + pg_temp.dice(f.key || 'ACCEPT' || case when f.returned then 2 else 1 end, 90) * interval '1 minute', f.accepted_on,
       left('《' || m.title || '》' || f.label, 80), 'filing', f.filing_id
from demo_filing f
join duty d on d.id = f.duty_id
join measure m on m.id = d.measure_id
where f.accepted_on is not null
order by f.accepted_on, f.filing_id;
