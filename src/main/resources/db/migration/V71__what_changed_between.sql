-- What is compared between two days looks at what was settled, ended or made known between them.
create index duty_ended on duty (ended_on) where ended_on is not null;
create index duty_known on duty (known_on);
