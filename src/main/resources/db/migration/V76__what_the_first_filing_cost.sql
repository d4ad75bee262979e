-- What the first submission of a duty's filing asked for stands with the duty: the burden of a city counts all duties of a semester,
-- and looked their submissions up one by one.
alter table duty add column filed_at timestamptz, add column boxes int, add column boxes_typed int,
    add check (num_nulls(filed_at, boxes, boxes_typed) in (0, 3));

-- A copy of what a duty was has the figures as well: it counts for days before it ended, the figures from the day of filing.
update duty d
set filed_at = s.at, boxes = s.boxes, boxes_typed = s.boxes_typed
from filing f join filing_submission s on s.filing_id = f.id and s.no = 1
where f.duty_id = coalesce(d.former_of, d.id);

alter table filing_submission drop column boxes, drop column boxes_typed;

create function duty_follows_filing() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    update duty d
    set filed_at = s.at, boxes = boxes_filled(s.content), boxes_typed = boxes_filled(s.content - s.carried)
    from submitted s join filing f on f.id = s.filing_id
    where s.no = 1 and d.id = f.duty_id;
    return null;
end $$;
create trigger duty_follows_filing after insert on filing_submission
    referencing new table as submitted for each statement execute function duty_follows_filing();
