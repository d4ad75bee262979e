-- The city's common calendar. Every signed-in person may read it, so it carries no row-level security.

create table semester (
    -- the calendar year in which the school year begins
    school_year int not null check (school_year between 2000 and 2200),
    term text not null check (term in ('AUTUMN', 'SPRING')),
    starts_on date not null,
    ends_on date not null check (ends_on > starts_on),
    primary key (school_year, term),
    constraint semester_apart exclude using gist (daterange(starts_on, ends_on, '[]') with &&)
);

comment on table semester is 'Terms of the school year as the city announces them, first to last day, both inclusive';

create table special_day (
    day date primary key,
    kind text not null check (kind in ('OFF', 'WORK')),
    name text not null check (length(name) between 1 and 30)
);

comment on table special_day is 'Days that differ from the plain week: public holidays (OFF) and make-up working days (WORK)';

grant select, insert, update, delete on semester, special_day to haoyuan_app;
