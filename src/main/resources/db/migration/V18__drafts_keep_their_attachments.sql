-- What is not yet handed in is the writing unit's alone (V07), its attachments too: others in whose scope the unit lies see
-- those that stand in a submission. Those of work records have a policy of their own.
create function handed_in(attachment bigint, unit int) returns boolean
    language sql stable
    return exists (
        select from filing f join filing_submission s on s.filing_id = f.id
        where f.unit_id = unit
            and jsonb_path_exists(s.content, 'strict $.* ? (@.type() == "array")[*] ? (@ == $id)', jsonb_build_object('id', attachment::text)));

alter policy scoped on attachment using (
    uploaded_by = (select acting_post())
    or seat <@ (select scope()) and (coalesce((select home()), -1) in (-1, seat) or handed_in(id, unit_id)));
