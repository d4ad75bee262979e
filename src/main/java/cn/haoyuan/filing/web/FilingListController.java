package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.filing.ChineseDay;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingLists;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The lists of filings: mine, to review, done, all; on a page and as xlsx. */
@Controller
@Needs(Permission.SEE_BOARD)
class FilingListController {

    private static final List<String> HEADINGS =
            List.of("材料", "填报单位", "接收单位", "时段", "状态", "提交时间", "最近办理", "截止日期", "是否按时");

    private final FilingLists lists;
    private final FilingListPages pages;
    private final Clock clock;

    FilingListController(FilingLists lists, FilingListPages pages, Clock clock) {
        this.lists = lists;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/filings")
    ModelAndView list(Viewer viewer, FilingsQuery query, @RequestParam(defaultValue = "1") int page) {
        return Html.of("filing/list", pages.page(viewer, query, page, List.of()));
    }

    @GetMapping("/filings/export")
    void export(Viewer viewer, FilingsQuery query, HttpServletResponse response) throws IOException {
        String name = query.shown(viewer).label();
        Map<String, String> titles = FilingListPages.titles(pages.forms());
        LocalDate today = LocalDate.now(clock);
        Download.begin(response, "报送-" + name + "-" + today + ".xlsx");
        try (SheetWriter sheet = SheetWriter.open(response.getOutputStream(), name, HEADINGS)
                .widths(34, 34, 20, 26, 14, 20, 20, 14, 14)) {
            lists.each(query.search(viewer), (filing, deadline) -> write(sheet, filing, titles, deadline.words(today)));
        }
    }

    private static void write(SheetWriter sheet, Filing filing, Map<String, String> titles, String timely) {
        try {
            sheet.row(
                    titles.getOrDefault(filing.form(), filing.form()),
                    filing.unitName(),
                    filing.receiverName(),
                    filing.label(),
                    filing.state().label(),
                    ChineseDay.local(filing.submittedAt()),
                    ChineseDay.local(filing.actedAt()),
                    filing.dueOn(),
                    timely);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
