-- Who was assigned to a unit of one's own scope, by name. The posts of inspectors and experts lie at the county or the city,
-- outside the scope of the kindergarten that asks; so this runs as the owner, and tells of visible units only.
create function assignees(unit int, day date) returns table (purpose text, name text, unit_name text, starts date, last_day date)
    language sql stable security definer set search_path from current
begin atomic
    select g.purpose, n.name, l.name, lower(g.during), upper(g.during) - 1
    from assignment g
    join post p on p.id = g.post_id and p.during @> day
    join person n on n.id = p.person_id
    join placement l on l.unit_id = p.unit_id and l.from_on <= day and day < l.until_on
    where g.unit_id = assignees.unit and g.during @> day and g.seat <@ (select scope())
    order by g.purpose desc, n.name;
end;
revoke all on function assignees from public;
grant execute on function assignees to haoyuan_app;
