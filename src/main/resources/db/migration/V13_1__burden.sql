-- How many boxes of a form hold something: one for a text, a choice, a list of files; one for each cell of a table.
create function boxes_filled(content jsonb, except_for text[]) returns int language sql immutable parallel safe
    return (
        select coalesce(sum(case jsonb_typeof(f.value)
                   when 'string' then (btrim(f.value #>> '{}') <> '')::int
                   when 'array' then case when jsonb_typeof(f.value -> 0) = 'object'
                       then (select count(*)::int from jsonb_array_elements(f.value) r, jsonb_each_text(r) c where btrim(c.value) <> '')
                       else (jsonb_array_length(f.value) > 0)::int end
                   else 0 end), 0)::int
        from jsonb_each(content - except_for) f);

-- carried: the fields that nobody typed, because the register knew them or they came from an earlier filing and were left so.
alter table filing_submission add column carried text[] not null default '{}';
alter table filing_submission
    add column boxes_typed int generated always as (boxes_filled(content, carried)) stored,
    add column boxes_carried int generated always as (boxes_filled(content, '{}') - boxes_filled(content, carried)) stored;
