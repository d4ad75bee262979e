package cn.haoyuan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The city's calendar as an immutable value: pure answers from semesters and special days. All bounds are inclusive. Where
 * the calendar knows no semester, no day is a teaching day; the school year is then taken to begin on 1 September.
 */
public final class SchoolCalendar {

    /** A week with fewer teaching days is no teaching week. */
    public static final int TEACHING_DAYS_OF_A_WEEK = 3;

    /** A month with fewer teaching days, one week's worth, is no month in term. */
    public static final int TEACHING_DAYS_OF_A_MONTH = 5;

    private final List<Semester> semesters;
    private final Map<LocalDate, SpecialDay> specialDays;
    private final Set<LocalDate> teachingDays;
    private final Map<Integer, LocalDate> schoolYearStarts;

    private SchoolCalendar(List<Semester> semesters, Map<LocalDate, SpecialDay> specialDays) {
        this.semesters = semesters;
        this.specialDays = specialDays;
        // counted over and over: for every week and month of every ask of a plan
        this.teachingDays = semesters.stream()
                .flatMap(semester ->
                        semester.startsOn().datesUntil(semester.endsOn().plusDays(1)))
                .filter(this::isWorkingDay)
                .collect(Collectors.toUnmodifiableSet());
        this.schoolYearStarts = semesters.stream()
                .filter(semester -> semester.term() == Term.AUTUMN)
                .collect(Collectors.toUnmodifiableMap(Semester::schoolYear, Semester::startsOn));
    }

    /**
     * A calendar of these semesters and days, in any order.
     *
     * @throws IllegalArgumentException if a semester makes no sense, or two overlap
     * @throws IllegalStateException if a day or a school year's autumn occurs twice
     */
    public static SchoolCalendar of(Collection<Semester> semesters, Collection<SpecialDay> specialDays) {
        List<Semester> ordered = semesters.stream()
                .sorted(Comparator.comparing(Semester::startsOn))
                .toList();
        for (int i = 0; i < ordered.size(); i++) {
            Semester semester = ordered.get(i);
            semester.refusal().ifPresent(reason -> {
                throw new IllegalArgumentException(reason);
            });
            if (i > 0 && !ordered.get(i - 1).endsOn().isBefore(semester.startsOn())) {
                throw new IllegalArgumentException("%s overlaps %s".formatted(semester, ordered.get(i - 1)));
            }
        }
        return new SchoolCalendar(
                ordered,
                specialDays.stream().collect(Collectors.toUnmodifiableMap(SpecialDay::day, Function.identity())));
    }

    /** All semesters in order of time. */
    public List<Semester> semesters() {
        return semesters;
    }

    /** All holidays and make-up working days in order of time. */
    public List<SpecialDay> specialDays() {
        return specialDays.values().stream()
                .sorted(Comparator.comparing(SpecialDay::day))
                .toList();
    }

    /** Stands for just this calendar, on every node, so that no other one is changed than was looked at. */
    public String mark() {
        return Integer.toHexString(
                Objects.hash(semesters().toString(), specialDays().toString()));
    }

    /** Whether offices work: Monday to Friday, less holidays, plus make-up working days. */
    public boolean isWorkingDay(LocalDate day) {
        SpecialDay special = specialDays.get(day);
        if (special != null) {
            return special.kind() == SpecialDay.Kind.WORK;
        }
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    /** What makes the day differ from the plain week; empty for most days. */
    public Optional<SpecialDay> special(LocalDate day) {
        return Optional.ofNullable(specialDays.get(day));
    }

    /** Whether kindergartens teach: a working day in a semester. */
    boolean isTeachingDay(LocalDate day) {
        return teachingDays.contains(day);
    }

    /** The day itself if it is a working day, else the first one after it. */
    public LocalDate nextWorkingDay(LocalDate day) {
        return isWorkingDay(day) ? day : plusWorkingDays(day, 1);
    }

    /** The {@code n}-th working day after the day, or before it when {@code n} is negative; the day itself when 0. */
    public LocalDate plusWorkingDays(LocalDate day, int n) {
        int step = Integer.signum(n);
        LocalDate result = day;
        for (int left = Math.abs(n); left > 0; ) {
            result = result.plusDays(step);
            if (isWorkingDay(result)) {
                left--;
            }
        }
        return result;
    }

    /**
     * The calendar year in which the day's school year begins. School years leave no gap: one lasts, vacations included, to
     * the eve of the next autumn semester.
     */
    public int schoolYearOf(LocalDate day) {
        int year = day.getYear();
        return day.isBefore(schoolYearStart(year)) ? year - 1 : year;
    }

    /** The school year that begins in the calendar year, to the eve of the next. */
    public Period schoolYear(int year) {
        return Periods.schoolYear(
                year, schoolYearStart(year), schoolYearStart(year + 1).minusDays(1));
    }

    /**
     * Teaching weeks that touch [from, to]: ISO weeks, Monday to Sunday, with at least {@value #TEACHING_DAYS_OF_A_WEEK}
     * teaching days, those before {@code from} or after {@code to} counted too.
     */
    public List<Period> teachingWeeks(LocalDate from, LocalDate to) {
        return touching(
                        from,
                        to,
                        Periods.week(from),
                        week -> Periods.week(week.endsOn().plusDays(1)))
                .filter(week -> teachingDays(week) >= TEACHING_DAYS_OF_A_WEEK)
                .toList();
    }

    /**
     * All periods of the cadence that touch [from, to], in order of time and whole, not cut to it; none if {@code from} is
     * after {@code to}. {@link Cadence#ONCE} gives the one period from–to. A month in term has at least
     * {@value #TEACHING_DAYS_OF_A_MONTH} teaching days and lasts from its first to its last day. {@link Cadence#EVENT} and
     * {@link Cadence#STANDING} have no periods in the calendar and give none. Semesters not yet in the calendar are not
     * guessed, nor then their weeks and months.
     */
    public List<Period> periods(Cadence cadence, LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            return List.of();
        }
        return switch (cadence) {
            case ONCE -> List.of(Periods.once(from, to));
            case SCHOOL_YEAR ->
                touching(
                                from,
                                to,
                                schoolYear(schoolYearOf(from)),
                                year -> schoolYear(schoolYearOf(year.endsOn().plusDays(1))))
                        .toList();
            case SEMESTER ->
                semesters.stream()
                        .filter(semester -> !semester.endsOn().isBefore(from)
                                && !semester.startsOn().isAfter(to))
                        .map(Periods::semester)
                        .toList();
            case MONTH_IN_TERM ->
                touching(
                                from,
                                to,
                                Periods.month(YearMonth.from(from)),
                                month -> Periods.month(
                                        YearMonth.from(month.startsOn()).plusMonths(1)))
                        .filter(month -> teachingDays(month) >= TEACHING_DAYS_OF_A_MONTH)
                        .toList();
            case TEACHING_WEEK -> teachingWeeks(from, to);
            case CALENDAR_YEAR ->
                touching(
                                from,
                                to,
                                Periods.calendarYear(from.getYear()),
                                year -> Periods.calendarYear(year.startsOn().getYear() + 1))
                        .toList();
            case EVENT, STANDING -> List.of();
        };
    }

    /**
     * The semesters that usually touch [from, to] and are not in the calendar, as pages name them, in order of time: a first one is
     * taken to last from September to January, a second one from March to June.
     */
    public List<String> missingSemesters(LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(from.getYear() - 1, to.getYear())
                .boxed()
                .flatMap(year -> Stream.of(Term.values())
                        .filter(term -> !term.usuallyStarts(year).isAfter(to)
                                && !term.usuallyEnds(year).isBefore(from)
                                && semesters.stream()
                                        .noneMatch(known -> known.schoolYear() == year && known.term() == term))
                        .map(term -> Periods.semesterLabel(year, term)))
                .toList();
    }

    private LocalDate schoolYearStart(int year) {
        return schoolYearStarts.getOrDefault(year, LocalDate.of(year, 9, 1));
    }

    private long teachingDays(Period period) {
        return period.startsOn()
                .datesUntil(period.endsOn().plusDays(1))
                .filter(this::isTeachingDay)
                .count();
    }

    private static Stream<Period> touching(LocalDate from, LocalDate to, Period first, Function<Period, Period> next) {
        return Stream.iterate(first, period -> !period.startsOn().isAfter(to), next::apply)
                .filter(period -> !period.endsOn().isBefore(from));
    }
}
