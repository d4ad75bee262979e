-- What every later migration stands on: who may see which rows.
-- The application signs in as haoyuan_app, which owns nothing and cannot bypass row-level security.
-- Each of its transactions carries a scope; a transaction without one sees nothing.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- The seats that the running transaction may see; null (sees nothing) when nobody set it.
create function scope() returns int4multirange
    language sql stable parallel safe
    return nullif(current_setting('haoyuan.scope', true), '')::int4multirange;

-- The seat of the unit that the running transaction speaks for; null when nobody set it.
create function home() returns int
    language sql stable parallel safe
    return nullif(current_setting('haoyuan.home', true), '')::int;

grant usage on schema public to haoyuan_app;
