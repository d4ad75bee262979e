-- A unit whose opening was taken back never was, so nobody holds a post there, and nothing is assigned or recorded of it. Whoever takes an
-- opening back holds the unit's row (Hanging); what refers to it meanwhile waits for that row by its foreign key. This looks after the
-- foreign keys, and so at what they waited for. Marks, pairings and profiles wait for whoever changes the tree (Placements.alone).
-- Runs as the owner: what a fact is about may lie outside the scope. Argument: the column that names the unit.
create function stands_on_record() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    never boolean;
begin
    execute format('select exists (select from news n where n.%1$I is not null
                        and not exists (select from placement l where l.unit_id = n.%1$I))', tg_argv[0]) into never;
    if never then
        raise exception 'the unit stands nowhere on record' using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;

create trigger stands_on_record after insert on post
    referencing new table as news for each statement execute function stands_on_record('unit_id');
create trigger stands_on_record after insert on assignment
    referencing new table as news for each statement execute function stands_on_record('unit_id');
create trigger stands_on_record after insert on fact
    referencing new table as news for each statement execute function stands_on_record('subject_id');
