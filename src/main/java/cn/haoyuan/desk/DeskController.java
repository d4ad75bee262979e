package cn.haoyuan.desk;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Post;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.PageSize;
import cn.haoyuan.web.Paging;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page after signing in. */
@Controller
@Needs(Permission.OWN)
class DeskController {

    /** Notices on a page. */
    private static final int NOTICES = 20;

    private final Desks desks;
    private final Notices notices;

    DeskController(Desks desks, Notices notices) {
        this.desks = desks;
        this.notices = notices;
    }

    @GetMapping("/")
    ModelAndView desk(
            Viewer viewer,
            @RequestParam(defaultValue = "TODO") DeskTab tab,
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(defaultValue = "false") boolean waiting,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable PageSize size) {
        Address list = Address.of("/").with("tab", DeskTab.NOTICES);
        Notices.Inbox inbox = notices.inbox(viewer, Paging.of(page, size, NOTICES, 0, list));
        // what waits for the viewer's other posts is counted beside what waits here
        List<Post> others = tab == DeskTab.TODO ? viewer.others() : List.of();
        return Html.of(
                "desk/desk",
                viewer.scopeWith(others).get(() -> desks.page(viewer, tab, inbox, month, waiting, others)));
    }
}
