package cn.haoyuan.org;

import cn.haoyuan.org.UnitsMoved.Former;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters the checked rows of a register file, each step for all rows at once. */
@Component
class RegisterEntry {

    private final JdbcClient jdbc;
    private final RegisterStage stage;
    private final Founding founding;
    private final ApplicationEventPublisher events;

    RegisterEntry(JdbcClient jdbc, RegisterStage stage, Founding founding, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.stage = stage;
        this.founding = founding;
        this.events = events;
    }

    List<RowProblem> enter(LocalDate today) {
        List<Integer> changing = jdbc.sql(CONCERNED).query(Integer.class).list();
        List<Former> moving = jdbc.sql("select unit_id, old_seat from register_row where moved order by unit_id")
                .query((row, number) -> new Former(row.getInt("unit_id"), row.getInt("old_seat")))
                .list();
        boolean fresh = jdbc.sql("select exists (select from register_row where fresh)")
                .query(Boolean.class)
                .single();
        if (!fresh && changing.isEmpty()) {
            return List.of();
        }
        events.publishEvent(new UnitsChanging(changing, today));
        stage.nestedLoops(false);
        giveSeats(today);
        open();
        List<RowProblem> taken = taken();
        if (!taken.isEmpty()) {
            return taken;
        }
        jdbc.sql(TAKE_NEW_SEATS).update();
        boolean before = founding.underWay();
        jdbc.sql(END_PLACES).param("today", today).param("founding", before).update();
        jdbc.sql(BEGIN_PLACES).param("today", today).update();
        jdbc.sql(NEW_HEADS).update();
        jdbc.sql(PROFILES).param("known", before ? Founding.BEGINNING : today).update();
        stage.nestedLoops(true);
        if (!moving.isEmpty()) {
            events.publishEvent(new UnitsMoved(moving, today));
        }
        List<Integer> changed = new ArrayList<>(changing);
        changed.addAll(jdbc.sql("select unit_id from register_row where fresh order by unit_id")
                .query(Integer.class)
                .list());
        events.publishEvent(new UnitsChanged(changed, today));
        return List.of();
    }

    private void giveSeats(LocalDate today) {
        jdbc.sql("""
                        with base as (
                            select p.unit_id as parent_id, """ + Seating.USED + """
                             as next
                            from placement p
                            where p.from_on <= :today and :today < p.until_on
                              and p.unit_id in (select parent_id from register_row where fresh or moved)),
                        queue as (
                            select line, parent_id, row_number() over (partition by parent_id order by line) - 1 as place
                            from register_row where fresh or moved)
                        update register_row r set seat = b.next + q.place
                        from queue q join base b on b.parent_id = q.parent_id
                        where r.line = q.line
                        """).param("today", today).update();
    }

    private void open() {
        jdbc.sql("""
                        with opened as (
                            insert into unit (kind, code, seat, seat_end)
                            select 'KINDERGARTEN', code, seat, seat + 1 from register_row where fresh order by line
                            on conflict (code) do nothing
                            returning id, code)
                        update register_row r set unit_id = o.id from opened o where o.code = r.code
                        """).update();
    }

    /** A code that exists where the scope does not reach. */
    private List<RowProblem> taken() {
        return jdbc.sql("select line, code from register_row where unit_id is null order by line")
                .query((row, number) -> new RowProblem(
                        row.getInt("line"), "机构标识码", "标识码 " + row.getString("code") + " 已由您管理范围以外的单位使用。"))
                .list();
    }

    /** What changes, and the heads of the groups that are left and joined. */
    private static final String CONCERNED = """
            select unit_id from register_row where changed
            union
            select g.head_id
            from register_row r left join kindergarten k on k.unit_id = r.unit_id
            cross join lateral (values (k.group_head_id), (r.group_head_id)) g (head_id)
            where (r.fresh or r.changed) and k.group_head_id is distinct from r.group_head_id and g.head_id is not null
            order by 1
            """;

    private static final String TAKE_NEW_SEATS = """
            update unit u set seat = r.seat, seat_end = r.seat + 1 from register_row r where r.moved and u.id = r.unit_id
            """;

    /**
     * Ends the places that change and begins them anew as they were; {@link #BEGIN_PLACES} then sets what is new. While the city is set up
     * ({@link Founding}) nothing ends, and new units stand as long as those above them.
     */
    private static final String END_PLACES = """
            with ended as (
                update placement p set during = daterange(lower(p.during), :today), ended_for = null
                from register_row r
                where p.unit_id = r.unit_id and (r.renamed or r.moved) and p.from_on <= :today and :today < p.until_on and lower(p.during) < :today
                  and not :founding
                returning new.unit_id, new.unit_seat, new.kind, new.parent_id, new.seat, new.seat_end, new.name,
                          upper(old.during) as until, old.ended_for)
            insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during, reason, ended_for)
            select unit_id, unit_seat, kind, parent_id, seat, seat_end, name, daterange(:today, until), '名册导入', ended_for
            from ended
            union all
            select r.unit_id, r.seat, 'KINDERGARTEN', r.parent_id, r.seat, r.seat + 1, r.name,
                   daterange(case when :founding then p.from_on else :today end, null), '名册导入', null
            from register_row r
            join placement p on p.unit_id = r.parent_id and p.from_on <= :today and :today < p.until_on
            where r.fresh
            """;

    private static final String BEGIN_PLACES = """
            update placement p set name = r.name, parent_id = r.parent_id, seat = u.seat, seat_end = u.seat_end
            from register_row r join unit u on u.id = r.unit_id
            where p.unit_id = r.unit_id and (r.renamed or r.moved) and p.from_on <= :today and :today < p.until_on
            """;

    /** Heads that the file itself opens. */
    private static final String NEW_HEADS = """
            update register_row r set group_head_id = h.unit_id
            from register_row h where h.code = r.group_head and r.group_head_id is null
            """;

    private static final String PROFILES = Kindergartens.INSERT + """
            select u.id, u.seat, r.sponsor, r.inclusive, r.grade, r.terrain, r.locality, r.township_centre, r.micro,
                r.group_head_id, r.opened_on, r.address, r.classes_small, r.classes_middle, r.classes_top, r.classes_mixed,
                r.children_small, r.children_middle, r.children_top, r.children_mixed, r.principals, r.teachers, r.care_workers,
                r.health_workers, r.cooks, r.guards, r.principal_since, :known
            from register_row r join unit u on u.id = r.unit_id
            where r.fresh or r.changed
            """ + Kindergartens.OR_UPDATE;
}
