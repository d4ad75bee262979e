-- A measure of a draft while somebody is at it: what was typed, not yet checked. It goes once it is taken over into the draft.
create table plan_edit (
    version_id  int not null references plan_version (id) on delete cascade,
    measure     text not null,
    typed       jsonb not null,
    saved_at    timestamptz not null,
    saved_by    text not null,
    primary key (version_id, measure)
);
alter table plan_edit enable row level security;
create policy scoped on plan_edit using (exists (select from unit u where u.kind = 'CITY' and u.seat <@ (select scope())));
grant select, insert, update, delete on plan_edit to haoyuan_app;
