-- How many rows of what was accepted were not done yet, as its reviewer was told: it goes on to be said wherever the filing is.
alter table filing_act add column open_rows int not null default 0 check (open_rows >= 0 and (open_rows = 0 or verb = 'ACCEPT'));

-- How much of what met a duty was not done yet, as far as known on a day; null where nothing was accepted.
create function rows_left_open(duty bigint, day date) returns int language sql stable set search_path = public, pg_temp as $$
    select a.open_rows
    from filing f
    join filing_act a on a.filing_id = f.id and a.verb = 'ACCEPT' and (a.at at time zone 'Asia/Shanghai')::date <= day
    where f.duty_id = (select coalesce(d.former_of, d.id) from duty d where d.id = duty)
      and not exists (
          select from filing_act t
          where t.filing_id = f.id and t.verb = 'TAKE_BACK' and t.submission_no = a.submission_no and t.id > a.id
            and (t.at at time zone 'Asia/Shanghai')::date <= day)
    order by a.id desc limit 1
$$;
