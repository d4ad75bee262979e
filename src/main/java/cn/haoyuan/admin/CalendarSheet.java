package cn.haoyuan.admin;

import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;

/** A year of the calendar as a spreadsheet: its special days as the page lists them, and its semesters. */
final class CalendarSheet {

    private CalendarSheet() {}

    static void write(CalendarPage page, OutputStream out) throws IOException {
        try (SheetWriter sheet = SheetWriter.open(out, "节假日与调休", List.of("第一天", "最后一天", "天数", "类别", "名称"))) {
            for (CalendarPage.Run run : page.runs()) {
                sheet.row(run.first(), run.last(), run.length(), run.kind().label(), run.name());
            }
            sheet.next("学期", List.of("学期", "第一天", "最后一天"));
            for (CalendarPage.Row row : page.shown()) {
                SemesterForm semester = row.form();
                sheet.row(semester.label(), LocalDate.parse(semester.starts()), LocalDate.parse(semester.ends()));
            }
        }
    }
}
