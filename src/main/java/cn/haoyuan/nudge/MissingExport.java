package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Download;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has not filed as a spreadsheet, as it is filtered, streamed row by row. */
@Component
class MissingExport {

    private static final List<String> HEADINGS =
            List.of("条款", "举措", "责任单位", "机构标识码", "所属县区", "所属片区", "对象", "时段", "截止日期", "状态", "催办过");

    private final Missing missing;
    private final MissingPages pages;
    private final Hours hours;
    private final JdbcClient jdbc;

    MissingExport(Missing missing, MissingPages pages, Hours hours, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.missing = missing;
        this.pages = pages;
        this.hours = hours;
    }

    /** What the file is called. */
    String name(MissingQuery query) {
        return Download.sheet("谁没交", query.day(hours.now().toLocalDate()));
    }

    @Transactional(readOnly = true)
    public void write(Viewer viewer, MissingQuery query, OutputStream out) throws IOException {
        MissingFilter filter = pages.filter(viewer, query, hours.now());
        LocalDate day = filter.day();
        Whereabouts whereabouts = new Whereabouts(jdbc, day);
        try (SheetWriter sheet =
                SheetWriter.open(out, "谁没交", HEADINGS).widths(10, 24, 30, 14, 14, 14, 30, 20, 12, 12, 16)) {
            missing.stream(filter, query.order(), row -> {
                try {
                    MissingDuty duty = row.duty();
                    sheet.row(
                            duty.clause(),
                            duty.title(),
                            duty.unitName(),
                            whereabouts.code(duty.unitId()),
                            whereabouts.county(duty.unitId()),
                            whereabouts.area(duty.unitId()),
                            row.subjectName(),
                            duty.label(),
                            duty.dueOn(),
                            duty.standing().label() + (duty.returned() ? "（已退回）" : ""),
                            row.nudged(day));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        }
    }
}
