package cn.haoyuan.burden;

import cn.haoyuan.org.Unit;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Counts what the units of a subtree owed and filed, by the deadlines from one day to another, both inclusive. */
@Component
class Tallies {

    /** Every unit that stood at any time of the span, where it stood last in it. */
    private static final String OWNER = """
            select distinct on (u.unit_id) u.unit_id as id, u.kind, coalesce(c.unit_id, u.unit_id) as row
            from placement u
            left join placement c on :byCounty and c.kind = 'COUNTY' and u.seat >= c.seat and u.seat < c.seat_end
                and c.from_on < u.until_on and u.from_on < c.until_on
            where u.from_on <= :to and u.until_on > :from and u.seat >= :seat and u.seat < :end
            order by u.unit_id, u.from_on desc, c.from_on desc
            """;

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * As the duties stand today, those that are to end later included. Units count on the line of their county where {@code top}
     * lies above the counties, else on their own. Two statements.
     */
    Tally of(Unit top, boolean byCounty, LocalDate from, LocalDate to, LocalDate today) {
        return new Tally(
                bind("""
                        with owner as materialized (""" + OWNER + """
                        ),
                        sum as materialized (
                            select o.row, d.ask_id, count(*) as n, count(d.met_on) as met
                            from duty d join owner o on o.id = d.unit_id
                            where d.seat >= :seat and d.seat < :end and d.due_on between :from and :to and not d.waived
                                and d.known_on <= :today and (d.ended_on is null or d.ended_on > :today)
                            group by 1, 2)
                        select s.row, a.who, m.key as measure, a.evidence = 'FILING' as filing, sum(s.n) as n, sum(s.met) as met
                        from sum s join ask a on a.id = s.ask_id join measure m on m.id = a.measure_id
                        group by 1, 2, 3, 4
                        """, top, byCounty, from, to)
                        .param("today", today)
                        .query(Tally.Owed.class)
                        .list(),
                bind("""
                        with owner as materialized (""" + OWNER + """
                        )
                        select o.row, o.kind as who, f.form, count(*) as n, sum(s.boxes_typed) as typed, sum(s.boxes - s.boxes_typed) as carried
                        from filing f
                        join filing_submission s on s.filing_id = f.id and s.no = 1
                        join duty d on d.id = f.duty_id
                        join owner o on o.id = f.unit_id
                        where f.seat >= :seat and f.seat < :end and d.due_on between :from and :to
                        group by 1, 2, 3
                        """, top, byCounty, from, to)
                        .query(Tally.Filed.class)
                        .list());
    }

    private StatementSpec bind(String sql, Unit top, boolean byCounty, LocalDate from, LocalDate to) {
        return jdbc.sql(sql)
                .param("seat", top.seat())
                .param("end", top.seatEnd())
                .param("byCounty", byCounty)
                .param("from", from)
                .param("to", to);
    }
}
