package cn.haoyuan.web;

import cn.haoyuan.calendar.SchoolCalendar;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A rest day by which somebody was to answer, and what is proposed in its place: the next working day, or where that is too far, the one
 * before.
 */
public record RestDay(LocalDate named, LocalDate working) {

    /** None where the day is a working day; {@code last} is the furthest that may be named. */
    public static Optional<RestDay> of(LocalDate named, LocalDate last, SchoolCalendar calendar) {
        if (calendar.isWorkingDay(named)) {
            return Optional.empty();
        }
        LocalDate next = calendar.nextWorkingDay(named);
        return Optional.of(new RestDay(named, next.isAfter(last) ? calendar.plusWorkingDays(named, -1) : next));
    }

    /** What is said of a file, in which nothing is changed for anybody. */
    public String words() {
        return "%s是休息日，请写工作日，如 %s".formatted(Day.full(named), Day.full(working));
    }

    /** What is said where the field holds the working day by now; {@code button} takes it. */
    public String words(String button) {
        return "%s是休息日，这里改成了%s一个工作日 %s。合适的话，再按一次“%s”"
                .formatted(Day.full(named), working.isAfter(named) ? "下" : "前", Day.full(working), button);
    }
}
