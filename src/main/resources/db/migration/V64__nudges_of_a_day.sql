-- Who has not filed asks what was nudged on a day, among all that ever were.
create index on nudge (day);
