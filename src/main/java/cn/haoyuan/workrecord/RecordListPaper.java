package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.document.Block.Column;
import cn.haoyuan.document.ListPaper;
import cn.haoyuan.document.Paper;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.web.Day;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A list of records as a paper, as it is filtered. */
@Component
@Transactional(readOnly = true)
class RecordListPaper {

    /** What came of a record; a column that is filled where the list holds nothing but records that ask for something. */
    static final String CAME_OF = "引起的事项";

    private static final List<Column> COLUMNS = List.of(
            Column.number("发生日期"),
            Column.text("类型"),
            Column.text("主题"),
            Column.text("标题"),
            Column.text("单位"),
            Column.text("对象"),
            Column.text("参加人员"),
            Column.text(CAME_OF));

    private final RecordList records;

    RecordListPaper(RecordList records) {
        this.records = records;
    }

    /** How many rows it has, as {@link RecordList#count} says. */
    long rows(RecordQuery query, Viewer viewer) {
        return records.count(query, viewer);
    }

    /** @param page the list's head */
    Paper of(RecordListPage page, Viewer viewer) {
        ListPaper paper = new ListPaper();
        records.stream(
                page.query(),
                viewer,
                PaperKind.DOCX.mostRows() + 1,
                record -> paper.row(
                        Day.of(record.happenedOn()),
                        record.kind().label(),
                        page.topics(record),
                        record.title() + (record.voided() ? record.replacedBy() == null ? "（已作废）" : "（已更正）" : ""),
                        record.unitName(),
                        record.subjectName(),
                        record.people(),
                        page.cameOfNamed(record)));
        return paper.done(
                "工作记录清单",
                "条",
                page.asOf(),
                page.narrowed(),
                COLUMNS,
                viewer.post().unitName(),
                page.today());
    }
}
