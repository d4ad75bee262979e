package cn.haoyuan.calendar;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** On the real PostgreSQL, with the seeds. */
class CalendarsTest {

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        DataSource database = postgres.getPostgresDatabase();
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        jdbc.sql("create role haoyuan_app").update();
        for (String script : new String[] {"V01__calendar.sql", "V01_1__calendar_seed.sql"}) {
            jdbc.sql(new ClassPathResource("db/migration/" + script).getContentAsString(StandardCharsets.UTF_8))
                    .update();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void readsTheSeeds() {
        SchoolCalendar calendar = new Calendars(jdbc, Clock.systemUTC(), event -> {}).current();
        assertThat(calendar.isTeachingDay(parse("2022-10-08"))).isTrue(); // make-up Saturday
        assertThat(calendar.isTeachingDay(parse("2022-10-03"))).isFalse();
        assertThat(calendar.periods(Cadence.SEMESTER, parse("2020-09-01"), parse("2026-12-31")))
                .hasSize(13);
        assertThat(calendar.teachingWeeks(parse("2021-09-01"), parse("2022-08-31")))
                .hasSizeBetween(36, 42);
    }

    @Test
    void savesReplacesAndRefusesSemesters() {
        Calendars calendars = new Calendars(jdbc, Clock.systemUTC(), event -> {});
        var first = new Semester(2030, Term.AUTUMN, parse("2030-09-01"), parse("2031-01-20"));
        assertThat(calendars.current().semesters()).doesNotContain(first);
        assertThat(change(calendars, first)).isEmpty();
        assertThat(calendars.current().semesters()).contains(first);
        var longer = new Semester(2030, Term.AUTUMN, parse("2030-09-01"), parse("2031-01-25"));
        assertThat(change(calendars, longer)).isEmpty();
        assertThat(calendars.stored().semesters()).contains(longer).doesNotContain(first);
        assertThat(change(calendars, new Semester(2030, Term.SPRING, parse("2031-01-25"), parse("2031-06-20"))))
                .contains("与另一学期的日期重叠");
        var next = new Semester(2031, Term.AUTUMN, parse("2031-09-01"), parse("2032-01-20"));
        assertThat(change(calendars, next, new Semester(2031, Term.SPRING, parse("2032-01-20"), parse("2032-06-20"))))
                .contains("与另一学期的日期重叠");
        assertThat(calendars.stored().semesters()).contains(longer).doesNotContain(next);
    }

    @Test
    void savesReplacesAndRemovesSpecialDays() {
        Calendars calendars = new Calendars(jdbc, Clock.systemUTC(), event -> {});
        var tuesday = parse("2030-10-01");
        assertThat(change(calendars, new SpecialDay(tuesday, SpecialDay.Kind.WORK, "国庆节")))
                .isEmpty();
        assertThat(change(calendars, new SpecialDay(tuesday, SpecialDay.Kind.OFF, " 国庆节 ")))
                .isEmpty();
        assertThat(calendars.stored().specialDays()).contains(new SpecialDay(tuesday, SpecialDay.Kind.OFF, "国庆节"));
        assertThat(calendars.current().isWorkingDay(tuesday)).isFalse();
        assertThat(change(calendars, new CalendarChange(List.of(), List.of(), List.of(tuesday))))
                .isEmpty();
        assertThat(calendars.current().isWorkingDay(tuesday)).isTrue();
        assertThat(change(calendars, new SpecialDay(tuesday, SpecialDay.Kind.OFF, " ")))
                .contains("请填写节日名称");
    }

    @Test
    void seesTheEditOfAnotherNodeAfterAMinute() {
        var now = new AtomicReference<>(Instant.parse("2022-11-23T01:00:00Z"));
        Calendars here = new Calendars(jdbc, new SettableClock(now), event -> {});
        Calendars elsewhere = new Calendars(jdbc, Clock.systemUTC(), event -> {});
        var day = parse("2030-05-01");
        assertThat(here.current().isWorkingDay(day)).isTrue();
        assertThat(change(elsewhere, new SpecialDay(day, SpecialDay.Kind.OFF, "劳动节")))
                .isEmpty();
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(59)));
        assertThat(here.current().isWorkingDay(day)).isTrue();
        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(1)));
        assertThat(here.current().isWorkingDay(day)).isFalse();
    }

    private static Optional<String> change(Calendars calendars, Semester... semesters) {
        return change(calendars, new CalendarChange(List.of(semesters), List.of(), List.of()));
    }

    private static Optional<String> change(Calendars calendars, SpecialDay day) {
        return change(calendars, new CalendarChange(List.of(), List.of(day), List.of()));
    }

    private static Optional<String> change(Calendars calendars, CalendarChange change) {
        return Objects.requireNonNull(transaction.execute(status -> calendars.change(change)));
    }

    private static final class SettableClock extends Clock {

        private final AtomicReference<Instant> now;

        SettableClock(AtomicReference<Instant> now) {
            this.now = now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return Deadlines.ZONE;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
