package cn.haoyuan.desk;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.notice.Notices;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Reading what was decided on the unit's filings: one opens it and goes to the filing, opens the filing, or puts aside all that one
 * was told, the notices too.
 */
@Controller
@Needs(Permission.OWN)
class DecisionController {

    private final Decisions decisions;
    private final Notices notices;
    private final Clock clock;

    DecisionController(Decisions decisions, Notices notices, Clock clock) {
        this.decisions = decisions;
        this.notices = notices;
        this.clock = clock;
    }

    @PostMapping("/decisions/{id}/read")
    String read(Viewer viewer, @PathVariable long id) {
        return "redirect:/filings/" + decisions.read(viewer, id).orElseThrow(NotFound::new);
    }

    /** Whoever opened the filing has read what was decided on it. */
    @PostMapping("/decisions/of/{filing}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readOf(Viewer viewer, @PathVariable long filing) {
        if (!decisions.readOf(viewer, filing)) {
            throw new NotFound();
        }
    }

    @PostMapping("/notices/read")
    String readAll(Viewer viewer) {
        notices.readAll(viewer);
        decisions.readAll(viewer, OffsetDateTime.now(clock).minusDays(Desks.RECENT));
        return "redirect:/?tab=NOTICES";
    }
}
