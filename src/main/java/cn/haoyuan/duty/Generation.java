package cn.haoyuan.duty;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.Period;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.parameter.ParameterKey;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.parameter.Settings;
import cn.haoyuan.plan.About;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the duties of the plan in force. Idempotent: what is owed stays, what is missing is added, what nobody owes any more
 * ends; so that it also serves units that open later, move away and back, and kindergartens that become a pilot for a time.
 */
@Component
public class Generation {

    private static final String ONCE = "once";

    /** Units that are looked at in one go; each has some hundred duties, its own and those about it. */
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Calendars calendars;
    private final LedgerEntries ledger;
    private final Lives lives;
    private final Settlement settlement;
    private final Parameters parameters;

    Generation(
            JdbcClient jdbc,
            Plans plans,
            Calendars calendars,
            LedgerEntries ledger,
            Lives lives,
            Settlement settlement,
            Parameters parameters) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.calendars = calendars;
        this.ledger = ledger;
        this.lives = lives;
        this.settlement = settlement;
        this.parameters = parameters;
    }

    /** One period of one ask: when its duty opens, when the deadline is near, when it is due, when it locks. */
    record Row(
            String measure,
            Ask ask,
            String period,
            String label,
            LocalDate opensOn,
            LocalDate dueSoonOn,
            LocalDate dueOn,
            @Nullable LocalDate locksOn) {

        /** Which period of which ask it is, whatever its dates. */
        String key() {
            return measure + ' ' + ask.fingerprint() + ' ' + period;
        }

        /** Whether more than the tree says who owes it. Peers of a period that runs are not exchanged. */
        boolean mayLapse() {
            return ask.having() != null
                    || ask.about() != null
                            && ask.about() != About.KINDERGARTEN
                            && ask.about() != About.COUNTY
                            && ask.about() != About.PEER_COUNTY;
        }

        /** The same, open on the day. */
        Row openBy(LocalDate day) {
            return new Row(measure, ask, period, label, earlier(opensOn, day), dueSoonOn, dueOn, locksOn);
        }

        /** The same with no deadline before the day: what is still open is not made late in hindsight. */
        Row notBefore(LocalDate day) {
            long days = ChronoUnit.DAYS.between(dueOn, day);
            return days <= 0
                    ? this
                    : new Row(
                            measure,
                            ask,
                            period,
                            label,
                            opensOn,
                            dueSoonOn.plusDays(days),
                            day,
                            locksOn == null ? null : locksOn.plusDays(days));
        }
    }

    /**
     * Brings the duties in accord with who owes what from {@code day} on: ends what nobody owes any more, lets go on what had
     * ended and is owed again, generates what is missing (known from the day, or from a unit's opening, if that is later).
     * Settles what is new against the facts on record. Answers how many duties changed.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int generate(LocalDate day) {
        return plans.current()
                .map(version -> generate(version.id(), rows(version.plan(), day), day))
                .orElse(0);
    }

    /**
     * The same for what these units owe and what is owed about them only. Many are taken in turn, so that neither the application
     * nor the database ever holds what twenty thousand new kindergartens bring.
     */
    int generate(List<Integer> units, LocalDate day) {
        PlanVersion version = plans.current().orElse(null);
        if (version == null) {
            return 0;
        }
        List<Row> rows = rows(version.plan(), day);
        int changed = 0;
        for (List<Integer> some : Bulk.parts(units, AT_ONCE)) {
            changed += generate(version.id(), rows, day, some.toArray(Integer[]::new));
        }
        return changed;
    }

    /** The same for these periods of the version in force only. */
    int generate(int version, List<Row> rows, LocalDate day) {
        return generate(version, rows, day, null);
    }

    private int generate(int version, List<Row> rows, LocalDate day, Integer @Nullable [] units) {
        if (rows.isEmpty()) {
            return 0;
        }
        List<Long> lapsed = lapsed(version, rows, day, units);
        lives.end(lapsed, day);
        List<Lives.Course> again = again(version, rows, day, units);
        lives.goOn(again);
        List<Long> owed = new ArrayList<>(insert(version, rows, day, units));
        ledger.enter(owed);
        again.forEach(course -> owed.add(course.id()));
        settlement.settle(owed);
        return lapsed.size() + owed.size();
    }

    private List<Long> lapsed(int version, List<Row> rows, LocalDate day, Integer @Nullable [] units) {
        // what opens only after a pairing's last day ends with that day, not with the day on which that is looked at
        List<Row> may =
                rows.stream().filter(Row::mayLapse).map(row -> row.openBy(day)).toList();
        return may.isEmpty() ? List.of() : statement(GenerationSql.LAPSED, version, may, day, units, Long.class);
    }

    private List<Lives.Course> again(int version, List<Row> rows, LocalDate day, Integer @Nullable [] units) {
        return jdbc.sql(GenerationSql.ENDED)
                        .param("day", day)
                        .query(Boolean.class)
                        .single()
                ? statement(GenerationSql.AGAIN, version, rows, day, units, Lives.Course.class)
                : List.of();
    }

    /** Makes the duties where there are none yet, neither entered in the ledger nor settled: for filling an empty database. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void generateOnly(LocalDate day) {
        PlanVersion version = plans.current().orElseThrow();
        insert(version.id(), rows(version.plan(), day), day, null);
    }

    private <T> List<T> statement(
            String sql, int version, List<Row> rows, LocalDate day, Integer @Nullable [] units, Class<T> type) {
        return Bulk.byHash(
                jdbc,
                () -> bind(jdbc.sql(sql), version, rows, day, units).query(type).list());
    }

    private List<Long> insert(int version, List<Row> rows, LocalDate day, Integer @Nullable [] units) {
        return Bulk.run(jdbc, () -> bind(jdbc.sql(GenerationSql.INSERT), version, rows, day, units)
                .query(Long.class)
                .list());
    }

    /** Gives {@link GenerationSql#OWED} what it needs. */
    static StatementSpec bind(
            StatementSpec statement, int version, List<Row> rows, LocalDate day, Integer @Nullable [] units) {
        return statement
                .param("units", units)
                .param("version", version)
                .param("day", day)
                .param("once", GenerationSql.ONCE_AFTER_OPENING)
                .param("measure", column(rows, Row::measure))
                .param("fingerprint", column(rows, row -> row.ask().fingerprint()))
                .param("who", column(rows, row -> row.ask().who().name()))
                .param("trait", column(rows, row -> name(row.ask().having())))
                .param("about", column(rows, row -> name(row.ask().about())))
                .param("cadence", column(rows, row -> row.ask().cadence().name()))
                .param("period", column(rows, Row::period))
                .param("label", column(rows, Row::label))
                .param("opens", column(rows, row -> row.opensOn().toString()))
                .param("soon", column(rows, row -> row.dueSoonOn().toString()))
                .param("due", column(rows, row -> row.dueOn().toString()))
                .param("locks", column(rows, row -> Objects.toString(row.locksOn(), null)));
    }

    static @Nullable String[] column(List<Row> rows, Function<Row, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /**
     * Every period of every ask of a plan that can still bring a duty about on {@code day}: a deadline that is past binds nobody,
     * but a duty owed once gives a unit that opens later its own.
     */
    List<Row> rows(Plan plan, LocalDate day) {
        return rows(plan, calendars.stored(), parameters.current())
                .filter(row ->
                        row.ask().cadence() == Cadence.ONCE || !row.dueOn().isBefore(day))
                .toList();
    }

    /** The periods of a plan that change from one calendar to another. */
    Shift shift(Plan plan, SchoolCalendar before, SchoolCalendar after, LocalDate day) {
        Settings settings = parameters.current();
        return Shift.between(rows(plan, before, settings), rows(plan, after, settings), day);
    }

    private static Stream<Row> rows(Plan plan, SchoolCalendar calendar, Settings settings) {
        return plan.measures().stream().flatMap(measure -> measure.asks().stream()
                .flatMap(ask -> rows(plan, measure, ask, calendar, settings)));
    }

    private static Stream<Row> rows(Plan plan, Measure measure, Ask ask, SchoolCalendar calendar, Settings settings) {
        return switch (ask.cadence()) {
            case EVENT, STANDING -> Stream.empty();
            case ONCE ->
                Stream.of(row(measure, ask, new Period(ONCE, Cadence.ONCE.label(), ask.from(), plan.to()), settings));
            case SCHOOL_YEAR, SEMESTER, MONTH_IN_TERM, TEACHING_WEEK, CALENDAR_YEAR ->
                calendar.periods(ask.cadence(), ask.from(), plan.to()).stream()
                        .filter(period -> !period.startsOn().isBefore(ask.from())
                                && !period.startsOn().isAfter(plan.to()))
                        .map(period -> row(measure, ask, period, settings))
                        .filter(row -> !row.dueOn().isBefore(plan.from()));
        };
    }

    private static Row row(Measure measure, Ask ask, Period period, Settings settings) {
        LocalDate due = ask.due().day(period.startsOn(), period.endsOn());
        LocalDate opens = earlier(ask.opens().day(period.startsOn(), period.endsOn()), due);
        LocalDate soon = later(due.minusDays(settings.city(soon(ask.cadence()))), opens);
        return new Row(
                measure.id(),
                ask,
                period.key(),
                period.label(),
                opens,
                soon,
                due,
                ask.grace().map(due::plusDays).orElse(null));
    }

    /** Which parameter says how many days before its deadline a duty counts as due soon. */
    private static ParameterKey soon(Cadence cadence) {
        return switch (cadence) {
            case ONCE, SCHOOL_YEAR, CALENDAR_YEAR -> ParameterKey.SOON_YEAR;
            case SEMESTER -> ParameterKey.SOON_SEMESTER;
            case MONTH_IN_TERM -> ParameterKey.SOON_MONTH;
            case TEACHING_WEEK -> ParameterKey.SOON_WEEK;
            case EVENT, STANDING -> ParameterKey.SOON_EVENT;
        };
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
