-- A draft of which nothing was ever handed in may be thrown away. Its filing stays with its acts, and is begun anew with the form of
-- that day; an amendment thrown away leaves what was accepted. What was handed in is never thrown away.
alter table filing_act
    drop constraint filing_act_verb_check,
    drop constraint filing_act_state_check,
    add constraint filing_act_verb_check check (verb in ('START', 'SUBMIT', 'WITHDRAW', 'RETURN', 'ACCEPT', 'AMEND', 'DISCARD')),
    add constraint filing_act_state_check check (state in (
        'DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'AMENDING', 'AMENDED', 'AMENDMENT_RETURNED', 'DISCARDED')),
    add constraint filing_act_discarded check (verb = 'DISCARD' and state in ('DISCARDED', 'ACCEPTED') or verb <> 'DISCARD' and state <> 'DISCARDED');
alter table filing add constraint filing_handed_in_stays check (state <> 'DISCARDED' or submitted_at is null);
grant update (version_id, form, period) on filing to haoyuan_app;
create function begun() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    raise exception 'a filing keeps its form as long as it is not thrown away';
end $$;
create trigger keeps_its_form before update of version_id, form, period on filing
    for each row when (old.state <> 'DISCARDED') execute function begun();
