package cn.haoyuan.admin;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Passwords;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Post;
import cn.haoyuan.access.Posts;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Scope;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.NotFound;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: posts, password, tokens. */
@Controller
@Needs(Permission.OWN)
class MeController {

    private static final HttpStatus WRONG = HttpStatus.UNPROCESSABLE_CONTENT;

    private final OwnAccount own;

    MeController(OwnAccount own) {
        this.own = own;
    }

    @GetMapping("/me")
    ModelAndView me(Viewer viewer) {
        return Html.of("admin/me", Scope.EVERYTHING.get(() -> own.page(viewer)));
    }

    @PostMapping("/me/post")
    String post(Viewer viewer, @RequestParam int post, HttpSession session, RedirectAttributes next) {
        if (!Posts.choose(session, viewer, post)) {
            throw new NotFound();
        }
        Post chosen = viewer.posts().stream()
                .filter(one -> one.id() == post)
                .findFirst()
                .orElseThrow();
        Scope.EVERYTHING.run(() -> own.switched(viewer, chosen));
        next.addFlashAttribute("notice", "现在以“" + chosen.title() + "”的身份工作");
        return "redirect:/";
    }

    @GetMapping("/me/password")
    ModelAndView password(Viewer viewer) {
        return Html.of("admin/password", Scope.EVERYTHING.get(() -> own.password(viewer, Map.of())));
    }

    @PostMapping("/me/password")
    Object change(Viewer viewer, PasswordForm form, HttpSession session, RedirectAttributes next) {
        Map<String, String> errors =
                Passwords.inTurn(() -> Scope.EVERYTHING.get(() -> own.changePassword(viewer, form, session.getId())));
        if (!errors.isEmpty()) {
            return Html.of("admin/password", Scope.EVERYTHING.get(() -> own.password(viewer, errors)), WRONG);
        }
        next.addFlashAttribute("notice", "密码已修改，您在其他设备上的登录已全部退出");
        return viewer.mustChange() ? "redirect:/" : "redirect:/me";
    }

    @PostMapping("/me/email")
    Object email(Viewer viewer, EmailForm form, RedirectAttributes next) {
        Optional<String> refusal = form.refusal();
        if (refusal.isPresent()) {
            MePage page = Scope.EVERYTHING.get(() -> own.page(viewer));
            return Html.of("admin/me", page.with(form, refusal.get()), WRONG);
        }
        next.addFlashAttribute("notice", Scope.EVERYTHING.get(() -> own.email(viewer, form)));
        return "redirect:/me";
    }

    /** Shows the token in the answer itself, so that it is never stored for a next page. */
    @PostMapping("/me/tokens")
    ModelAndView issue(Viewer viewer, TokenForm form) {
        Map<String, String> errors = form.errors();
        if (!errors.isEmpty()) {
            MePage page = Scope.EVERYTHING.get(() -> own.page(viewer));
            return Html.of("admin/me", page.with(form, errors), WRONG);
        }
        String token = Scope.EVERYTHING.get(() -> own.issue(viewer, form));
        return Html.of("admin/me", Scope.EVERYTHING.get(() -> own.page(viewer)).showing(token));
    }

    @PostMapping("/me/tokens/{id}/revoke")
    String revoke(Viewer viewer, @PathVariable int id, RedirectAttributes next) {
        if (!Scope.EVERYTHING.get(() -> own.revoke(viewer, id))) {
            throw new NotFound();
        }
        next.addFlashAttribute("notice", "令牌已吊销，立即失效");
        return "redirect:/me";
    }
}
