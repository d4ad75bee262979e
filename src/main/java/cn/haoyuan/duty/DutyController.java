package cn.haoyuan.duty;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Reason;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lists of duties, one duty, its waiver. */
@Controller
@Needs(Permission.SEE_BOARD)
class DutyController {

    private final DutyPages pages;
    private final DutyExport export;
    private final Waivers waivers;
    private final Clock clock;

    DutyController(DutyPages pages, DutyExport export, Waivers waivers, Clock clock) {
        this.pages = pages;
        this.export = export;
        this.waivers = waivers;
        this.clock = clock;
    }

    @GetMapping("/duties")
    ModelAndView list(@ModelAttribute DutyQuery query) {
        return Html.of("duty/list", pages.list(query, LocalDate.now(clock)));
    }

    @GetMapping("/duties/export.xlsx")
    void export(@ModelAttribute DutyQuery query, HttpServletResponse response) throws IOException {
        LocalDate today = LocalDate.now(clock);
        DutyFilter filter = query.filter(today);
        Download.sheet(response, pages.head(query, today).fileName(), filter.asOf());
        export.write(filter, query.order(), response.getOutputStream());
    }

    @GetMapping("/duties/{id}")
    ModelAndView show(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate asOf) {
        return Html.of(
                "duty/duty", pages.duty(viewer, id, asOf == null ? LocalDate.now(clock) : asOf, DutyPage.Typed.NONE));
    }

    @PostMapping("/duties/{id}/waiver")
    @Needs(Permission.WAIVE)
    ModelAndView waive(Viewer viewer, @PathVariable long id, @RequestParam String reason, RedirectAttributes next) {
        return act(viewer, id, reason, why -> waivers.waive(viewer, id, why), "已豁免", next);
    }

    @PostMapping("/duties/{id}/waiver/lift")
    @Needs(Permission.WAIVE)
    ModelAndView lift(Viewer viewer, @PathVariable long id, @RequestParam String reason, RedirectAttributes next) {
        return act(viewer, id, reason, why -> waivers.lift(viewer, id, why), "已撤销豁免", next);
    }

    /** Acts for that reason; where it will not do, the page comes back with it. */
    private ModelAndView act(
            Viewer viewer,
            long id,
            String reason,
            Function<String, Optional<String>> act,
            String done,
            RedirectAttributes next) {
        String why = reason.strip();
        Optional<String> problem = Reason.problem(why);
        if (problem.isPresent()) {
            DutyPage page = pages.duty(viewer, id, LocalDate.now(clock), new DutyPage.Typed(reason, problem.get()));
            return Html.of("duty/duty", page, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Optional<String> refusal = act.apply(why);
        next.addFlashAttribute(refusal.isEmpty() ? "notice" : "warning", refusal.orElse(done));
        return new ModelAndView("redirect:/duties/" + id);
    }
}
