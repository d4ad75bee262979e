-- Inspectors come once more, because of a problem: in each county one that was put right, one that was answered or ought to have been, and
-- one of these days, in the county that is shown at the new kindergarten; the others there are those of the inspector that the sign-in page
-- offers. Invented, as all else here.
create temp table demo_problem on commit drop as
with seen as (
    select w.unit_id, w.seat, w.subject_id, w.subject_seat, w.post_id, w.people, g.stage, n.forth as day, i.offered,
           row_number() over (partition by w.unit_id, g.stage
               order by (g.stage = 'OPEN' and w.subject_id in (select k.unit_id from demo_star r join demo_kg k using (n))) desc, i.offered desc,
                   pg_temp.dice('problem' || w.subject_seat, 1000000), w.happened_on, w.id) as turn
    from work_record w
    join post t on t.id = w.post_id and t.role = 'INSPECTOR'
    cross join lateral (
        select exists (select from account a where a.person_id = t.person_id and a.username = 'honggutan-inspector-1') as offered) i
    join demo_day n on n.day = w.happened_on + 1
    cross join lateral (
        select case when n.forth between pg_temp.today() - 80 and pg_temp.today() - 55 then 'CLOSED'
                    when n.forth between pg_temp.today() - 50 and pg_temp.today() - 20 then 'ANSWERED'
                    when n.forth between pg_temp.today() - 14 and pg_temp.today() - 1 then 'OPEN' end as stage) g
    where w.kind = 'VISIT' and g.stage is not null
)
select s.*, p.name, s.offered or pg_temp.dice('open' || s.subject_seat, 3) > 0 as answered, null::bigint as duty_id, null::text as period, false as again,
       pg_temp.pick('problem' || s.subject_seat, array[
           '二楼消防通道堆放桌椅，当场清理了一半。请清空，并把通道检查写进每日巡查。', '一名保育员健康证过期。请先调离岗位，补办后再上岗，并查一遍其他人的证件。',
           '户外攀爬架两处螺栓松动。请停用，修好并验收后再开放。', '食品留样记录缺两天。请补齐留样制度，写明谁来做、谁来查。']) as note
from seen s
join demo_place p on p.unit_id = s.subject_id and s.day >= p.since and s.day < p.until
where s.turn = 1;

insert into work_record (unit_id, seat, subject_id, subject_seat, kind, topics, happened_on, title, people, place, note, client_key, post_id, recorded_at)
select unit_id, seat, subject_id, subject_seat, 'VISIT', array['inspection', 'problem'], day, left('发现问题要求整改：' || substring(note from '^[^，。]+') || '（' || name || '）', 80), people, name, note,
       md5('problem/' || subject_seat || '/' || day)::uuid, post_id, day + time '16:20'
from demo_problem
order by day, subject_seat;

insert into fact (kind, topic, unit_id, seat, subject_id, subject_seat, happened_on, recorded_at, recorded_on, title, source, source_id)
select w.kind, t.topic, w.unit_id, w.seat, w.subject_id, w.subject_seat, w.happened_on, w.recorded_at, w.happened_on, w.title, 'work-record', w.id
from work_record w cross join lateral unnest(w.topics) t (topic)
where w.kind = 'VISIT' and 'problem' = any (w.topics)
order by w.id, t.topic;
