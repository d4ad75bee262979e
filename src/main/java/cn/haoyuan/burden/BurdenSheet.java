package cn.haoyuan.burden;

import cn.haoyuan.org.Unit;
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The burden as a spreadsheet, a line for each unit. */
final class BurdenSheet {

    private static final List<String> HEADINGS =
            List.of("单位", "单位类型", "责任事项", "已有记录抵扣", "报送完成", "尚未完成", "报送份数", "手填格数", "系统带入格数", "估计小时");

    private BurdenSheet() {}

    static void write(BurdenPage page, OutputStream out) throws IOException {
        List<Unit> all = page.alone() ? List.of(page.top()) : page.rows();
        try (SheetWriter sheet = SheetWriter.open(out, "负担账 " + page.semester().label(), HEADINGS)) {
            for (Unit each : all) {
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
    }
}
