package cn.haoyuan.burden;

import cn.haoyuan.burden.BurdenPage.Line;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Day;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The burden as a spreadsheet: the page's lines with every unit of its list, and on a second sheet those of the forms. */
final class BurdenSheet {

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
            sheet.next(
                    "按表单",
                    Stream.concat(
                                    Stream.of("表单", "谁来看"),
                                    FormFigure.COUNTED.stream().map(FormFigure::label))
                            .toList());
            for (FormLine line : page.byForm()) {
                sheet.row(row(line));
            }
            sheet.total(row(page.ofForms()));
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

    private static @Nullable Object[] row(FormLine line) {
        return Stream.concat(
                        Stream.of(line.name(), line.reader()),
                        FormFigure.COUNTED.stream().map(figure -> figure.value(line)))
                .toArray();
    }

    private static Stream<Object> cells(String name, Stream<?> others) {
        return Stream.concat(Stream.of(name), others);
    }
}
