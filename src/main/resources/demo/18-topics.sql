-- Research topics of kindergartens, with their stages: every kindergarten of two counties has one, elsewhere some have none, and a few had one
-- that was over before the plan began. Invented, as all else here.
create temp table demo_topic on commit drop as
with work as (
    select k.unit_id, k.seat, k.n, k.closed, t.over,
           case when t.over then date '2019-10-15' + pg_temp.dice('topic-day' || k.n, 60)
                else greatest(date '2020-10-12' + pg_temp.dice('topic-day' || k.n, 640), k.opened + 30 + pg_temp.dice('topic-day' || k.n, 12)) end as began
    from demo_kg k
    join demo_county c on c.no = k.county
    cross join lateral (select pg_temp.dice('topic' || k.n, 100) as die) d
    cross join lateral (select c.no not in (4, 5) and d.die = 99 and k.opened < '2019-01-01' as over) t
    where (c.no in (4, 5) or t.over or d.die < c.diligence - 14) and k.n not in (select n from demo_star)
), stage as (
    select w.*, s.topic, s.no, coalesce(d.forth, s.day) as day, s.notes, s.hours
    from work w
    cross join lateral (values
        (1, 'topic-opening', w.began, '把研究问题收小到一个班、一个学期能看清的范围。|专家提了三条意见，改了研究方法，增加了观察记录。|全体教师参加，分了三个小组，各有负责人。', time '15:10'),
        (2, 'topic-midterm', w.began + 190 + pg_temp.dice('midterm' || w.n, 80), '整理出二十份观察记录，发现问题比预想的少，调整了后半段。|两个班已经试做，各有一个案例，下一步找共同的地方。', time '10:20'),
        (3, 'topic-conclusion', w.began + 400 + pg_temp.dice('conclusion' || w.n, 90), '形成研究报告和案例集，做法写进了课程方案。|结题会上现场看了两个班，专家同意结题。', time '14:40')) s (no, topic, day, notes, hours)
    left join demo_day d on d.day = s.day
)
-- what was earlier is put on record when the plan begins
select s.*, greatest(s.day, date '2021-04-06' + pg_temp.dice('late' || s.n, 30)) as known, md5('topic/' || s.seat || '/' || s.no)::uuid as key,
       pg_temp.pick('topic' || s.n, array[
           '自主游戏中教师观察与回应的研究', '低结构材料在区域活动中的运用研究', '户外混龄游戏的组织研究', '一日生活环节中幼儿自主性的培养研究', '师幼互动中有效提问的研究',
           '乡土资源融入园本课程的研究', '大班入学准备的园本研究', '绘本阅读与幼儿表达的研究', '幼儿游戏故事的倾听与记录研究', '小班幼儿入园适应的家园共育研究']) as title
from stage s
where s.day < coalesce(s.closed, pg_temp.today());

insert into work_record (unit_id, seat, kind, topics, happened_on, title, people, place, note, client_key, post_id, recorded_at)
select t.unit_id, t.seat, 'TOPIC', array[t.topic], t.day, t.title, '课题组4人，园长主持', p.name, pg_temp.pick('note' || t.key, string_to_array(t.notes, '|')), t.key, h.post_id, t.known + t.hours
from demo_topic t
join demo_place p on p.unit_id = t.unit_id and t.day >= p.since and t.day < p.until
join demo_principal h on h.unit_id = t.unit_id and t.known >= h.since and t.known < h.until
where t.known < pg_temp.today()
order by t.known, t.seat, t.no;

insert into fact (kind, topic, unit_id, seat, happened_on, recorded_at, recorded_on, title, source, source_id)
select w.kind, w.topics[1], w.unit_id, w.seat, w.happened_on, w.recorded_at, (w.recorded_at at time zone 'Asia/Shanghai')::date, w.title, 'work-record', w.id
from work_record w
where w.kind = 'TOPIC'
order by w.id;
