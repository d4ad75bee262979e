package cn.haoyuan.board;

import cn.haoyuan.board.ChangeDrill.What;
import cn.haoyuan.document.Block;
import cn.haoyuan.document.Block.Column;
import cn.haoyuan.document.Paper;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comparisons as papers: what the pages show, in words and tables. */
final class ComparisonPaper {

    private ComparisonPaper() {}

    static Paper changes(ChangesPage page, LocalDate today, String author) {
        List<LocalDate> days = page.days();
        Paper.Draft paper = Paper.of(page.look().name() + "行动计划进展对比")
                .subtitle(
                        "（" + days.stream().map(Day::of).collect(Collectors.joining(days.size() > 2 ? "、" : "与")) + "）")
                .author(author)
                .wide();
        if (page.look().blank() != null) {
            return paper.add(new Block.Text(page.look().blank())).done();
        }
        page.whole().steps().forEach(step -> paper.add(new Block.Text(summary(step))));
        List<String> named =
                days.stream().map(day -> Day.brief(day, days.getLast())).toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text("名称", 16)));
        for (String figure : List.of("完成率", "已完成", "逾期未完成")) {
            columns.add(Column.number(figure + "\n（" + named.getFirst() + "）", 6));
            for (String day : named.subList(1, named.size())) {
                columns.add(Column.number(figure + "\n（" + day + "）", 6));
                columns.add(Column.number(figure.equals("完成率") ? "增减（百分点）" : "增减", 6));
            }
        }
        List<List<String>> rows = Stream.concat(
                        page.lines().stream().map(line -> row(line.name(), line)), Stream.of(row("合计", page.whole())))
                .toList();
        paper.add(new Block.Table(columns, rows));
        String notes =
                (days.size() > 2 ? "“增减”都与左边一天相比。" : "") + (page.shared() ? ChangesPage.SHARED : "") + page.revised();
        if (!notes.isEmpty()) {
            paper.add(new Block.Text("注：" + notes));
        }
        return paper.add(new Block.Signature(author, Day.of(today))).done();
    }

    private static String summary(ChangesPage.Step whole) {
        String before = Heat.words(whole.before().counts());
        String after = Heat.words(whole.after().counts());
        return String.format(
                Locale.ROOT,
                "从%s到%s，已完成%s，完成率%s（%s）；逾期未完成%s。",
                Day.of(whole.before().day()),
                Day.of(whole.after().day()),
                moved(whole, What.DONE),
                before.equals(after) ? "仍为" + after : "由" + before + "变为" + after,
                Count.CUT,
                moved(whole, What.OVERDUE));
    }

    private static String moved(ChangesPage.Step whole, What what) {
        long before = whole.before().of(what);
        long after = whole.after().of(what);
        return before == after
                ? String.format(Locale.ROOT, "仍为 %,d 项", after)
                : String.format(Locale.ROOT, "由 %,d 项变为 %,d 项", before, after);
    }

    private static List<String> row(String name, ChangesPage.Line line) {
        List<String> values =
                new ArrayList<>(List.of(name, Heat.words(line.days().getFirst().counts())));
        for (ChangesPage.Step step : line.steps()) {
            values.add(Heat.words(step.after().counts()));
            values.add(step.points());
        }
        for (What what : List.of(What.DONE, What.OVERDUE)) {
            values.add(Count.of(line.days().getFirst().of(what)));
            for (ChangesPage.Step step : line.steps()) {
                values.add(Count.of(step.after().of(what)));
                values.add(step.signed(what));
            }
        }
        return values;
    }

    static Paper compare(ComparePage page, LocalDate today, String author) {
        Paper.Draft paper = Paper.of(page.look().name() + "行动计划进展单位对比")
                .subtitle("（截至" + Day.of(page.look().asOf().day()) + "）")
                .author(author)
                .wide();
        if (page.look().blank() != null) {
            return paper.add(new Block.Text(page.look().blank())).done();
        }
        paper.add(new Block.Entry("比较内容", page.subject())).add(units(page));
        if (!page.sides().isEmpty()) {
            paper.add(new Block.Heading(1, "逐项比较"));
            paper.add(new Block.Text("每格是完成率（" + Count.CUT + "）和逾期未完成的项数；每个单位完成率最低的一项标“最低”。"));
            List<Column> columns = new ArrayList<>(List.of(Column.text("工作任务", 16)));
            page.sides().forEach(side -> columns.add(Column.text(side.name(), 8)));
            paper.add(new Block.Table(
                    columns,
                    page.sections().stream()
                            .map(section -> Stream.concat(
                                            Stream.of(section.heading()),
                                            section.cells().stream().map(ComparisonPaper::words))
                                    .toList())
                            .toList()));
        }
        return paper.add(new Block.Text("注：各单位规模不同，项数不宜直接比，看完成率；“比全体”是完成率相差的百分点。" + Count.CUT + "。"))
                .add(new Block.Signature(author, Day.of(today)))
                .done();
    }

    private static String words(ComparePage.Cell cell) {
        return Heat.words(cell.counts())
                + (cell.reckoned() ? "，逾期 " + cell.counts().overdue() : "")
                + (cell.weakest() ? "，最低" : "");
    }

    private static Block.Table units(ComparePage page) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("单位", 16)));
        Stream.of("完成率", "比全体（百分点）", "应完成", "逾期未完成", "逾期完成", "即将到期")
                .forEach(heading -> columns.add(Column.number(heading, 6)));
        return new Block.Table(
                columns,
                Stream.concat(Stream.of(page.whole()), page.lines().stream())
                        .map(line -> List.of(
                                line.name(),
                                Heat.words(line.counts()),
                                line.equals(page.whole()) ? "—" : points(line.ahead(page.whole())),
                                Count.of(line.counts().reckoned()),
                                Count.of(line.counts().overdue()),
                                Count.of(line.counts().metLate()),
                                Count.of(line.counts().dueSoon())))
                        .toList());
    }

    private static String points(@Nullable Integer points) {
        return points == null
                ? "—"
                : (points > 0 ? "+" : points < 0 ? "−" : "") + Count.tenths(Math.abs(points) / 10.0);
    }
}
