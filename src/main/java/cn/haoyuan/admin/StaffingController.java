package cn.haoyuan.admin;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Unit;
import cn.haoyuan.web.Html;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Giving people accounts and posts in two steps, the unit first; ending posts. */
@Controller
@Needs(Permission.MANAGE_ACCOUNTS)
class StaffingController {

    private static final HttpStatus WRONG = HttpStatus.UNPROCESSABLE_CONTENT;

    private final Staffing staffing;
    private final Departures departures;
    private final Personnel personnel;

    StaffingController(Staffing staffing, Departures departures, Personnel personnel) {
        this.staffing = staffing;
        this.departures = departures;
        this.personnel = personnel;
    }

    @GetMapping("/accounts/new")
    ModelAndView newcomer(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Integer unit,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Integer opened) {
        return step(viewer, null, unit, text, opened);
    }

    /** Who may choose one unit only is not asked. */
    private ModelAndView step(
            Viewer viewer,
            @Nullable Integer account,
            @Nullable Integer unit,
            @Nullable String text,
            @Nullable Integer opened) {
        if (unit != null) {
            return Html.of("admin/appoint", staffing.form(viewer, account, unit));
        }
        UnitChoice choice = staffing.choice(viewer, account, Typed.text(text), opened);
        Unit only = choice.only();
        return only == null
                ? Html.of("admin/choose-unit", choice)
                : Html.of("admin/appoint", staffing.form(viewer, choice.account(), only));
    }

    /** Shows the password in the answer itself, so that it is never stored for a next page. */
    @PostMapping("/accounts/new")
    ModelAndView enter(
            Viewer viewer, @RequestParam int unit, NewcomerForm newcomer, PostForm post, RedirectAttributes next) {
        return switch (staffing.enter(viewer, unit, newcomer, post)) {
            case EnteredPage entered -> Html.of("admin/entered", entered);
            case AppointmentPage again -> Html.of("admin/appoint", again, WRONG);
            case Entering.Known(int account) -> {
                next.addFlashAttribute("warning", "这个账号先前已经建好，没有重复建立。初始密码不再显示；没记下的，请在下面“重置密码”");
                yield new ModelAndView("redirect:/accounts/" + account);
            }
        };
    }

    @GetMapping("/accounts/{id}/posts/new")
    ModelAndView post(
            Viewer viewer,
            @PathVariable int id,
            @RequestParam(required = false) @Nullable Integer unit,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Integer opened) {
        return step(viewer, id, unit, text, opened);
    }

    @PostMapping("/accounts/{id}/posts/new")
    Object appoint(
            Viewer viewer, @PathVariable int id, @RequestParam int unit, PostForm post, RedirectAttributes next) {
        Staffing.Appointed appointed = staffing.appoint(viewer, id, unit, post);
        if (appointed.wrong() != null) {
            return Html.of("admin/appoint", appointed.wrong(), WRONG);
        }
        next.addFlashAttribute("notice", "已增加任职");
        if (!appointed.doubled().isEmpty()) {
            next.addFlashAttribute("warning", appointed.doubled());
        }
        return "redirect:/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/posts/{post}/end")
    Object end(Viewer viewer, @PathVariable int id, @PathVariable int post, EndForm form, RedirectAttributes next) {
        return ended(viewer, id, post, form, departures.end(viewer, id, post, form), next);
    }

    @PostMapping("/accounts/{id}/posts/{post}/last")
    Object correctEnd(
            Viewer viewer, @PathVariable int id, @PathVariable int post, EndForm form, RedirectAttributes next) {
        return ended(viewer, id, post, form, departures.correctEnd(viewer, id, post, form), next);
    }

    private Object ended(
            Viewer viewer, int id, int post, EndForm form, Assigning.Outcome outcome, RedirectAttributes next) {
        if (!outcome.errors().isEmpty()) {
            return Html.of(
                    "admin/account",
                    personnel.page(viewer, id).refused(new EndTried(post, form, outcome.errors())),
                    WRONG);
        }
        next.addFlashAttribute("notice", outcome.notice());
        return "redirect:/accounts/" + id;
    }
}
