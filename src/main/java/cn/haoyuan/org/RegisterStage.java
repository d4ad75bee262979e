package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rows of a register file on their way in: a temporary table that ends with the transaction. */
@Component
class RegisterStage {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    RegisterStage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin() {
        jdbc.sql("""
                        create temporary table register_row (
                            line int not null, code text not null, name text not null, county_id int not null, area_id int,
                            sponsor text, inclusive boolean, grade text, terrain text, locality text, township_centre boolean,
                            micro boolean, group_head text, opened_on date, address text,
                            classes_small int, classes_middle int, classes_top int, classes_mixed int,
                            children_small int, children_middle int, children_top int, children_mixed int,
                            principals int, teachers int, care_workers int, health_workers int, cooks int, guards int,
                            principal_since date,
                            unit_id int, kind text, stands boolean, old_name text, old_parent_id int, old_seat int,
                            parent_id int, group_head_id int, seat int,
                            fresh boolean, renamed boolean, moved boolean, changed boolean
                        ) on commit drop
                        """).update();
    }

    /**
     * Whether the planner may join by nested loops. It takes the rows that row-level security lets through for very few, and
     * would go through thousands of them for each of thousands; so not while a whole file is matched and entered.
     */
    void nestedLoops(boolean allowed) {
        jdbc.sql("select set_config('enable_nestloop', :allowed, true)")
                .param("allowed", allowed ? "on" : "off")
                .query(String.class)
                .single();
    }

    /** Adds some rows, best about a thousand at once. */
    void add(List<RegisterRow> rows) {
        jdbc.sql("insert into register_row select * from json_populate_recordset(null::register_row, :rows::json)")
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** Finds what each row is about and fills what it leaves empty. */
    void match(LocalDate today) {
        jdbc.sql("""
                        update register_row r
                        set unit_id = u.id, kind = u.kind, stands = p.id is not null, old_name = p.name,
                            old_parent_id = p.parent_id, old_seat = u.seat,
                            parent_id = coalesce(r.area_id,
                                case when p.parent_id = r.county_id or a.parent_id = r.county_id then p.parent_id end,
                                r.county_id),
                            sponsor = coalesce(r.sponsor, k.sponsor), inclusive = coalesce(r.inclusive, k.inclusive),
                            grade = coalesce(r.grade, k.grade), terrain = coalesce(r.terrain, k.terrain),
                            locality = coalesce(r.locality, k.locality),
                            township_centre = coalesce(r.township_centre, k.township_centre),
                            micro = coalesce(r.micro, k.micro),
                            group_head_id = case when r.group_head is null or r.group_head = h.code then k.group_head_id end,
                            opened_on = coalesce(r.opened_on, k.opened_on), address = coalesce(r.address, k.address),
                            classes_small = coalesce(r.classes_small, k.classes_small),
                            classes_middle = coalesce(r.classes_middle, k.classes_middle),
                            classes_top = coalesce(r.classes_top, k.classes_top),
                            classes_mixed = coalesce(r.classes_mixed, k.classes_mixed),
                            children_small = coalesce(r.children_small, k.children_small),
                            children_middle = coalesce(r.children_middle, k.children_middle),
                            children_top = coalesce(r.children_top, k.children_top),
                            children_mixed = coalesce(r.children_mixed, k.children_mixed),
                            principals = coalesce(r.principals, k.principals), teachers = coalesce(r.teachers, k.teachers),
                            care_workers = coalesce(r.care_workers, k.care_workers),
                            health_workers = coalesce(r.health_workers, k.health_workers),
                            cooks = coalesce(r.cooks, k.cooks), guards = coalesce(r.guards, k.guards),
                            principal_since = coalesce(r.principal_since, k.principal_since)
                        from unit u
                        left join placement p on p.unit_id = u.id and p.from_on <= :today and :today < p.until_on
                        left join placement a on a.unit_id = p.parent_id and a.from_on <= :today and :today < a.until_on
                        left join kindergarten k on k.unit_id = u.id
                        left join unit h on h.id = k.group_head_id
                        where u.code = r.code
                        """).param("today", today).update();
        jdbc.sql("""
                        update register_row
                        set parent_id = coalesce(parent_id, area_id, county_id), grade = coalesce(grade, 'NONE'),
                            inclusive = coalesce(inclusive, sponsor = 'PUBLIC' or null),
                            township_centre = coalesce(township_centre, false), micro = coalesce(micro, false),
                            address = coalesce(address, ''),
                            classes_small = coalesce(classes_small, 0), classes_middle = coalesce(classes_middle, 0),
                            classes_top = coalesce(classes_top, 0), classes_mixed = coalesce(classes_mixed, 0),
                            children_small = coalesce(children_small, 0), children_middle = coalesce(children_middle, 0),
                            children_top = coalesce(children_top, 0), children_mixed = coalesce(children_mixed, 0),
                            fresh = unit_id is null,
                            renamed = unit_id is not null and name is distinct from old_name,
                            moved = unit_id is not null and coalesce(parent_id, area_id, county_id) is distinct from old_parent_id
                        """).update();
        jdbc.sql("analyze register_row").update();
        jdbc.sql("""
                        update register_row r set group_head_id = u.id
                        from unit u join placement p on p.unit_id = u.id and p.from_on <= :today and :today < p.until_on
                        where u.code = r.group_head and u.kind = 'KINDERGARTEN'
                        """).param("today", today).update();
        jdbc.sql("""
                        update register_row r
                        set changed = r.unit_id is not null and (r.renamed or r.moved or not exists (
                            select from kindergarten k
                            where k.unit_id = r.unit_id
                              and (k.sponsor, k.inclusive, k.grade, k.terrain, k.locality, k.township_centre, k.micro,
                                   k.opened_on, k.address, k.classes_small, k.classes_middle, k.classes_top, k.classes_mixed,
                                   k.children_small, k.children_middle, k.children_top, k.children_mixed)
                                = (r.sponsor, r.inclusive, r.grade, r.terrain, r.locality, r.township_centre, r.micro,
                                   r.opened_on, r.address, r.classes_small, r.classes_middle, r.classes_top, r.classes_mixed,
                                   r.children_small, r.children_middle, r.children_top, r.children_mixed)
                              and (k.principals, k.teachers, k.care_workers, k.health_workers, k.cooks, k.guards,
                                   k.principal_since, k.group_head_id)
                                is not distinct from (r.principals, r.teachers, r.care_workers, r.health_workers, r.cooks,
                                   r.guards, r.principal_since, r.group_head_id)
                              and (r.group_head is null or r.group_head_id is not null)))
                        """).update();
    }
}
