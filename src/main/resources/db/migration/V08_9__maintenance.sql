-- The application fills many rows at once (the register, the demonstration) and then has the planner look at them anew.
grant maintain on all tables in schema public to haoyuan_app;
