-- Why a duty ended that an event had brought about: the record of the event, or of what that answered, was voided that day and nothing of it
-- that is about the same unit goes on.
create function ended_for(which bigint) returns table (voided_on date, reason text, unit_id int)
    language sql stable
begin atomic
    with recursive d as (
        select coalesce(o.subject_id, o.unit_id) as about, o.ended_on, o.period
        from duty o where o.id = ended_for.which and o.period like 'event-%' and o.ended_on is not null
    ), line as (
        select substr(d.period, 7)::bigint as id from d
        union
        select x.id
        from line l
        cross join d
        cross join lateral (
            select f.id from fact f where f.replaces = l.id and d.about in (f.unit_id, f.subject_id)
            union all
            select substr(f.period, 7)::bigint from fact f where f.id = l.id and f.period like 'event-%') x
    )
    select v.voided_on, v.reason, f.unit_id
    from d
    cross join line l
    join fact f on f.id = l.id and f.kind <> 'FILING'
    join fact_void v on v.fact_id = f.id and v.voided_on = d.ended_on
    where not exists (
        select from fact o
        where o.replaces = f.id and d.about in (o.unit_id, o.subject_id) and not exists (select from fact_void w where w.fact_id = o.id))
    order by f.id desc
    limit 1;
end;
