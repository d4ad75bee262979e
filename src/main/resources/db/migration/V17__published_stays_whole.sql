-- Nothing is added to a published version either, nor moved into one.
create or replace function forbid_published_part_change() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and exists (select from plan_version v where v.id = old.version_id and v.status = 'PUBLISHED')
        or tg_op <> 'DELETE' and exists (select from plan_version v where v.id = new.version_id and v.status = 'PUBLISHED') then
        raise exception 'a published plan version never changes';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
drop trigger published_stays on plan_form;
drop trigger published_stays on plan_ask;
create trigger published_stays before insert or update or delete on plan_form
    for each row execute function forbid_published_part_change();
create trigger published_stays before insert or update or delete on plan_ask
    for each row execute function forbid_published_part_change();
