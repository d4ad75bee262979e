package cn.haoyuan.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * Edits of the calendar that are made at once.
 *
 * @param semesters added, or in place of those of the same school year and term
 * @param days added, or in place of what those days were
 * @param plain days that become plain days of the week again
 */
public record CalendarChange(List<Semester> semesters, List<SpecialDay> days, List<LocalDate> plain) {

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return semesters.isEmpty() && days.isEmpty() && plain.isEmpty();
    }
}
