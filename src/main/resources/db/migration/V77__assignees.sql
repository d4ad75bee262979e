-- Who is assigned to many units is asked once for all of them: a page of two hundred kindergartens asked one by one.
drop function assignees(int, date);
create function assignees(units int[], day date)
    returns table (unit_id int, purpose text, name text, unit_name text, starts date, last_day date)
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select g.unit_id, g.purpose, n.name, l.name, lower(g.during), upper(g.during) - 1
    from assignment g
    join post p on p.id = g.post_id and p.during @> day
    join person n on n.id = p.person_id
    join placement l on l.unit_id = p.unit_id and l.from_on <= day and day < l.until_on
    where g.unit_id = any (units) and g.during @> day and g.seat <@ (select scope())
    order by g.purpose desc, n.name;
end;
revoke all on function assignees from public;
grant execute on function assignees to haoyuan_app;
