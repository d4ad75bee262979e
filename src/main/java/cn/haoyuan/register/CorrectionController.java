package cn.haoyuan.register;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Html;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a kindergarten asks to be corrected in its profile. */
@Controller
@Needs(Permission.SEE_UNITS)
class CorrectionController {

    private final CorrectionPages pages;

    CorrectionController(CorrectionPages pages) {
        this.pages = pages;
    }

    @GetMapping("/units/{id:\\d{1,9}}/corrections")
    ModelAndView page(Viewer viewer, @PathVariable int id) {
        return Html.of("register/corrections", pages.page(viewer, id));
    }

    @PostMapping("/units/{id:\\d{1,9}}/corrections")
    ModelAndView ask(
            Viewer viewer,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        CorrectionsPage wrong = pages.ask(viewer, id, words);
        if (wrong != null) {
            return Html.of("register/corrections", wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("notice", "已请上级更正，有了答复会通知您。");
        return new ModelAndView("redirect:/units/" + id + "/corrections");
    }
}
