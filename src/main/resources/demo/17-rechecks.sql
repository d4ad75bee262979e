-- What the inspectors find when they look again: all is put right but one, of the inspector that the sign-in page offers, which is at the second look.
drop table if exists demo_recheck;
create temp table demo_recheck on commit drop as
select a.*, d.period as recheck, n.forth as seen_on, md5('recheck/' || a.subject_seat || '/' || a.day)::uuid as recheck_key, a.offered and not a.again as failed
from demo_answer a
join duty d on d.subject_id = a.subject_id and d.opens_on = a.done_on
join ask k on k.id = d.ask_id and k.topic = 'recheck'
join demo_day n on n.day = a.done_on + 8
where a.stage = 'CLOSED';

insert into work_record (unit_id, seat, subject_id, subject_seat, kind, topics, happened_on, title, people, place, note, client_key, post_id, recorded_at)
select unit_id, seat, subject_id, subject_seat, 'VISIT', array['recheck', case when failed then 'problem' else 'fixed' end], seen_on,
       left(case when failed then '复查整改情况、发现问题要求整改：只改了一部分（' else '复查整改情况、已改好并销号：现场看过（' end || name || '）', 80), people, name,
       case when failed then '只改了一部分，检查也没有写进制度。请全部改完，写明谁来查、多久查一次。' else '现场看过，已经改好，记录也补上了，同意销号。' end,
       recheck_key, post_id, seen_on + time '15:40'
from demo_recheck
order by seen_on, subject_seat;

insert into fact (kind, topic, unit_id, seat, subject_id, subject_seat, period, happened_on, recorded_at, recorded_on, title, source, source_id)
select w.kind, t.topic, w.unit_id, w.seat, w.subject_id, w.subject_seat, case t.topic when 'recheck' then r.recheck end, w.happened_on, w.recorded_at, w.happened_on, w.title, 'work-record', w.id
from work_record w join demo_recheck r on r.recheck_key = w.client_key cross join lateral unnest(w.topics) t (topic)
order by w.id, t.topic desc;

-- What was not put right is a problem once more, to be answered and looked at again.
delete from demo_problem p where not exists (select from demo_recheck r where r.failed and r.subject_seat = p.subject_seat and r.day = p.day);
update demo_problem p set day = r.seen_on, again = true from demo_recheck r where r.subject_seat = p.subject_seat and r.day = p.day;
