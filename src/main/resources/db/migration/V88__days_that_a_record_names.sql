-- By when a record asks for an answer, where whoever made it names a day; else the rule of the measure says it.
alter table work_record add column answer_by date;
-- The same of its facts, so that what follows of them is known from facts alone.
alter table fact add column answer_by date;
