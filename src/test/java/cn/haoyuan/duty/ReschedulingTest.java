package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.calendar.CalendarChange;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.Semester;
import cn.haoyuan.calendar.SpecialDay;
import cn.haoyuan.calendar.Term;
import cn.haoyuan.org.MarkKind;
import cn.haoyuan.org.Marks;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.parameter.Parameters;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.HaoyuanTest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An edited calendar moves what is open, and nothing else; what was said before saving is what saving does. In order, because
 * all share a city in which time only goes on.
 */
@HaoyuanTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReschedulingTest extends DutyWork {

    private static final LocalDate YESTERDAY = TODAY.minusDays(1);
    private static final LocalDate FAR = LocalDate.of(2023, 6, 30);
    private static final Semester SPRING =
            new Semester(2022, Term.SPRING, LocalDate.of(2023, 2, 6), LocalDate.of(2023, 6, 30));
    private static final Semester AUTUMN =
            new Semester(2022, Term.AUTUMN, LocalDate.of(2022, 9, 1), LocalDate.of(2023, 1, 10));
    /** Monday to Sunday; the week's key is 2022-W49. */
    private static final List<LocalDate> WEEK =
            LocalDate.of(2022, 12, 5).datesUntil(LocalDate.of(2022, 12, 12)).toList();

    private static final LocalDate LATER = LocalDate.of(2022, 12, 12);

    @Autowired
    Calendars calendars;

    @Autowired
    Effects effects;

    @Autowired
    Parameters parameters;

    @Autowired
    UnitActs acts;

    @Autowired
    Marks marks;

    @Autowired
    Waivers waivers;

    @AfterEach
    void asItWas() {
        CalendarChange back =
                new CalendarChange(List.of(AUTUMN, SPRING), festival(21, SpecialDay.Kind.OFF), allPlain());
        assertThat(duties(() -> calendars.change(back))).isEmpty();
    }

    private static List<LocalDate> allPlain() {
        return Stream.concat(WEEK.stream(), days(28, 34).stream()).toList();
    }

    @Test
    @Order(0)
    void whatIsToEndLaterMovesLikeTheOthersAndStillEnds() {
        LocalDate end = LocalDate.of(2023, 5, 1);
        duties(() -> acts.close(city.first.id(), end, "停办"));
        Duty plan = one("semester-plan", "2022-2023-2", TODAY);
        assertThat(endOf(plan)).isEqualTo(end);
        change(springFestivalLater());
        Duty after = duties(() -> duties.find(plan.id(), TODAY)).orElseThrow();
        assertThat(after.dueOn()).isEqualTo(plan.dueOn().plusDays(7));
        ledgerEqualsScan();
        duties(() -> acts.reopen(city.first.id(), "不再停办"));
        assertThat(endOf(plan)).isNull();
        ledgerEqualsScan();
    }

    @Test
    @Order(0)
    void whatIsToEndLaterAndDoesNotMoveStaysInTheLedger() {
        long moving = entered(holiday());
        asItWas();
        duties(() -> acts.close(city.first.id(), LocalDate.of(2023, 5, 1), "停办"));
        assertThat(entered(holiday())).isPositive().isLessThanOrEqualTo(moving);
        ledgerEqualsScan();
        duties(() -> acts.reopen(city.first.id(), "不再停办"));
    }

    /** How many entries of the ledger a change makes. */
    private long entered(CalendarChange change) {
        long before = entries();
        change(change);
        return entries() - before;
    }

    private long entries() {
        return database.jdbc()
                .sql("select count(*) from ledger")
                .query(Long.class)
                .single();
    }

    private @Nullable LocalDate endOf(Duty duty) {
        return database.jdbc()
                .sql("select ended_on from duty where id = ?")
                .param(duty.id())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    @Test
    @Order(1)
    void aSpringFestivalThatMovesByAWeekTakesTheSemesterAlong() {
        Map<LocalDate, List<String>> before = boards(YESTERDAY, TODAY.minusYears(1), TODAY.minusDays(200));
        Duty plan = one("semester-plan", "2022-2023-2", TODAY);
        Effect said = change(springFestivalLater());
        assertThat(all(said, Effect.Change.MOVED)).isPositive();
        assertThat(all(said, Effect.Change.ENDED)).isPositive();
        assertThat(boards(YESTERDAY, TODAY.minusYears(1), TODAY.minusDays(200))).isEqualTo(before);
        Duty after = duties(() -> duties.find(plan.id(), TODAY)).orElseThrow();
        assertThat(after.dueOn()).isEqualTo(plan.dueOn().plusDays(7));
        assertThat(after.opensOn()).isEqualTo(plan.opensOn().plusDays(7));
        Duty as = duties(() -> duties.find(plan.id(), YESTERDAY)).orElseThrow();
        assertThat(as.dueOn()).isEqualTo(plan.dueOn());
        assertThat(duties(() -> duties.find(as.id(), TODAY)).orElseThrow()).isEqualTo(after);
        assertThat(duties(() -> duties.byLastingId(duties.lasting(List.of(plan.id())), YESTERDAY)))
                .containsExactly(entry(plan.id(), as));
        assertThat(on(TODAY)).noneMatch(duty -> duty.period().equals("2023-W06"));
        ledgerEqualsScan();
    }

    @Test
    @Order(4)
    void aTeachingWeekThatIsTakenOutEndsAndComesBackWithItsDuties() {
        List<Duty> week = week(TODAY);
        assertThat(week).hasSizeGreaterThan(2);
        Effect gone = change(holiday());
        assertThat(all(gone, Effect.Change.ENDED)).isEqualTo(week.size());
        assertThat(week(TODAY)).isEmpty();
        assertThat(week(YESTERDAY)).hasSameSizeAs(week);
        ledgerEqualsScan();
        clock.set(TODAY.plusDays(3));
        Effect back = change(new CalendarChange(List.of(), List.of(), WEEK));
        assertThat(all(back, Effect.Change.ADDED)).isEqualTo(week.size());
        assertThat(week(TODAY)).isEmpty();
        assertThat(week(TODAY.plusDays(3)).stream().map(Duty::id))
                .containsAll(week.stream().map(Duty::id).toList());
        assertThat(week(YESTERDAY)).hasSameSizeAs(week);
        ledgerEqualsScan();
    }

    @Test
    @Order(2)
    void theSameChangeAgainChangesNothing() {
        change(springFestivalLater());
        List<Duty> once = on(TODAY);
        assertThat(change(springFestivalLater()).parts()).isEmpty();
        assertThat(on(TODAY)).isEqualTo(once);
        change(new CalendarChange(List.of(SPRING), festival(21, SpecialDay.Kind.OFF), days(28, 34)));
        assertThat(on(TODAY).stream().map(ReschedulingTest::told).sorted().toList())
                .isEqualTo(on(YESTERDAY).stream()
                        .map(ReschedulingTest::told)
                        .sorted()
                        .toList());
        ledgerEqualsScan();
    }

    @Test
    @Order(5)
    void whatIsMetOrLiftedOrPastStaysAsItWas() {
        clock.set(WEEK.get(1));
        Duty met = week(WEEK.get(1)).getFirst();
        city.northResearcher
                .viewer()
                .scope()
                .run(() -> transaction.executeWithoutResult(status -> facts.record(visit(WEEK.getFirst()))));
        Duty lifted = one("semester-plan", "2022-2023-2", WEEK.get(1));
        city.northOffice
                .viewer()
                .scope()
                .run(() -> transaction.executeWithoutResult(
                        status -> waivers.waive(city.northOffice.viewer(), lifted.id(), "停办一学期")));
        List<Duty> late = on(WEEK.get(1)).stream()
                .filter(duty -> duty.state() == DutyState.OVERDUE || duty.state() == DutyState.MET)
                .toList();
        change(holiday());
        change(springFestivalLater());
        assertThat(on(WEEK.get(1))).containsAll(late);
        assertThat(week(WEEK.get(1)))
                .singleElement()
                .matches(duty -> duty.state() == DutyState.MET && duty.unitId() == city.north.id());
        assertThat(duties(() -> duties.find(lifted.id(), WEEK.get(1)))
                        .orElseThrow()
                        .dueOn())
                .isEqualTo(lifted.dueOn());
        assertThat(met.measure()).isEqualTo("guidance-weekly");
        ledgerEqualsScan();
    }

    @Test
    @Order(3)
    void aDeadlineIsNotMovedIntoThePast() {
        Semester autumn = new Semester(2022, Term.AUTUMN, LocalDate.of(2022, 9, 1), TODAY.minusDays(9));
        change(new CalendarChange(List.of(autumn), List.of(), List.of()));
        assertThat(on(TODAY).stream()
                        .filter(duty -> duty.state() == DutyState.OVERDUE)
                        .map(Duty::id))
                .containsExactlyInAnyOrderElementsOf(on(YESTERDAY).stream()
                        .filter(duty -> duty.state() == DutyState.OVERDUE)
                        .map(Duty::id)
                        .toList());
        ledgerEqualsScan();
    }

    @Test
    @Order(6)
    void howLongADutyIsDueSoonStaysWhenTheCalendarMovesIt() {
        clock.set(WEEK.getLast());
        Duty before = one("semester-plan", "2023-2024-1", WEEK.getLast());
        int days = soon(before);
        assertThat(days).isPositive();
        Semester autumn = calendars.stored().semesters().stream()
                .filter(semester -> semester.schoolYear() == 2023 && semester.term() == Term.AUTUMN)
                .findFirst()
                .orElseThrow();
        change(new CalendarChange(
                List.of(new Semester(2023, Term.AUTUMN, autumn.startsOn().plusDays(7), autumn.endsOn())),
                List.of(),
                List.of()));
        Duty after = duties(() -> duties.find(before.id(), WEEK.getLast())).orElseThrow();
        assertThat(after.dueOn()).isEqualTo(before.dueOn().plusDays(7));
        assertThat(soon(after)).isEqualTo(days);
        change(new CalendarChange(List.of(autumn), List.of(), List.of()));
    }

    @Test
    @Order(7)
    void whatMovesPastTheDayOnWhichItIsToEndEndsThen() {
        clock.set(LATER);
        LocalDate end = SPRING.endsOn().plusDays(3);
        duties(() -> marks.add(city.village.id(), MarkKind.WEAK, LATER, "连续两年末档"));
        duties(() -> marks.end(marks.of(city.village.id()).getFirst().id(), end));
        Duty weak = on(LATER).stream()
                .filter(duty -> duty.measure().equals("guidance-weak")
                        && duty.period().equals("2022-2023-2")
                        && duty.placeId() == city.village.id())
                .findFirst()
                .orElseThrow();
        assertThat(weak.dueOn()).isBefore(end);
        assertThat(endOf(weak)).isNull();
        change(new CalendarChange(
                List.of(new Semester(
                        2022, Term.SPRING, SPRING.startsOn(), SPRING.endsOn().plusDays(7))),
                List.of(),
                List.of()));
        assertThat(duties(() -> duties.find(weak.id(), LATER)).orElseThrow().dueOn())
                .isAfter(end);
        assertThat(endOf(weak)).isEqualTo(end);
        ledgerEqualsScan();
    }

    @Test
    @Order(8)
    void whatIsToEndStillDoesWhenItsPeriodWentAndCameBack() {
        clock.set(LATER);
        LocalDate end = LocalDate.of(2023, 3, 1);
        duties(() -> acts.close(city.other.id(), end, "停办"));
        Duty activity = on(LATER).stream()
                .filter(duty -> duty.period().equals("2023-01") && duty.unitId() == city.other.id())
                .findFirst()
                .orElseThrow();
        assertThat(endOf(activity)).isEqualTo(end);
        change(new CalendarChange(
                List.of(new Semester(2022, Term.AUTUMN, AUTUMN.startsOn(), LocalDate.of(2022, 12, 30))),
                List.of(),
                List.of()));
        assertThat(endOf(activity)).isEqualTo(LATER);
        clock.set(LATER.plusDays(1));
        change(new CalendarChange(List.of(AUTUMN), List.of(), List.of()));
        assertThat(endOf(activity)).isEqualTo(end);
        ledgerEqualsScan();
    }

    @Test
    @Order(9)
    void whatANewWindowMeetsDoesNotEndWithItsUnit() {
        LocalDate today = LocalDate.of(2023, 2, 3);
        clock.set(today);
        LocalDate end = LocalDate.of(2023, 5, 1);
        duties(() -> acts.close(city.centre.id(), end, "停办"));
        Duty check = on(today).stream()
                .filter(duty -> duty.measure().equals("norm-check")
                        && duty.period().equals("2022-2023-2")
                        && duty.placeId() == city.centre.id())
                .findFirst()
                .orElseThrow();
        assertThat(endOf(check)).isEqualTo(end);
        in(
                city.northResearcher.viewer().scope(),
                () -> facts.record(new NewFact(
                        EvidenceKind.VISIT,
                        "norm",
                        city.north.id(),
                        city.centre.id(),
                        null,
                        today.minusDays(1),
                        "入园检查",
                        "test",
                        2)));
        Semester earlier = new Semester(2022, Term.SPRING, LocalDate.of(2023, 1, 30), SPRING.endsOn());
        change(new CalendarChange(List.of(earlier), List.of(), List.of()));
        assertThat(duties(() -> duties.find(check.id(), today)).orElseThrow().metOn())
                .isEqualTo(today.minusDays(1));
        assertThat(endOf(check)).as("what is met stays").isNull();
        ledgerEqualsScan();
    }

    /** Boards of days before are not touched, nor what was due soon on one of them. */
    @Test
    @Order(6)
    void anotherLeadTimeHoldsFromTodayOnAndIsTakenBackOnTheSameDay() {
        LocalDate today = LATER.plusDays(1);
        clock.set(today);
        Map<Long, DutyState> yesterday = states(today.minusDays(1));
        Map<Long, DutyState> before = states(today);
        Duty near = on(today).stream()
                .filter(duty -> duty.state() == DutyState.OPEN && duty.cadence() == Cadence.SEMESTER)
                .findFirst()
                .orElseThrow();
        int days = (int) ChronoUnit.DAYS.between(today, near.dueOn());
        lead("SOON_SEMESTER", days);
        assertThat(duties(() -> duties.find(near.id(), today)).orElseThrow().state())
                .isEqualTo(DutyState.DUE_SOON);
        assertThat(states(today.minusDays(1))).isEqualTo(yesterday);
        ledgerEqualsScan();
        lead("SOON_SEMESTER", "");
        assertThat(states(today)).isEqualTo(before);
        assertThat(soon(near)).isEqualTo(15);
        ledgerEqualsScan();

        List<Duty> yearly = on(today).stream()
                .filter(duty -> duty.cadence() == Cadence.CALENDAR_YEAR)
                .toList();
        Duty yellow = yearly.stream()
                .filter(duty -> duty.state() == DutyState.DUE_SOON)
                .findFirst()
                .orElseThrow();
        Duty ahead = yearly.stream()
                .filter(duty -> duty.state() == DutyState.NOT_OPEN)
                .findFirst()
                .orElseThrow();
        lead("SOON_YEAR", 0);
        assertThat(states(today)).as("what was yellow stays so").isEqualTo(before);
        assertThat(soon(yellow)).isEqualTo(30);
        assertThat(soon(ahead)).isZero();
        ledgerEqualsScan();
        lead("SOON_YEAR", "");
    }

    private Map<Long, DutyState> states(LocalDate day) {
        return on(day).stream().collect(Collectors.toMap(Duty::id, Duty::state));
    }

    private void lead(String key, Object days) {
        assertThat(duties(() -> parameters
                        .save(city.cityOffice.viewer(), Map.of(key, days.toString()))
                        .changes()))
                .hasSize(1);
    }

    /** Days before its deadline from which the duty counts as due soon. */
    private int soon(Duty duty) {
        return database.jdbc()
                .sql("select due_on - due_soon_on from duty where id = ?")
                .param(duty.id())
                .query(Integer.class)
                .single();
    }

    private NewFact visit(LocalDate day) {
        return new NewFact(
                EvidenceKind.VISIT, "guidance", city.north.id(), city.first.id(), null, day, "视导", "test", 1);
    }

    private static CalendarChange springFestivalLater() {
        Semester later = new Semester(2022, Term.SPRING, SPRING.startsOn().plusDays(7), SPRING.endsOn());
        return new CalendarChange(List.of(later), festival(28, SpecialDay.Kind.OFF), days(21, 27));
    }

    /** Seven days from this one of January 2023 on. */
    private static List<SpecialDay> festival(int first, SpecialDay.Kind kind) {
        return days(first, first + 6).stream()
                .map(day -> new SpecialDay(day, kind, "春节"))
                .toList();
    }

    private static List<LocalDate> days(int first, int last) {
        LocalDate eve = LocalDate.of(2022, 12, 31);
        return eve.plusDays(first).datesUntil(eve.plusDays(last + 1L)).toList();
    }

    private static CalendarChange holiday() {
        return new CalendarChange(
                List.of(),
                WEEK.stream()
                        .map(day -> new SpecialDay(day, SpecialDay.Kind.OFF, "停课"))
                        .toList(),
                List.of());
    }

    /** Makes the change and proves that it does what was said. */
    private Effect change(CalendarChange change) {
        LocalDate day = LocalDate.now(clock);
        Map<String, String> before = dates(day);
        Effect effect = duties(() -> effects.of(calendars.stored(), change, day));
        assertThat(dates(day)).isEqualTo(before);
        assertThat(duties(() -> calendars.change(change))).isEmpty();
        Map<String, String> after = dates(day);
        assertThat(Map.of(
                        Effect.Change.ADDED, only(after, before),
                        Effect.Change.ENDED, only(before, after),
                        Effect.Change.MOVED,
                                before.keySet().stream()
                                        .filter(key -> after.containsKey(key)
                                                && !before.get(key).equals(after.get(key)))
                                        .count()))
                .isEqualTo(Map.of(
                        Effect.Change.ADDED, all(effect, Effect.Change.ADDED),
                        Effect.Change.ENDED, all(effect, Effect.Change.ENDED),
                        Effect.Change.MOVED, all(effect, Effect.Change.MOVED)));
        return effect;
    }

    private static long only(Map<String, String> these, Map<String, String> those) {
        return these.keySet().stream().filter(key -> !those.containsKey(key)).count();
    }

    private Map<String, String> dates(LocalDate day) {
        Map<String, String> dates = new TreeMap<>();
        on(day).forEach(duty -> dates.put(
                duty.askId() + " " + duty.unitId() + " " + duty.subjectId() + " " + duty.period(), told(duty)));
        return dates;
    }

    private static String told(Duty duty) {
        return duty.measure()
                + duty.unitId()
                + duty.subjectId()
                + duty.period()
                + duty.opensOn()
                + duty.dueOn()
                + duty.locksOn()
                + duty.label()
                + duty.metOn();
    }

    private static long all(Effect effect, Effect.Change change) {
        return effect.count(change, part -> true);
    }

    private Map<LocalDate, List<String>> boards(LocalDate... days) {
        Map<LocalDate, List<String>> boards = new TreeMap<>();
        for (LocalDate day : days) {
            boards.put(
                    day,
                    on(day).stream()
                            .map(duty -> told(duty) + duty.state())
                            .sorted()
                            .toList());
        }
        return boards;
    }

    private List<Duty> week(LocalDate day) {
        return on(day).stream().filter(duty -> duty.period().equals("2022-W49")).toList();
    }

    private Duty one(String measure, String period, LocalDate day) {
        return on(day).stream()
                .filter(duty -> duty.measure().equals(measure)
                        && duty.period().equals(period)
                        && duty.unitId() == city.first.id())
                .findFirst()
                .orElseThrow();
    }

    private <T> T duties(Supplier<T> what) {
        return in(city.cityOffice.viewer().scope(), what);
    }

    private void ledgerEqualsScan() {
        List<LocalDate> days = Stream.of(
                        YESTERDAY,
                        TODAY,
                        TODAY.plusDays(1),
                        TODAY.plusDays(3),
                        WEEK.getFirst(),
                        WEEK.getLast(),
                        LocalDate.of(2023, 2, 10),
                        LocalDate.of(2023, 2, 20),
                        FAR,
                        FAR.plusMonths(2))
                .toList();
        ledgerEqualsScan(days);
    }
}
