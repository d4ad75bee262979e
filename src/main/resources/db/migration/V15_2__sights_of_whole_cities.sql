-- As on duty and fact: the planner takes a bare <@ to let one row in two hundred pass, and joins a whole city row by row.
alter policy scoped on post using (coalesce(seat <@ (select scope()), false));
alter policy scoped on assignment using (coalesce(seat <@ (select scope()), false));
alter policy scoped on kindergarten using (coalesce(seat <@ (select scope()), false));
alter policy scoped on mark using (coalesce(seat <@ (select scope()), false));
alter policy scoped on filing using (coalesce(seat <@ (select scope()), false));
alter policy scoped on filing_submission using (coalesce(seat <@ (select scope()), false));
alter policy scoped on filing_act using (coalesce(seat <@ (select scope()), false));
