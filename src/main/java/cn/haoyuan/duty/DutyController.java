package cn.haoyuan.duty;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Cut;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
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
        return Html.of("duty/duty", pages.duty(viewer, id, asOf == null ? LocalDate.now(clock) : asOf));
    }

    @PostMapping("/duties/{id}/waiver")
    @Needs(Permission.WAIVE)
    String waive(Viewer viewer, @PathVariable long id, @RequestParam String reason, RedirectAttributes redirect) {
        String notice = blankOrLong(reason)
                ? "请写明豁免理由（1至200字），事项未豁免"
                : waivers.waive(viewer, id, reason.strip()).orElse("已豁免");
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/duties/" + id;
    }

    @PostMapping("/duties/{id}/waiver/lift")
    @Needs(Permission.WAIVE)
    String lift(Viewer viewer, @PathVariable long id, @RequestParam String reason, RedirectAttributes redirect) {
        String notice = blankOrLong(reason)
                ? "请写明撤销理由（1至200字），豁免未撤销"
                : waivers.lift(viewer, id, reason.strip()).orElse("已撤销豁免");
        redirect.addFlashAttribute("notice", notice);
        return "redirect:/duties/" + id;
    }

    private static boolean blankOrLong(String reason) {
        return reason.isBlank() || Cut.exceeds(200, reason.strip());
    }
}
