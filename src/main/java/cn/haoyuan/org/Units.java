package cn.haoyuan.org;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the tree of any day. What lies outside the running scope is not found. One statement a question. */
@Component
@Transactional(readOnly = true)
public class Units {

    private final JdbcClient jdbc;

    Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The unit, if it stood on that day. */
    public Optional<Unit> find(int id, LocalDate asOf) {
        return jdbc.sql("""
                        select id, kind, code, name, parent_id, seat, seat_end
                        from units_on(:day)
                        where id = :id
                        """)
                .param("day", asOf)
                .param("id", id)
                .query(Units::unit)
                .optional();
    }

    /** The unit as it stands on that day or stood last before it, at the seat that it has now. */
    public Optional<Unit> findLast(int id, LocalDate day) {
        return jdbc.sql("""
                        select p.unit_id as id, p.kind, u.code, p.name, p.parent_id, u.seat, u.seat_end
                        from placement p join unit u on u.id = p.unit_id
                        where p.unit_id = :id and p.from_on <= :day
                        order by p.from_on desc limit 1
                        """)
                .param("day", day)
                .param("id", id)
                .query(Units::unit)
                .optional();
    }

    /** Those of these units within the running scope that once stood and stand no longer on the day. */
    public List<Ending> endings(Collection<Integer> ids, LocalDate day) {
        return jdbc.sql("""
                        select p.unit_id, p.name, p.until_on as day, unit_name(m.into_id, m.day) as into
                        from (select distinct on (unit_id) unit_id, name, until_on from placement
                              where unit_id = any (:ids) and from_on <= :day and unit_seat <@ (select scope())
                              order by unit_id, from_on desc) p
                        left join merger m on m.unit_id = p.unit_id and m.day = p.until_on
                        where p.until_on <= :day
                        """)
                .param("ids", ids.toArray(Integer[]::new))
                .param("day", day)
                .query(Ending.class)
                .list();
    }

    /** The day on which the unit opened; empty where it was there before the product was used, and for one that is not in the running scope. */
    public Optional<LocalDate> since(int id) {
        return jdbc.sql("select min(from_on) from placement where unit_id = :id")
                .param("id", id)
                .query(LocalDate.class)
                .optional()
                .filter(day -> !day.equals(Founding.BEGINNING));
    }

    /** Keeps a unit from being taken back as though it had never opened, until the transaction ends; looked up after this it is as it stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(int id) {
        jdbc.sql("select id from unit where id = :id for key share")
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    /** The unit with this code, if it stood on that day. */
    public Optional<Unit> findByCode(String code, LocalDate asOf) {
        return jdbc.sql("""
                        select id, kind, code, name, parent_id, seat, seat_end
                        from units_on(:day)
                        where code = :code
                        """)
                .param("day", asOf)
                .param("code", code)
                .query(Units::unit)
                .optional();
    }

    /** The units above, from the city down, and the unit itself as the last; empty if it did not stand on that day. */
    public List<Unit> path(int id, LocalDate asOf) {
        return jdbc.sql("""
                        select a.id, a.kind, a.code, a.name, a.parent_id, a.seat, a.seat_end
                        from units_on(:day) u
                        join units_on(:day) a on a.seat <= u.seat and a.seat_end >= u.seat_end
                        where u.id = :id
                        order by a.seat, a.seat_end desc
                        """)
                .param("day", asOf)
                .param("id", id)
                .query(Units::unit)
                .list();
    }

    /** The units directly below, in tree order. */
    public List<Unit> children(int id, LocalDate asOf) {
        return jdbc.sql("""
                        select id, kind, code, name, parent_id, seat, seat_end
                        from units_on(:day)
                        where parent_id = :id
                        order by seat
                        """)
                .param("day", asOf)
                .param("id", id)
                .query(Units::unit)
                .list();
    }

    /** All units of a kind in the subtree of a unit, itself included if it is of that kind, in tree order; null: all below it. */
    public List<Unit> below(int id, @Nullable UnitKind kind, LocalDate asOf) {
        return jdbc.sql("""
                        select u.id, u.kind, u.code, u.name, u.parent_id, u.seat, u.seat_end
                        from units_on(:day) top
                        join units_on(:day) u on u.seat >= top.seat and u.seat < top.seat_end
                        where top.id = :id and (u.kind = :kind or :kind::text is null and u.id <> top.id)
                        order by u.seat
                        """)
                .param("day", asOf)
                .param("id", id)
                .param("kind", kind == null ? null : kind.name())
                .query(Units::unit)
                .list();
    }

    /** The units of these kinds in the subtree of a unit as it stands on that day, itself included, in tree order. */
    public List<Unit> within(Unit top, Set<UnitKind> kinds, LocalDate asOf) {
        return jdbc.sql("""
                        select id, kind, code, name, parent_id, seat, seat_end
                        from units_on(:day)
                        where seat >= :seat and seat < :end and kind = any (:kinds)
                        order by seat
                        """)
                .param("day", asOf)
                .param("seat", top.seat())
                .param("end", top.seatEnd())
                .param("kinds", kinds.stream().map(UnitKind::name).toArray(String[]::new))
                .query(Units::unit)
                .list();
    }

    /** How many units of each kind there are in the subtree of a unit as it stands on that day, itself included. */
    public Map<UnitKind, Integer> kinds(Unit top, LocalDate asOf) {
        Map<UnitKind, Integer> kinds = new EnumMap<>(UnitKind.class);
        jdbc.sql("""
                        select kind, count(*) as n from placement
                        where from_on <= :day and :day < until_on and seat >= :seat and seat < :end
                        group by kind
                        """)
                .param("day", asOf)
                .param("seat", top.seat())
                .param("end", top.seatEnd())
                .query((row, number) -> kinds.put(UnitKind.valueOf(row.getString("kind")), row.getInt("n")))
                .list();
        return kinds;
    }

    /** The unit, and all that stand on that day but kindergartens, in tree order: those above it, and those it could move under. */
    public List<Unit> around(int id, LocalDate asOf) {
        return jdbc.sql("""
                        select id, kind, code, name, parent_id, seat, seat_end
                        from units_on(:day)
                        where kind <> 'KINDERGARTEN' or id = :id
                        order by seat, seat_end desc
                        """)
                .param("day", asOf)
                .param("id", id)
                .query(Units::unit)
                .list();
    }

    /**
     * Units that are called so.
     *
     * @param first those that come first in the tree
     * @param total how many there are in all
     */
    public record Called(List<Unit> first, long total) {}

    /**
     * The units of exactly this name within the running scope, or else those whose name is this after a county's, which people
     * leave out; of many the first {@code most}.
     */
    public Called named(String name, LocalDate asOf, int most) {
        return called(jdbc.sql("""
                        with called as (
                            select id, kind, code, name, parent_id, seat, seat_end, name = :name as whole
                            from units_on(:day)
                            where seat <@ (select scope())
                                and name in (select :name::text
                                             union all
                                             select c.name || :name from units_on(:day) c where c.kind = 'COUNTY'))
                        select id, kind, code, name, parent_id, seat, seat_end, count(*) over () as total
                        from called
                        where whole or not exists (select from called where whole)
                        order by seat
                        limit :most
                        """).param("name", name), asOf, most);
    }

    /**
     * The other units of a unit's kind within the running scope that the words are a part of the name or the beginning of the code
     * of, the name written or spelled, those of the same county first; of many the first {@code most}.
     */
    public Called called(String words, Unit beside, LocalDate asOf, int most) {
        return called(
                Word.bind(
                                jdbc.sql("""
                        with county as materialized (
                            select seat, seat_end from units_on(:day) where kind = 'COUNTY' and :seat >= seat and :seat < seat_end)
                        select id, kind, code, name, parent_id, seat, seat_end, count(*) over () as total
                        from units_on(:day) u
                        where id = any (array(select unit_id from units_called(:texts, :spellings, :loose)))
                            and kind = :kind and id <> :beside and seat <@ (select scope())
                        order by exists (select from county c where u.seat >= c.seat and u.seat < c.seat_end) desc, seat
                        limit :most
                        """),
                                Word.in(words).stream().map(Word::whole).toList())
                        .param("kind", beside.kind().name())
                        .param("beside", beside.id())
                        .param("seat", beside.seat()),
                asOf,
                most);
    }

    private static Called called(StatementSpec statement, LocalDate asOf, int most) {
        long[] total = new long[1];
        List<Unit> first = statement
                .param("day", asOf)
                .param("most", most)
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return unit(row, number);
                })
                .list();
        return new Called(first, total[0]);
    }

    /** The topmost units that the running scope shows on that day: the city, or whatever one may begin to look from. */
    public List<Unit> tops(LocalDate asOf) {
        return jdbc.sql("""
                        select id, kind, code, name, parent_id, seat, seat_end
                        from (select u.*, max(u.seat_end) over (order by u.seat rows between unbounded preceding and 1 preceding)
                                  as covered_to
                              from units_on(:day) u
                              where u.seat <@ (select scope())) u
                        where covered_to is null or covered_to <= seat
                        order by seat
                        """).param("day", asOf).query(Units::unit).list();
    }

    /** The unit of a row with all its columns. */
    public static Unit unit(ResultSet row, int number) throws SQLException {
        return new Unit(
                row.getInt("id"),
                UnitKind.valueOf(row.getString("kind")),
                row.getString("code"),
                row.getString("name"),
                integer(row, "parent_id"),
                row.getInt("seat"),
                row.getInt("seat_end"));
    }

    static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }
}
