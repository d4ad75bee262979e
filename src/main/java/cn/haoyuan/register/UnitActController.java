package cn.haoyuan.register;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Answer;
import cn.haoyuan.web.Html;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Acts on a unit. */
@Controller
@Needs(Permission.EDIT_UNITS)
class UnitActController {

    private final UnitActing acting;
    private final UnitPages pages;

    UnitActController(UnitActing acting, UnitPages pages) {
        this.acting = acting;
        this.pages = pages;
    }

    /** What the other unit of a merger or pairing may be, while it is typed. */
    @GetMapping("/units/{id:\\d{1,9}}/others")
    ModelAndView others(Viewer viewer, @PathVariable int id, @RequestParam(defaultValue = "") String target) {
        return Html.of("register/others", acting.others(viewer, id, target.strip()));
    }

    @PostMapping("/units/{id:\\d{1,9}}/acts")
    ModelAndView act(Viewer viewer, @PathVariable int id, @ModelAttribute UnitAct act, RedirectAttributes redirect) {
        UnitActing.Acted acted = acting.act(viewer, id, act);
        if (acted.asks() != null) {
            return Html.of("register/unit", pages.unit(viewer, id, null, act, null, acted.asks(), acted.candidates()));
        }
        return switch (acted.answer()) {
            case Answer.Refused refused ->
                Html.of(
                        "register/unit",
                        pages.unit(viewer, id, null, act, refused.reason(), null, acted.candidates()),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case Answer.Done done -> {
                redirect.addFlashAttribute("notice", "已办理：" + done.what() + "。已记入操作日志。");
                yield new ModelAndView("redirect:/units/" + next(id, act, done));
            }
        };
    }

    /** The unit's page; a new unit's as of its first day, and that of the unit above one that is not to open any more. */
    private static String next(int id, UnitAct act, Answer.Done done) {
        return switch (act.what()) {
            case OPEN -> done.unitId() + "?asOf=" + act.typed(act.day());
            case TAKE_BACK -> Integer.toString(done.unitId());
            case null, default -> Integer.toString(id);
        };
    }
}
