package cn.haoyuan.workrecord;

import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays what is on record and what a device wants to record side by side. */
@Component
class RecordClash {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final YearChoice year;

    RecordClash(JdbcClient jdbc, Plans plans, YearChoice year) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.year = year;
    }

    /** One field, as a person reads it, on both sides. */
    record Row(String label, String recorded, String mine, boolean differs) {}

    @Transactional(readOnly = true)
    public List<Row> rows(RecordIntake.Taken.Clash clash) {
        WorkRecord recorded = clash.recorded();
        NewRecord mine = clash.mine();
        List<Row> rows = new ArrayList<>();
        add(rows, "类型", recorded.kind().label(), mine.kind().label());
        add(rows, "主题", topics(recorded.topics()), topics(mine.topics()));
        add(rows, "对象", recorded.subjectName(), name(mine));
        add(rows, "发生日期", Day.of(recorded.happenedOn()), Day.of(mine.happenedOn()));
        if (recorded.answerBy() != null || mine.answerBy() != null) {
            add(rows, RecordCheck.ANSWER_BY, day(recorded.answerBy()), day(mine.answerBy()));
        }
        if (!year.same(clash.form(), recorded)) {
            add(
                    rows,
                    YearChoice.LABEL,
                    year.claimed(recorded).map(YearChoice::words).orElse(""),
                    year.words(clash.form(), recorded.kind()));
        }
        add(rows, "标题", recorded.title(), mine.title());
        add(rows, "参加人员", recorded.people(), mine.people());
        add(rows, "地点", recorded.place(), mine.place());
        add(rows, "情况记录", recorded.note(), mine.note());
        add(rows, "附件", recorded.attachments().size() + " 个", mine.attachments().size() + " 个");
        return rows;
    }

    private static void add(List<Row> rows, String label, @Nullable String recorded, @Nullable String mine) {
        String there = recorded == null || recorded.isEmpty() ? "—" : recorded;
        String here = mine == null || mine.isEmpty() ? "—" : mine;
        rows.add(new Row(label, there, here, !there.equals(here)));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : Day.of(day);
    }

    private String topics(List<String> ids) {
        Map<String, String> known = plans.topicTitles();
        return ids.stream().map(id -> known.getOrDefault(id, id)).collect(Collectors.joining("、"));
    }

    private @Nullable String name(NewRecord mine) {
        return mine.subjectId() == null
                ? null
                : jdbc.sql("select unit_name(:id, :day)")
                        .param("id", mine.subjectId())
                        .param("day", mine.happenedOn())
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }
}
