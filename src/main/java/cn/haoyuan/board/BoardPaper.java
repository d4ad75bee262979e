package cn.haoyuan.board;

import cn.haoyuan.document.Block;
import cn.haoyuan.document.Block.Column;
import cn.haoyuan.document.Numeral;
import cn.haoyuan.document.Paper;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.standing.Finding;
import cn.haoyuan.standing.Gap;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Boards as papers: what the pages show, in words and tables. */
final class BoardPaper {

    /** As many as fit on a page. */
    private static final Set<BoardColumn> COLUMNS = EnumSet.complementOf(EnumSet.of(BoardColumn.TOTAL));

    private BoardPaper() {}

    /**
     * @param exceptions the first exceptions of each condition that has any, by its measure
     */
    static Paper board(BoardPage page, Map<String, List<Gap>> exceptions, LocalDate today, String author) {
        Look look = page.look();
        Paper.Draft paper = begin(look, "行动计划进展情况", author);
        if (look.blank() != null) {
            return paper.add(new Block.Text(look.blank())).done();
        }
        int part = 0;
        paper.add(new Block.Heading(1, Numeral.of(++part) + "、总体情况"))
                .add(new Block.Text(summary(look.asOf().day(), page.total())));
        paper.add(new Block.Heading(1, Numeral.of(++part) + "、" + (page.by() == By.UNIT ? "各单位情况" : "各举措情况")));
        for (BoardPage.Group lines : page.groups()) {
            if (lines.heading() != null) {
                // it begins with its own number
                paper.add(new Block.Heading(2, lines.heading()));
            }
            paper.add(table(page.by(), lines.lines(), page.groups().size() == 1 ? page.total() : null));
        }
        if (page.shared() > 0) {
            paper.add(new Block.Text(shared(page)));
        }
        if (!page.late().isEmpty()) {
            paper.add(new Block.Heading(1, Numeral.of(++part) + "、逾期未完成较多的单位")).add(late(page.late()));
        }
        if (!page.behind().isEmpty()) {
            paper.add(new Block.Heading(1, Numeral.of(++part) + "、逾期未完成较多的举措")).add(behind(page.behind()));
        }
        if (!page.conditions().isEmpty()) {
            paper.add(new Block.Heading(1, Numeral.of(++part) + "、常态条件"))
                    .add(conditions(page.conditions(), exceptions));
        }
        if (page.notConnected()) {
            paper.add(new Block.Text("注：" + BoardPage.NOT_CONNECTED));
        }
        return paper.add(new Block.Signature(author, Day.of(today))).done();
    }

    static Paper matrix(MatrixPage page, LocalDate today, String author) {
        Paper.Draft paper = begin(page.look(), "行动计划进展情况一览表", author);
        if (page.look().blank() != null) {
            return paper.add(new Block.Text(page.look().blank())).done();
        }
        paper.add(new Block.Text("每格是完成率（" + Count.CUT + "）和“已完成数／应完成数”；还没有应完成的，是状态（临：即将到期；进：进行中；未：未开始；免：豁免）和项数。"));
        List<Column> columns = new ArrayList<>(List.of(Column.text("举措", 11)));
        page.columns().forEach(column -> columns.add(Column.text(column.name(), columns.size() == 1 ? 6 : 5)));
        List<List<String>> rows = page.bands().stream()
                .flatMap(band -> band.lines().stream())
                .map(line -> Stream.concat(
                                Stream.of(line.title()),
                                line.cells().stream().map(cell -> cell.text().replace(' ', '\n')))
                        .toList())
                .toList();
        return paper.add(new Block.Table(columns, rows))
                .add(new Block.Signature(author, Day.of(today)))
                .done();
    }

    private static Paper.Draft begin(Look look, String what, String author) {
        return Paper.of(look.name() + what)
                .subtitle("（截至" + Day.of(look.asOf().day()) + "）")
                .author(author)
                .wide();
    }

    /** Why the rows sum to more than the whole. */
    static String shared(BoardPage page) {
        return "注：有 " + Count.of(page.shared()) + " 项由两个单位共同负责，在两行中各计一次，各行之和比合计多这些。";
    }

    private static String summary(LocalDate day, Counts counts) {
        return String.format(
                Locale.ROOT,
                "截至%s，共有责任事项 %,d 项，其中应完成 %,d 项，已完成 %,d 项（按时 %,d 项，逾期 %,d 项）%s；逾期未完成 %,d 项，即将到期 %,d 项，进行中 %,d 项，未开始 %,d 项，已豁免 %,d 项。",
                Day.of(day),
                counts.total(),
                counts.reckoned(),
                counts.met() + counts.metLate(),
                counts.met(),
                counts.metLate(),
                counts.reckoned() == 0 ? "" : "，完成率 " + Heat.words(counts) + "（" + Count.CUT + "）",
                counts.overdue(),
                counts.dueSoon(),
                counts.open(),
                counts.notOpen(),
                counts.waived());
    }

    private static Block.Table table(By by, List<BoardPage.Line> lines, @Nullable Counts total) {
        List<Column> columns = new ArrayList<>(
                by == By.UNIT ? List.of(Column.text("单位", 16)) : List.of(Column.text("条款", 6), Column.text("举措", 14)));
        COLUMNS.forEach(column -> columns.add(Column.number(column.label(), 6)));
        columns.add(Column.number(BoardColumn.SHARE, 6));
        List<List<String>> rows = new ArrayList<>();
        lines.forEach(line -> rows.add(
                row(by, line.row().clause(), line.row().name(), line.row().counts())));
        if (total != null) {
            rows.add(row(by, null, "合计", total));
        }
        return new Block.Table(columns, rows);
    }

    private static List<String> row(By by, @Nullable String clause, String name, Counts counts) {
        List<String> cells = new ArrayList<>();
        if (by == By.MEASURE) {
            cells.add(clause == null ? "" : clause);
        }
        cells.add(name);
        COLUMNS.forEach(column -> cells.add(Count.of(column.of(counts))));
        cells.add(Heat.words(counts));
        return cells;
    }

    private static Block.Table late(List<BoardPage.LateUnit> late) {
        return new Block.Table(
                List.of(Column.text("单位", 12), Column.text("所在", 8), Column.number("逾期未完成（项）", 6)),
                late.stream()
                        .map(each -> List.of(each.name(), each.under(), Count.of(each.count())))
                        .toList());
    }

    private static Block.Table behind(List<BoardPage.Behind> behind) {
        return new Block.Table(
                List.of(Column.text("举措", 14), Column.text("条款", 6), Column.number("逾期未完成（项）", 6)),
                behind.stream()
                        .map(each -> List.of(
                                each.title(),
                                each.clause(),
                                Count.of(each.counts().overdue())))
                        .toList());
    }

    private static Block.Table conditions(List<BoardPage.Condition> conditions, Map<String, List<Gap>> exceptions) {
        return new Block.Table(
                List.of(Column.text("条件", 9), Column.text("条款", 10), Column.text("情况", 21)),
                conditions.stream()
                        .map(each -> List.of(
                                each.finding().label(),
                                each.number() + " " + each.title(),
                                verdict(
                                        each.finding(),
                                        exceptions.getOrDefault(
                                                each.finding().measure().id(), List.of()))))
                        .toList());
    }

    private static String verdict(Finding finding, List<Gap> first) {
        return finding.verdict() == Finding.Verdict.EXCEPTIONS
                ? finding.words() + "，例外 " + finding.exceptions() + " 个：" + names(first)
                        + (first.size() < finding.exceptions() ? "等" : "")
                : finding.verdict().label() + "：" + finding.words();
    }

    /** With where they lie: a kindergarten's name is one within its county only. */
    private static String names(List<Gap> gaps) {
        return gaps.stream()
                .map(gap -> gap.name() + (gap.under() == null ? "" : "（" + gap.under() + "）"))
                .collect(Collectors.joining("、"));
    }
}
