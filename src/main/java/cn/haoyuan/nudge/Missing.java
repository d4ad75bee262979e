package cn.haoyuan.nudge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Duties that are missing today, as far as the viewer sees them. Only of today, because one reminds nobody of the past:
 * the present outcome stands in the row of a duty, and an index holds the few that have none.
 */
@Component
@Transactional(readOnly = true)
class Missing {

    /** How much of one period is missing. */
    record PeriodSum(String period, String label, LocalDate dueOn, long count) {}

    /** How much one unit misses. */
    record UnitSum(String unitName, int seat, long count) {}

    /** Most rows that one nudge or one text takes. */
    static final int MOST = 20_000;

    private static final String PENDING = """
            from measure m
            join duty d on d.measure_id = m.id
            join unit u on u.id = d.unit_id and u.seat >= :lo and u.seat < :hi
            where (:measure::text is null or m.key = :measure)
              and d.met_on is null and not d.waived and d.ended_on is null
              and d.due_soon_on <= :today and d.known_on <= :today and d.due_on between :from and :to
              and (:period::text is null or d.period = :period)
            """;

    /** A list picks its page first and names units only on that page. */
    private static final String LIST = """
            select x.*, coalesce(o.name, '（其他单位）') as unit_name, s.name as subject_name
            from (select x.* from (
                      select d.id, m.key as measure, m.title, m.clause, m.seq, d.unit_id, u.seat, d.subject_id, d.label, d.due_on
            """ + PENDING + """
                  ) x order by %1$s limit :size offset :skip) x
            left join placement o on o.unit_id = x.unit_id and o.during @> :today
            left join placement s on s.unit_id = x.subject_id and s.during @> :today
            order by %1$s
            """;

    private final JdbcClient jdbc;

    Missing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<MissingRow> list(MissingFilter filter, MissingSort sort, int page, int size) {
        return bind(filter, LIST.formatted(sort.order()))
                .param("size", size)
                .param("skip", (page - 1L) * size)
                .query(Missing::row)
                .list();
    }

    /** All rows, without holding them in memory. */
    void stream(MissingFilter filter, MissingSort sort, Consumer<MissingRow> each) {
        try (var rows = bind(filter, LIST.formatted(sort.order()))
                .param("size", Integer.MAX_VALUE)
                .param("skip", 0L)
                .withFetchSize(500)
                .query(Missing::row)
                .stream()) {
            rows.forEach(each);
        }
    }

    /** The duties themselves, at most {@link #MOST}. */
    List<Long> ids(MissingFilter filter) {
        return bind(filter, "select d.id " + PENDING + "limit :most")
                .param("most", MOST)
                .query(Long.class)
                .list();
    }

    /** Measure by measure, in the plan's order. */
    List<MissingPage.Sum> sums(MissingFilter filter) {
        return bind(filter, """
                        select m.key as measure, m.title, m.clause, count(*) filter (where d.due_on < :today) as overdue,
                               count(*) filter (where d.due_on >= :today) as due_soon, count(distinct d.unit_id) as units
                        """ + PENDING + "group by m.id, m.key, m.title, m.clause, m.seq order by m.seq")
                .query(MissingPage.Sum.class)
                .list();
    }

    /** Period by period, the latest first. */
    List<PeriodSum> periods(MissingFilter filter) {
        return bind(filter, """
                        select d.period, min(d.label) as label, max(d.due_on) as due_on, count(*) as count
                        """ + PENDING + "group by d.period order by due_on desc, d.period limit 100")
                .query(PeriodSum.class)
                .list();
    }

    /** Unit by unit, in tree order, at most {@link #MOST}. */
    List<UnitSum> units(MissingFilter filter) {
        return bind(filter, """
                        select coalesce(o.name, '（其他单位）') as unit_name, x.seat, x.count
                        from (select d.unit_id, u.seat, count(*) as count
                        """ + PENDING + """
                              group by d.unit_id, u.seat order by u.seat limit :most) x
                        left join placement o on o.unit_id = x.unit_id and o.during @> :today
                        order by x.seat
                        """).param("most", MOST).query(UnitSum.class).list();
    }

    private StatementSpec bind(MissingFilter filter, String sql) {
        return jdbc.sql(sql)
                .param("today", filter.today())
                .param("lo", filter.lo())
                .param("hi", filter.hi())
                .param("measure", filter.measure())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("period", filter.period());
    }

    private static MissingRow row(ResultSet row, int number) throws SQLException {
        return new MissingRow(
                row.getLong("id"),
                row.getString("measure"),
                row.getString("title"),
                row.getString("clause"),
                row.getInt("unit_id"),
                row.getString("unit_name"),
                row.getInt("seat"),
                row.getString("subject_name"),
                row.getString("label"),
                row.getObject("due_on", LocalDate.class));
    }
}
