package cn.haoyuan.admin;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Html;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Semesters, holidays and make-up working days; the city only. */
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
    ModelAndView calendar(@RequestParam(required = false) @Nullable Integer year) {
        return Html.of("admin/calendar", edits.page(year(year)));
    }

    @PostMapping("/calendar/semesters")
    Object semester(Viewer viewer, SemesterForm form, RedirectAttributes next) {
        Optional<String> refusal = edits.save(viewer, form);
        if (refusal.isPresent()) {
            return Html.of("admin/calendar", edits.page(year(null)).refused(form, refusal.get()), WRONG);
        }
        next.addFlashAttribute("notice", "已保存 " + form.label());
        return "redirect:/calendar";
    }

    @PostMapping("/calendar/days")
    Object day(Viewer viewer, DayForm form, RedirectAttributes next) {
        Integer year = Typed.day(form.day()).map(LocalDate::getYear).orElse(null);
        Optional<String> refusal = edits.save(viewer, form);
        if (refusal.isPresent()) {
            return Html.of("admin/calendar", edits.page(year(year)).refused(form, refusal.get()), WRONG);
        }
        next.addFlashAttribute("notice", "已保存 " + form.day());
        return "redirect:/calendar?year=" + year(year);
    }

    @PostMapping("/calendar/days/remove")
    String remove(Viewer viewer, @RequestParam(required = false) @Nullable String day, RedirectAttributes next) {
        Optional<LocalDate> plain = Typed.day(Typed.text(day));
        plain.ifPresent(date -> {
            edits.remove(viewer, date);
            next.addFlashAttribute("notice", date + " 已恢复为平常日");
        });
        return "redirect:/calendar?year=" + year(plain.map(LocalDate::getYear).orElse(null));
    }

    private int year(@Nullable Integer asked) {
        return asked == null ? LocalDate.now(clock).getYear() : Math.clamp(asked, 1990, 2199);
    }
}
