package cn.haoyuan.admin;

import cn.haoyuan.calendar.SpecialDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The city's calendar as a form.
 *
 * @param year whose special days are shown
 * @param years that have special days, and the present one
 * @param missing the semesters of the year that are not there yet, as pages name them
 * @param fresh the form for one more semester
 * @param freshError what is wrong with it; null when nothing is
 * @param lines of days to change, some of them empty
 */
public record CalendarPage(
        int year,
        List<Integer> years,
        List<Row> semesters,
        List<String> missing,
        SemesterForm fresh,
        @Nullable String freshError,
        List<SpecialDay> days,
        List<Line> lines) {

    private static final int LINES = 3;

    /** A semester on record, as stored or as just typed. */
    public record Row(SemesterForm form, @Nullable String error) {}

    /** Some days as typed, and what is wrong with them. */
    public record Line(DayForm form, DayForm.@Nullable Wrong wrong) {

        /** What is wrong with that field; null for nothing. */
        public @Nullable String error(String field) {
            return wrong != null && wrong.field().equals(field) ? wrong.why() : null;
        }
    }

    /** Days on end that are alike: a holiday is one line, not seven. */
    public record Run(LocalDate first, LocalDate last, SpecialDay.Kind kind, String name) {

        private boolean goesOnWith(SpecialDay day) {
            return last.plusDays(1).equals(day.day()) && kind == day.kind() && name.equals(day.name());
        }

        public int length() {
            return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        }
    }

    /** The special days, in order, those on end together. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (SpecialDay day : days) {
            boolean on = !runs.isEmpty() && runs.getLast().goesOnWith(day);
            LocalDate first = on ? runs.removeLast().first() : day.day();
            runs.add(new Run(first, day.day(), day.kind(), day.name()));
        }
        return List.copyOf(runs);
    }

    /** The semesters that lie in the year, and any with something wrong. */
    public List<Row> shown() {
        String of = year + "-";
        return semesters.stream()
                .filter(row -> row.error() != null
                        || row.form().starts().startsWith(of)
                        || row.form().ends().startsWith(of))
                .toList();
    }

    /** The years to go to: those with anything on record, one more, and the one shown. */
    public List<Integer> around() {
        TreeSet<Integer> around = new TreeSet<>(years);
        semesters.forEach(row -> around.add(Integer.parseInt(row.form().year())));
        around.add(around.last() + 1);
        around.add(year);
        return List.copyOf(around);
    }

    static List<Line> lines(List<Line> typed) {
        return Stream.concat(
                        typed.stream(),
                        Stream.generate(() -> new Line(DayForm.blank(), null)).limit(Math.max(1, LINES - typed.size())))
                .toList();
    }

    /** The same with what was typed; {@code semesterError} is about the semester, or about all where there is none. */
    CalendarPage refused(CalendarForm typed, @Nullable String error) {
        DayForm.Wrong all = error == null || typed.hasSemester() ? null : new DayForm.Wrong("from", error);
        List<Line> wrong = lines(typed.days().stream()
                .map(day -> new Line(day, day.refusal().orElse(all)))
                .toList());
        SemesterForm semester = typed.semester();
        String why = typed.semesterRefusal().orElse(typed.hasSemester() ? error : null);
        boolean known = semesters.stream().anyMatch(row -> row.form().key().equals(semester.key()));
        return known
                ? new CalendarPage(
                        year,
                        years,
                        semesters.stream()
                                .map(row -> row.form().key().equals(semester.key()) ? new Row(semester, why) : row)
                                .toList(),
                        missing,
                        fresh,
                        null,
                        days,
                        wrong)
                : new CalendarPage(year, years, semesters, missing, semester, why, days, wrong);
    }
}
