package cn.haoyuan.plan;

import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import java.time.MonthDay;

/** From a period to a day: when a duty opens, or the last day on which it is met in time. */
public sealed interface DueRule {

    /** A fixed day, whatever the period. */
    record On(LocalDate date) implements DueRule {}

    /** So many days after the first day of the period; 0 is the first day itself. */
    record AfterStart(int days) implements DueRule {}

    /** So many days before the first day of the period; 1 is the day before. */
    record BeforeStart(int days) implements DueRule {}

    /** The first such day on or after the first day of the period; 29 February falls on the 28th of a common year. */
    record OnMonthDay(MonthDay monthDay) implements DueRule {}

    /** So many days after the last day of the period; 0 is the last day itself. */
    record AfterEnd(int days) implements DueRule {}

    /** The day for a period; {@code first} and {@code last} are its first and last day, both inclusive. */
    default LocalDate day(LocalDate first, LocalDate last) {
        return switch (this) {
            case On(LocalDate date) -> date;
            case AfterStart(int days) -> first.plusDays(days);
            case BeforeStart(int days) -> first.minusDays(days);
            case AfterEnd(int days) -> last.plusDays(days);
            case OnMonthDay(MonthDay monthDay) -> {
                LocalDate sameYear = monthDay.atYear(first.getYear());
                yield sameYear.isBefore(first) ? monthDay.atYear(first.getYear() + 1) : sameYear;
            }
        };
    }

    /** The rule in Chinese, without naming the period: {@code 开始后15天内}. */
    default String label() {
        return switch (this) {
            case On(LocalDate day) -> DayInWords.of(day) + "前";
            case AfterStart(int days) -> days == 0 ? "开始当日" : "开始后" + days + "天内";
            case BeforeStart(int days) -> days == 1 ? "开始之前" : "开始前" + days + "天";
            case OnMonthDay(MonthDay day) -> DayInWords.of(day) + "前";
            case AfterEnd(int days) -> days == 0 ? "当期之内" : "结束后" + days + "天内";
        };
    }
}
