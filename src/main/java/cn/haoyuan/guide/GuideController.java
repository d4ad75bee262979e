package cn.haoyuan.guide;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Html;
import java.util.function.Predicate;
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
    ModelAndView tasks(Viewer viewer) {
        Role role = viewer.post().role();
        Predicate<Task> own = task -> task.roles().contains(role);
        return Html.of(
                "guide/guide",
                new GuidePage(
                        guide.tasks().stream().filter(own).toList(),
                        guide.tasks().stream().filter(own.negate()).toList()));
    }

    @GetMapping("/guide/{key}")
    ModelAndView task(@PathVariable String key) {
        return Html.of(
                "guide/task", guide.task(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
