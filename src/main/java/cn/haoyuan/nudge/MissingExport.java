package cn.haoyuan.nudge;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.Block.Column;
import cn.haoyuan.document.ListPaper;
import cn.haoyuan.document.Paper;
import cn.haoyuan.duty.DutyCells;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
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

    /** What the spreadsheet is called: also what it was narrowed to. */
    @Transactional(readOnly = true)
    public String name(Viewer viewer, MissingQuery query) {
        MissingFilter filter = pages.filter(viewer, query, hours.now());
        return Download.sheet(name("谁没交", query, filter), filter.day());
    }

    /** The same of the paper, without its extension. */
    @Transactional(readOnly = true)
    public String paperName(Viewer viewer, MissingQuery query) {
        MissingFilter filter = pages.filter(viewer, query, hours.now());
        return name(query.measure() == null ? "谁没交汇总" : "谁没交", query, filter) + " " + filter.day();
    }

    private String name(String what, MissingQuery query, MissingFilter filter) {
        return what + narrowed(query, filter).map(words -> " " + words).collect(Collectors.joining());
    }

    /** What it is narrowed to, in words. */
    private Stream<String> narrowed(MissingQuery query, MissingFilter filter) {
        return Stream.concat(pages.narrowed(query, filter.day()), missing.period(filter).stream());
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

    /** The page as a paper: by name where a measure is chosen, else measure by measure. */
    @Transactional(readOnly = true)
    public Paper paper(Viewer viewer, MissingQuery query, MissingPage page) {
        MissingFilter filter = pages.filter(viewer, query, hours.now());
        boolean one = query.measure() != null;
        ListPaper paper = new ListPaper();
        List<Column> columns = one ? names(viewer, query, filter, paper) : sums(page, paper);
        paper.note(page.overdue().stream().map(MissingPage.Told::words).collect(Collectors.joining()));
        return paper.done(
                (query.late() == null ? "没交" : query.late().label()) + (one ? "名单" : "情况汇总"),
                one ? "项" : "项举措",
                filter.day(),
                Stream.concat(narrowed(query, filter), one ? Stream.of() : Stream.of(total(page)))
                        .toList(),
                columns,
                viewer.post().unitName(),
                hours.now().toLocalDate());
    }

    private List<Column> names(Viewer viewer, MissingQuery query, MissingFilter filter, ListPaper paper) {
        List<Unit> parts = pages.parts(viewer, filter.day());
        List<MissingDuty> meant = missing.named(filter, query.order()).meant(query.period());
        for (MissingRow row : missing.rows(filter, meant)) {
            MissingDuty duty = row.duty();
            paper.row(
                    duty.unitName(),
                    MissingPages.part(parts, duty.seat()),
                    duty.subject(),
                    duty.label(),
                    Day.of(duty.dueOn()),
                    state(duty),
                    row.nudged(filter.day()));
        }
        return List.of(
                Column.text("责任单位"),
                Column.text("所属"),
                Column.text("对象"),
                Column.text(MissingPage.spans(meant)),
                Column.number("截止日期"),
                Column.text("状态"),
                Column.number("催办过"));
    }

    private static String total(MissingPage page) {
        return page.kinds().stream()
                .map(kind -> kind.label() + " "
                        + Count.of(page.sums().stream()
                                .mapToLong(sum -> sum.of(kind))
                                .sum()) + " 项")
                .collect(Collectors.joining("、", "合计：", ""));
    }

    private static List<Column> sums(MissingPage page, ListPaper paper) {
        for (MissingPage.Sum sum : page.sums()) {
            paper.row(Stream.of(
                            Stream.of(sum.title(), sum.clause()),
                            page.kinds().stream().map(kind -> Count.of(sum.of(kind))),
                            Stream.of(
                                    Count.of(sum.units()),
                                    page.soon() && sum.nextDue() != null ? Day.of(sum.nextDue()) : ""))
                    .flatMap(cells -> cells)
                    .toArray(String[]::new));
        }
        return Stream.of(
                        Stream.of(Column.text("举措"), Column.text("条款")),
                        page.kinds().stream().map(kind -> Column.number(MissingPage.items(kind))),
                        Stream.of(Column.number(page.counted()), Column.number(MissingPage.NEXT)))
                .flatMap(columns -> columns)
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
