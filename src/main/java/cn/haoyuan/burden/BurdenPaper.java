package cn.haoyuan.burden;

import cn.haoyuan.burden.BurdenPage.Line;
import cn.haoyuan.document.Block;
import cn.haoyuan.document.Block.Column;
import cn.haoyuan.document.Paper;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The burden as a paper: what the page tells, with every unit of its list. */
final class BurdenPaper {

    private BurdenPaper() {}

    /** @param author who issues it, on {@code today} */
    static Paper of(BurdenPage page, String author, LocalDate today) {
        Tally all = page.sums().all();
        Paper.Draft paper = Paper.of(page.top().name() + "负担账")
                .subtitle("（" + page.period().label() + "，截至" + Day.of(page.day()) + "）")
                .author(author);
        paper.add(new Block.Text(
                "期限在%s至%s的责任事项 %s 项：已有记录抵扣 %s 项，报送完成 %s 项，尚未完成 %s 项。提交过的报送 %s 份（含还没有审核通过的），手填 %s 格，系统带入 %s 格，重复填报 %s 格。按计划写明的分钟数估计共 %s 小时。"
                        .formatted(
                                Day.of(page.period().startsOn()),
                                Day.of(page.period().endsOn()),
                                Count.of(all.duties()),
                                Count.of(all.byRecord()),
                                Count.of(all.byFiling()),
                                Count.of(all.open()),
                                Count.of(all.filings()),
                                Count.of(all.typed()),
                                Count.of(all.carried()),
                                Count.of(page.askedTwice()),
                                Figure.HOURS.text(all))));
        if (!page.overlap().isEmpty()) {
            paper.add(new Block.Text(page.overlap()));
        }
        List<Figure> every = List.of(Figure.values());
        if (page.alone()) {
            paper.add(new Block.Heading(1, "一、按举措"))
                    .add(table("举措", page.byMeasure(), page.whole(), Figure.OF_DUTIES, BurdenPaper::sum));
        } else {
            paper.wide()
                    .add(new Block.Heading(1, "一、按单位类型（每个单位平均）"))
                    .add(table("单位类型", page.kinds().stream().map(page::line).toList(), null, every, BurdenPaper::mean))
                    .add(new Block.Heading(1, "二、按单位" + listed(page.query().kind())))
                    .add(table("单位", page.byEveryRow(), page.ofRows(), every, BurdenPaper::sum));
        }
        return paper.add(new Block.Heading(1, (page.alone() ? "二" : "三") + "、按表单"))
                .add(forms(page))
                .add(new Block.Signature(author, Day.of(today)))
                .done();
    }

    private static String listed(@Nullable UnitKind kind) {
        return kind == null ? "（合计）" : "（" + kind.label() + "，各自承担的）";
    }

    private static String sum(Line line, Figure figure) {
        return figure.text(line.tally());
    }

    private static String mean(Line line, Figure figure) {
        return line.units() == 0 ? "—" : line.average(figure);
    }

    /** @param total the last row; null for none */
    private static Block table(
            String what,
            List<Line> lines,
            @Nullable Line total,
            List<Figure> figures,
            BiFunction<Line, Figure, String> told) {
        List<Column> columns = Stream.concat(
                        Stream.of(Column.text(what, 4)),
                        figures.stream().map(figure -> Column.number(figure.label(), 2)))
                .toList();
        return new Block.Table(
                columns,
                Stream.concat(lines.stream(), Stream.ofNullable(total))
                        .map(line -> Stream.concat(
                                        Stream.of(line.name()),
                                        figures.stream().map(figure -> told.apply(line, figure)))
                                .toList())
                        .toList());
    }

    private static Block forms(BurdenPage page) {
        if (page.byForm().isEmpty()) {
            return new Block.Text("没有提交过报送材料。");
        }
        return new Block.Table(
                Stream.concat(
                                Stream.of(Column.text("表单", 5), Column.text("谁来看", 3)),
                                FormFigure.COUNTED.stream().map(figure -> Column.number(figure.label(), 2)))
                        .toList(),
                Stream.concat(page.byForm().stream(), Stream.of(page.ofForms()))
                        .map(line -> Stream.concat(
                                        Stream.of(line.name(), line.reader()),
                                        FormFigure.COUNTED.stream().map(figure -> figure.text(line)))
                                .toList())
                        .toList());
    }
}
