-- What was accepted with something not done yet is rare: the desk of who accepted it lists it.
create index filing_act_left_open on filing_act (filing_id) where open_rows > 0;
-- So are competitions, which the assessment of a year looks for among all records of it.
create index work_record_competition on work_record (happened_on) where kind = 'COMPETITION';
