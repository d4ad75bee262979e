package cn.haoyuan.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
        if (seen.isFresh(now)) {
            return seen.calendar();
        }
        SchoolCalendar calendar = stored();
        // loses to an edit that came in between, so that the edit is read next time
        loaded.compareAndSet(seen, new Loaded(calendar, now));
        return calendar;
    }

    /** The calendar as it stands in the database, also within the transaction that edits it. */
    public SchoolCalendar stored() {
        return SchoolCalendar.of(semesters(), specialDays());
    }

    /** Stands for the calendar that was looked at, so that no other one is changed. */
    public String mark() {
        return Integer.toHexString(
                Objects.hash(semesters().toString(), specialDays().toString()));
    }

    /** Whether a change leaves everything as it is. */
    public boolean has(CalendarChange change) {
        List<SpecialDay> days = specialDays();
        return semesters().containsAll(change.semesters())
                && days.containsAll(change.days())
                && days.stream().noneMatch(day -> change.plain().contains(day.day()));
    }

    /** What the calendar would be with a change that is not refused. */
    public SchoolCalendar with(CalendarChange change) {
        Map<LocalDate, SpecialDay> days = new TreeMap<>();
        specialDays().forEach(day -> days.put(day.day(), day));
        change.plain().forEach(days::remove);
        change.days().forEach(day -> days.put(day.day(), day));
        return SchoolCalendar.of(with(change.semesters()), days.values());
    }

    private List<Semester> with(List<Semester> changed) {
        List<Semester> result = new ArrayList<>(semesters());
        for (Semester semester : changed) {
            result.removeIf(old -> old.schoolYear() == semester.schoolYear() && old.term() == semester.term());
            result.add(semester);
        }
        return result;
    }

    /** Why a change cannot be made, in Chinese; empty when it can. */
    public Optional<String> refusal(CalendarChange change) {
        List<Semester> after = with(change.semesters());
        return change.semesters().stream()
                .flatMap(semester -> semester
                        .refusal()
                        .or(() -> after.stream()
                                .filter(other -> !other.equals(semester)
                                        && !other.startsOn().isAfter(semester.endsOn())
                                        && !other.endsOn().isBefore(semester.startsOn()))
                                .map(other -> "与另一学期的日期重叠")
                                .findFirst())
                        .stream())
                .findFirst()
                .or(() -> change.days().stream()
                        .flatMap(day -> day.refusal().stream())
                        .findFirst());
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
        Optional<String> refusal = refusal(change);
        if (refusal.isEmpty()) {
            SchoolCalendar before = stored();
            change.semesters().forEach(this::saveSemester);
            change.plain().forEach(this::removeSpecialDay);
            change.days().forEach(this::saveSpecialDay);
            events.publishEvent(new CalendarChanged(before, stored(), LocalDate.now(clock)));
        }
        return refusal;
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
