package cn.haoyuan.filing.web;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.filing.ChineseDay;
import cn.haoyuan.filing.FilingLists;
import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.plan.FormTitles;
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A list of filings as a spreadsheet, as it is filtered, streamed row by row. */
@Component
class FilingExport {

    private static final List<String> HEADINGS =
            List.of("材料", "填报单位", "机构标识码", "所属县区", "所属片区", "接收单位", "时段", "截止日期", "状态", "提交时间", "最近办理", "是否按时");

    private final FilingLists lists;
    private final FormTitles titles;
    private final JdbcClient jdbc;

    FilingExport(FilingLists lists, FormTitles titles, JdbcClient jdbc) {
        this.lists = lists;
        this.titles = titles;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public void write(Viewer viewer, FilingsQuery query, LocalDate today, OutputStream out) throws IOException {
        Whereabouts whereabouts = new Whereabouts(jdbc, today);
        try (SheetWriter sheet = SheetWriter.open(out, query.shown(viewer).label(viewer), HEADINGS)) {
            lists.each(query.search(viewer), (filing, deadline) -> {
                sheet.row(
                        titles.of(filing.form()),
                        filing.unitName(),
                        filing.unitCode(),
                        whereabouts.county(filing.unitId()),
                        whereabouts.area(filing.unitId()),
                        filing.receiverName(),
                        filing.label(),
                        filing.dueOn(),
                        filing.status(),
                        ChineseDay.local(filing.submittedAt()),
                        ChineseDay.local(filing.actedAt()),
                        deadline.words(today));
            });
        }
    }
}
