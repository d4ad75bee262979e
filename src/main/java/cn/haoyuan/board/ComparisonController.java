package cn.haoyuan.board;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Html;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Days beside each other, units beside each other. */
@Controller
@Needs(Permission.SEE_BOARD)
class ComparisonController {

    private final ChangesPages changes;
    private final ComparePages comparisons;
    private final Clock clock;

    ComparisonController(ChangesPages changes, ComparePages comparisons, Clock clock) {
        this.changes = changes;
        this.comparisons = comparisons;
        this.clock = clock;
    }

    @GetMapping("/board/changes")
    ModelAndView changes(Viewer viewer, @ModelAttribute ChangesQuery query) {
        return Html.of("board/changes", changes.changes(viewer, query, LocalDate.now(clock)));
    }

    @GetMapping("/board/changes/rows")
    ModelAndView rows(Viewer viewer, @ModelAttribute ChangesQuery query) {
        return Html.of("board/changed-rows", changes.rows(viewer, query, LocalDate.now(clock)));
    }

    @GetMapping("/board/compare")
    ModelAndView compare(Viewer viewer, @ModelAttribute CompareQuery query) {
        return Html.of("board/compare", comparisons.compare(viewer, query, LocalDate.now(clock)));
    }
}
