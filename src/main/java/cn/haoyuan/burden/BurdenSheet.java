package cn.haoyuan.burden;

import cn.haoyuan.burden.BurdenPage.FormLine;
import cn.haoyuan.burden.BurdenPage.Line;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Day;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/** The burden as a spreadsheet: the page's lines with every unit of its list, and on a second sheet those of the forms. */
final class BurdenSheet {

    private static final List<String> OF_FORMS = List.of("表单", "谁来看", "写明的分钟（估计）", "份数", "手填格数", "系统带入格数", "重复填报");

    private BurdenSheet() {}

    static void write(BurdenPage page, OutputStream out) throws IOException {
        List<Figure> figures = page.alone() ? Figure.OF_DUTIES : List.of(Figure.values());
        List<Line> lines = page.alone() ? page.byMeasure() : page.byEveryRow();
        Line total = page.alone() ? page.whole() : page.ofRows();
        List<String> headings = cells(
                        page.alone() ? "举措" : "单位", figures.stream().map(Figure::label))
                .map(String::valueOf)
                .toList();
        String title = page.title() + "（截至" + Day.of(page.day()) + "）";
        try (SheetWriter sheet = SheetWriter.open(out, page.period().label(), title, headings)) {
            for (Line line : lines) {
                sheet.row(row(line, figures));
            }
            sheet.total(row(total, figures));
            Tally all = page.sums().all();
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
            sheet.total("合计", null, null, all.filings(), all.typed(), all.carried(), page.askedTwice());
        }
    }

    private static Object[] row(Line line, List<Figure> figures) {
        return cells(
                        line.name(),
                        figures.stream()
                                .map(figure -> figure == Figure.HOURS
                                        ? (Object) figure.value(line.tally())
                                        : (Object) line.count(figure)))
                .toArray();
    }

    private static Stream<Object> cells(String name, Stream<?> others) {
        return Stream.concat(Stream.of(name), others);
    }
}
