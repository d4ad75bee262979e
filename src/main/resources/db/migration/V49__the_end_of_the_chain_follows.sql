-- The end of the chain of acts is moved by the acts themselves, and by nothing else: what is appended must begin where the chain
-- ends. Runs as the owner, for whom the end is there to be moved, and looks at the new rows only: an act may lie outside the
-- scope of whoever did it (an inspector's own office), where row-level security hides it from a look into the table.
create function act_follows() returns trigger language plpgsql security definer as $$
begin
    update act_head h set id = f.last, hash = (select n.hash from appended n where n.id = f.last)
    from (select min(id) as first, max(id) as last, count(*) as rows from appended) f
    where f.first = h.id + 1 and f.last - f.first + 1 = f.rows;
    if not found and exists (select from appended) then
        raise exception 'append-only: an act does not follow the end of the chain';
    end if;
    return null;
end $$;
do $$ begin
    execute format('alter function act_follows() set search_path = %I, pg_temp', current_schema());
end $$;
revoke all on function act_follows from public;
create trigger follows after insert on act referencing new table as appended for each statement execute function act_follows();

-- Whoever appends still takes the end in hand, so that writers come in order; that needs the right to change some column, and
-- this one has a single value.
revoke update on act_head from haoyuan_app;
grant update (single) on act_head to haoyuan_app;
