-- Work records and their facts. Checks that fall on one day of one visit make one record with several topics.
create temp table demo_record on commit drop as
with visited as (
    -- whom the weekly guidance visits: weak ones first, anyone below otherwise
    select c.id as county_id, array_agg(k.unit_id order by k.n) as all_below,
           array_agg(k.unit_id order by k.n) filter (where exists (select from mark m where m.unit_id = k.unit_id and m.kind = 'WEAK')) as weak
    from demo_kg k join demo_county d on d.no = k.county join unit c on c.seat = d.seat
    where k.opened < '2021-04-01' and k.closed is null and k.n not in (select n from demo_move)
    group by c.id
    union all
    select (select id from unit where kind = 'CITY'), array_agg(k.unit_id order by k.n), null
    from demo_kg k where k.opened < '2021-04-01' and k.closed is null
), deed as (
    select d.*, case when d.measure = 'guidance-weekly' then
                    case when v.weak is not null and pg_temp.dice(key || 'weak', 10) < 3 then v.weak[1 + pg_temp.dice(key || 'whom', cardinality(v.weak))]
                         else v.all_below[1 + pg_temp.dice(key || 'whom', cardinality(v.all_below))] end
                else d.subject_id end as with_id
    from demo_deed d
    left join visited v on v.county_id = d.unit_id and d.measure = 'guidance-weekly'
    where d.evidence not in ('FILING', 'ASSESSMENT', 'LETTER')
), spoken as (
    select d.*, p.people,
           case when d.count > 1 and cardinality(p.titles) >= d.count then p.titles[d.i]
                else pg_temp.pick(d.key || d.i || 'title', p.titles) end as title,
           pg_temp.pick(d.key || d.i || 'note', p.notes) as note
    from deed d join demo_phrase p on p.evidence = d.evidence and p.topic = coalesce(d.topic, '')
)
select unit_id, with_id, evidence, post, happened_on, recorded_on, max(period) filter (where locks_on is null) as period,
       md5('record/' || u.seat || '/' || coalesce(w.seat, 0) || '/' || evidence || '/' || post || '/' || happened_on || '/'
           || case when bool_or(measure in ('norm-check', 'orientation-check')) then 'term-check' else min(key || i) end)::uuid as key,
       coalesce(array_agg(distinct topic) filter (where topic is not null), '{}') as topics,
       string_agg(distinct title, '、') as title, min(note) as note, min(people) as people, u.seat, w.seat as with_seat
from spoken d
join unit u on u.id = d.unit_id
left join unit w on w.id = d.with_id
group by unit_id, with_id, evidence, post, happened_on, recorded_on, u.seat, w.seat,
         case when measure in ('norm-check', 'orientation-check') then 'term-check' else key || i end;

analyze demo_record (unit_id, with_id, evidence, post, happened_on, recorded_on);

insert into work_record (unit_id, seat, subject_id, subject_seat, kind, topics, happened_on, title, people, place, note, client_key, post_id, recorded_at)
select r.unit_id, r.seat, r.with_id, r.with_seat, r.evidence, r.topics, r.happened_on, left(r.title, 80), r.people,
       coalesce(l.name, o.name), r.note, r.key, p.post_id,
       r.recorded_on + time '08:30' + pg_temp.dice(r.key::text, 540) * interval '1 minute'
from demo_record r
join demo_place o on o.unit_id = r.unit_id and r.happened_on >= o.since and r.happened_on < o.until
left join demo_place l on l.unit_id = r.with_id and r.happened_on >= l.since and r.happened_on < l.until
left join demo_inspector i on r.post = 'INSPECTOR' and i.unit_id = r.with_id and i.during @> r.happened_on and i.county = (
    select c.no from demo_county c join unit u on u.seat = c.seat where u.id = r.unit_id)
left join demo_actor a on r.post <> 'PRINCIPAL' and a.unit_id = r.unit_id and a.role = r.post
left join demo_principal h on r.post = 'PRINCIPAL' and h.unit_id = r.unit_id and r.recorded_on >= h.since and r.recorded_on < h.until
cross join lateral (
    select coalesce(i.post_id, h.post_id, a.posts[1 + pg_temp.dice(r.key::text || 'who', cardinality(a.posts))]) as post_id) p
where p.post_id is not null
order by r.recorded_on, r.key;

insert into fact (kind, topic, unit_id, seat, subject_id, subject_seat, period, happened_on, recorded_at, recorded_on, title, source, source_id)
select w.kind, t.topic, w.unit_id, w.seat, w.subject_id, w.subject_seat, r.period, w.happened_on, w.recorded_at,
       (w.recorded_at at time zone 'Asia/Shanghai')::date, w.title, 'work-record', w.id
from work_record w
join demo_record r on r.key = w.client_key
left join lateral unnest(w.topics) t (topic) on true
order by w.id, t.topic;
