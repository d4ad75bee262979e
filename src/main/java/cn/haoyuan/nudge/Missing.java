package cn.haoyuan.nudge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Duties that are missing on a day, as far as the viewer sees them; the same that the boards of that day count. */
@Component
@Transactional(readOnly = true)
class Missing {

    /** How much of one period the filter finds. */
    record PeriodSum(String period, String label, long count) {}

    /**
     * How much one unit misses, how much of it can still be done and how much of that was handed in and returned, of which periods where
     * one measure is looked at, and of how much of that somebody there can be reminded now.
     */
    record UnitSum(
            String unitName, int seat, long count, long open, long returned, Set<String> periods, long askable) {}

    /** What the filter finds by measure, of one measure by period whichever was chosen, and, of what is missing, by unit in tree order. */
    record Survey(List<MissingPage.Sum> sums, List<PeriodSum> periods, List<UnitSum> units) {
        long of(@Nullable Lateness lateness) {
            return sums.stream().mapToLong(sum -> sum.of(lateness)).sum();
        }
    }

    /** Most rows that one nudge or one text takes. */
    static final int MOST = 20_000;

    /**
     * What stood as overdue or due soon on the day, in the tree of that day, as the boards count it; what waited for its reviewer
     * that day stands apart, for its unit has filed. Fenced off, so that the planner goes from the few pending duties to their
     * units: it takes a row-level policy to let next to nothing pass, and would go through the duties unit by unit. Looked up
     * ({@code (… in …) is true}), or joined to what is fenced off too, where many rows ask for few: hashed then, however few the planner expects.
     */
    private static final String PENDING = """
            with asked as materialized (select id, post from ask),
            p as materialized (
                select d.id, d.measure_id, d.ask_id, d.unit_id, d.subject_id, d.period, d.label, d.due_on, d.locks_on
                from duties_in(array['OVERDUE', 'DUE_SOON'], :day) d
                where :measure::text is null or d.measure_id = any (array(select id from measure where key = :measure))
            ), filed as materialized (
                -- one that waited or was returned that day still is, or something was done with it since
                select d.id, f.at::date as at, f.state = 'RETURNED' as returned
                from (select duty_id, state, acted_at as at from filing
                      where state in ('SUBMITTED', 'AMENDED', 'RETURNED') and acted_at < (:day::date + 1)::timestamptz
                      union all
                      select f.duty_id, act.state, act.at
                      from filing f
                      cross join lateral (
                          select a.state, a.at from filing_act a
                          where a.filing_id = f.id and a.at < (:day::date + 1)::timestamptz order by a.id desc limit 1) act
                      where f.acted_at >= (:day::date + 1)::timestamptz and f.duty_id = any (array(
                          select id from p
                          union all
                          select former_of from duty where former_of is not null and (id in (select id from p)) is true))
                        and act.state in ('SUBMITTED', 'AMENDED', 'RETURNED')) f
                cross join lateral (select f.duty_id as id union all select c.id from duty c where c.former_of = f.duty_id) d
            ), y as (
                select p.*, case when not f.returned then f.at end as handed_on, f.returned is true as returned,
                       case when not f.returned then 'HANDED_IN' when p.due_on < :day then 'OVERDUE' else 'DUE_SOON' end as standing,
                       -- asked for already, or those whose post it is were told that day of something else
                       (p.id in (select i.duty_id from nudge n join nudge_item i on i.nudge_id = n.id
                                 where n.day = :goes and n.dropped_at is null)) is true
                       or ((p.unit_id, a.post, case when a.post in ('INSPECTOR', 'EXPERT') then coalesce(p.subject_id, 0) else 0 end) in (
                           select o.unit_id, o.role, coalesce(g.unit_id, 0)
                           from post o
                           left join assignment g on o.role in ('INSPECTOR', 'EXPERT') and g.post_id = o.id and g.during @> :day::date
                           where o.during @> :day::date and (o.person_id in (
                               select c.person_id from account c
                               where (c.id in (select account_id from nudge where day = :goes and sent_at is not null)) is true)) is true)) is true as nudged
                from p
                join asked a on a.id = p.ask_id
                left join filed f on f.id = p.id
            )
            """;

    /** Those that the filter means, row by row. */
    private static final String MEANT = PENDING + """
            , x as (
                select y.*, coalesce(l.seat, u.seat) as seat, m.key as measure, m.title, m.clause, m.seq
                from y
                join measure m on m.id = y.measure_id
                join unit u on u.id = y.unit_id
                left join placement l on l.unit_id = y.unit_id and l.from_on <= :day and :day < l.until_on
                where coalesce(l.seat, u.seat) >= :lo and coalesce(l.seat, u.seat) < :hi
                  and (:period::text is null or y.period = :period)
                  and case when :late::text is null then standing <> 'HANDED_IN' else standing = :late end
            )
            """;

    /** A list picks its page first and names units only on that page. */
    private static final String LIST = MEANT + """
            select x.*, l.name as unit_name, s.name as subject_name, n.times, n.last, n.waits
            from (select x.* from x order by %1$s limit :size offset :skip) x
            left join lateral (
                select name from placement l where l.unit_id = x.unit_id and l.from_on <= :day
                order by l.from_on desc limit 1) l on true
            left join placement s on s.unit_id = x.subject_id and s.from_on <= :day and :day < s.until_on
            left join lateral (
                select count(distinct n.day) as times, max(n.day) as last, bool_or(n.sent_at is null) as waits
                from nudge_item i join nudge n on n.id = i.nudge_id and n.dropped_at is null and n.day <= :goes
                where i.duty_id = x.id) n on true
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
        return bind(filter, MEANT + "select id from x limit :most")
                .param("most", MOST)
                .query(Long.class)
                .list();
    }

    /** The figures of the filter, in one pass: the like duties of each unit, in the order of the tree, which {@link Tally} adds up. */
    Survey survey(MissingFilter filter) {
        Tally tally = new Tally(filter);
        bind(filter.anyPeriod(), PENDING + """
                        , place as materialized (
                            select u.id, coalesce(l.seat, u.seat) as seat,
                                   coalesce(l.name, (select o.name from placement o where o.unit_id = u.id and o.from_on <= :day
                                                     order by o.from_on desc limit 1)) as name,
                                   -- an office or a principal is told where nobody holds the post that the plan names
                                   (u.id in (
                                       select p.unit_id from post p
                                       where p.role in ('OFFICE', 'PRINCIPAL') and p.during @> :day::date
                                         and (p.person_id in (select person_id from account where enabled)) is true)) is true as reached
                            from unit u
                            left join placement l on l.unit_id = u.id and l.from_on <= :day and :day < l.until_on
                            where coalesce(l.seat, u.seat) >= :lo and coalesce(l.seat, u.seat) < :hi
                        ), alike as (
                            select unit_id, measure_id, standing, coalesce(locks_on >= :day, true) as open, returned, nudged,
                                   -- periods are told of one measure only
                                   case when :measure::text is not null then period end as period,
                                   max(label) filter (where :measure::text is not null) as label,
                                   max(due_on) filter (where :measure::text is not null) as due_on, count(*) as n
                            from y
                            where :late::text is null or standing = :late
                            group by 1, 2, 3, 4, 5, 6, 7
                        )
                        select l.id as unit_id, l.seat, l.name, l.reached, m.key as measure, m.title, m.clause, m.seq, a.period, a.label,
                               a.due_on, a.standing, a.open, a.returned, a.nudged, a.n
                        from alike a
                        join measure m on m.id = a.measure_id
                        join place l on l.id = a.unit_id
                        order by l.seat, a.due_on
                        """).query(tally::add);
        return tally.survey();
    }

    private StatementSpec bind(MissingFilter filter, String sql) {
        return jdbc.sql(sql)
                .param("day", filter.day())
                .param("goes", filter.goes())
                .param("lo", filter.lo())
                .param("hi", filter.hi())
                .param("measure", filter.measure())
                .param(
                        "late",
                        filter.lateness() == null ? null : filter.lateness().name())
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
                row.getObject("due_on", LocalDate.class),
                row.getInt("times"),
                row.getObject("last", LocalDate.class),
                row.getBoolean("waits"),
                row.getBoolean("nudged"),
                row.getBoolean("returned"),
                Lateness.valueOf(row.getString("standing")),
                row.getObject("handed_on", LocalDate.class));
    }
}
