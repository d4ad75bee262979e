package cn.haoyuan.admin;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Html;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is signed in, and signing them out. */
@Controller
@Needs(Permission.MANAGE_ACCOUNTS)
class OnlineController {

    private final Online online;

    OnlineController(Online online) {
        this.online = online;
    }

    @GetMapping("/sessions")
    ModelAndView list(Viewer viewer, @RequestParam(required = false) @Nullable String name) {
        return Html.of("admin/sessions", online.page(viewer, Typed.text(name), null));
    }

    @PostMapping("/sessions/{key}/end")
    Object end(Viewer viewer, @PathVariable UUID key, RedirectAttributes next) {
        Optional<String> refusal = online.end(viewer, key.toString());
        if (refusal.isPresent()) {
            return Html.of("admin/sessions", online.page(viewer, "", refusal.get()), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        next.addFlashAttribute("notice", "已下线，在对方的下一次点击生效");
        return "redirect:/sessions";
    }
}
