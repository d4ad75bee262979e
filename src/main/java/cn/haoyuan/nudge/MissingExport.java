package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Unit;
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has not filed as a spreadsheet, as it is filtered, streamed row by row. */
@Component
class MissingExport {

    private static final List<String> HEADINGS = List.of("所属", "责任单位", "对象", "条款", "举措", "时段", "截止日期", "状态", "催办过");

    private final Missing missing;
    private final MissingPages pages;
    private final Hours hours;

    MissingExport(Missing missing, MissingPages pages, Hours hours) {
        this.missing = missing;
        this.pages = pages;
        this.hours = hours;
    }

    /** What the file is called. */
    String name(MissingQuery query) {
        return "谁没交 " + query.day(hours.now().toLocalDate()) + ".xlsx";
    }

    @Transactional(readOnly = true)
    public void write(Viewer viewer, MissingQuery query, OutputStream out) throws IOException {
        LocalDate day = query.day(hours.now().toLocalDate());
        MissingFilter filter = pages.filter(viewer, query, day);
        List<Unit> parts = pages.parts(viewer, day);
        try (SheetWriter sheet = SheetWriter.open(out, "谁没交", HEADINGS).widths(16, 32, 32, 10, 24, 20, 12, 12, 16)) {
            missing.stream(filter, query.order(), row -> {
                try {
                    sheet.row(
                            MissingPages.part(parts, row.seat()),
                            row.unitName(),
                            row.subjectName(),
                            row.clause(),
                            row.title(),
                            row.label(),
                            row.dueOn(),
                            row.standing().label(),
                            row.nudged(day));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        }
    }
}
