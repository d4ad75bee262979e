-- Until when the answer to what was returned keeps its day stands with the filing, as its state does: it was looked up among the acts
-- in six statements.
alter table filing add column reply_by date;
grant update (reply_by) on filing to haoyuan_app;
update filing f
set reply_by = (select a.reply_by from filing_act a where a.filing_id = f.id order by a.id desc limit 1)
where state in ('RETURNED', 'AMENDMENT_RETURNED');

create or replace function filing_follows() returns trigger language plpgsql as $$
begin
    update filing f
    set state = a.state,
        acted_at = a.at,
        reply_by = a.reply_by,
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
                 (array_agg(reply_by order by id desc))[1] as reply_by,
                 max(at) filter (where verb = 'SUBMIT') as submitted_at,
                 max(submission_no) filter (where verb = 'ACCEPT') as accepted_no,
                 bool_or(verb = 'TAKE_BACK') as taken_back
          from acts group by filing_id) a
    where f.id = a.filing_id;
    return null;
end $$;
do $$ begin execute format('alter function filing_follows() set search_path = %I, pg_temp', current_schema()); end $$;
