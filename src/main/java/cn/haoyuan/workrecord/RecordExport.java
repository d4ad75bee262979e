package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.org.Whereabouts;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.sheet.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A list of records as a spreadsheet, as it is filtered, streamed row by row. */
@Component
class RecordExport {

    static final String VOIDED = "作废原因";

    private static final List<String> HEADINGS = List.of(
            "发生日期",
            "类型",
            "主题",
            "标题",
            "单位",
            "机构标识码",
            "所属县区",
            "所属片区",
            "对象",
            RecordCheck.ANSWER_BY,
            "参加人员",
            "地点",
            "情况记录",
            "附件数",
            "登记人",
            "登记时间",
            VOIDED);

    private final RecordList records;
    private final Plans plans;
    private final JdbcClient jdbc;
    private final Clock clock;

    RecordExport(RecordList records, Plans plans, JdbcClient jdbc, Clock clock) {
        this.records = records;
        this.plans = plans;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Where it belongs: whom it is about, else who did it. */
    private static int place(WorkRecord record) {
        return record.subjectId() == null ? record.unitId() : record.subjectId();
    }

    private static List<String> headings(RecordListPage page) {
        return page.tellsWhatCame()
                ? Stream.concat(HEADINGS.stream(), Stream.of(RecordListPaper.CAME_OF))
                        .toList()
                : HEADINGS;
    }

    /** @param page the list's head */
    @Transactional(readOnly = true)
    public void write(RecordQuery query, Viewer viewer, RecordListPage page, OutputStream out) throws IOException {
        Map<String, String> topics = plans.topicTitles();
        Whereabouts whereabouts = new Whereabouts(jdbc, query.day(LocalDate.now(clock)));
        try (SheetWriter sheet = SheetWriter.open(out, "工作记录", headings(page))) {
            records.stream(query, viewer, SheetWriter.MOST_ROWS, record -> {
                sheet.row(
                        record.happenedOn(),
                        record.kind().label(),
                        record.topics().stream()
                                .map(id -> topics.getOrDefault(id, id))
                                .collect(Collectors.joining("、")),
                        record.title(),
                        record.unitName(),
                        whereabouts.code(record.unitId()),
                        whereabouts.county(place(record)),
                        whereabouts.area(place(record)),
                        record.subjectName(),
                        record.answerBy(),
                        record.people(),
                        record.place(),
                        record.note(),
                        record.attachments().size(),
                        record.author(viewer),
                        Deadlines.local(record.recordedAt()),
                        record.voidReason(),
                        page.tellsWhatCame() ? page.cameOfNamed(record) : null);
            });
        }
    }
}
