-- What is overdue or due soon on a day, found in the index alone: among the future's duties only those of the next ninety days can
-- count as due soon, which is the most that the parameters allow (ParameterKey SOON_YEAR).
alter table duty add constraint duty_soon check (due_on - due_soon_on <= 90);

create index on duty (due_on, id, due_soon_on, settled_on);
drop index duty_due_on_id_idx;
create index on duty (late_on, settled_on) where late_on is not null;
drop index duty_late_on_idx;

create or replace function stands_in(states text[], day date, outcome text, settled_on date, opens_on date, due_soon_on date, due_on date, late_on date)
    returns boolean language sql immutable
    return 'MET' = any (states) and outcome = 'MET' and settled_on <= day
        or 'MET_LATE' = any (states) and outcome = 'MET_LATE' and settled_on <= day
        or 'WAIVED' = any (states) and outcome = 'WAIVED' and settled_on <= day
        or 'OVERDUE' = any (states) and late_on <= day and settled_on > day
        or 'DUE_SOON' = any (states) and due_soon_on <= day and due_on between day and day + 90 and settled_on > day
        or 'OPEN' = any (states) and opens_on <= day and due_soon_on > day and settled_on > day
        or 'NOT_OPEN' = any (states) and opens_on > day and settled_on > day;
