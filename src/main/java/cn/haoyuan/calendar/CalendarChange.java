package cn.haoyuan.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    /** Whether it leaves a calendar as it is. */
    public boolean isIn(SchoolCalendar calendar) {
        return calendar.semesters().containsAll(semesters)
                && calendar.specialDays().containsAll(days)
                && plain.stream().allMatch(day -> calendar.special(day).isEmpty());
    }

    /** What a calendar becomes by it; it must not be one that is refused. */
    public SchoolCalendar on(SchoolCalendar calendar) {
        Map<LocalDate, SpecialDay> result = new TreeMap<>();
        calendar.specialDays().forEach(day -> result.put(day.day(), day));
        plain.forEach(result::remove);
        days.forEach(day -> result.put(day.day(), day));
        return SchoolCalendar.of(semestersOn(calendar), result.values());
    }

    private List<Semester> semestersOn(SchoolCalendar calendar) {
        List<Semester> result = new ArrayList<>(calendar.semesters());
        for (Semester semester : semesters) {
            result.removeIf(old -> old.schoolYear() == semester.schoolYear() && old.term() == semester.term());
            result.add(semester);
        }
        return result;
    }

    /** Why it cannot be made on a calendar, in Chinese; empty when it can. */
    public Optional<String> refusal(SchoolCalendar calendar) {
        List<Semester> after = semestersOn(calendar);
        return semesters.stream()
                .flatMap(semester -> semester
                        .refusal()
                        .or(() -> after.stream()
                                .filter(other -> !other.equals(semester)
                                        && !other.startsOn().isAfter(semester.endsOn())
                                        && !other.endsOn().isBefore(semester.startsOn()))
                                .map(other -> "与另一学期的日期重叠")
                                .findFirst())
                        .stream())
                .findFirst()
                .or(() -> days.stream().flatMap(day -> day.refusal().stream()).findFirst());
    }
}
