-- From a fact to what corrected it: the history of a duty follows that.
create index on fact (replaces) where replaces is not null;
