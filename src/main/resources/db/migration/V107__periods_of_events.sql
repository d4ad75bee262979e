-- A duty that an event brought about has the period of that event, which names the fact by which it came on record: of those that correct
-- one another the first. Only these say how. Each is an expression, which takes its place in the statement that calls it: an index serves it
-- (duty_of_event) as if it were written out. So a fact's id is made text here, which a fact's own id joined to text is not: that is not immutable.
create function of_event(period text) returns boolean language sql immutable parallel safe
    return period like 'event-%';

-- The fact; null for what comes with its period.
create function cause_of(period text) returns bigint language sql immutable parallel safe
    return case when of_event(period) then substr(period, 7)::bigint end;

create function event_period(cause bigint) returns text language sql immutable parallel safe
    return 'event-' || cause::text;
