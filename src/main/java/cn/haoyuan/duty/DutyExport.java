package cn.haoyuan.duty;

import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A list of duties as a spreadsheet, as it is filtered, streamed row by row. */
@Component
class DutyExport {

    private static final List<String> HEADINGS =
            List.of("条款", "举措", "责任单位", "对象", "时段", "开始日期", "截止日期", "状态", "完成日期", "佐证类型");

    private final Duties duties;

    DutyExport(Duties duties) {
        this.duties = duties;
    }

    @Transactional(readOnly = true)
    public void write(DutyFilter filter, DutySort sort, OutputStream out) throws IOException {
        try (SheetWriter sheet =
                SheetWriter.open(out, "责任事项", HEADINGS).widths(10, 24, 30, 30, 20, 12, 12, 12, 12, 16)) {
            duties.stream(filter, sort, duty -> {
                try {
                    sheet.row(
                            duty.clause(),
                            duty.title(),
                            duty.unitName(),
                            duty.subjectName(),
                            duty.label(),
                            duty.opensOn(),
                            duty.dueOn(),
                            duty.state().label(),
                            duty.metOn(),
                            duty.evidence().label());
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
        }
    }
}
