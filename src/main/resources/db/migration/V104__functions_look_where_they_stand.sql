-- Functions made since V76 name the schema of one city. One that runs as the owner would read that city for any other, past the row-level
-- security of both. As V38 has it, each looks where it stands itself, and at its caller's temporary tables last: those too that took
-- over the path of whoever migrated.
do $$
declare
    each record;
begin
    for each in select p.oid::regprocedure as signature from pg_proc p
                where p.pronamespace = (select oid from pg_namespace where nspname = current_schema())
                  and exists (select from unnest(p.proconfig) c where starts_with(c, 'search_path=')) loop
        execute format('alter function %s set search_path = %I, pg_temp', each.signature, current_schema());
    end loop;
    -- what V00 and V08_9 granted in that one schema only
    execute format('grant usage on schema %I to haoyuan_app', current_schema());
    execute format('grant maintain on all tables in schema %I to haoyuan_app', current_schema());
end $$;
