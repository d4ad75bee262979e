package cn.haoyuan.board;

import cn.haoyuan.board.ChangeDrill.What;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Boards as spreadsheets: what the page shows, row by row. */
final class BoardExport {

    private static final List<String> FIGURES =
            List.of("合计", "应完成", "按时完成", "逾期完成", "逾期未完成", "即将到期", "进行中", "未开始", "已豁免", "完成率%");

    private BoardExport() {}

    static void board(BoardPage page, HttpServletResponse response) throws IOException {
        boolean units = page.by() == By.UNIT;
        begin(response, page.look(), page.by().label());
        List<String> headings = new ArrayList<>(units ? List.of("单位", "级别") : List.of("条款", "举措"));
        headings.addAll(FIGURES);
        try (SheetWriter sheet = SheetWriter.open(
                        response.getOutputStream(), page.by().label(), headings)
                .widths(units ? 30 : 10, units ? 12 : 34)) {
            for (BoardPage.Group group : page.groups()) {
                for (BoardPage.Line line : group.lines()) {
                    BoardRow row = line.row();
                    String kind = row.kind() == null ? null : row.kind().label();
                    sheet.row(values(units ? row.name() : row.clause(), units ? kind : row.name(), row.counts()));
                }
            }
            sheet.row(values("合计", null, page.total()));
        }
    }

    static void matrix(MatrixPage page, HttpServletResponse response) throws IOException {
        begin(response, page.look(), "单位×举措");
        List<String> headings = new ArrayList<>(List.of("条款", "举措"));
        page.columns().forEach(column -> headings.add(column.name()));
        try (SheetWriter sheet =
                SheetWriter.open(response.getOutputStream(), "单位×举措", headings).widths(10, 34)) {
            for (MatrixPage.Band band : page.bands()) {
                for (MatrixPage.Line line : band.lines()) {
                    List<Object> values = new ArrayList<>(List.of(line.clause(), line.title()));
                    line.cells().forEach(cell -> values.add(cell.text()));
                    sheet.row(values.toArray());
                }
            }
        }
    }

    static void changes(ChangesPage page, HttpServletResponse response) throws IOException {
        String days = page.since() + "至" + page.look().asOf().day();
        begin(response, page.look(), "两天对比 " + page.since() + " 与");
        List<String> headings = List.of("行", "完成率%前", "完成率%后", "已完成前", "已完成后", "已完成增减", "逾期未完成前", "逾期未完成后", "逾期未完成增减");
        try (SheetWriter sheet =
                SheetWriter.open(response.getOutputStream(), days, headings).widths(34)) {
            for (ChangesPage.Line line : page.lines()) {
                changed(sheet, line);
            }
            changed(sheet, page.whole());
        }
    }

    static void compare(ComparePage page, HttpServletResponse response) throws IOException {
        begin(response, page.look(), "单位对比");
        List<String> headings = List.of("单位", "完成率%", "比全体（点）", "应完成", "逾期未完成", "逾期完成", "即将到期");
        try (SheetWriter sheet =
                SheetWriter.open(response.getOutputStream(), "单位对比", headings).widths(30)) {
            compared(sheet, page.whole(), page);
            for (ComparePage.Line line : page.lines()) {
                compared(sheet, line, page);
            }
        }
    }

    private static void compared(SheetWriter sheet, ComparePage.Line line, ComparePage page) throws IOException {
        Counts counts = line.counts();
        sheet.row(
                line.name(),
                Heat.share(counts),
                line.equals(page.whole()) ? null : line.ahead(page.whole()),
                counts.reckoned(),
                counts.overdue(),
                counts.metLate(),
                counts.dueSoon());
    }

    private static void changed(SheetWriter sheet, ChangesPage.Line line) throws IOException {
        Counts before = line.before();
        Counts after = line.after();
        sheet.row(
                line.name(),
                Heat.share(before),
                Heat.share(after),
                ChangesPage.Line.of(before, What.DONE),
                ChangesPage.Line.of(after, What.DONE),
                line.rise(What.DONE),
                before.overdue(),
                after.overdue(),
                line.rise(What.OVERDUE));
    }

    private static @Nullable Object[] values(@Nullable String first, @Nullable String second, Counts counts) {
        return new @Nullable Object[] {
            first,
            second,
            counts.total(),
            counts.reckoned(),
            counts.met(),
            counts.metLate(),
            counts.overdue(),
            counts.dueSoon(),
            counts.open(),
            counts.notOpen(),
            counts.waived(),
            Heat.share(counts)
        };
    }

    private static void begin(HttpServletResponse response, Look look, String what) {
        Download.begin(response, look.name() + " " + what + " " + look.asOf().day() + ".xlsx");
    }
}
