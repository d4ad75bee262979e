package cn.haoyuan.notice;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Reading a notice: one opens it and goes where it leads. */
@Controller
@Needs(Permission.OWN)
class NoticeController {

    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    @PostMapping("/notices/{id}/read")
    String read(Viewer viewer, @PathVariable long id) {
        return "redirect:" + notices.read(viewer, id).orElseThrow(NotFound::new);
    }
}
