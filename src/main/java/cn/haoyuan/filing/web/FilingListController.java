package cn.haoyuan.filing.web;

import cn.haoyuan.access.Needs;
import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.filing.ChineseDay;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.FilingLists;
import cn.haoyuan.filing.FilingSearch;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Download;
import cn.haoyuan.web.Html;
import cn.haoyuan.web.Paging;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The lists of filings: mine, to review, done, all; on a page and as xlsx. */
@Controller
@Needs(Permission.SEE_BOARD)
class FilingListController {

    private static final int SIZE = 20;

    private static final List<String> HEADINGS = List.of("材料", "填报单位", "接收单位", "时段", "状态", "提交时间", "最近办理", "截止日期");

    private final FilingLists lists;
    private final Plans plans;
    private final Clock clock;

    FilingListController(FilingLists lists, Plans plans, Clock clock) {
        this.lists = lists;
        this.plans = plans;
        this.clock = clock;
    }

    @GetMapping("/filings")
    @Transactional(readOnly = true)
    public ModelAndView list(Viewer viewer, FilingsQuery query, @RequestParam(defaultValue = "1") int page) {
        FilingTab tab = query.shown(viewer);
        FilingSearch search = query.search(viewer);
        long total = lists.count(search);
        int number = (int) Math.clamp(page, 1, Math.max(1, (total + SIZE - 1) / SIZE));
        List<Filing> filings =
                tab == FilingTab.REVIEW ? lists.waiting(search, number, SIZE) : lists.latest(search, number, SIZE);
        List<FilingTab> tabs = FilingTab.of(viewer);
        long waiting =
                tabs.contains(FilingTab.REVIEW) ? lists.count(FilingTab.REVIEW.search(viewer, null, null, null)) : 0;
        return Html.of(
                "filing/list",
                new FilingsPage(
                        tabs,
                        tab,
                        forms(),
                        titles(),
                        search.form(),
                        query.state(),
                        search.text(),
                        waiting,
                        filings,
                        query.at("/filings/export", viewer),
                        new Paging(number, SIZE, total, query.at("/filings", viewer))));
    }

    @GetMapping("/filings/export")
    void export(Viewer viewer, FilingsQuery query, HttpServletResponse response) throws IOException {
        String name = query.shown(viewer).label();
        Map<String, String> titles = titles();
        Download.begin(response, "报送-" + name + "-" + LocalDate.now(clock) + ".xlsx");
        try (SheetWriter sheet =
                SheetWriter.open(response.getOutputStream(), name, HEADINGS).widths(34, 34, 20, 26, 14, 20, 20, 14)) {
            lists.each(query.search(viewer), filing -> write(sheet, filing, titles));
        }
    }

    private static void write(SheetWriter sheet, Filing filing, Map<String, String> titles) {
        try {
            sheet.row(
                    titles.getOrDefault(filing.form(), filing.form()),
                    filing.unitName(),
                    filing.receiverName(),
                    filing.label(),
                    filing.state().label(),
                    ChineseDay.local(filing.submittedAt()),
                    ChineseDay.local(filing.actedAt()),
                    filing.dueOn());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private List<Form> forms() {
        return plans.current().map(version -> version.plan().forms()).orElse(List.of());
    }

    private Map<String, String> titles() {
        return forms().stream().collect(Collectors.toMap(Form::id, Form::title));
    }
}
