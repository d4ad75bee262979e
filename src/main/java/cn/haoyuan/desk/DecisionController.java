package cn.haoyuan.desk;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reading what was decided on the unit's filings: one opens it and goes to the filing, opens the filing, or puts them all aside. */
@Controller
@Needs(Permission.OWN)
class DecisionController {

    private final Decisions decisions;
    private final Clock clock;

    DecisionController(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    @PostMapping("/decisions/{id}/read")
    String read(Viewer viewer, @PathVariable long id) {
        return "redirect:/filings/"
                + decisions.read(viewer, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Whoever opened the filing has read what was decided on it. */
    @PostMapping("/decisions/of/{filing}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readOf(Viewer viewer, @PathVariable long filing) {
        if (!decisions.readOf(viewer, filing)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @PostMapping("/decisions/read")
    String readAll(Viewer viewer) {
        decisions.readAll(viewer, OffsetDateTime.now(clock).minusDays(Desks.RECENT));
        return "redirect:/?tab=NOTICES";
    }
}
