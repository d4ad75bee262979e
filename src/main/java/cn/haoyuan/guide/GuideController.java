package cn.haoyuan.guide;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.web.Html;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The guide: its tasks, and a task step by step. */
@Controller
@Needs(Permission.OWN)
class GuideController {

    private final Guide guide;

    GuideController(Guide guide) {
        this.guide = guide;
    }

    @GetMapping("/guide")
    ModelAndView tasks() {
        return Html.of("guide/guide", guide.tasks());
    }

    @GetMapping("/guide/{key}")
    ModelAndView task(@PathVariable String key) {
        return Html.of(
                "guide/task", guide.task(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
