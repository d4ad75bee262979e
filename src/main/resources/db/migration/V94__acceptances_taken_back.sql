-- An acceptance may be taken back, with a reason: what was accepted waits again, beside the version that stood before where there is one.
alter table filing_act
    drop constraint filing_act_verb_check,
    add constraint filing_act_verb_check check (verb in (
        'START', 'SUBMIT', 'WITHDRAW', 'RETURN', 'ACCEPT', 'TAKE_BACK', 'AMEND', 'DISCARD')),
    add constraint filing_act_taken_back check (
        verb <> 'TAKE_BACK' or state in ('SUBMITTED', 'AMENDED') and submission_no is not null and btrim(reason) <> '');

-- The version that stands is that of the latest acceptance that was not taken back.
create or replace function filing_follows() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    update filing f
    set state = a.state,
        acted_at = a.at,
        submitted_at = coalesce(a.submitted_at, f.submitted_at),
        accepted_no = case
            when a.taken_back then (
                select b.submission_no from filing_act b
                where b.filing_id = f.id and b.verb = 'ACCEPT' and not exists (
                    select from filing_act t
                    where t.filing_id = f.id and t.verb = 'TAKE_BACK' and t.submission_no = b.submission_no and t.id > b.id)
                order by b.id desc limit 1)
            else coalesce(a.accepted_no, f.accepted_no) end
    from (select filing_id,
                 (array_agg(state order by id desc))[1] as state,
                 (array_agg(at order by id desc))[1] as at,
                 max(at) filter (where verb = 'SUBMIT') as submitted_at,
                 max(submission_no) filter (where verb = 'ACCEPT') as accepted_no,
                 bool_or(verb = 'TAKE_BACK') as taken_back
          from acts group by filing_id) a
    where f.id = a.filing_id;
    return null;
end $$;

-- Of an amendment that was thrown away nothing is left to be handed in: once its acceptance is taken back, the unit writes on from what was accepted.
update filing_draft d
set content = s.content, prefilled = '{}', version = d.version + 1, editor = ''
from filing f
join filing_submission s on s.filing_id = f.id and s.no = f.accepted_no
where d.filing_id = f.id and f.state = 'ACCEPTED'
  and (select verb from filing_act a where a.filing_id = f.id order by a.id desc limit 1) = 'DISCARD';
