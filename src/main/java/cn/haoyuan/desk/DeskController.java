package cn.haoyuan.desk;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Html;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page after signing in. */
@Controller
@Needs(Permission.OWN)
class DeskController {

    private final Desks desks;

    DeskController(Desks desks) {
        this.desks = desks;
    }

    @GetMapping("/")
    ModelAndView desk(Viewer viewer, @RequestParam(defaultValue = "TODO") DeskTab tab) {
        return Html.of("desk/desk", desks.page(viewer, tab));
    }
}
