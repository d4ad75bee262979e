-- Written and never read: generation asks the plan itself which trait somebody has to have, and when a reviewer came to the end of
-- a submission does not matter, only to which end.
alter table ask drop column trait;
alter table review_note drop column read_at;
