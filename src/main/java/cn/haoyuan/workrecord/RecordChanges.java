package cn.haoyuan.workrecord;

import cn.haoyuan.database.Cut;
import cn.haoyuan.duty.NoteChanges;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a correction changed in a record, for whoever has read the former. */
final class RecordChanges {

    /** How much is quoted of what a field said, in characters. */
    private static final int QUOTED = 60;

    private RecordChanges() {}

    /**
     * In a few words each, without a full stop.
     *
     * @param topics the titles of topics by their ids
     */
    private static String words(WorkRecord former, WorkRecord now, Map<String, String> topics) {
        String changes = of(former, now, topics).collect(Collectors.joining("；"));
        return changes.isEmpty() ? "内容没有改动" : changes;
    }

    /** The same of each record of a line, the last first, but the one that corrects none; by its id. */
    static Map<Long, String> along(List<WorkRecord> line, Map<String, String> topics) {
        return IntStream.range(1, line.size())
                .boxed()
                .collect(Collectors.toMap(i -> line.get(i - 1).id(), i -> words(line.get(i), line.get(i - 1), topics)));
    }

    private static Stream<String> of(WorkRecord former, WorkRecord now, Map<String, String> topics) {
        return Stream.of(
                        was("类型", former.kind().label(), now.kind().label()),
                        was("主题", titles(former, topics), titles(now, topics)),
                        was("标题", former.title(), now.title()),
                        was("对象", or(former.subjectName()), or(now.subjectName())),
                        was("发生日期", Day.of(former.happenedOn()), Day.of(now.happenedOn())),
                        was("要求答复的期限", day(former.answerBy()), day(now.answerBy())),
                        was("参加人员", former.people(), now.people()),
                        was("地点", former.place(), now.place()),
                        note(former, now),
                        former.attachments().equals(now.attachments()) ? "" : "附件有增减")
                .filter(change -> !change.isEmpty());
    }

    private static String was(String what, String former, String now) {
        if (former.equals(now)) {
            return "";
        }
        return what
                + (former.isEmpty()
                        ? "补填" + quoted(now)
                        : now.isEmpty() ? "删去" + quoted(former) : "由" + quoted(former) + "改为" + quoted(now));
    }

    private static String quoted(String words) {
        return "“" + Cut.to(QUOTED, words) + "”";
    }

    private static String note(WorkRecord former, WorkRecord now) {
        if (former.note().equals(now.note()) || former.note().isEmpty()) {
            return was("情况记录", former.note(), now.note());
        }
        String changes = NoteChanges.words(former.note(), now.note()).strip();
        return changes.isEmpty()
                ? "情况记录有改动"
                : "情况记录：" + changes.replaceFirst("^改动：", "").replaceFirst("。$", "");
    }

    private static String titles(WorkRecord record, Map<String, String> topics) {
        return record.topics().stream()
                .map(topic -> Objects.requireNonNullElse(topics.get(topic), topic))
                .collect(Collectors.joining("、"));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : Day.of(day);
    }

    private static String or(@Nullable String name) {
        return name == null ? "" : name;
    }
}
