package cn.haoyuan.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The stored calendar. Who may edit it is for the caller to decide. An edit shows at once where it was made, and within
 * {@link #LIFE} on other application nodes.
 */
@Component
public class Calendars {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final SchoolCalendar NOTHING = SchoolCalendar.of(List.of(), List.of());

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicReference<Loaded> loaded = new AtomicReference<>(Loaded.stale());

    Calendars(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The calendar as it stands, from memory unless it was edited or is older than a minute. */
    public SchoolCalendar current() {
        Instant now = clock.instant();
        Loaded seen = Objects.requireNonNull(loaded.get());
        if (seen.isFresh(now)) {
            return seen.calendar();
        }
        SchoolCalendar calendar = SchoolCalendar.of(semesters(), specialDays());
        // loses to an edit that came in between, so that the edit is read next time
        loaded.compareAndSet(seen, new Loaded(calendar, now));
        return calendar;
    }

    /** All semesters in order of time. */
    public List<Semester> semesters() {
        return jdbc.sql("""
                select school_year, term, starts_on, ends_on
                  from semester
                 order by starts_on
                """).query(Semester.class).list();
    }

    /** All holidays and make-up working days in order of time. */
    public List<SpecialDay> specialDays() {
        return jdbc.sql("""
                select day, kind, name
                  from special_day
                 order by day
                """).query(SpecialDay.class).list();
    }

    /** Adds the semester or replaces its dates; the reason of a refusal in Chinese, empty when saved. */
    public Optional<String> saveSemester(Semester semester) {
        Optional<String> refusal = semester.refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        int saved = jdbc.sql("""
                insert into semester (school_year, term, starts_on, ends_on)
                select :year, :term, :starts, :ends
                 where not exists (
                       select from semester
                        where starts_on <= :ends
                          and ends_on >= :starts
                          and (school_year, term) <> (:year, :term))
                on conflict (school_year, term) do update
                   set starts_on = excluded.starts_on,
                       ends_on = excluded.ends_on
                """)
                .param("year", semester.schoolYear())
                .param("term", semester.term().name())
                .param("starts", semester.startsOn())
                .param("ends", semester.endsOn())
                .update();
        if (saved == 0) {
            return Optional.of("与另一学期的日期重叠");
        }
        forget();
        return Optional.empty();
    }

    /** Adds the day or replaces what it was; the reason of a refusal in Chinese, empty when saved. */
    public Optional<String> saveSpecialDay(SpecialDay day) {
        Optional<String> refusal = day.refusal();
        if (refusal.isPresent()) {
            return refusal;
        }
        jdbc.sql("""
                insert into special_day (day, kind, name)
                values (:day, :kind, :name)
                on conflict (day) do update
                   set kind = excluded.kind,
                       name = excluded.name
                """)
                .param("day", day.day())
                .param("kind", day.kind().name())
                .param("name", day.name().strip())
                .update();
        forget();
        return Optional.empty();
    }

    /** Makes the day a plain day of the week again; nothing happens if it is one. */
    public void removeSpecialDay(LocalDate day) {
        jdbc.sql("delete from special_day where day = :day").param("day", day).update();
        forget();
    }

    /** Drops what is in memory, once the edit can be seen by others. */
    private void forget() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            loaded.set(Loaded.stale());
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                loaded.set(Loaded.stale());
            }
        });
    }

    private record Loaded(SchoolCalendar calendar, Instant at) {

        static Loaded stale() {
            return new Loaded(NOTHING, Instant.MIN);
        }

        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(LIFE));
        }
    }
}
