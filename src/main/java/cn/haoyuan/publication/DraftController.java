package cn.haoyuan.publication;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Html;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A draft of the plan as a whole: begin it, look over it, add and drop measures. */
@Controller
@Needs(Permission.EDIT_PLAN)
class DraftController {

    /** Told by {@link MeasureController} across its redirect. */
    static final String SAVED = "saved";

    private final Drafting drafting;

    DraftController(Drafting drafting) {
        this.drafting = drafting;
    }

    @PostMapping("/plan/drafts")
    String begin(Viewer viewer, RedirectAttributes redirect) {
        Drafting.Begun begun = drafting.begin(viewer);
        redirect.addFlashAttribute("notice", begun.notice());
        return "redirect:/plan/drafts/" + begun.id();
    }

    @GetMapping("/plan/drafts/{id}")
    ModelAndView page(@PathVariable int id, @RequestParam(defaultValue = "false") boolean discard, Model flash) {
        return Html.of("publication/draft", drafting.page(id, (String) flash.getAttribute(SAVED), discard));
    }

    @PostMapping("/plan/drafts/{id}/measures")
    String add(Viewer viewer, @PathVariable int id) {
        return "redirect:/plan/drafts/" + id + "/measures/" + drafting.add(viewer, id);
    }

    @PostMapping("/plan/drafts/{id}/measures/{key}/drop")
    String drop(Viewer viewer, @PathVariable int id, @PathVariable String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", drafting.drop(viewer, id, key));
        return "redirect:/plan/drafts/" + id;
    }

    @PostMapping("/plan/drafts/{id}/measures/{key}/restore")
    String restore(Viewer viewer, @PathVariable int id, @PathVariable String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", drafting.restore(viewer, id, key));
        return "redirect:/plan/drafts/" + id;
    }

    @PostMapping("/plan/drafts/{id}/measures/{key}/forget")
    String forget(@PathVariable int id, @PathVariable String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute("notice", drafting.forget(id, key));
        return "redirect:/plan/drafts/" + id;
    }
}
