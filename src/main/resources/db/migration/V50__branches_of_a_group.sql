-- What the plan of a group begins with: the head and its branches, wherever they lie, and how many teachers each has. Runs as
-- the owner, because the principal of the head sees no other kindergarten's profile; answers only about a head in the asker's scope.
create function group_branches(head int, day date) returns table (name text, teachers int)
    language sql stable security definer set search_path from current
begin atomic
    select p.name, k.teachers
    from kindergartens_on(group_branches.day) k
    join placement p on p.unit_id = k.unit_id and p.from_on <= group_branches.day and group_branches.day < p.until_on
    where (k.unit_id = group_branches.head or k.group_head_id = group_branches.head) and unit_seat(group_branches.head) <@ scope()
    order by k.unit_id <> group_branches.head, p.seat;
end;
revoke all on function group_branches from public;
grant execute on function group_branches to haoyuan_app;
