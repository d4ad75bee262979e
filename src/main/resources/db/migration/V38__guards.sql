-- A trigger that looks into tables finds the real ones, not temporary ones of the same name that its caller made.
do $$
declare
    guard record;
begin
    for guard in select p.oid::regprocedure as signature from pg_proc p join pg_language l on l.oid = p.prolang
                 where p.pronamespace = (select oid from pg_namespace where nspname = current_schema()) and l.lanname = 'plpgsql' loop
        execute format('alter function %s set search_path = %I, pg_temp', guard.signature, current_schema());
    end loop;
end $$;

-- The end of the chain of acts moves, and stays.
create trigger append_only before delete or truncate on act_head for each statement execute function forbid_change();
