-- The members of a group by the unit that each is, so that a list can leave the head out. Who asks says the order.
drop function group_branches;
create function group_branches(head int, day date) returns table (unit_id int, seat int, name text, teachers int)
    language sql stable security definer set search_path from current
begin atomic
    select p.unit_id, p.seat, p.name, k.teachers
    from kindergartens_on(group_branches.day) k
    join placement p on p.unit_id = k.unit_id and p.from_on <= group_branches.day and group_branches.day < p.until_on
    where (k.unit_id = group_branches.head or k.group_head_id = group_branches.head) and unit_seat(group_branches.head) <@ scope();
end;
revoke all on function group_branches from public;
grant execute on function group_branches to haoyuan_app;
