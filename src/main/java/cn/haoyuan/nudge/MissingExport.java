package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.Block;
import cn.haoyuan.document.Block.Column;
import cn.haoyuan.document.Paper;
import cn.haoyuan.duty.DutyCells;
import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Download;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has not filed as a file, as it is filtered: a spreadsheet, streamed row by row, or a paper. */
@Component
class MissingExport {

    private static final List<String> HEADINGS = DutyCells.headings("条款", "截止日期", "状态", "回复期限", "催办过");

    private final Missing missing;
    private final MissingPages pages;
    private final Hours hours;
    private final JdbcClient jdbc;

    MissingExport(Missing missing, MissingPages pages, Hours hours, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.missing = missing;
        this.pages = pages;
        this.hours = hours;
    }

    /** What the file is called: also what it was narrowed to. */
    @Transactional(readOnly = true)
    public String name(Viewer viewer, MissingQuery query) {
        MissingFilter filter = pages.filter(viewer, query, hours.now());
        return Download.sheet(
                "谁没交" + narrowed(query, filter).map(words -> " " + words).collect(Collectors.joining()), filter.day());
    }

    /** What it is narrowed to, in words. */
    private Stream<String> narrowed(MissingQuery query, MissingFilter filter) {
        Stream<String> period = query.period() == null
                ? Stream.of()
                : missing.named(filter, query.order()).periods().stream()
                        .filter(one -> one.period().equals(query.period()))
                        .map(Named.PeriodSum::label);
        return Stream.concat(pages.narrowed(query, filter.day()), period);
    }

    @Transactional(readOnly = true)
    public void write(Viewer viewer, MissingQuery query, OutputStream out) throws IOException {
        MissingFilter filter = pages.filter(viewer, query, hours.now());
        LocalDate day = filter.day();
        DutyCells cells = new DutyCells(new Whereabouts(jdbc, day));
        try (SheetWriter sheet = SheetWriter.open(out, "谁没交", HEADINGS)) {
            missing.stream(
                    filter,
                    query.order(),
                    row -> sheet.row(cells.row(
                            row.duty().clause(),
                            owed(row),
                            row.duty().dueOn(),
                            state(row.duty()),
                            row.duty().answerBy(),
                            row.nudged(day))));
        }
    }

    private static final List<Column> OF_ONE = List.of(
            Column.number("序号", 6),
            Column.text("责任单位", 26),
            Column.text("对象", 22),
            Column.text("时段", 18),
            Column.number("截止日期", 16),
            Column.text("状态", 14),
            Column.number("催办过", 14));

    private static final List<Column> OF_ALL = Stream.of(
                    OF_ONE.stream().limit(1),
                    Stream.of(Column.text("条款", 9), Column.text("举措", 20)),
                    OF_ONE.stream().skip(1))
            .flatMap(columns -> columns)
            .toList();

    /** The same as a paper; the measure stands in its rows where none is chosen. */
    @Transactional(readOnly = true)
    public Paper paper(Viewer viewer, MissingQuery query) {
        MissingFilter filter = pages.filter(viewer, query, hours.now());
        LocalDate day = filter.day();
        boolean one = query.measure() != null;
        List<List<String>> rows = new ArrayList<>();
        missing.stream(filter, query.order(), row -> rows.add(row(rows.size() + 1, one, row, day)));
        return Paper.of((query.late() == null ? "没交" : query.late().label()) + "名单")
                .subtitle("（截至" + Day.of(day) + "，共 " + rows.size() + " 项）")
                .author(viewer.post().unitName())
                .wide()
                .add(new Block.Text(narrowed(query, filter).collect(Collectors.joining("；"))))
                .add(new Block.Table(one ? OF_ONE : OF_ALL, rows))
                .add(new Block.Signature(
                        viewer.post().unitName(), Day.of(hours.now().toLocalDate())))
                .done();
    }

    private static List<String> row(int number, boolean one, MissingRow row, LocalDate day) {
        MissingDuty duty = row.duty();
        return Stream.of(
                        Stream.of(Integer.toString(number)),
                        one ? Stream.<String>of() : Stream.of(duty.clause(), duty.title()),
                        Stream.of(
                                duty.unitName(),
                                duty.subject() == null ? "" : duty.subject(),
                                duty.label(),
                                Day.of(duty.dueOn()),
                                state(duty),
                                row.nudged(day)))
                .flatMap(cells -> cells)
                .toList();
    }

    private static String state(MissingDuty duty) {
        return duty.standing().label() + (duty.unanswered() ? "（" + MissingDuty.UNANSWERED + "）" : "");
    }

    private static DutyCells.Owed owed(MissingRow row) {
        MissingDuty duty = row.duty();
        return new DutyCells.Owed(
                duty.title(), duty.unitName(), duty.unitId(), duty.unitId(), duty.subject(), duty.label());
    }
}
