package cn.haoyuan.board;

import cn.haoyuan.board.ChangeDrill.What;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.sheet.SheetWriter.Percent;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Boards as spreadsheets: what the page shows, row by row. */
final class BoardExport {

    private static final List<String> FIGURES = Stream.concat(
                    Arrays.stream(BoardColumn.values()).map(BoardColumn::label), Stream.of(BoardColumn.SHARE))
            .toList();

    private BoardExport() {}

    static void board(BoardPage page, HttpServletResponse response) throws IOException {
        boolean units = page.by() == By.UNIT;
        List<String> headings = new ArrayList<>(units ? List.of("单位", "级别") : List.of("条款", "举措"));
        headings.addAll(FIGURES);
        try (SheetWriter sheet = begin(response, page.look(), page.by().label(), headings)) {
            for (BoardPage.Group group : page.groups()) {
                for (BoardPage.Line line : group.lines()) {
                    BoardRow row = line.row();
                    String kind = row.kind() == null ? null : row.kind().label();
                    sheet.row(values(row.counts(), units ? row.name() : row.clause(), units ? kind : row.name()));
                }
            }
            sheet.total(values(page.total(), "合计", null));
            if (page.shared() > 0) {
                sheet.total(BoardPaper.shared(page));
            }
        }
    }

    /** The shares; then every figure on a row of its own, to be filtered and summed. */
    static void matrix(MatrixPage page, HttpServletResponse response) throws IOException {
        List<String> headings = new ArrayList<>(List.of("条款", "举措"));
        page.columns().forEach(column -> headings.add(column.name()));
        List<MatrixPage.Line> lines =
                page.bands().stream().flatMap(band -> band.lines().stream()).toList();
        try (SheetWriter sheet = begin(response, page.look(), "单位×举措 完成率", headings)) {
            for (MatrixPage.Line line : lines) {
                List<@Nullable Object> values = new ArrayList<>(List.of(line.clause(), line.title()));
                line.cells().forEach(cell -> values.add(share(cell.counts())));
                sheet.row(values.toArray());
            }
            List<String> figures = new ArrayList<>(List.of("单位", "条款", "举措"));
            figures.addAll(FIGURES);
            sheet.next("明细", figures);
            for (MatrixPage.Line line : lines) {
                for (int column = 1; column < line.cells().size(); column++) {
                    String unit = page.columns().get(column).name();
                    sheet.row(values(line.cells().get(column).counts(), unit, line.clause(), line.title()));
                }
            }
        }
    }

    static void changes(ChangesPage page, HttpServletResponse response) throws IOException {
        List<LocalDate> days = page.days();
        List<String> named =
                days.stream().map(day -> Day.brief(day, days.getLast())).toList();
        List<String> headings = new ArrayList<>(List.of(page.by().noun()));
        named.forEach(day -> headings.add("完成率（" + day + "）"));
        for (String what : List.of("已完成", "逾期未完成")) {
            headings.add(what + "（" + named.getFirst() + "）");
            for (int day = 1; day < named.size(); day++) {
                headings.add(what + "（" + named.get(day) + "）");
                headings.add(what + "增减" + (named.size() > 2 ? "（" + named.get(day - 1) + "起）" : ""));
            }
        }
        try (SheetWriter sheet = begin(response, page.look(), page.name(), headings)) {
            for (ChangesPage.Line line : page.lines()) {
                sheet.row(changed(line.name(), line));
            }
            sheet.total(changed("合计", page.whole()));
            Stream.of(page.shared() ? ChangesPage.SHARED : "", page.revised())
                    .filter(note -> !note.isEmpty())
                    .forEach(note -> sheet.total("注：" + note));
        }
    }

    static void compare(ComparePage page, HttpServletResponse response) throws IOException {
        List<String> headings = List.of("单位", "完成率", "比全体（百分点）", "应完成", "逾期未完成", "逾期完成", "即将到期");
        try (SheetWriter sheet = begin(response, page.look(), "单位对比", headings)) {
            for (ComparePage.Line line : page.lines()) {
                Integer ahead = line.ahead(page.whole());
                sheet.row(compared(line, ahead == null ? null : ahead / 10.0));
            }
            sheet.total(compared(page.whole(), null));
            if (!page.sides().isEmpty()) {
                sides(sheet, page);
            }
        }
    }

    /** The units that are put side by side, a row for each section of the plan. */
    private static void sides(SheetWriter sheet, ComparePage page) throws IOException {
        List<String> headings = new ArrayList<>(List.of("工作任务"));
        page.sides().forEach(side -> headings.addAll(List.of(side.name() + "完成率", side.name() + "逾期未完成")));
        sheet.next("逐项比较", headings);
        for (ComparePage.Section section : page.sections()) {
            List<@Nullable Object> values = new ArrayList<>(List.of(section.heading()));
            for (ComparePage.Cell cell : section.cells()) {
                values.add(share(cell.counts()));
                values.add(cell.counts().overdue());
            }
            sheet.row(values.toArray());
        }
    }

    private static @Nullable Object[] compared(ComparePage.Line line, @Nullable Object ahead) {
        Counts counts = line.counts();
        return new @Nullable Object[] {
            line.name(), share(counts), ahead, counts.reckoned(), counts.overdue(), counts.metLate(), counts.dueSoon()
        };
    }

    private static @Nullable Object[] changed(String name, ChangesPage.Line line) {
        List<@Nullable Object> values = new ArrayList<>(List.of(name));
        line.days().forEach(day -> values.add(share(day.counts())));
        for (What what : List.of(What.DONE, What.OVERDUE)) {
            values.add(line.days().getFirst().of(what));
            for (ChangesPage.Step step : line.steps()) {
                values.add(step.after().of(what));
                values.add(step.rise(what));
            }
        }
        return values.toArray();
    }

    private static @Nullable Object[] values(Counts counts, @Nullable String... names) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(names));
        for (BoardColumn column : BoardColumn.values()) {
            values.add(column.of(counts));
        }
        values.add(share(counts));
        return values.toArray();
    }

    private static @Nullable Percent share(Counts counts) {
        return Percent.ofTenths(Heat.tenths(counts));
    }

    /** The file and its sheet, both named after what they show and the day. */
    private static SheetWriter begin(HttpServletResponse response, Look look, String what, List<String> headings)
            throws IOException {
        LocalDate day = look.asOf().day();
        Download.sheet(response, look.name() + " " + what, day);
        return SheetWriter.open(
                response.getOutputStream(), what, look.name() + "：" + what + "（截至" + Day.of(day) + "）", headings);
    }
}
