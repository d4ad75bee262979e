-- The key of a notice of what an event asks for says the deadline that it told: event:<duty>:<deadline>, and the fact where that corrects the event.

update notice n
set key = 'event:' || d.id || ':' || coalesce((select o.due_on from duty o where o.former_of = d.id order by o.known_on, o.id limit 1), d.due_on)
from duty d
where n.key = 'event:' || d.id;

update notice n
set key = 'event:' || d.id || ':' || d.due_on || ':' || split_part(n.key, ':', 3)
from duty d
where n.key ~ '^event:[0-9]+:[0-9]+$' and d.id = split_part(n.key, ':', 2)::bigint;
