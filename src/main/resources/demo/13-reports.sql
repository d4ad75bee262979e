-- After the rectification plans that were accepted: one county closed every item and its report was accepted; another left one open, which
-- came back to it, and it has not answered yet. Invented, as all else here.
create temp table demo_report on commit drop as
with owed as (
    select d.id as duty_id, d.unit_id, f.seat, d.period, d.label, d.opens_on, d.due_on, f.receiver_id, f.author_id, f.reader_id, f.author, f.reader,
           f.name, s.content, row_number() over (order by f.seat desc) = 1 as closed
    from duty d
    join ask a on a.id = d.ask_id and a.topic = 'rectification-report'
    join fact c on c.id = substr(d.period, 7)::bigint
    join demo_filing f on f.filing_id = c.source_id
    join filing_submission s on s.filing_id = f.filing_id and s.no = case when f.returned then 2 else 1 end
), days as (
    select o.*, (select forth from demo_day where day = o.due_on - 9) as handed_on,
           (select forth from demo_day where day = o.due_on - 3) as read_on
    from owed o
)
select *, read_on + 14 as reply_by, null::bigint as filing_id
from days
where read_on < pg_temp.today();

insert into filing (duty_id, version_id, form, unit_id, seat, receiver_id, period)
select r.duty_id, v.id, 'rectification-report', r.unit_id, r.seat, r.receiver_id, r.period
from demo_report r, plan_version v
where v.status = 'PUBLISHED';
update demo_report r set filing_id = f.id from filing f where f.duty_id = r.duty_id;

-- The items as the plan has them; the last one of the county that is late is still open.
create temp table demo_closing on commit drop as
select r.filing_id,
       jsonb_build_object('unit', r.name, 'plan', r.label, 'filed', to_char(r.opens_on, 'FMYYYY年FMMM月FMDD日'),
           'items', (
               select jsonb_agg(i.item - 'measure' || jsonb_build_object('done', i.item ->> 'measure' || '，已逐项落实。')
                   || case when r.closed or i.no < i.among
                           then jsonb_build_object('closed', least((i.item ->> 'due')::date - 3, r.handed_on - 6)::text, 'verdict', '现场核对，达到完成标准，同意销号。')
                           else jsonb_build_object('open', '还有两所园没有改到位，计划再用两个月逐园验收。') end order by i.no)
               from (select e.item, e.no, count(*) over () as among
                     from jsonb_array_elements(r.content -> 'items') with ordinality e (item, no)) i),
           'effect', '每月调度一次，进展在局务会上报告，至今没有新的同类问题。') as content
from demo_report r;

insert into filing_submission (filing_id, seat, no, content, carried, at, post_id)
select r.filing_id, r.seat, 1, c.content, array['unit', 'plan', 'filed'], r.handed_on + time '15:10', r.author_id
from demo_report r join demo_closing c using (filing_id);

insert into filing_draft (filing_id, seat, content, version, saved_at, saved_by)
select r.filing_id, r.seat, case when r.closed then '{}' else c.content end, 7, r.handed_on + time '15:00', r.author_id
from demo_report r join demo_closing c using (filing_id);

insert into filing_act (filing_id, seat, submission_no, verb, state, at, post_id, actor, reason, remarks, reply_by)
select r.filing_id, r.seat, a.no, a.verb, a.state, a.at, case when a.reads then r.reader_id else r.author_id end,
       case when a.reads then r.reader else r.author end,
       case when a.verb = 'RETURN' then '有一项还没有销号，请改完验收后再报。' else '' end, '{}', case when a.verb = 'RETURN' then r.reply_by end
from demo_report r
cross join lateral (values
    (1, null::int, 'START', 'DRAFT', r.handed_on + time '09:00', false),
    (2, 1, 'SUBMIT', 'SUBMITTED', r.handed_on + time '15:10', false),
    (3, 1, case when r.closed then 'ACCEPT' else 'RETURN' end, case when r.closed then 'ACCEPTED' else 'RETURNED' end, r.read_on + time '10:20', true)
) a (seq, no, verb, state, at, reads)
order by r.filing_id, a.seq;

insert into fact (kind, topic, unit_id, seat, period, happened_on, recorded_at, recorded_on, title, source, source_id)
select 'FILING', 'rectification-report', unit_id, seat, period, handed_on, read_on + time '10:20', read_on, left('《整改销号报告》' || label, 80), 'filing', filing_id
from demo_report
where closed
order by filing_id;
