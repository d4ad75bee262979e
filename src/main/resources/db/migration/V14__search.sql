-- How the names of units are spelled, for finding them by characters, initials or pinyin: every name that a unit ever had.
-- spelling: each syllable begins with an apostrophe; a second reading of the whole name follows after a blank.
create table unit_search (
    unit_id   int not null,
    seat      int not null,
    name      text not null,
    spelling  text not null,
    primary key (unit_id, name),
    foreign key (unit_id, seat) references unit (id, seat) on update cascade
);
alter table unit_search enable row level security;
create policy scoped on unit_search using (seat <@ (select scope()));
grant select, insert on unit_search to haoyuan_app;
