package cn.haoyuan.workrecord;

import cn.haoyuan.database.Cut;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.Paged;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records of work, filtered.
 *
 * @param refusal why it was not printed; null where nobody asked for that
 */
public record RecordListPage(
        LocalDate today,
        LocalDate asOf,
        RecordQuery query,
        List<Choice> units,
        List<EvidenceKind> kindsSeen,
        List<Choice> about,
        List<WorkRecord> records,
        Outlooks outlooks,
        Map<String, String> topics,
        Paging paging,
        Address here,
        Exports exports,
        @Nullable String refusal,
        boolean mayRecord)
        implements Paged {

    private static final int LONGEST_NAME = 75;

    RecordListPage refused(String reason) {
        return new RecordListPage(
                today, asOf, query, units, kindsSeen, about, records, outlooks, topics, paging, here, exports, reason,
                mayRecord);
    }

    /** What the list is narrowed to, in words. */
    List<String> narrowed() {
        return Stream.of(
                        query.kind() == null ? null : "类型：" + query.kind().label(),
                        query.topic() == null || query.topic().isBlank()
                                ? null
                                : "主题：" + topics.getOrDefault(query.topic(), query.topic()),
                        unit().isEmpty() ? null : "单位：" + unit(),
                        query.from() == null ? null : "发生日期从 " + Day.of(query.from()),
                        query.to() == null ? null : "发生日期到 " + Day.of(query.to()),
                        query.q() == null || query.q().isBlank() ? null : "标题或单位名称含：" + query.q(),
                        query.onlyMine() ? "只看本人登记的" : null,
                        query.onlyStanding() ? "不看作废的" : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private String unit() {
        return units.stream()
                .filter(choice -> choice.value().equals(String.valueOf(query.unit())))
                .map(Choice::label)
                .findFirst()
                .orElse("");
    }

    /** What files of it are called. */
    String fileName() {
        return Cut.to(
                LONGEST_NAME,
                Stream.of(unit(), query.kind() == null ? "" : query.kind().label(), "工作记录")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")));
    }

    /** Whether there are more records than the pages show. */
    public boolean cut() {
        return paging.total() >= RecordList.COUNTED;
    }

    public List<Choice> kinds() {
        return kindsSeen.stream()
                .map(kind -> new Choice(kind.name(), kind.label()))
                .toList();
    }

    /** What came of a record that asks somebody for something, or "". */
    public String cameOf(WorkRecord record) {
        return outlooks.of(record).map(outlook -> outlook.words(today)).orElse("");
    }

    /** The same for a file, which others read. */
    String cameOfNamed(WorkRecord record) {
        return outlooks.of(record).map(outlook -> outlook.named(today)).orElse("");
    }

    /** Whether the list holds nothing but records that ask for something, all of them looked at. */
    boolean tellsWhatCame() {
        return outlooks.narrowed() && outlooks.records() <= Outlooks.MOST;
    }

    /** The same of a list of nothing but such records, in figures, or "". */
    public String sum() {
        return outlooks.sum();
    }

    /** The titles of a record's topics; an id where the plan in force no longer knows one. */
    public String topics(WorkRecord record) {
        return record.topics().stream().map(id -> topics.getOrDefault(id, id)).collect(Collectors.joining("、"));
    }
}
