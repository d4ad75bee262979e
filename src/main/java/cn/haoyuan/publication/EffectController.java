package cn.haoyuan.publication;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.EffectFilter;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.PageSize;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a draft would change, the duties behind each count, and publishing it. */
@Controller
@Needs(Permission.EDIT_PLAN)
class EffectController {

    private final Trying trying;

    EffectController(Trying trying) {
        this.trying = trying;
    }

    @GetMapping("/plan/drafts/{id}/effect")
    ModelAndView effect(@PathVariable int id, @RequestParam(required = false) @Nullable UnitKind kind) {
        return Html.of("publication/effect", trying.page(id, kind, "", null));
    }

    @GetMapping("/plan/drafts/{id}/effect/duties")
    ModelAndView duties(
            @PathVariable int id,
            EffectFilter filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable PageSize size) {
        return Html.of("publication/effect-duties", trying.rows(id, filter, page, size));
    }

    @GetMapping("/plan/drafts/{id}/effect/duties/export.xlsx")
    void duties(@PathVariable int id, EffectFilter filter, HttpServletResponse response) throws IOException {
        Download.begin(response, trying.fileName(id, filter));
        trying.export(id, filter, response.getOutputStream());
    }

    @GetMapping("/plan/drafts/{id}/effect/load")
    ModelAndView load(
            @PathVariable int id,
            LoadQuery query,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable PageSize size) {
        return Html.of("publication/effect-duties", trying.load(id, query, page, size));
    }

    @GetMapping("/plan/drafts/{id}/effect/load/export.xlsx")
    void load(@PathVariable int id, LoadQuery query, HttpServletResponse response) throws IOException {
        Download.begin(response, trying.fileName(id, query));
        trying.export(id, query, response.getOutputStream());
    }

    @PostMapping("/plan/{id}/publish")
    ModelAndView publish(
            Viewer viewer,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String base,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        Trying.Published published = trying.publish(viewer, id, base, reason);
        if (!published.done()) {
            return Html.of(
                    "publication/effect",
                    trying.page(id, null, reason, published.words()),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("notice", published.words());
        return new ModelAndView("redirect:/plan");
    }
}
