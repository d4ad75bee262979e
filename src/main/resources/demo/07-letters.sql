-- A letter of thanks to most counties; to the two slowest a circular, which asks for a plan of rectification.
insert into work_record (unit_id, seat, subject_id, subject_seat, kind, topics, happened_on, title, people, place, note, client_key, post_id, recorded_at)
select d.unit_id, u.seat, s.id, s.seat, 'LETTER', array[t.topic], w.day,
       case t.topic when 'thanks' then '致' || p.name || '的感谢信' else '关于' || p.name || '学前教育质量提升推进情况的通报' end,
       '', '',
       case t.topic when 'thanks' then '一年来，贵地扎实推进学前教育质量提升，各项工作成效明显。谨致感谢，希望继续推进，为全市提供更多好做法。' else E'年终考核中发现，部分工作推进缓慢，现通报如下：\n一、教研活动没有按计划开展。\n二、责任督学入园次数不足。\n三、幼儿园报送的材料多次逾期。\n请逐条制定整改方案，自本通报之日起30日内报送，并限期改正。' end,
       md5('letter/' || s.seat || '/' || d.opens_on)::uuid, a.posts[1], w.day + time '10:20'
from duty d
join ask k on k.id = d.ask_id and k.evidence = 'LETTER'
join unit u on u.id = d.unit_id
join unit s on s.id = d.subject_id
join demo_county c on c.seat = s.seat
join demo_place p on p.unit_id = s.id and d.due_on between p.since and p.until
join demo_actor a on a.unit_id = d.unit_id and a.role = 'OFFICE'
cross join lateral (select case when c.diligence < 90 then 'circular' else 'thanks' end as topic) t
cross join lateral (select d.opens_on + 4 + pg_temp.dice('letter' || s.seat || d.opens_on, 9) as day) w
where w.day < pg_temp.today()
order by w.day, s.seat;

insert into fact (kind, topic, unit_id, seat, subject_id, subject_seat, happened_on, recorded_at, recorded_on, title, source, source_id)
select kind, topics[1], unit_id, seat, subject_id, subject_seat, happened_on, recorded_at, happened_on, title, 'work-record', id
from work_record where kind = 'LETTER' order by id;
