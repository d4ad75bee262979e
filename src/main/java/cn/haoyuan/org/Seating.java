package cn.haoyuan.org;

import cn.haoyuan.org.UnitsMoved.Former;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives out seats and moves whole subtrees to others. A seat is never given twice, so that what stood on it in the past
 * stays told apart. Runs in the transaction of its caller.
 */
@Component
class Seating {

    /** The first seat after all that were given below p, which has a seat and an end. */
    static final String USED = """
            greatest(p.seat + 1,
                (select max(u.seat_end) from unit u where u.seat > p.seat and u.seat < p.seat_end),
                (select max(q.seat_end) from placement q where q.seat > p.seat and q.seat < p.seat_end))""";

    private final JdbcClient jdbc;

    Seating(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first seat of {@code count} new neighbours of a kind under the parent; empty if it has no room left. */
    OptionalInt free(Place parent, UnitKind kind, int count) {
        int used = jdbc.sql("select " + USED + " from (values (:first::int, :end::int)) p (seat, seat_end)")
                .param("first", parent.seat())
                .param("end", parent.seatEnd())
                .query(Integer.class)
                .single();
        return next(used, parent.seatEnd(), kind.width(), count);
    }

    static OptionalInt next(int used, int end, int width, int count) {
        long seat = Math.ceilDivExact((long) used, width) * width;
        return seat + (long) width * count <= end ? OptionalInt.of((int) seat) : OptionalInt.empty();
    }

    /** Every unit whose seat lies in the subtree, closed ones included, with the seat it has now. */
    List<Former> subtree(Place top) {
        return jdbc.sql("select id as unit_id, seat from unit where seat >= :first and seat < :end order by seat")
                .param("first", top.seat())
                .param("end", top.seatEnd())
                .query((row, number) -> new Former(row.getInt("unit_id"), row.getInt("seat")))
                .list();
    }

    /**
     * Moves the subtree of {@code top} under another parent, with new seats from {@code day} on; what stood before keeps its
     * seats in the past. Rows that carry a unit's present seat follow by their foreign keys.
     */
    void move(Place top, List<Former> subtree, int parentId, int seat, LocalDate day, String reason) {
        int shift = seat - top.seat();
        shift(top, shift);
        Integer[] units = subtree.stream().map(Former::unitId).toArray(Integer[]::new);
        jdbc.sql("""
                        with ended as (
                            update placement set during = daterange(lower(during), :day), ended_for = null
                            where unit_id = any (:units) and during @> :day and lower(during) < :day
                            returning new.*, upper(old.during) as until, old.ended_for as closing)
                        insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during, reason, ended_for)
                        select unit_id, unit_seat, kind, parent_id, seat, seat_end, name, daterange(:day, until), null, closing
                        from ended
                        """).param("units", units).param("day", day).update();
        jdbc.sql("""
                        update placement
                        set seat = seat + :shift, seat_end = seat_end + :shift,
                            parent_id = case when unit_id = :top then :parent else parent_id end,
                            reason = case when unit_id = :top then :reason else reason end
                        where unit_id = any (:units) and lower(during) >= :day
                        """)
                .param("shift", shift)
                .param("top", top.unitId())
                .param("parent", parentId)
                .param("reason", reason)
                .param("units", units)
                .param("day", day)
                .update();
    }

    /** Gives the unit and all below it other seats. */
    private void shift(Place top, int by) {
        jdbc.sql("update unit set seat = seat + :by, seat_end = seat_end + :by where seat >= :first and seat < :end")
                .param("by", by)
                .param("first", top.seat())
                .param("end", top.seatEnd())
                .update();
    }

    /** Whether anybody came below the unit since it was moved on the day, whom its former seats hold no place for. */
    boolean joined(Place top, Place before, LocalDate day) {
        return jdbc.sql("""
                        select exists (
                            select from unit u join placement p on p.unit_id = u.id and p.from_on >= :day
                            where u.seat > :first and u.seat < :end and not exists (
                                select from placement b where b.unit_id = u.id and b.from_on < :day and b.seat = u.seat - :shift))
                        """)
                .param("day", day)
                .param("first", top.seat())
                .param("end", top.seatEnd())
                .param("shift", top.seat() - before.seat())
                .query(Boolean.class)
                .single();
    }

    /**
     * Moves the subtree back to the seats that it had until the day, on which it was moved, as though it had stood there all the time; who
     * got another name below it since keeps that.
     */
    void moveBack(Place top, List<Former> subtree, Place before, LocalDate day) {
        int shift = before.seat() - top.seat();
        shift(top, shift);
        Integer[] units = subtree.stream().map(Former::unitId).toArray(Integer[]::new);
        jdbc.sql("""
                        with gone as (
                            delete from placement p using placement b
                            where p.unit_id = any (:units) and lower(p.during) = :day
                                and b.unit_id = p.unit_id and upper(b.during) = :day and b.seat = p.seat + :shift
                                and (p.unit_id = :top or b.name = p.name and b.parent_id = p.parent_id)
                            returning p.unit_id, upper(p.during) as until, p.ended_for)
                        update placement b set during = daterange(lower(b.during), g.until), ended_for = g.ended_for
                        from gone g
                        where b.unit_id = g.unit_id and upper(b.during) = :day
                        """)
                .param("units", units)
                .param("day", day)
                .param("shift", shift)
                .param("top", top.unitId())
                .update();
        jdbc.sql("""
                        update placement set seat = seat + :shift, seat_end = seat_end + :shift
                        where unit_id = any (:units) and lower(during) >= :day
                        """)
                .param("shift", shift)
                .param("units", units)
                .param("day", day)
                .update();
    }
}
