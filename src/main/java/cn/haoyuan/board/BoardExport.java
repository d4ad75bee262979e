package cn.haoyuan.board;

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
            BoardPage.share(counts)
        };
    }

    private static void begin(HttpServletResponse response, Look look, String what) {
        Download.begin(response, look.name() + " " + what + " " + look.asOf().day() + ".xlsx");
    }
}
