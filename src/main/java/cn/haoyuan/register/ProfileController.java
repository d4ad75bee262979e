package cn.haoyuan.register;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Html;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The profile of a kindergarten, to correct. */
@Controller
@Needs(Permission.EDIT_UNITS)
class ProfileController {

    private final Profiles profiles;

    ProfileController(Profiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/units/{id:\\d{1,9}}/profile")
    ModelAndView form(Viewer viewer, @PathVariable int id) {
        return Html.of("register/profile", profiles.page(viewer, id));
    }

    @PostMapping("/units/{id:\\d{1,9}}/profile")
    ModelAndView save(
            Viewer viewer, @PathVariable int id, @RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        @Nullable ProfilePage wrong = profiles.save(viewer, id, new ProfileForm(typed));
        if (wrong != null && wrong.clash() != null) {
            return Html.of("register/profile-clash", wrong, HttpStatus.CONFLICT);
        }
        if (wrong != null && !wrong.asks().isEmpty()) {
            return Html.of("register/profile", wrong);
        }
        if (wrong != null) {
            return Html.of("register/profile", wrong, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute("notice", Answers.of(typed).any() ? "已保存，并答复园长。" : "园所信息已保存。");
        return new ModelAndView("redirect:/units/" + id);
    }
}
