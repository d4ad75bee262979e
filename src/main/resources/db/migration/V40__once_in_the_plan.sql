-- The period of a duty that is owed once is called as the plan's rules call it.
update duty set label = '计划期内一次' where label = '一次性';
