-- Units as people call them: all words (org.Word) in one name that a unit has or had, written or spelled, or in front of its code.
-- Syllables and characters may be left out only where nothing has them all. name: one by which it was found.
create function units_called(texts text[], spellings text[], loose text[])
    returns table (unit_id int, name text)
    language sql stable
begin atomic
    with called as materialized (
        select p.unit_id, p.name, m.whole
        from placement p
        left join unit u on u.id = p.unit_id
        left join unit_search s on s.unit_id = p.unit_id and s.name = p.name
        cross join lateral (
            select bool_and(w.whole) as whole,
                   bool_and(w.whole or w.loose is not null and (s.spelling ~ w.loose or lower(p.name) ~ w.loose)) as found
            from (select w.loose,
                         position(w.text in lower(p.name)) > 0
                             or w.spelling is not null and s.spelling ~ w.spelling
                             or u.code is not null and starts_with(u.code, upper(w.text)) as whole
                  from unnest(texts, spellings, loose) w (text, spelling, loose)) w) m
        where cardinality(texts) > 0 and m.found)
    select c.unit_id, c.name from called c where c.whole or not exists (select from called w where w.whole);
end;
