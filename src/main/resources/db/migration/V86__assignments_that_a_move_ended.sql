-- An assignment that ended because its unit left the county of the post: on which day, and how long it was to be. Taking that move back
-- on its day brings it back.
alter table assignment add column moved_on date;
alter table assignment add column before_move daterange;
alter table assignment add check ((moved_on is null) = (before_move is null));

-- What was assigned until now to accounts that were stopped, or of units that have left, ends with yesterday: boards of past days stay.
update assignment g
set during = g.during * daterange(null, (now() at time zone 'Asia/Shanghai')::date)
from post p join unit h on h.id = p.unit_id
where p.id = g.post_id and (
    g.seat < h.seat or g.seat >= h.seat_end
    or exists (select from account a where a.person_id = p.person_id and not a.enabled));

-- In which county a unit lies now, by its name on the day: no secret, as the names of units are none. Whoever had it until it moved
-- sees no longer what is known of it, and is told where that went.
create function county_of(unit int, day date) returns text
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select unit_name(c.id, county_of.day)
    from unit u join unit c on c.kind = 'COUNTY' and c.seat <= u.seat and u.seat < c.seat_end
    where u.id = county_of.unit;
end;
revoke all on function county_of from public;
grant execute on function county_of to haoyuan_app;
