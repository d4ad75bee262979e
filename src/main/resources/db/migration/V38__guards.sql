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

-- The end of the chain of acts moves only onto the last act, and never back.
create function head_follows_acts() returns trigger language plpgsql security definer as $$
begin
    if new.id <= old.id or new.id is distinct from (select max(id) from act) or new.hash is distinct from (select hash from act where id = new.id) then
        raise exception 'append-only: the end of the chain is its last act';
    end if;
    return new;
end $$;
do $$ begin execute format('alter function head_follows_acts() set search_path = %I, pg_temp', current_schema()); end $$;
create trigger follows before update on act_head for each row execute function head_follows_acts();
create trigger append_only before delete or truncate on act_head for each statement execute function forbid_change();
