-- The same is asked once as long as it waits, however often it is sent.
delete from correction c using correction o
where o.unit_id = c.unit_id and o.words = c.words and o.id < c.id and o.answer is null and c.answer is null;
create unique index correction_waits on correction (unit_id, words) where answer is null;

-- The kindergartens standing that day whose corrections wait for the people of a unit: a county's, a city's where no county has anybody who could
-- do it, as who is told of them.
create function corrections_waiting(unit int, day date) returns setof int
    language sql stable
begin atomic
    select distinct c.unit_id
    from unit o
    join correction c on c.answer is null and o.seat <= c.seat and c.seat < o.seat_end
    join placement l on l.unit_id = c.unit_id and l.from_on <= day and day < l.until_on
    where o.id = corrections_waiting.unit
      and (o.kind <> 'CITY' or not exists (
          select from unit n
          join post p on p.unit_id = n.id and p.role in ('OFFICE', 'ADMINISTRATOR') and p.during @> day
          join account a on a.person_id = p.person_id and a.enabled
          where n.kind = 'COUNTY' and n.seat <= c.seat and c.seat < n.seat_end));
end;
revoke all on function corrections_waiting from public;
grant execute on function corrections_waiting to haoyuan_app;
