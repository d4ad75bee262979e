-- Work in the field: nothing is recorded or uploaded twice, a mistake is corrected by a newer record, and what is near is known.

-- A record that corrects another one voids it; each is corrected once, so that two corrections cannot both stand.
alter table work_record add replaces bigint unique references work_record (id);

-- Made on the device with the file: the same file sent twice by one post is kept once.
alter table attachment add client_key uuid;
alter table attachment add unique (uploaded_by, client_key);

-- Where a kindergarten stands, in degrees (WGS 84), five digits: about a metre.
create table kindergarten_position (
    unit_id    int primary key,
    seat       int not null,
    latitude   numeric(8, 5) not null check (latitude between -90 and 90),
    longitude  numeric(8, 5) not null check (longitude between -180 and 180),
    foreign key (unit_id, seat) references unit (id, seat) on update cascade
);
alter table kindergarten_position enable row level security;
create policy scoped on kindergarten_position using (seat <@ (select scope()));
grant select, insert, update on kindergarten_position to haoyuan_app;
