package cn.haoyuan.admin;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
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
    private final Clock clock;

    OnlineController(Online online, Clock clock) {
        this.online = online;
        this.clock = clock;
    }

    @GetMapping("/sessions")
    ModelAndView list(Viewer viewer, @RequestParam(required = false) @Nullable String name) {
        return Html.of("admin/sessions", online.page(viewer, Typed.text(name), null));
    }

    @GetMapping("/sessions/export")
    void export(Viewer viewer, @RequestParam(required = false) @Nullable String name, HttpServletResponse response)
            throws IOException {
        Download.sheet(response, "在线会话", LocalDate.now(clock));
        online.export(viewer, Typed.text(name), response.getOutputStream());
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
