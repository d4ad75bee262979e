-- Which kindergartens head a group, wherever its branches lie: whoever sees the head must not take it for none because the
-- branches are another county's. Runs as the owner; that there is a group is no secret.
create function group_heads() returns setof int
    language sql stable security definer set search_path from current
begin atomic
    select distinct k.group_head_id from kindergarten k where k.group_head_id is not null;
end;
revoke all on function group_heads from public;
grant execute on function group_heads to haoyuan_app;
