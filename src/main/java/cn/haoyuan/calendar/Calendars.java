package cn.haoyuan.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
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
    private final ApplicationEventPublisher events;
    private final AtomicReference<Loaded> loaded = new AtomicReference<>(Loaded.stale());

    Calendars(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** The calendar as it stands, from memory unless it was edited or is older than a minute. */
    public SchoolCalendar current() {
        Instant now = clock.instant();
        Loaded seen = Objects.requireNonNull(loaded.get());
        return seen.isFresh(now) ? seen.calendar() : renew();
    }

    /** Reads the calendar anew. Done now and then beside the pages, so that none of them waits for it. */
    @Transactional(readOnly = true)
    public SchoolCalendar renew() {
        Loaded seen = loaded.get();
        SchoolCalendar calendar = stored();
        // loses to an edit that came in between, so that the edit is read next time
        loaded.compareAndSet(seen, new Loaded(calendar, clock.instant()));
        return calendar;
    }

    /** The calendar as it stands in the database, also within the transaction that edits it. One statement. */
    public SchoolCalendar stored() {
        List<Semester> semesters = new ArrayList<>();
        List<SpecialDay> days = new ArrayList<>();
        jdbc.sql("""
                select school_year, term, starts_on, ends_on, null as kind, null as name from semester
                union all
                select null, null, day, day, kind, name from special_day
                """).query(row -> {
            LocalDate from = row.getObject("starts_on", LocalDate.class);
            if (row.getString("kind") == null) {
                Term term = Term.valueOf(row.getString("term"));
                semesters.add(
                        new Semester(row.getInt("school_year"), term, from, row.getObject("ends_on", LocalDate.class)));
            } else {
                days.add(new SpecialDay(from, SpecialDay.Kind.valueOf(row.getString("kind")), row.getString("name")));
            }
        });
        return SchoolCalendar.of(semesters, days);
    }

    /** Nobody else changes the calendar until the transaction ends; what is read from here on stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void alone() {
        jdbc.sql("lock table semester, special_day in share row exclusive mode").update();
    }

    /** Makes a change, all or nothing, and tells whoever listens; the reason of a refusal in Chinese, empty when made. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> change(CalendarChange change) {
        alone();
        SchoolCalendar before = stored();
        Optional<String> refusal = change.refusal(before);
        if (refusal.isEmpty()) {
            change.semesters().forEach(this::save);
            change.plain().forEach(this::makePlain);
            change.days().forEach(this::save);
            forget();
            events.publishEvent(new CalendarChanged(before, stored(), LocalDate.now(clock)));
        }
        return refusal;
    }

    private void save(Semester semester) {
        jdbc.sql("""
                insert into semester (school_year, term, starts_on, ends_on)
                values (:year, :term, :starts, :ends)
                on conflict (school_year, term) do update
                   set starts_on = excluded.starts_on,
                       ends_on = excluded.ends_on
                """)
                .param("year", semester.schoolYear())
                .param("term", semester.term().name())
                .param("starts", semester.startsOn())
                .param("ends", semester.endsOn())
                .update();
    }

    private void save(SpecialDay day) {
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
    }

    private void makePlain(LocalDate day) {
        jdbc.sql("delete from special_day where day = :day").param("day", day).update();
    }

    /** Drops what is in memory, once the edit can be seen by others. */
    private void forget() {
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
