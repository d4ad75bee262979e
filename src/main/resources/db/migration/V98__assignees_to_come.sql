-- Who is to be assigned later is told beside who is: up to the day before; null for any later one.
drop function assignees(int[], date);
create function assignees(units int[], day date, before date)
    returns table (unit_id int, purpose text, name text, unit_name text, starts date, last_day date)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select g.unit_id, g.purpose, n.name, l.name, lower(g.during), upper(g.during) - 1
    from assignment g
    join post p on p.id = g.post_id and p.during @> greatest(day, lower(g.during))
    join person n on n.id = p.person_id
    join placement l on l.unit_id = p.unit_id and l.from_on <= greatest(day, lower(g.during)) and greatest(day, lower(g.during)) < l.until_on
    where g.unit_id = any (units) and g.during && daterange(day, before) and g.seat <@ (select scope())
    order by g.purpose desc, n.name;
end;
revoke all on function assignees from public;
grant execute on function assignees to haoyuan_app;
