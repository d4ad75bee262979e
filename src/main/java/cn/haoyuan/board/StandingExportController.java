package cn.haoyuan.board;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.standing.Gap;
import cn.haoyuan.web.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The exceptions to a standing condition as a spreadsheet, all of them. */
@Controller
@Needs(Permission.SEE_BOARD)
class StandingExportController {

    private final StandingPages pages;
    private final Clock clock;

    StandingExportController(StandingPages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/board/standing/{measure}/export.xlsx")
    void export(
            Viewer viewer, @PathVariable String measure, @ModelAttribute BoardQuery query, HttpServletResponse response)
            throws IOException {
        LocalDate today = LocalDate.now(clock);
        StandingPage page = pages.standing(viewer, measure, query, today);
        String condition = page.finding().label();
        Download.sheet(response, page.look().name() + " " + condition + " 例外", query.day(today));
        try (SheetWriter sheet =
                SheetWriter.open(response.getOutputStream(), condition, List.of("条款", "条件", "例外", "所在", "原因"))) {
            for (Gap gap : pages.gaps(viewer, page.finding(), query, today)) {
                sheet.row(page.clause(), condition, gap.name(), gap.under(), gap.why());
            }
        }
    }
}
