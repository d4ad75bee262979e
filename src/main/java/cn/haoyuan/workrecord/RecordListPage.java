package cn.haoyuan.workrecord;

import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Paged;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Records of work, filtered. */
public record RecordListPage(
        LocalDate today,
        LocalDate asOf,
        RecordQuery query,
        List<Choice> units,
        List<EvidenceKind> kindsSeen,
        List<WorkRecord> records,
        Map<String, String> topics,
        Paging paging,
        Address here,
        String export,
        boolean mayRecord)
        implements Paged {

    /** Whether there are more records than the pages show. */
    public boolean cut() {
        return paging.total() >= RecordList.COUNTED;
    }

    public List<Choice> kinds() {
        return kindsSeen.stream()
                .map(kind -> new Choice(kind.name(), kind.label()))
                .toList();
    }

    /** The titles of a record's topics; an id where the plan in force no longer knows one. */
    public String topics(WorkRecord record) {
        return record.topics().stream().map(id -> topics.getOrDefault(id, id)).collect(Collectors.joining("、"));
    }
}
