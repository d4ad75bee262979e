package cn.haoyuan.nudge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Duties that are missing on a day, as far as the viewer sees them; the same that the boards of that day count. */
@Component
@Transactional(readOnly = true)
class Missing {

    /** What a page tells of a duty beside what makes it missing. */
    private record Told(long id, int times, @Nullable LocalDate last, boolean waits) {}

    /** Most rows that one nudge or one text takes. */
    static final int MOST = 20_000;

    private final JdbcClient jdbc;

    Missing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is missing and what was handed in by measure. */
    List<MissingPage.Sum> sums(MissingFilter filter, SumSort sort) {
        return bind(filter, MissingSql.SUMS.formatted(sort.order()))
                .query(MissingPage.Sum.class)
                .list();
    }

    /** What the units miss of all measures, in tree order: of each what is overdue, and what is due soon. */
    List<UnitSum> units(MissingFilter filter) {
        return bind(filter, MissingSql.UNITS)
                .query((row, number) -> UnitSum.of(row))
                .list();
    }

    /** What is pending of the filter's measure, of all its periods: all of it in memory, in a city some thousands at most. */
    PendingOfMeasure named(MissingFilter filter, MissingSort sort) {
        return new PendingOfMeasure(
                bind(filter, MissingSql.OF_MEASURE.formatted(sort.order()))
                        .query(Missing::duty)
                        .list(),
                filter.lateness());
    }

    /** The same with what a page tells of each. */
    List<MissingRow> rows(MissingFilter filter, List<MissingDuty> duties) {
        Map<Long, Told> told = bind(filter, MissingSql.TOLD_OF_SOME)
                .param("ids", duties.stream().map(MissingDuty::id).toArray(Long[]::new))
                .query(Missing::told)
                .stream()
                .collect(Collectors.toMap(Told::id, Function.identity()));
        return duties.stream()
                .flatMap(duty -> Stream.ofNullable(told.get(duty.id())).map(known -> row(duty, known)))
                .toList();
    }

    /** All rows, without holding them in memory. */
    void stream(MissingFilter filter, MissingSort sort, Consumer<MissingRow> each) {
        try (var rows = bind(filter, MissingSql.LIST.formatted(sort.order()))
                .withFetchSize(500)
                .query((row, number) -> row(duty(row, number), told(row, number)))
                .stream()) {
            rows.forEach(each);
        }
    }

    /** What of the filter's measure is open and has still time; {@code href}: where that is listed. Empty for nothing. */
    Optional<MissingPage.Ahead> ahead(MissingFilter filter, String href) {
        return bind(filter, MissingSql.AHEAD)
                .query((row, number) -> new MissingPage.Ahead(
                        row.getLong("count"),
                        row.getObject("due", LocalDate.class),
                        row.getBoolean("more"),
                        row.getObject("near", LocalDate.class),
                        href))
                .optional();
    }

    /** The filter's period in words, as the latest of its duties has it; empty where it names none that is in sight. */
    Optional<String> period(MissingFilter filter) {
        return bind(filter, MissingSql.PERIOD).query(String.class).optional();
    }

    /** The duties themselves, at most {@link #MOST}. */
    List<Long> ids(MissingFilter filter) {
        return bind(filter, MissingSql.ROWS + "select id from meant limit :most")
                .param("most", MOST)
                .query(Long.class)
                .list();
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
                .param("period", filter.period())
                .param("own", filter.own())
                .param("asker", filter.asking() ? filter.own() : 0);
    }

    private static MissingDuty duty(ResultSet row, int number) throws SQLException {
        return new MissingDuty(
                row.getLong("id"),
                row.getInt("unit_id"),
                row.getString("unit_name"),
                row.getInt("seat"),
                row.getString("subject"),
                row.getString("title"),
                row.getString("clause"),
                row.getString("period"),
                row.getBoolean("of_event"),
                row.getString("label"),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("office"),
                Lateness.valueOf(row.getString("standing")),
                row.getObject("handed_on", LocalDate.class),
                row.getString("reviewer"),
                row.getObject("answer_by", LocalDate.class),
                row.getBoolean("open"),
                row.getBoolean("returned"),
                row.getBoolean("nudged"),
                row.getBoolean("reached"),
                row.getString("coming"));
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        return new Told(
                row.getLong("id"),
                row.getInt("times"),
                row.getObject("last", LocalDate.class),
                row.getBoolean("waits"));
    }

    private static MissingRow row(MissingDuty duty, Told told) {
        return new MissingRow(duty, told.times(), told.last(), told.waits());
    }
}
