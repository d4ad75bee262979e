-- As before (V80); but two duties of one period, as one that was met and what a new version asks beside it, take no record from each other, and a later duty that stood when a record was made stood then also where its dates have changed since: a row whose dates change
-- is known from that day, its copies from earlier.
create or replace view bearing with (security_invoker = true) as
select d.id as duty_id, f.id as fact_id, f.happened_on
from duty d
join ask a on a.id = d.ask_id
join fact f on f.unit_id = d.unit_id and f.kind = a.evidence and (a.topic is null or f.topic = a.topic)
    and (d.subject_id is null or f.subject_id = d.subject_id)
    and (f.period = d.period
         or f.period is null and f.happened_on between d.opens_on and coalesce(d.locks_on, 'infinity')
            and (d.locks_on = d.due_on or not exists (
                select from ask b join duty o on o.ask_id = b.id
                where b.measure_id = a.measure_id and b.evidence = a.evidence and b.topic is not distinct from a.topic
                    and o.unit_id = d.unit_id and o.subject_id is not distinct from d.subject_id and o.period <> d.period and o.former_of is null and not o.waived
                    and o.opens_on <= f.happened_on
                    and (o.known_on <= f.recorded_on
                         or exists (select from duty c where c.former_of = o.id and c.known_on <= f.recorded_on and f.recorded_on < c.ended_on))
                    and (o.ended_on is null or o.ended_on > f.happened_on)
                    and case when d.due_on < f.happened_on then o.due_on > d.due_on
                             else o.due_on between f.happened_on and d.due_on - 1 end)));
