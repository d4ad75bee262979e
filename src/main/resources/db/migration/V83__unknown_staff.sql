-- Nobody said how many is not none. What stands as 0 stays, since nobody can tell which of them was said.
alter table kindergarten
    alter column principals drop not null, alter column principals drop default,
    alter column teachers drop not null, alter column teachers drop default,
    alter column care_workers drop not null, alter column care_workers drop default,
    alter column health_workers drop not null, alter column health_workers drop default,
    alter column cooks drop not null, alter column cooks drop default,
    alter column guards drop not null, alter column guards drop default;

alter table kindergarten_past
    alter column principals drop not null,
    alter column teachers drop not null,
    alter column care_workers drop not null,
    alter column health_workers drop not null,
    alter column cooks drop not null,
    alter column guards drop not null;
