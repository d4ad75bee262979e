package cn.haoyuan.guide;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.NotFound;
import cn.haoyuan.workrecord.Recordable;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The guide: its tasks, and a task step by step. */
@Controller
@Needs(Permission.OWN)
class GuideController {

    private final Guide guide;
    private final Recordable recordable;

    GuideController(Guide guide, Recordable recordable) {
        this.guide = guide;
        this.recordable = recordable;
    }

    @GetMapping("/guide")
    ModelAndView tasks(Viewer viewer) {
        Set<EvidenceKind> kinds = recordable.kinds(viewer);
        Predicate<Task> own = task -> task.belongsTo(viewer, kinds);
        return Html.of(
                "guide/guide",
                new GuidePage(
                        guide.tasks().stream().filter(own).toList(),
                        guide.tasks().stream().filter(own.negate()).toList()));
    }

    @GetMapping("/guide/{key}")
    ModelAndView task(@PathVariable String key) {
        return Html.of("guide/task", guide.task(key).orElseThrow(NotFound::new));
    }
}
