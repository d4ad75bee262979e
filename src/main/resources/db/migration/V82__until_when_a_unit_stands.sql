-- The first day on which a unit stands no longer, 'infinity' while no end is known: no secret, as its name is none. A pairing ends with
-- either of its two, whom a kindergarten's own people do not see.
create function unit_until(unit int) returns date
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select max(p.until_on) from placement p where p.unit_id = unit_until.unit;
end;
create function unit_stands(unit int, day date) returns boolean
    language sql stable security definer set search_path = public, pg_temp
begin atomic
    select exists (
        select from placement p
        where p.unit_id = unit_stands.unit and p.from_on <= unit_stands.day and unit_stands.day < p.until_on);
end;
revoke all on function unit_until, unit_stands from public;
grant execute on function unit_until, unit_stands to haoyuan_app;
