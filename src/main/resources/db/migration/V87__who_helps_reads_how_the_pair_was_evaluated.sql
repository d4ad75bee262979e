-- By which records a pair was evaluated: those about nothing but what the plan asks of an office about a helped kindergarten. Nobody sees
-- more of it than the rows that it is made of.
create view paired_record with (security_invoker = true) as
select r.id as record_id, h.helper_id, h.helper_seat
from pairing h
join work_record r on r.subject_id = h.helped_id and h.during @> r.happened_on and r.kind in ('VISIT', 'EVALUATION')
join unit u on u.id = r.unit_id
where exists (
    select from ask a
    where a.about = 'PAIRED_KINDERGARTEN' and a.who = u.kind and a.evidence = r.kind and r.topics = array[a.topic]);
grant select on paired_record to haoyuan_app;

-- Those of the pairs in which the kindergarten at home helps. The helper sees nothing else of whom it helps, so it asks past the policies.
create function paired_records() returns bigint[]
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select coalesce(array_agg(p.record_id), '{}') from paired_record p where p.helper_seat = home();
end;
revoke all on function paired_records from public;
grant execute on function paired_records to haoyuan_app;

-- Both ends of a pair read how it was evaluated, and what is attached to that.
create policy paired on work_record for select using (id = any ((select paired_records())::bigint[]));

-- What helpers were told of it leads to the record.
update notice set href = '/records/' || split_part(key, ':', 2) where href = '/records?kind=PAIRING_ACTIVITY' and starts_with(key, 'visit:');
