package cn.haoyuan.admin;

import cn.haoyuan.calendar.SpecialDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The city's calendar as a form.
 *
 * @param year whose special days are shown
 * @param years that have special days, and the present one
 * @param fresh the form for one more semester
 * @param freshError what is wrong with it; null when nothing is
 * @param dayError what is wrong with {@code day}; null when nothing is
 */
public record CalendarPage(
        int year,
        List<Integer> years,
        List<Row> semesters,
        SemesterForm fresh,
        @Nullable String freshError,
        List<SpecialDay> days,
        DayForm day,
        @Nullable String dayError) {

    /** A semester on record, as stored or as just typed. */
    public record Row(SemesterForm form, @Nullable String error) {}

    /** The same with a semester that was refused, as it was typed. */
    CalendarPage refused(SemesterForm typed, String why) {
        boolean known = semesters.stream().anyMatch(row -> row.form().key().equals(typed.key()));
        return known
                ? new CalendarPage(
                        year,
                        years,
                        semesters.stream()
                                .map(row -> row.form().key().equals(typed.key()) ? new Row(typed, why) : row)
                                .toList(),
                        fresh,
                        null,
                        days,
                        day,
                        null)
                : new CalendarPage(year, years, semesters, typed, why, days, day, null);
    }

    /** The same with a day that was refused, as it was typed. */
    CalendarPage refused(DayForm typed, String why) {
        return new CalendarPage(year, years, semesters, fresh, null, days, typed, why);
    }
}
