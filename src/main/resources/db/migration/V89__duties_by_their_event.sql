-- From an event to what it brought about, and on: read by the desk for each of one's own records.
create index duty_of_event on duty (period) where period like 'event-%' and former_of is null;
