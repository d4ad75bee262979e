package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The lists of filings: mine, to review, done, all; on a page and as xlsx. */
@Controller
@Needs(Permission.SEE_BOARD)
class FilingListController {

    private final FilingExport export;
    private final FilingListPages pages;
    private final Clock clock;

    FilingListController(FilingExport export, FilingListPages pages, Clock clock) {
        this.export = export;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/filings")
    ModelAndView list(Viewer viewer, FilingsQuery query, @RequestParam(defaultValue = "1") int page) {
        return Html.of("filing/list", pages.page(viewer, query, page, List.of()));
    }

    @GetMapping("/filings/export")
    void export(Viewer viewer, FilingsQuery query, HttpServletResponse response) throws IOException {
        LocalDate today = LocalDate.now(clock);
        Download.sheet(response, "报送 " + query.shown(viewer).label(viewer), today);
        export.write(viewer, query, today, response.getOutputStream());
    }
}
