package cn.haoyuan.admin;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.calendar.Semester;
import cn.haoyuan.calendar.SpecialDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of the calendar, on record with their author. */
@Component
class CalendarEdits {

    private final Calendars calendars;
    private final Audit audit;

    CalendarEdits(Calendars calendars, Audit audit) {
        this.calendars = calendars;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public CalendarPage page(int year) {
        List<SpecialDay> all = calendars.specialDays();
        TreeSet<Integer> years = new TreeSet<>();
        years.add(year);
        all.forEach(day -> years.add(day.day().getYear()));
        return new CalendarPage(
                year,
                List.copyOf(years),
                calendars.semesters().stream()
                        .map(semester -> new CalendarPage.Row(SemesterForm.of(semester), null))
                        .toList(),
                SemesterForm.blank(),
                null,
                all.stream().filter(day -> day.day().getYear() == year).toList(),
                DayForm.blank(),
                null);
    }

    /** Adds the semester or moves its days; answers why not, in Chinese. */
    @Transactional
    public Optional<String> save(Viewer viewer, SemesterForm form) {
        Semester semester = form.semester().orElse(null);
        if (semester == null) {
            return Optional.of("请填写学年（四位数字）、学期和起止日期");
        }
        Optional<String> refusal = calendars.saveSemester(semester);
        if (refusal.isEmpty()) {
            note(viewer, form.key(), form.label() + "：" + semester.startsOn() + " 至 " + semester.endsOn());
        }
        return refusal;
    }

    /** Adds the day or changes what it is; answers why not, in Chinese. */
    @Transactional
    public Optional<String> save(Viewer viewer, DayForm form) {
        SpecialDay day = form.special().orElse(null);
        if (day == null) {
            return Optional.of("请填写日期，并选择放假或调休上班");
        }
        Optional<String> refusal = calendars.saveSpecialDay(day);
        if (refusal.isEmpty()) {
            note(
                    viewer,
                    form.day(),
                    day.name() + "：" + day.day() + " " + day.kind().label());
        }
        return refusal;
    }

    /** Makes the day a plain one again. */
    @Transactional
    public void remove(Viewer viewer, LocalDate day) {
        calendars.removeSpecialDay(day);
        note(viewer, day.toString(), day + " 恢复为平常日");
    }

    private void note(Viewer viewer, String what, String detail) {
        audit.record(viewer, Verb.SAVE_CALENDAR, "calendar", what, viewer.unitId(), detail, "");
    }
}
