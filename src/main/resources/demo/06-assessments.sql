-- The year-end assessments, first of all work, because letters follow from them and rectification from letters.
insert into work_record (unit_id, seat, subject_id, subject_seat, kind, happened_on, title, people, place, note, client_key, post_id, recorded_at)
select d.unit_id, u.seat, s.id, s.seat, 'ASSESSMENT', w.day, extract(year from d.due_on) || '年度县区年终考核：' || p.name, '市局考核组5人', p.name,
       E'一、工作推进\n按看板逐项核对，与县区教育部门交换了意见。\n二、示范园增长\n核对了名册和认定文件。\n三、竞赛成绩\n组队参加市级业务竞赛，各组都有选手。\n四、交叉评价\n采纳了兄弟县区交叉评价的意见。', md5('assessment/' || s.seat || '/' || d.period)::uuid, a.posts[1], w.day + time '16:40'
from duty d
join ask k on k.id = d.ask_id and k.evidence = 'ASSESSMENT'
join unit u on u.id = d.unit_id
join unit s on s.id = d.subject_id
join demo_place p on p.unit_id = s.id and d.due_on between p.since and p.until
join demo_actor a on a.unit_id = d.unit_id and a.role = 'OFFICE'
cross join lateral (select d.due_on - 3 - pg_temp.dice('assessed' || s.seat || d.period, 9) as day) w
where w.day < pg_temp.today()
order by w.day, s.seat;

insert into fact (kind, unit_id, seat, subject_id, subject_seat, happened_on, recorded_at, recorded_on, title, source, source_id)
select kind, unit_id, seat, subject_id, subject_seat, happened_on, recorded_at, happened_on, title, 'work-record', id
from work_record where kind = 'ASSESSMENT' order by id;
