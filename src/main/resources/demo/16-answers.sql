-- What the kindergartens say that they did about it.
update demo_problem p set duty_id = d.id, period = d.period
from duty d join ask a on a.id = d.ask_id and a.topic = 'problem-answer'
where d.unit_id = p.subject_id and d.opens_on = p.day;

drop table if exists demo_answer;
create temp table demo_answer on commit drop as
select p.*, n.forth as done_on, h.post_id as author_id, h.name as author, md5('answer/' || p.subject_seat || '/' || p.day)::uuid as key,
       case when p.again then '全部改完，逐处照了相。谁来查、多久查一次写进了制度，贴在值班室。' else pg_temp.pick('answer' || p.subject_seat, array[
           '当天开会定了人和日子，三天内全部改完。检查写进每日巡查表，由值班行政签字。', '已按要求改好，园务会上讲了原因。同类的地方查了一遍，没有发现别的。']) end as done
from demo_problem p
join demo_day n on n.day = p.day + 4 + pg_temp.dice('answer' || p.subject_seat, 6)
join demo_principal h on h.unit_id = p.subject_id and n.forth >= h.since and n.forth < h.until
where p.stage = 'CLOSED' or p.stage = 'ANSWERED' and p.answered;

insert into work_record (unit_id, seat, kind, topics, happened_on, title, people, place, note, client_key, post_id, recorded_at)
select subject_id, subject_seat, 'WORK_RECORD', array['problem-answer'], done_on, '问题整改反馈：' || substring(done from '^[^，。]+'), author, name, done, key, author_id, done_on + time '10:30'
from demo_answer
order by done_on, subject_seat;

insert into fact (kind, topic, unit_id, seat, period, happened_on, recorded_at, recorded_on, title, source, source_id)
select w.kind, 'problem-answer', w.unit_id, w.seat, a.period, w.happened_on, w.recorded_at, w.happened_on, w.title, 'work-record', w.id
from work_record w join demo_answer a on a.key = w.client_key
order by w.id;
