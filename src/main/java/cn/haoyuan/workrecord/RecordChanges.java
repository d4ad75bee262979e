package cn.haoyuan.workrecord;

import cn.haoyuan.database.Cut;
import cn.haoyuan.duty.LetterChanges;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a correction changed in a record, for whoever has read the former. */
final class RecordChanges {

    /** How much is quoted of what a field said, in characters. */
    private static final int QUOTED = 60;

    private RecordChanges() {}

    /**
     * Each in a few words; none where nothing that is shown did.
     *
     * @param topics the titles of topics by their ids
     */
    static List<String> of(WorkRecord former, WorkRecord now, Map<String, String> topics) {
        return Stream.of(
                        was("类型", former.kind().label(), now.kind().label()),
                        was("主题", titles(former, topics), titles(now, topics)),
                        was("标题", former.title(), now.title()),
                        was("对象", or(former.subjectName()), or(now.subjectName())),
                        was("发生日期", Day.of(former.happenedOn()), Day.of(now.happenedOn())),
                        was("要求答复的期限", day(former.answerBy()), day(now.answerBy())),
                        was("参加人员", former.people(), now.people()),
                        was("地点", former.place(), now.place()),
                        words(former, now),
                        former.attachments().equals(now.attachments()) ? "" : "附件有增减")
                .filter(change -> !change.isEmpty())
                .toList();
    }

    private static String was(String what, String former, String now) {
        return former.equals(now)
                ? ""
                : former.isEmpty() ? what + "原来没有填" : what + "原为“" + Cut.to(QUOTED, former) + "”";
    }

    private static String words(WorkRecord former, WorkRecord now) {
        if (former.note().equals(now.note())) {
            return "";
        }
        String lines = now.kind() == EvidenceKind.LETTER
                ? LetterChanges.words(former.note(), now.note()).strip()
                : "";
        return lines.isEmpty()
                ? "情况记录有改动"
                : "情况记录：" + lines.replaceFirst("^改动：", "").replaceFirst("。$", "");
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
