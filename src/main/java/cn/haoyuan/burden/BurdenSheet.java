package cn.haoyuan.burden;

import cn.haoyuan.burden.BurdenPage.FormLine;
import cn.haoyuan.burden.BurdenPage.Line;
import cn.haoyuan.org.Unit;
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The burden as a spreadsheet: a line for each unit, or for each measure of a unit that stands alone, and one for each form. */
final class BurdenSheet {

    private static final List<String> OF_UNITS =
            List.of("单位", "单位类型", "责任事项", "已有记录抵扣", "报送完成", "尚未完成", "报送份数", "手填格数", "系统带入格数", "估计小时");

    private static final List<String> OF_MEASURES = List.of("举措", "责任事项", "已有记录抵扣", "报送完成", "尚未完成", "估计小时");

    private static final List<String> OF_FORMS = List.of("表单", "谁来看", "写明的分钟（估计）", "份数", "手填格数", "系统带入格数", "重复填报");

    private BurdenSheet() {}

    static void write(BurdenPage page, OutputStream out) throws IOException {
        String name = page.period().label();
        try (SheetWriter sheet = SheetWriter.open(out, name, page.alone() ? OF_MEASURES : OF_UNITS)) {
            if (page.alone()) {
                for (Line line : page.byMeasure()) {
                    Tally t = line.tally();
                    sheet.row(line.name(), t.duties(), t.byRecord(), t.byFiling(), t.open(), t.minutes() / 60.0);
                }
            } else {
                for (Unit each : page.rows()) {
                    Tally t = page.sums().on(each.id());
                    sheet.row(
                            each.name(),
                            each.kind().label(),
                            t.duties(),
                            t.byRecord(),
                            t.byFiling(),
                            t.open(),
                            t.filings(),
                            t.typed(),
                            t.carried(),
                            t.minutes() / 60.0);
                }
            }
            sheet.next("按表单", OF_FORMS);
            for (FormLine line : page.byForm()) {
                sheet.row(
                        line.form().title(),
                        line.form().reader(),
                        line.form().minutes(),
                        line.tally().filings(),
                        line.tally().typed(),
                        line.tally().carried(),
                        line.twice());
            }
        }
    }
}
