package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.DutyCells;
import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Download;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has not filed as a spreadsheet, as it is filtered, streamed row by row. */
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
        Stream<String> period = query.period() == null
                ? Stream.of()
                : missing.named(filter, query.order()).periods().stream()
                        .filter(one -> one.period().equals(query.period()))
                        .map(Named.PeriodSum::label);
        return Download.sheet(
                Stream.of(Stream.of("谁没交"), pages.narrowed(query, filter.day()), period)
                        .flatMap(words -> words)
                        .collect(Collectors.joining(" ")),
                filter.day());
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
                            row.duty().standing().label()
                                    + (row.duty().unanswered() ? "（" + MissingDuty.UNANSWERED + "）" : ""),
                            row.duty().answerBy(),
                            row.nudged(day))));
        }
    }

    private static DutyCells.Owed owed(MissingRow row) {
        MissingDuty duty = row.duty();
        return new DutyCells.Owed(
                duty.title(), duty.unitName(), duty.unitId(), duty.unitId(), row.subjectName(), duty.label());
    }
}
