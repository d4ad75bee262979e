-- That a post has read a decision on a filing; the decision itself is the act. What is not here is unread.
create table decision_read (
    post_id  int not null references post (id),
    act_id   bigint not null references filing_act (id),
    at       timestamptz not null,
    primary key (post_id, act_id)
);
create index on decision_read (act_id);
alter table decision_read enable row level security;
create policy scoped on decision_read using (exists (select from post p where p.id = post_id));
grant select, insert on decision_read to haoyuan_app;
