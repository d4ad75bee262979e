-- What the calendar gives may change after a duty was generated. The row then goes on with its new dates from the day of the
-- change, known since that day; a copy keeps the dates that were known before and ends there, so that boards of earlier days
-- show what they showed. What hangs on the duty (a filing being written, a nudge, a link) stays with the row that goes on.
alter table duty
    -- this row is what the other one was before its dates changed
    add column former_of bigint references duty (id),
    -- ended because the calendar no longer has its period; goes on should the period come back
    add column period_gone boolean not null default false,
    add check (former_of is null or ended_on is not null),
    add check (not period_gone or ended_on is not null),
    drop constraint duty_ask_id_unit_id_subject_id_period_key;
create unique index duty_once on duty (ask_id, unit_id, subject_id, period) nulls not distinct where former_of is null;
create index on duty (former_of) where former_of is not null;
