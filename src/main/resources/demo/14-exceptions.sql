-- What does not go smoothly: records entered twice and voided, duties waived in the weeks when kindergartens were shut, and the
-- duties of the kindergarten that moved, which its old county keeps in view.
insert into fact (kind, topic, unit_id, seat, subject_id, subject_seat, happened_on, recorded_at, recorded_on, title, source, source_id)
select kind, topic, unit_id, seat, subject_id, subject_seat, happened_on, recorded_at + interval '7 minutes', recorded_on, title, source, source_id
from fact
where source = 'work-record' and recorded_on < pg_temp.today() - 7
order by pg_temp.dice('twice' || seat || '/' || happened_on || '/' || title, 1000000), id
limit 40;
insert into fact_void (fact_id, voided_on, voided_at, post_id, reason)
select f.id, f.recorded_on + 2, f.recorded_at + interval '2 days', w.post_id, pg_temp.pick('why' || f.seat || f.happened_on, array['重复登记', '同一活动登记了两次', '误操作重复提交'])
from fact f join work_record w on w.id = f.source_id
where f.source = 'work-record'
order by f.id desc
limit 40;

create temp table demo_idle on commit drop as
select id, unit_id, measure, due_on from demo_share
where fate = 'MISSING' and measure in ('inspector-visit', 'research-activity', 'guidance-weekly')
    and due_on between '2022-03-15' and least(date '2022-05-10', pg_temp.today() - 1)
order by pg_temp.dice('idle' || key, 1000000), key
limit 36;
update duty set waived = true, outcome_on = due_on - 1 where id in (select id from demo_idle);
insert into waiver (duty_id, post_id, actor, at, from_on, reason)
select i.id, k.id, n.name || '（' || unit_name(k.unit_id, i.due_on) || ' · 业务科室）', i.due_on - 1 + time '10:00', i.due_on - 1, '疫情防控期间停园，本期不再要求'
from demo_idle i
join demo_place p on p.unit_id = i.unit_id and i.due_on >= p.since and i.due_on < p.until
join demo_actor a on a.role = 'OFFICE'
    and a.unit_id = case when p.kind = 'KINDERGARTEN' then p.county_id else (select id from unit where kind = 'CITY') end
join post k on k.id = a.posts[1]
join person n on n.id = k.person_id
order by i.id;

update duty d set former = int4multirange(int4range(m.old_seat, m.old_seat + 1))
from demo_move m join demo_kg k on k.n = m.n
where (d.place_id = k.unit_id or d.also_id = k.unit_id) and d.known_on < m.day;

-- Some demonstration kindergartens rose a grade on the way, so that the assessments of both years have something to tell.
create temp table demo_raised on commit drop as
select unit_id, grade, case grade when 'PROVINCE' then 'CITY' else 'COUNTY' end as before,
       case when turn = 1 then date '2021-11-15' else date '2022-10-20' end as day
from (select k.unit_id, k.grade, row_number() over (partition by county order by pg_temp.dice('raised' || n, 100000), n) as turn
      from demo_kg k where grade in ('PROVINCE', 'CITY') and closed is null and n not in (select m.n from demo_move m)) k
where turn <= 2;
update kindergarten k set grade = r.before from demo_raised r where k.unit_id = r.unit_id;
update kindergarten k set grade = r.grade, known_on = r.day from demo_raised r where k.unit_id = r.unit_id;
