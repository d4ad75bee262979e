package cn.haoyuan.desk;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.web.Html;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page after signing in. */
@Controller
@Needs(Permission.OWN)
class DeskController {

    /** Days for which what was told stays on the desk. */
    private static final int RECENT = 60;

    private final Desks desks;
    private final Notices notices;
    private final Clock clock;

    DeskController(Desks desks, Notices notices, Clock clock) {
        this.desks = desks;
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping("/")
    ModelAndView desk(
            Viewer viewer,
            @RequestParam(defaultValue = "TODO") DeskTab tab,
            @RequestParam(required = false) @Nullable YearMonth month) {
        Notices.Inbox inbox = notices.inbox(viewer, OffsetDateTime.now(clock).minusDays(RECENT));
        return Html.of("desk/desk", desks.page(viewer, tab, inbox, month));
    }
}
