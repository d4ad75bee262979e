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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comparisons as papers: what the pages show, in words and tables. */
final class ComparisonPaper {

    private ComparisonPaper() {}

    static Paper changes(ChangesPage page, LocalDate today, String author) {
        LocalDate later = page.look().asOf().day();
        Paper.Draft paper = Paper.of(page.look().name() + "行动计划进展对比")
                .subtitle("（" + Day.of(page.since()) + "与" + Day.of(later) + "）")
                .author(author)
                .wide();
        if (page.look().blank() != null) {
            return paper.add(new Block.Text(page.look().blank())).done();
        }
        paper.add(new Block.Text(summary(page.whole(), page.since(), later)));
        List<Column> columns = new ArrayList<>(List.of(Column.text("名称", 16)));
        Stream.of("完成率（前）", "完成率（后）", "增减（百分点）", "已完成（前）", "已完成（后）", "增减", "逾期未完成（前）", "逾期未完成（后）", "增减")
                .forEach(heading -> columns.add(Column.number(heading, 6)));
        List<List<String>> rows = Stream.concat(page.lines().stream(), Stream.of(page.whole()))
                .map(ComparisonPaper::row)
                .toList();
        return paper.add(new Block.Table(columns, rows))
                .add(new Block.Text("注：“前”指" + Day.of(page.since()) + "，“后”指" + Day.of(later) + "；末行是合计。"))
                .add(new Block.Signature(author, Day.of(today)))
                .done();
    }

    private static String summary(ChangesPage.Line whole, LocalDate since, LocalDate later) {
        return String.format(
                Locale.ROOT,
                "从%s到%s，已完成由 %,d 项变为 %,d 项，完成率%s；逾期未完成由 %,d 项变为 %,d 项。",
                Day.of(since),
                Day.of(later),
                ChangesPage.Line.of(whole.before(), What.DONE),
                ChangesPage.Line.of(whole.after(), What.DONE),
                Heat.words(whole.before()).equals(Heat.words(whole.after()))
                        ? "仍为" + Heat.words(whole.after())
                        : "由" + Heat.words(whole.before()) + "变为" + Heat.words(whole.after()),
                whole.before().overdue(),
                whole.after().overdue());
    }

    private static List<String> row(ChangesPage.Line line) {
        return List.of(
                line.name(),
                Heat.words(line.before()),
                Heat.words(line.after()),
                line.points(),
                Count.of(ChangesPage.Line.of(line.before(), What.DONE)),
                Count.of(ChangesPage.Line.of(line.after(), What.DONE)),
                line.signed(What.DONE),
                Count.of(line.before().overdue()),
                Count.of(line.after().overdue()),
                line.signed(What.OVERDUE));
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
            paper.add(new Block.Text("每格是完成率和逾期未完成的项数；每个单位完成率最低的一项标“最低”。"));
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
        return paper.add(new Block.Text("注：各单位规模不同，件数不宜直接比，看完成率；“比全体”是完成率相差的百分点。"))
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
