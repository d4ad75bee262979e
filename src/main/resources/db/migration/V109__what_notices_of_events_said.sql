-- The key of a notice of what an event asks for says the deadline that it told: event:<duty>:<deadline>, and the fact where that corrects the event.
-- One that says the same as another of its account stays as it was.

update notice n
set key = k.key
from duty d
cross join lateral (
    select 'event:' || d.id || ':' || coalesce((select o.due_on from duty o where o.former_of = d.id order by o.known_on, o.id limit 1), d.due_on) as key) k
where n.key = 'event:' || d.id
    and not exists (select from notice o where o.account_id = n.account_id and o.key = k.key);

update notice n
set key = k.key
from duty d
cross join lateral (select 'event:' || d.id || ':' || d.due_on as due) t
cross join notice m
cross join lateral (select t.due || ':' || split_part(m.key, ':', 3) as key) k
where m.id = n.id and m.key ~ '^event:[0-9]+:[0-9]+$' and d.id = split_part(m.key, ':', 2)::bigint
    and not exists (select from notice o where o.account_id = m.account_id and o.key = k.key);
