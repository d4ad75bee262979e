-- Who waived a duty, and who took that back, when and why, as they were called then: the unit whose duty it is sees neither's post.
alter table waiver
    add column actor text,
    add column lifted_at timestamptz,
    add column lifter text,
    add column lift_reason text check (char_length(lift_reason) between 1 and 200),
    add check (num_nulls(lifted_at, lifter, lift_reason) in (0, 3) and (lifted_on is not null or lifted_at is null));

-- Until now only the log of acts had it.
update waiver w set actor = (
    select a.actor from act a
    where a.object = 'duty' and a.object_id = w.duty_id::text and a.verb = 'WAIVE' and a.at >= w.at order by a.id limit 1);
update waiver w
set lifted_at = t.at, lifter = t.actor, lift_reason = t.reason
from waiver k
cross join lateral (
    select a.at, a.actor, a.reason from act a
    where a.object = 'duty' and a.object_id = k.duty_id::text and a.verb = 'LIFT_WAIVER' and a.at >= k.at order by a.id limit 1) t
where w.id = k.id and w.lifted_on = (t.at at time zone 'Asia/Shanghai')::date;
