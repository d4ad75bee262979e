-- The names that a unit under this parent must not bear from the day on. A county registers the names of its kindergartens, so in a
-- county every name is one unit's; above it a name is one of those side by side. Who is to move there, with all below it, has its
-- name there already. Runs as the owner, since the holder of a name may lie where the asker sees nothing: what a unit is called is no
-- secret.
create function names_beside(parent int, day date) returns table (unit_id int, name text, since date, place text)
    language sql stable security definer set search_path from current
begin atomic
    with top as (
        select c.id, c.kind, c.seat, c.seat_end, unit_name(c.id, names_beside.day) as name
        from unit u
        join unit c on c.seat <= u.seat and u.seat < c.seat_end and (c.kind = 'COUNTY' or c.id = u.id)
        where u.id = names_beside.parent
        order by c.kind = 'COUNTY' desc
        limit 1)
    select p.unit_id, p.name, p.from_on, t.name
    from top t
    join placement p on p.seat > t.seat and p.seat < t.seat_end and p.until_on > names_beside.day
    where t.kind = 'COUNTY' or p.parent_id = t.id
    union all
    select p.unit_id, p.name, greatest(p.from_on, m.day), t.name
    from top t
    join planned_move m on m.parent_seat >= t.seat and m.parent_seat < t.seat_end and m.refused is null
    join unit u on u.id = m.unit_id
    join placement p on p.seat >= u.seat and p.seat < u.seat_end and p.until_on > greatest(names_beside.day, m.day)
    where t.kind = 'COUNTY' or m.parent_id = t.id and p.unit_id = m.unit_id;
end;
revoke all on function names_beside from public;
grant execute on function names_beside to haoyuan_app;

-- The day on which the application itself failed at a planned move, which is tried again on the next one.
alter table planned_move add failed_on date;
