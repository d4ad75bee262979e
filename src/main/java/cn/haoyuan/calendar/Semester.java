package cn.haoyuan.calendar;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One term of a school year.
 *
 * @param schoolYear calendar year in which the school year begins
 * @param startsOn first day, inclusive
 * @param endsOn last day, inclusive
 */
public record Semester(int schoolYear, Term term, LocalDate startsOn, LocalDate endsOn) {

    private static final int LONGEST_IN_DAYS = 250;

    /** Whether the day lies within the semester, holidays and weekends included. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }

    /** This semester as a period. */
    public Period period() {
        return Periods.semester(this);
    }

    /** Why this cannot be a semester, in Chinese; empty when it can. */
    Optional<String> refusal() {
        if (schoolYear < 2000 || schoolYear > 2200) {
            return Optional.of("学年应在 2000 至 2200 之间");
        }
        if (!endsOn.isAfter(startsOn)) {
            return Optional.of("学期结束日应晚于开始日");
        }
        if (endsOn.isAfter(startsOn.plusDays(LONGEST_IN_DAYS))) {
            return Optional.of("一个学期不应超过 %d 天".formatted(LONGEST_IN_DAYS));
        }
        boolean inItsHalf =
                switch (term) {
                    case AUTUMN -> startsOn.getYear() == schoolYear && startsOn.getMonthValue() >= 7;
                    case SPRING -> startsOn.getYear() == schoolYear + 1 && startsOn.getMonthValue() <= 6;
                };
        if (!inItsHalf) {
            return Optional.of(
                    switch (term) {
                        case AUTUMN -> "第一学期应在 %d 年 7 月至 12 月间开始".formatted(schoolYear);
                        case SPRING -> "第二学期应在 %d 年 1 月至 6 月间开始".formatted(schoolYear + 1);
                    });
        }
        return Optional.empty();
    }
}
