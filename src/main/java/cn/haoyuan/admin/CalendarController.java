package cn.haoyuan.admin;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.duty.EffectFilter;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.PageSize;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Semesters, holidays and make-up working days: read by all, edited by the city only. What an edit does to duties is shown before it is saved. */
@Controller
@Needs(Permission.EDIT_CALENDAR)
class CalendarController {

    private static final HttpStatus WRONG = HttpStatus.UNPROCESSABLE_CONTENT;

    private final CalendarEdits edits;
    private final Clock clock;

    CalendarController(CalendarEdits edits, Clock clock) {
        this.edits = edits;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    @Needs(Permission.SEE_BOARD)
    ModelAndView calendar(@RequestParam(required = false) @Nullable Integer year) {
        return Html.of("admin/calendar", CalendarEdits.page(edits.calendar(), year(year)));
    }

    /** What the page shows of a year. */
    @GetMapping("/calendar/export.xlsx")
    @Needs(Permission.SEE_BOARD)
    void export(@RequestParam(required = false) @Nullable Integer year, HttpServletResponse response)
            throws IOException {
        CalendarPage page = CalendarEdits.page(edits.calendar(), year(year));
        Download.sheet(response, page.year() + " 年校历", LocalDate.now(clock));
        CalendarSheet.write(page, response.getOutputStream());
    }

    @GetMapping("/calendar/effect")
    ModelAndView effect(Viewer viewer, @RequestParam MultiValueMap<String, String> typed) {
        CalendarForm form = CalendarForm.of(typed);
        SchoolCalendar calendar = edits.calendar();
        return CalendarEdits.refused(calendar, form, year(form.year()))
                .map(page -> Html.of("admin/calendar", page, WRONG))
                .orElseGet(() -> Html.of("admin/calendar-effect", edits.effect(viewer, calendar, form, null)));
    }

    @GetMapping("/calendar/effect/duties")
    ModelAndView duties(
            @RequestParam MultiValueMap<String, String> typed,
            Viewer viewer,
            EffectFilter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable PageSize size) {
        CalendarForm form = CalendarForm.of(typed);
        SchoolCalendar calendar = edits.calendar();
        return CalendarEdits.refused(calendar, form, year(form.year()))
                .map(wrong -> Html.of("admin/calendar", wrong, WRONG))
                .orElseGet(() ->
                        Html.of("admin/calendar-duties", edits.duties(viewer, calendar, form, filter, page, size)));
    }

    @GetMapping("/calendar/effect/duties/export.xlsx")
    @Nullable
    ModelAndView export(
            @RequestParam MultiValueMap<String, String> typed,
            Viewer viewer,
            EffectFilter filter,
            HttpServletResponse response)
            throws IOException {
        CalendarForm form = CalendarForm.of(typed);
        SchoolCalendar calendar = edits.calendar();
        Optional<CalendarPage> wrong = CalendarEdits.refused(calendar, form, year(form.year()));
        if (wrong.isPresent()) {
            return Html.of("admin/calendar", wrong.get(), WRONG);
        }
        Download.begin(response, edits.fileName(viewer, filter));
        edits.export(viewer, calendar, form, filter, response.getOutputStream());
        return null;
    }

    @PostMapping("/calendar")
    ModelAndView save(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "") String base,
            RedirectAttributes next) {
        CalendarForm form = CalendarForm.of(typed);
        SchoolCalendar before = edits.calendar();
        Optional<CalendarPage> wrong = CalendarEdits.refused(before, form, year(form.year()));
        if (wrong.isPresent()) {
            return Html.of("admin/calendar", wrong.get(), WRONG);
        }
        Optional<String> refusal = edits.save(viewer, form, base);
        if (refusal.isPresent()) {
            return Html.of("admin/calendar-effect", edits.effect(viewer, edits.calendar(), form, refusal.get()), WRONG);
        }
        next.addFlashAttribute("notice", "已保存：" + String.join("；", form.labels(before)));
        return new ModelAndView("redirect:/calendar?year=" + year(form.year()));
    }

    private int year(@Nullable Integer asked) {
        return asked == null ? LocalDate.now(clock).getYear() : asked;
    }
}
