package cn.haoyuan.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** Keys, labels and bounds of periods. */
final class Periods {

    private Periods() {}

    static Period once(LocalDate from, LocalDate to) {
        return new Period("once", "一次", from, to);
    }

    static Period schoolYear(int year, LocalDate startsOn, LocalDate endsOn) {
        return new Period("%d-%d".formatted(year, year + 1), schoolYearLabel(year), startsOn, endsOn);
    }

    static Period semester(Semester semester) {
        int year = semester.schoolYear();
        return new Period(
                "%d-%d-%d".formatted(year, year + 1, semester.term().number()),
                semesterLabel(year, semester.term()),
                semester.startsOn(),
                semester.endsOn());
    }

    static Period month(YearMonth month) {
        return new Period(
                "%d-%02d".formatted(month.getYear(), month.getMonthValue()),
                "%d年%d月".formatted(month.getYear(), month.getMonthValue()),
                month.atDay(1),
                month.atEndOfMonth());
    }

    /** The ISO week, Monday to Sunday, that holds the day. Its year is the one in which its Thursday lies. */
    static Period week(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate sunday = monday.plusDays(6);
        int year = monday.get(IsoFields.WEEK_BASED_YEAR);
        int week = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return new Period(
                "%d-W%02d".formatted(year, week),
                "%d年第%d周（%s—%s）".formatted(year, week, dayLabel(monday, year), dayLabel(sunday, year)),
                monday,
                sunday);
    }

    static Period calendarYear(int year) {
        return new Period(
                "%d".formatted(year), "%d年".formatted(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    static String semesterLabel(int year, Term term) {
        return schoolYearLabel(year) + term.label();
    }

    private static String schoolYearLabel(int year) {
        return "%d—%d学年".formatted(year, year + 1);
    }

    private static String dayLabel(LocalDate day, int year) {
        String monthAndDay = "%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
        return day.getYear() == year ? monthAndDay : day.getYear() + "年" + monthAndDay;
    }
}
