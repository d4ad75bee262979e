-- What a corrected record says stands in place of what the wrong one said: a duty that the latter brought about goes on with it.
alter table fact add column replaces bigint references fact (id);

create or replace function fact_stays() returns trigger language plpgsql as $$
begin
    if row(new.id, new.kind, new.topic, new.unit_id, new.subject_id, new.period, new.happened_on, new.recorded_at, new.recorded_on,
            new.title, new.source, new.source_id, new.replaces)
        is distinct from row(old.id, old.kind, old.topic, old.unit_id, old.subject_id, old.period, old.happened_on, old.recorded_at,
            old.recorded_on, old.title, old.source, old.source_id, old.replaces) then
        raise exception 'a fact never changes: void it and record another';
    end if;
    return new;
end $$;
-- it looks where it was made, as all guards do (V38)
do $$ begin execute format('alter function fact_stays() set search_path = %I, pg_temp', current_schema()); end $$;
