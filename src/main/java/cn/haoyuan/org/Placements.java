package cn.haoyuan.org;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that change where units stand. Runs in the transaction of its caller. */
@Component
class Placements {

    private static final String PLACED = """
            select unit_id, kind, parent_id, seat, seat_end, name, lower(during) as since, upper(during) as until from placement
            where unit_id = :id and unit_seat <@ (select scope())
            """;

    private final JdbcClient jdbc;

    Placements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts acts on the tree one behind the other until the transaction ends; they are few. */
    void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(current_schema() || '.tree'))::text")
                .query(String.class)
                .list();
    }

    /** The latest placement of a unit within the scope. */
    Optional<Place> last(int unitId) {
        return jdbc.sql(PLACED + "order by lower(during) desc limit 1")
                .param("id", unitId)
                .query(Placements::place)
                .optional();
    }

    /** The same, with the name of the day, though it may get another later. */
    Optional<Place> on(int unitId, LocalDate day) {
        return jdbc.sql("""
                        select p.unit_id, p.kind, p.parent_id, p.seat, p.seat_end, p.name, lower(p.during) as since,
                               (select upper(l.during) from placement l where l.unit_id = p.unit_id
                                order by lower(l.during) desc limit 1) as until
                        from placement p
                        where p.unit_id = :id and p.unit_seat <@ (select scope())
                        order by p.during @> :day desc, lower(p.during) desc
                        limit 1
                        """)
                .param("id", unitId)
                .param("day", day)
                .query(Placements::place)
                .optional();
    }

    /** Where the unit stood on the day before this one, from which it stands elsewhere or under another name. */
    Optional<Place> before(int unitId, LocalDate day) {
        return jdbc.sql(PLACED + "and upper(during) = :day")
                .param("id", unitId)
                .param("day", day)
                .query(Placements::place)
                .optional();
    }

    boolean empty() {
        return jdbc.sql("select not exists (select from unit)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Another unit of a name that is to be given.
     *
     * @param place where it must not be given again
     * @param since from when it is called so there
     */
    record Namesake(String name, String place, LocalDate since) {}

    /** Who else bears the name where a unit under {@code parentId} would bear it from the day on. */
    Optional<Namesake> namesake(int parentId, String name, LocalDate day, int exceptId) {
        return jdbc.sql("""
                        select name, place, since from names_beside(:parent, :day)
                        where name = :name and unit_id <> :except
                        order by since limit 1
                        """)
                .param("parent", parentId)
                .param("day", day)
                .param("name", name)
                .param("except", exceptId)
                .query(Namesake.class)
                .optional();
    }

    /** The same of all that move along with a unit; who stays in its county keeps its name. */
    Optional<Namesake> namesake(Place moving, int parentId, LocalDate day) {
        return jdbc.sql("""
                        with beside as materialized (select * from names_beside(:parent, :day))
                        select b.name, b.place, b.since
                        from beside b
                        join placement p on p.name = b.name and p.unit_id <> b.unit_id
                            and p.seat >= :first and p.seat < :end and p.until_on > :day
                        where not exists (select from beside where unit_id = :unit)
                        order by b.since, b.name limit 1
                        """)
                .param("parent", parentId)
                .param("day", day)
                .param("first", moving.seat())
                .param("end", moving.seatEnd())
                .param("unit", moving.unitId())
                .query(Namesake.class)
                .optional();
    }

    /**
     * Units that would be left behind by one that ends.
     *
     * @param below how many stand directly under it then
     * @param leaving how many of them are to move away, the last of them on {@code leftOn}
     * @param coming how many others are to move there
     */
    record Below(int below, int leaving, @Nullable LocalDate leftOn, int coming) {}

    /** What stands directly under it on or after the day, and what moves from and to it are arranged; those refused are none. */
    Below below(int unitId, LocalDate day) {
        return jdbc.sql("""
                        select count(*) filter (where c.below)::int as below, count(m.unit_id) filter (where c.below)::int as leaving,
                               max(m.day) filter (where c.below) as left_on, count(*) filter (where not c.below)::int as coming
                        from (select unit_id, bool_or(below) as below
                              from (select unit_id, true as below from placement
                                    where parent_id = :id and coalesce(upper(during), 'infinity') > :day
                                    union all
                                    select unit_id, false from planned_move where parent_id = :id and refused is null) a
                              group by unit_id) c
                        left join planned_move m on m.unit_id = c.unit_id and m.refused is null
                        """)
                .param("id", unitId)
                .param("day", day)
                .query(Below.class)
                .single();
    }

    /** Makes the unit; empty if the code was given before, to whomever. */
    Optional<Integer> insertUnit(UnitKind kind, @Nullable String code, int seat) {
        return jdbc.sql("""
                        insert into unit (kind, code, seat, seat_end) values (:kind, :code, :seat, :end)
                        on conflict (code) do nothing
                        returning id
                        """)
                .param("kind", kind.name())
                .param("code", code)
                .param("seat", seat)
                .param("end", seat + kind.width())
                .query(Integer.class)
                .optional();
    }

    void place(int unitId, @Nullable Integer parentId, String name, LocalDate day) {
        jdbc.sql("""
                        insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during)
                        select id, seat, kind, :parent::int, seat, seat_end, :name, daterange(:day, null)
                        from unit where id = :id
                        """)
                .param("id", unitId)
                .param("parent", parentId)
                .param("name", name)
                .param("day", day)
                .update();
    }

    /** Lets the unit stand no longer from the day on. */
    void end(int unitId, LocalDate day, String reason) {
        jdbc.sql("""
                        update placement set during = daterange(lower(during), :day), ended_for = :reason
                        where id = (select id from placement where unit_id = :id order by lower(during) desc limit 1)
                        """)
                .param("id", unitId)
                .param("day", day)
                .param("reason", reason)
                .update();
    }

    /** Lets the unit stand on that was to stand no longer from the day {@code until} on, or to go on in another. */
    void resume(int unitId, LocalDate until) {
        jdbc.sql("delete from merger where unit_id = :id and day = :until")
                .param("id", unitId)
                .param("until", until)
                .update();
        jdbc.sql("""
                        update placement set during = daterange(lower(during), null), ended_for = null
                        where unit_id = :id and upper(during) = :until
                        """).param("id", unitId).param("until", until).update();
    }

    /** Lets the unit stand again from the day on, where it stood last. */
    void placeAgain(int unitId, LocalDate day, String reason) {
        jdbc.sql("""
                        insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during, reason)
                        select u.id, u.seat, u.kind, p.parent_id, u.seat, u.seat_end, p.name, daterange(:day, null), :reason
                        from unit u
                        cross join lateral (
                            select parent_id, name from placement where unit_id = u.id order by lower(during) desc limit 1) p
                        where u.id = :id
                        """)
                .param("id", unitId)
                .param("day", day)
                .param("reason", reason)
                .update();
    }

    /** Gives the unit another name from the day on. */
    void rename(Place last, String name, LocalDate day, String reason) {
        if (last.from().equals(day)) {
            jdbc.sql("update placement set name = :name, reason = :reason where unit_id = :id and lower(during) = :day")
                    .param("id", last.unitId())
                    .param("name", name)
                    .param("reason", reason)
                    .param("day", day)
                    .update();
            return;
        }
        jdbc.sql("""
                        with ended as (
                            update placement set during = daterange(lower(during), :day), ended_for = null
                            where unit_id = :id and during @> :day
                            returning new.unit_id, new.unit_seat, new.kind, new.parent_id, new.seat, new.seat_end,
                                      upper(old.during) as until, old.ended_for)
                        insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during, reason, ended_for)
                        select unit_id, unit_seat, kind, parent_id, seat, seat_end, :name, daterange(:day, until), :reason,
                               ended_for
                        from ended
                        """)
                .param("id", last.unitId())
                .param("name", name)
                .param("day", day)
                .param("reason", reason)
                .update();
    }

    /** Takes back the name that the unit has from a later day on: what it was called before goes on. */
    void takeBackName(int unitId, LocalDate day) {
        jdbc.sql("""
                        with gone as (
                            delete from placement where unit_id = :id and lower(during) = :day
                            returning upper(during) as until, ended_for)
                        update placement p set during = daterange(lower(p.during), g.until), ended_for = g.ended_for
                        from gone g
                        where p.unit_id = :id and upper(p.during) = :day
                        """).param("id", unitId).param("day", day).update();
    }

    /** Takes back that the unit is to open, and lets another have its code. */
    void takeBackOpening(int unitId) {
        jdbc.sql("delete from placement where unit_id = :id")
                .param("id", unitId)
                .update();
        jdbc.sql("update unit set code = null where id = :id")
                .param("id", unitId)
                .update();
    }

    void merger(int unitId, int intoId, LocalDate day) {
        jdbc.sql("insert into merger (unit_id, into_id, day) values (:unit, :into, :day)")
                .param("unit", unitId)
                .param("into", intoId)
                .param("day", day)
                .update();
    }

    /** Which unit goes on in its place from the day on. */
    Optional<Integer> into(int unitId, LocalDate day) {
        return jdbc.sql("select into_id from merger where unit_id = :id and day = :day")
                .param("id", unitId)
                .param("day", day)
                .query(Integer.class)
                .optional();
    }

    /** The last day, from the one given on, with which another unit is to go on in this one. */
    Optional<LocalDate> lastMergerInto(int intoId, LocalDate from) {
        return jdbc.sql("select day from merger where into_id = :id and day >= :from order by day desc limit 1")
                .param("id", intoId)
                .param("from", from)
                .query(LocalDate.class)
                .optional();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        return new Place(
                row.getInt("unit_id"),
                UnitKind.valueOf(row.getString("kind")),
                Units.integer(row, "parent_id"),
                row.getInt("seat"),
                row.getInt("seat_end"),
                row.getString("name"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }
}
