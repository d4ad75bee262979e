package cn.haoyuan.assessment;

import cn.haoyuan.document.Block;
import cn.haoyuan.document.Block.Column;
import cn.haoyuan.document.Paper;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page as a spreadsheet and as a paper: the same rows, of figures and words. */
final class AssessmentFile {

    private AssessmentFile() {}

    private static List<Column> columns(Year year) {
        return List.of(
                Column.text("县区", 10),
                Column.number("应完成", 8),
                Column.number("按时完成", 8),
                Column.number("逾期完成", 8),
                Column.number("逾期未完成", 8),
                Column.number("完成率", 8),
                Column.number("年初示范园", 7),
                Column.number(year.over() ? "期末示范园" : "目前示范园", 7),
                Column.text("示范园变化", 16),
                Column.number("竞赛", 5),
                Column.text("交叉评价", 14),
                Column.text("年终考核", 19),
                Column.text("公函", 22),
                Column.text("整改", 22));
    }

    static String title(AssessmentPage page) {
        return page.year().number() + "年度县区年终考核情况";
    }

    static Paper paper(AssessmentPage page) {
        List<List<String>> rows = page.rows().stream()
                .map(row -> cells(page, row).stream()
                        .map(cell -> switch (cell) {
                            case SheetWriter.Percent share -> row.known().share();
                            case Number count -> Count.of(count.longValue());
                            case null, default -> lines(Objects.toString(cell, ""));
                        })
                        .toList())
                .toList();
        return Paper.of(title(page))
                .subtitle(page.dated())
                .author(page.unit())
                .wide()
                .add(new Block.Table(columns(page.year()), rows))
                .add(new Block.Text(
                        page.shared().isEmpty() ? "" : "面向全市的竞赛：" + AssessmentText.deeds(page.shared()) + "。"))
                .add(new Block.Signature(page.unit(), Day.of(page.today())))
                .done();
    }

    /** A day has a line of its own, for which the columns have room: where a line is too short, Word breaks a day within itself. */
    private static String lines(String words) {
        return words.replace("；", "\n").replaceAll("，(?=\\d+[年月])", "，\n").replaceAll("(?<=[日止])（", "\n（");
    }

    static void sheet(AssessmentPage page, OutputStream out) throws IOException {
        List<String> headings =
                columns(page.year()).stream().map(Column::heading).toList();
        try (SheetWriter sheet =
                SheetWriter.open(out, page.year().number() + "年度", title(page) + page.dated(), headings)) {
            for (AssessmentPage.Row row : page.rows()) {
                sheet.row(cells(page, row).toArray());
            }
        }
    }

    private static List<@Nullable Object> cells(AssessmentPage page, AssessmentPage.Row row) {
        CountyYear known = row.known();
        Counts counts = known.counts();
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(known.county().name());
        cells.add(counts.reckoned());
        cells.add(counts.met());
        cells.add(counts.metLate());
        cells.add(counts.overdue());
        cells.add(SheetWriter.Percent.ofTenths(known.tenths()));
        cells.add(known.began().size());
        cells.add(known.ended().size());
        cells.add(AssessmentText.changes(known));
        cells.add(known.competitions().size());
        cells.add(known.evaluations().stream()
                .map(each ->
                        each.unit() + "，" + Day.brief(each.day(), page.year().from()))
                .collect(Collectors.joining("；")));
        cells.add(words(page, row.chain().assessments()));
        cells.add(words(page, row.chain().letters()));
        cells.add(row.chain().rectifications().stream()
                .map(each -> each.words(page.year()))
                .collect(Collectors.joining("；")));
        return cells;
    }

    private static String words(AssessmentPage page, List<Chain.Step> steps) {
        return steps.stream().map(step -> step.words(page.year())).collect(Collectors.joining("；"));
    }
}
