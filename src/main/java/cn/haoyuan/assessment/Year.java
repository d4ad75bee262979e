package cn.haoyuan.assessment;

import java.time.LocalDate;

/**
 * A calendar year that is assessed. What falls due on its last day is known to be late on the morning after, so a year is looked at as of
 * the first day of the next one, or today before that.
 *
 * @param day as of which its figures stand
 */
public record Year(int number, LocalDate day) {

    static Year of(int number, LocalDate today) {
        LocalDate next = LocalDate.of(number + 1, 1, 1);
        return new Year(number, today.isBefore(next) ? today : next);
    }

    public LocalDate from() {
        return LocalDate.of(number, 1, 1);
    }

    public LocalDate to() {
        return LocalDate.of(number, 12, 31);
    }

    /** Whether it had ended on that day. */
    public boolean over() {
        return day.isAfter(to());
    }
}
