package cn.haoyuan.duty;

import cn.haoyuan.document.Block.Column;
import cn.haoyuan.document.ListPaper;
import cn.haoyuan.document.Paper;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A list of duties as a paper, as it is filtered. */
@Component
@Transactional(readOnly = true)
class DutyPaper {

    private static final List<Column> COLUMNS = List.of(
            Column.text("条款"),
            Column.text("举措"),
            Column.text("责任单位"),
            Column.text("对象"),
            Column.text("时段或起因"),
            Column.number("截止日期"),
            Column.text("状态"),
            Column.number("完成日期"));

    private final Duties duties;
    private final Results results;

    DutyPaper(Duties duties, Results results) {
        this.duties = duties;
        this.results = results;
    }

    long rows(DutyQuery query, LocalDate today) {
        return duties.count(query.filter(today));
    }

    /** @param page the list's head */
    Paper of(DutyListPage page, LocalDate today, String author) {
        ListPaper paper = new ListPaper();
        Function<Duty, String> beside = results.beside(page.asOf());
        duties.stream(page.query().filter(today), page.query().order(), duty -> row(paper, duty, beside.apply(duty)));
        return paper.done(
                (page.measureTitle() == null ? "" : "“" + page.measureTitle() + "”") + "责任事项清单",
                "项",
                page.asOf(),
                page.narrowed(),
                COLUMNS,
                author,
                today);
    }

    private static void row(ListPaper paper, Duty duty, String result) {
        paper.row(
                duty.clause(),
                duty.title(),
                duty.unitName(),
                duty.subjectName(),
                duty.label(),
                Day.of(duty.dueOn()),
                duty.state().label() + (result.isEmpty() ? "" : "，" + result),
                text(duty.metOn()));
    }

    static String text(@Nullable LocalDate day) {
        return day == null ? "" : Day.of(day);
    }
}
