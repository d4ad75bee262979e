package cn.haoyuan.nudge;

import cn.haoyuan.calendar.SchoolCalendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * When people may be disturbed: on working days (make-up days are, holidays are not), from {@code from} on and before
 * {@code to}, by the clocks of Shanghai.
 */
public record NudgeHours(LocalTime from, LocalTime to, SchoolCalendar calendar) {

    public NudgeHours {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(from + " is not before " + to);
        }
    }

    /** Whether a message may go at this moment. */
    boolean allows(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        return calendar.isWorkingDay(moment.toLocalDate()) && !time.isBefore(from) && time.isBefore(to);
    }

    /** The moment itself if it is allowed, else the first one after it that is. */
    LocalDateTime next(LocalDateTime moment) {
        if (allows(moment)) {
            return moment;
        }
        LocalDate day = moment.toLocalDate();
        boolean early = moment.toLocalTime().isBefore(from);
        return calendar.nextWorkingDay(early ? day : day.plusDays(1)).atTime(from);
    }

    /** When somebody who was told on {@code day} may be told again. */
    LocalDateTime after(LocalDate day) {
        return calendar.nextWorkingDay(day.plusDays(1)).atTime(from);
    }
}
