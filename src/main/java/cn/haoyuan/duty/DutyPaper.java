package cn.haoyuan.duty;

import cn.haoyuan.document.Block;
import cn.haoyuan.document.Block.Column;
import cn.haoyuan.document.Paper;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A list of duties as a paper, as it is filtered. */
@Component
@Transactional(readOnly = true)
class DutyPaper {

    private static final List<Column> COLUMNS = List.of(
            Column.number("序号", 6),
            Column.text("条款", 9),
            Column.text("举措", 20),
            Column.text("责任单位", 22),
            Column.text("对象", 22),
            Column.text("时段", 20),
            Column.number("截止日期", 14),
            Column.text("状态", 14),
            Column.number("完成日期", 14));

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
        DutyQuery query = page.query();
        List<List<String>> rows = new ArrayList<>();
        Map<Long, String> found = results.all(page.asOf());
        duties.stream(
                query.filter(today),
                query.order(),
                duty -> rows.add(row(rows.size() + 1, duty, found.getOrDefault(duty.id(), ""))));
        boolean done = rows.stream().anyMatch(row -> !row.getLast().isEmpty());
        int columns = done ? COLUMNS.size() : COLUMNS.size() - 1;
        return Paper.of((page.measureTitle() == null ? "" : "“" + page.measureTitle() + "”") + "责任事项清单")
                .subtitle("（截至" + Day.of(page.asOf()) + "，共 " + rows.size() + " 项）")
                .author(author)
                .wide()
                .add(new Block.Text(String.join("；", page.narrowed())))
                .add(new Block.Table(
                        COLUMNS.subList(0, columns),
                        rows.stream().map(row -> row.subList(0, columns)).toList()))
                .add(new Block.Signature(author, Day.of(today)))
                .done();
    }

    private static List<String> row(int number, Duty duty, String result) {
        return List.of(
                Integer.toString(number),
                duty.clause(),
                duty.title(),
                duty.unitName(),
                duty.subjectName() == null ? "" : duty.subjectName(),
                duty.label(),
                Day.of(duty.dueOn()),
                duty.state().label() + (duty.metOn() == null || result.isEmpty() ? "" : "，" + result),
                text(duty.metOn()));
    }

    static String text(@Nullable LocalDate day) {
        return day == null ? "" : Day.of(day);
    }
}
