-- The application fills many rows at once (the register, the demonstration) and then has the planner look at them anew.
grant maintain on all tables in schema public to haoyuan_app;

-- Most duties are updated once, when they are met: with room on the page that touches no index.
alter table duty set (fillfactor = 70);

-- The units above the kindergartens are few; the ledger asks for the smallest of them around two places.
create index on placement (seat) where kind <> 'KINDERGARTEN';
