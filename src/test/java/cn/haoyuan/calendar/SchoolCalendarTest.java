package cn.haoyuan.calendar;

import static java.time.LocalDate.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchoolCalendarTest {

    private final SchoolCalendar calendar = SchoolCalendar.of(
            List.of(
                    semester(2022, Term.SPRING, "2023-02-06", "2023-06-30"),
                    semester(2021, Term.AUTUMN, "2021-09-01", "2022-01-20"),
                    semester(2021, Term.SPRING, "2022-02-16", "2022-06-24"),
                    semester(2022, Term.AUTUMN, "2022-08-31", "2023-01-10"),
                    semester(2023, Term.SPRING, "2024-02-25", "2024-06-28")),
            Stream.of(
                            days(SpecialDay.Kind.WORK, "2021-09-18", "2021-09-18"),
                            days(SpecialDay.Kind.OFF, "2021-09-19", "2021-09-21"),
                            days(SpecialDay.Kind.WORK, "2021-09-26", "2021-09-26"),
                            days(SpecialDay.Kind.OFF, "2021-10-01", "2021-10-07"),
                            days(SpecialDay.Kind.WORK, "2021-10-09", "2021-10-09"),
                            days(SpecialDay.Kind.WORK, "2022-01-29", "2022-01-30"),
                            days(SpecialDay.Kind.OFF, "2022-01-31", "2022-02-06"),
                            days(SpecialDay.Kind.OFF, "2024-02-10", "2024-02-17"),
                            days(SpecialDay.Kind.WORK, "2024-02-18", "2024-02-18"))
                    .flatMap(days -> days)
                    .toList());

    private static Semester semester(int year, Term term, String from, String to) {
        return new Semester(year, term, parse(from), parse(to));
    }

    private static Stream<SpecialDay> days(SpecialDay.Kind kind, String from, String to) {
        return parse(from).datesUntil(parse(to).plusDays(1)).map(day -> new SpecialDay(day, kind, "节"));
    }

    private List<String> keys(Cadence cadence, String from, String to) {
        return calendar.periods(cadence, parse(from), parse(to)).stream()
                .map(Period::key)
                .toList();
    }

    @Test
    void worksFromMondayToFridayLessHolidaysAndPlusMakeUpDays() {
        assertThat(calendar.isWorkingDay(parse("2021-09-17"))).isTrue(); // Friday
        assertThat(calendar.isWorkingDay(parse("2021-09-18"))).isTrue(); // make-up Saturday
        assertThat(calendar.isWorkingDay(parse("2021-09-21"))).isFalse(); // holiday on a Tuesday
        assertThat(calendar.isWorkingDay(parse("2021-09-25"))).isFalse(); // Saturday
        assertThat(calendar.isWorkingDay(parse("2021-09-26"))).isTrue(); // make-up Sunday
    }

    @Test
    void missesTheSemestersThatTouchASpanAndAreNotInIt() {
        assertThat(calendar.missingSemesters(parse("2021-09-01"), parse("2023-08-20")))
                .isEmpty();
        assertThat(calendar.missingSemesters(parse("2022-11-23"), parse("2024-12-31")))
                .containsExactly("2023—2024学年第一学期", "2024—2025学年第一学期");
        assertThat(calendar.missingSemesters(parse("2024-07-15"), parse("2024-08-31")))
                .as("within the summer")
                .isEmpty();
        assertThat(calendar.missingSemesters(parse("2024-07-15"), parse("2024-01-01")))
                .as("nothing is left")
                .isEmpty();
    }

    @Test
    void teachesOnTheMakeUpSaturdayAfterNationalDay() {
        assertThat(calendar.isTeachingDay(parse("2021-10-07"))).isFalse();
        assertThat(calendar.isTeachingDay(parse("2021-10-08"))).isTrue();
        assertThat(calendar.isTeachingDay(parse("2021-10-09"))).isTrue();
        assertThat(calendar.isTeachingDay(parse("2021-10-10"))).isFalse();
    }

    @Test
    void teachesOnTheFirstAndLastDayOfASemesterAndNotOnTheDaysAround() {
        assertThat(calendar.isTeachingDay(parse("2021-08-31"))).isFalse();
        assertThat(calendar.isTeachingDay(parse("2021-09-01"))).isTrue();
        assertThat(calendar.isTeachingDay(parse("2022-01-20"))).isTrue();
        assertThat(calendar.isTeachingDay(parse("2022-01-21"))).isFalse();
    }

    @Test
    void doesNotTeachOnAMakeUpDayInTheVacation() {
        assertThat(calendar.isWorkingDay(parse("2022-01-29"))).isTrue();
        assertThat(calendar.isTeachingDay(parse("2022-01-29"))).isFalse();
    }

    @Test
    void countsNoWeekWithTwoTeachingDays() {
        // National Day: only 8 and 9 October are taught
        assertThat(keys(Cadence.TEACHING_WEEK, "2021-10-04", "2021-10-10")).isEmpty();
    }

    @Test
    void countsAWeekWithThreeTeachingDays() {
        // mid-autumn: Wednesday to Friday, and the make-up Sunday
        assertThat(keys(Cadence.TEACHING_WEEK, "2021-09-20", "2021-09-26")).containsExactly("2021-W38");
        // the first week: Wednesday 1 September to Friday
        assertThat(keys(Cadence.TEACHING_WEEK, "2021-09-01", "2021-09-01")).containsExactly("2021-W35");
        // the last day of the week taught alone is too few
        assertThat(keys(Cadence.TEACHING_WEEK, "2024-02-25", "2024-02-25")).isEmpty();
    }

    @Test
    void countsAWeekWholeWhereverTheAskedDaysCutIt() {
        assertThat(calendar.teachingWeeks(parse("2021-09-16"), parse("2021-09-22")))
                .extracting(Period::startsOn)
                .containsExactly(parse("2021-09-13"), parse("2021-09-20"));
    }

    @Test
    void hasNoTeachingWeekOverTheSpringFestival() {
        assertThat(keys(Cadence.TEACHING_WEEK, "2022-01-10", "2022-02-27"))
                .containsExactly("2022-W02", "2022-W03", "2022-W07", "2022-W08");
    }

    @Test
    void numbersTheWeekAtNewYearByItsThursday() {
        assertThat(calendar.teachingWeeks(parse("2022-01-01"), parse("2022-01-01")))
                .containsExactly(new Period(
                        "2021-W52", "2021年第52周（12月27日—2022年1月2日）", parse("2021-12-27"), parse("2022-01-02")));
    }

    @Test
    void knowsTheLeapDay() {
        LocalDate leapDay = parse("2024-02-29");
        assertThat(calendar.isTeachingDay(leapDay)).isTrue();
        assertThat(calendar.plusWorkingDays(leapDay, 1)).isEqualTo("2024-03-01");
        // 26 to 29 February are four teaching days: no month in term, but a teaching week
        assertThat(keys(Cadence.MONTH_IN_TERM, "2024-02-01", "2024-03-31")).containsExactly("2024-03");
        assertThat(keys(Cadence.TEACHING_WEEK, "2024-02-29", "2024-02-29")).containsExactly("2024-W09");
    }

    @Test
    void countsAMonthWithFiveTeachingDays() {
        assertThat(keys(Cadence.MONTH_IN_TERM, "2021-08-01", "2022-08-31"))
                .containsExactly(
                        "2021-09", "2021-10", "2021-11", "2021-12", "2022-01", "2022-02", "2022-03", "2022-04",
                        "2022-05", "2022-06"); // neither July nor August, whose one teaching day is too few
        assertThat(calendar.periods(Cadence.MONTH_IN_TERM, parse("2022-02-28"), parse("2022-02-28")))
                .containsExactly(new Period("2022-02", "2022年2月", parse("2022-02-01"), parse("2022-02-28")));
    }

    @Test
    void leavesOutAFebruaryThatIsAllVacation() {
        SchoolCalendar late = SchoolCalendar.of(
                List.of(
                        semester(2025, Term.AUTUMN, "2025-09-01", "2026-01-30"),
                        semester(2025, Term.SPRING, "2026-03-02", "2026-07-03")),
                List.of());
        assertThat(late.periods(Cadence.MONTH_IN_TERM, parse("2026-01-15"), parse("2026-03-15")))
                .extracting(Period::label)
                .containsExactly("2026年1月", "2026年3月");
    }

    @Test
    void givesSemestersAcrossTheYear() {
        assertThat(calendar.periods(Cadence.SEMESTER, parse("2022-01-20"), parse("2022-02-16")))
                .containsExactly(
                        new Period("2021-2022-1", "2021—2022学年第一学期", parse("2021-09-01"), parse("2022-01-20")),
                        new Period("2021-2022-2", "2021—2022学年第二学期", parse("2022-02-16"), parse("2022-06-24")));
        assertThat(keys(Cadence.SEMESTER, "2022-01-21", "2022-02-15")).isEmpty();
    }

    @Test
    void letsASchoolYearLastUntilTheNextBegins() {
        assertThat(calendar.schoolYearOf(parse("2021-08-31"))).isEqualTo(2020);
        assertThat(calendar.schoolYearOf(parse("2021-09-01"))).isEqualTo(2021);
        assertThat(calendar.schoolYearOf(parse("2022-08-30"))).isEqualTo(2021);
        assertThat(calendar.schoolYearOf(parse("2022-08-31"))).isEqualTo(2022);
        assertThat(calendar.periods(Cadence.SCHOOL_YEAR, parse("2022-08-30"), parse("2022-08-31")))
                .containsExactly(
                        new Period("2021-2022", "2021—2022学年", parse("2021-09-01"), parse("2022-08-30")),
                        new Period("2022-2023", "2022—2023学年", parse("2022-08-31"), parse("2023-08-31")));
    }

    @Test
    void givesCalendarYearsAndTheOneTimeAndNothingForEventsAndStandingConditions() {
        assertThat(keys(Cadence.CALENDAR_YEAR, "2021-12-31", "2023-01-01")).containsExactly("2021", "2022", "2023");
        assertThat(calendar.periods(Cadence.ONCE, parse("2021-04-01"), parse("2023-12-31")))
                .containsExactly(new Period("once", "一次", parse("2021-04-01"), parse("2023-12-31")));
        assertThat(keys(Cadence.EVENT, "2021-01-01", "2023-12-31")).isEmpty();
        assertThat(keys(Cadence.STANDING, "2021-01-01", "2023-12-31")).isEmpty();
        assertThat(keys(Cadence.ONCE, "2021-01-02", "2021-01-01")).isEmpty();
    }

    @Test
    void givesKeysInOrderOfTime() {
        for (Cadence cadence : Cadence.values()) {
            assertThat(keys(cadence, "2021-01-01", "2024-12-31")).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void countsWorkingDaysOverTheSpringFestivalInBothDirections() {
        assertThat(calendar.nextWorkingDay(parse("2022-01-31"))).isEqualTo("2022-02-07");
        assertThat(calendar.nextWorkingDay(parse("2022-02-07"))).isEqualTo("2022-02-07");
        assertThat(calendar.plusWorkingDays(parse("2022-01-28"), 3)).isEqualTo("2022-02-07"); // after 29 and 30
        assertThat(calendar.plusWorkingDays(parse("2022-02-07"), -3)).isEqualTo("2022-01-28");
        assertThat(calendar.plusWorkingDays(parse("2022-02-05"), 0)).isEqualTo("2022-02-05");
    }

    @Test
    void refusesSemestersThatOverlapOrMakeNoSense() {
        assertThatThrownBy(() -> SchoolCalendar.of(
                        List.of(
                                semester(2021, Term.AUTUMN, "2021-09-01", "2022-01-20"),
                                semester(2021, Term.SPRING, "2022-01-20", "2022-06-24")),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(semester(2021, Term.AUTUMN, "2021-09-01", "2021-09-01").refusal())
                .contains("学期结束日应晚于开始日");
        assertThat(semester(2021, Term.SPRING, "2021-02-16", "2021-06-24").refusal())
                .contains("第二学期应在 2022 年 1 月至 6 月间开始");
        assertThat(semester(2021, Term.AUTUMN, "2021-09-01", "2022-09-01").refusal())
                .contains("一个学期不应超过 250 天");
    }
}
