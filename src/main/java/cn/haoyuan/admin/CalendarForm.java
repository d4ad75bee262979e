package cn.haoyuan.admin;

import cn.haoyuan.calendar.CalendarChange;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.web.Address;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** An edit of the calendar as typed: at most one semester, and some lines of days. */
public record CalendarForm(SemesterForm semester, List<DayForm> days) {

    private static final int MOST_LINES = 12;

    static CalendarForm of(MultiValueMap<String, String> typed) {
        List<DayForm> days = new ArrayList<>();
        int lines = typed.getOrDefault("from", List.of()).size();
        for (int i = 0; i < Math.min(lines, MOST_LINES); i++) {
            days.add(new DayForm(at(typed, "from", i), at(typed, "to", i), at(typed, "kind", i), at(typed, "name", i)));
        }
        return new CalendarForm(
                new SemesterForm(
                        typed.getFirst("year"),
                        typed.getFirst("term"),
                        typed.getFirst("starts"),
                        typed.getFirst("ends")),
                days.stream().filter(day -> !day.isBlank()).toList());
    }

    private static @Nullable String at(MultiValueMap<String, String> typed, String name, int i) {
        List<String> values = typed.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i) : null;
    }

    boolean hasSemester() {
        return !semester.equals(SemesterForm.blank());
    }

    /** Why the semester cannot even be read, in Chinese. */
    Optional<String> semesterRefusal() {
        return hasSemester() && semester.semester().isEmpty() ? Optional.of("请填写学年（四位数字）、学期和起止日期") : Optional.empty();
    }

    /** Whether all of it can be read; the calendar may still refuse it. */
    boolean isReadable() {
        return semesterRefusal().isEmpty()
                && days.stream().allMatch(day -> day.refusal().isEmpty());
    }

    CalendarChange change() {
        return new CalendarChange(
                semester.semester().stream().toList(),
                days.stream().flatMap(DayForm::special).toList(),
                days.stream().filter(DayForm::isPlain).flatMap(DayForm::days).toList());
    }

    /** The year whose page shows what was edited; null where it shows anywhere. */
    @Nullable
    Integer year() {
        return Stream.concat(Stream.of(semester.starts()), days.stream().map(DayForm::from))
                .flatMap(day -> Typed.day(day).stream())
                .map(LocalDate::getYear)
                .findFirst()
                .orElse(null);
    }

    /** One line for each edit; that of a semester tells what the calendar has for it now. */
    List<String> labels(SchoolCalendar calendar) {
        Stream<String> term =
                hasSemester() ? Stream.of(semester.label() + "：" + semester.from(calendar)) : Stream.empty();
        return Stream.concat(term, days.stream().map(DayForm::label)).toList();
    }

    /** Everything typed, by the names of the fields; the lists of days have one value a line. */
    public Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (hasSemester()) {
            fields.put("year", List.of(semester.year()));
            fields.put("term", List.of(semester.term()));
            fields.put("starts", List.of(semester.starts()));
            fields.put("ends", List.of(semester.ends()));
        }
        if (!days.isEmpty()) {
            fields.put("from", days.stream().map(DayForm::from).toList());
            fields.put(
                    "to",
                    days.stream()
                            .map(day -> day.to().isEmpty() ? day.from() : day.to())
                            .toList());
            fields.put("kind", days.stream().map(DayForm::kind).toList());
            fields.put(
                    "name",
                    days.stream().map(day -> day.isPlain() ? "-" : day.name()).toList());
        }
        return fields;
    }

    /** The address that carries it. */
    Address address(String path) {
        return new Address(path, fields());
    }
}
