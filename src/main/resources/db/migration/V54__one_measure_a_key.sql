-- A key means one measure: that of the plan published last. Another plan's of the same key names its plan in its own (AskRows).
update measure m set key = m.key || '@' || m.plan_id
where exists (select from measure l where l.key = m.key and l.id > m.id);
alter table measure drop constraint measure_plan_id_key_key, add unique (key);
