package cn.haoyuan.workrecord;

import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.DueRule;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.RecordPart;
import cn.haoyuan.plan.Topic;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of work that somebody may record.
 *
 * @param topics what it may have been about; none where the kind says it all
 * @param topicRequired whether at least one topic must be named, because without it nothing would count, or its stage
 *     would be unknown
 * @param subject whether it is about another unit
 * @param subjectKinds the kinds of unit it may be about
 * @param followed what the plan asks of whom because it was done, in sentences, as of who gets a circular; by topic, under "" what
 *     follows whatever it was about
 * @param deadlines by which rules what follows is to be done where the record names no day, in so far as those owe it who stand below who
 *     records it; by topic, under "" whatever it was about
 * @param only about which kinds of unit alone a topic asks for something or counts, by topic; a topic that may be about any is not in it
 * @param due the topics of what the plan asks of this very post; of its unit, where it asks nothing of the post
 * @param routine the topics that may be so again at the next place, as what one goes there for
 * @param counts the measures that the plan asks it for, by topic; under "" those for which any topic will do
 * @param aside where it counts for nothing, what it is good for, and as what the work that counts is recorded; null where it counts
 * @param own whether the plan asks it of this very post, or it is everybody's; else it is mostly for others of the unit to record
 */
public record WorkOffer(
        EvidenceKind kind,
        List<Topic> topics,
        boolean topicRequired,
        Subject subject,
        Set<UnitKind> subjectKinds,
        Map<String, String> followed,
        Map<String, Set<DueRule>> deadlines,
        Map<String, Set<UnitKind>> only,
        Set<String> due,
        Set<String> routine,
        Map<String, List<String>> counts,
        @Nullable String aside,
        boolean own) {

    private static final String ONLY = "只用于";

    /** Whether a unit other than the one that did the work belongs to the record. */
    public enum Subject {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** Kinds that are nothing without what they report. */
    private static final Set<EvidenceKind> REPORTS = EnumSet.of(
            EvidenceKind.RETURN,
            EvidenceKind.SELF_ASSESSMENT,
            EvidenceKind.EVALUATION,
            EvidenceKind.ASSESSMENT,
            EvidenceKind.MENTORING_REVIEW);

    public WorkOffer {
        topics = List.copyOf(topics);
        subjectKinds = Set.copyOf(subjectKinds);
        only = Map.copyOf(only);
        due = Set.copyOf(due);
        routine = Set.copyOf(routine);
        counts = Map.copyOf(counts);
        deadlines = Collections.unmodifiableMap(new LinkedHashMap<>(deadlines));
        followed = Collections.unmodifiableMap(new LinkedHashMap<>(followed));
    }

    /** What its words or files must tell beside a title; null for a kind that is shown by less. */
    public @Nullable String wants() {
        if (!REPORTS.contains(kind)) {
            return null;
        }
        return kind == EvidenceKind.MENTORING_REVIEW
                ? "一份小结写全园所有师徒，登记一份，本园这一学期的结对小结就算完成。请写明每一对师徒的进展，或附上小结；只有标题的不能算完成。某一对的一次带教请登记为“"
                        + EvidenceKind.WORK_RECORD.label() + "”"
                : "请写明数据或结果，或附上报表；只有标题的不能算完成";
    }

    /** What is said where the words are left out without which work of a topic is none, by topic. */
    public Map<String, String> worded() {
        Map<String, String> worded = new LinkedHashMap<>();
        topics.stream()
                .filter(topic -> topic.words() != null)
                .forEach(topic -> worded.put(
                        topic.id(),
                        "选了“%s”的，请在“情况记录”里写明：%s；%s的不能算完成"
                                .formatted(
                                        topic.title(),
                                        topic.words(),
                                        onPaper(topic.id()) ? "或者附上文件，只有标题" : "只有标题或照片")));
        return worded;
    }

    /** Whether what is about that topic is a paper, which happens nowhere: a file may tell it as well as words. */
    public boolean onPaper(String topic) {
        return topic(topic)
                .filter(each -> each.without().contains(RecordPart.PLACE))
                .isPresent();
    }

    /** Whether work about these topics is none without words; also where none is chosen yet and any would want them. */
    boolean wantsWords(List<String> about) {
        Map<String, String> worded = worded();
        return about.stream().anyMatch(worded::containsKey)
                || topicRequired && !topics.isEmpty() && worded.size() == topics.size();
    }

    /** Whether it is done on paper and takes nobody anywhere, whatever it is about. */
    boolean onPaper() {
        return spares(RecordPart.PLACE);
    }

    /** What is said where its title is left out, by which alone its records are found together; null where one may leave it out. */
    public @Nullable String titled() {
        return RecordStart.goesOn(kind) ? "请写课题的名称：各阶段写同一个名称，才能从开题查到结题" : null;
    }

    /** What is to be chosen beside a topic; null for one that stands by itself. */
    @Nullable
    String with(Topic topic) {
        List<String> others = others(topic);
        return others.isEmpty()
                ? null
                : others.size() == 1 ? "和" + others.getFirst() + "一起选" : "再选" + String.join("或", others) + "，都有的都选";
    }

    private List<String> others(Topic topic) {
        return topic.with().stream()
                .flatMap(id -> topic(id).stream())
                .map(other -> "“" + other.title() + "”")
                .toList();
    }

    /** What is said where nothing is chosen of what must stand beside a topic; null for one that stands by itself. */
    public @Nullable String beside(Topic topic) {
        List<String> others = others(topic);
        return switch (others.size()) {
            case 0 -> null;
            case 1 -> "“%s”要和%s一起选".formatted(topic.title(), others.getFirst());
            default -> "选了“%s”的，要写明结果：%s至少选一个".formatted(topic.title(), String.join("、", others));
        };
    }

    /** What of that is to be said of these topics; empty where they stand well together. */
    Optional<String> beside(List<String> about) {
        return about.stream()
                .flatMap(id -> topic(id).stream())
                .filter(topic ->
                        !topic.with().isEmpty() && topic.with().stream().noneMatch(about::contains))
                .flatMap(topic -> Optional.ofNullable(beside(topic)).stream())
                .findFirst();
    }

    /** What is said where a topic is chosen about another kind of unit than it is for; null for one that may be about any. */
    public @Nullable String only(Topic topic) {
        String kinds = onlyFor(topic);
        return kinds == null
                ? null
                : "“%s”%s，用于别的单位没有人办理。请改选%s，或者不选这个主题，写在“情况记录”里"
                        .formatted(topic.title(), kinds, kinds.replace(ONLY, ""));
    }

    /** For which kinds of unit alone a topic is, in words; null where it may be about any. */
    @Nullable
    String onlyFor(Topic topic) {
        return !only.containsKey(topic.id())
                ? null
                : only.getOrDefault(topic.id(), Set.of()).stream()
                        .sorted()
                        .map(UnitKind::label)
                        .collect(Collectors.joining("、", ONLY, ""));
    }

    /** The names of these kinds; none where it may be about any. */
    public List<String> kindsOf(Topic topic) {
        return only.getOrDefault(topic.id(), Set.of()).stream().map(Enum::name).toList();
    }

    /** What of that is to be said of these topics about a unit of that kind, or about none for null; empty where all is well. */
    Optional<String> only(List<String> about, @Nullable UnitKind subject) {
        return only.entrySet().stream()
                .filter(each -> about.contains(each.getKey())
                        && (subject == null || !each.getValue().contains(subject)))
                .flatMap(each -> topic(each.getKey()).stream())
                .flatMap(topic -> Optional.ofNullable(only(topic)).stream())
                .findFirst();
    }

    /** Whether something follows of it with these topics. */
    boolean isFollowed(List<String> about) {
        return followed.containsKey("") || about.stream().anyMatch(followed::containsKey);
    }

    /** Whether it may name a day by which what follows of it with these topics is to be done. */
    public boolean asks(List<String> about) {
        return deadlines.containsKey("") || about.stream().anyMatch(deadlines::containsKey);
    }

    /** When its record may name that day, and which day it is where it does not; {@code correcting} another record. */
    public String unnamed(LocalDate today, SchoolCalendar calendar, boolean correcting) {
        return deadlines.entrySet().stream()
                .map(each -> topic(each.getKey())
                                .map(topic -> "选了“" + topic.title() + "”的可以填；")
                                .orElse("")
                        + (correcting ? "不填：原来没有定期限的照旧，定了的改为更正" : "不填：")
                        + each.getValue().stream()
                                .map(rule -> (rule instanceof DueRule.AfterStart(int days)
                                                ? "登记之日起 " + days + " 天，遇休息日顺延，即 "
                                                : "")
                                        + Day.brief(calendar.nextWorkingDay(rule.day(today, today)), today))
                                .collect(Collectors.joining("、"))
                        + "。")
                .collect(Collectors.joining());
    }

    /** For which measures it counts with this topic, or with any for "", in words; null for none. */
    public @Nullable String counting(String topic) {
        List<String> measures = counts.getOrDefault(topic, List.of());
        return measures.isEmpty() ? null : "计入：" + String.join("、", measures);
    }

    /** How much of that waits to be done, in words. */
    static String waits(long count) {
        return count == 0 ? "眼下没有等着做的" : "还有 " + Count.of(count) + " 项要做";
    }

    /** The titles of the measures for which it counts with these topics. */
    List<String> counting(List<String> about) {
        return Stream.concat(about.stream(), Stream.of(""))
                .flatMap(topic -> counts.getOrDefault(topic, List.of()).stream())
                .distinct()
                .toList();
    }

    /** Whether no record of it has that part, whatever it is about. */
    boolean spares(RecordPart part) {
        return !topics.isEmpty()
                && topics.stream().allMatch(topic -> topic.without().contains(part));
    }

    public boolean hasSubject() {
        return subject != Subject.NONE;
    }

    /** Whether it may have been about several topics at once; not where each of them stands alone. */
    public boolean manyTopics() {
        return !topics.stream().allMatch(Topic::alone);
    }

    Optional<Topic> topic(String id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }
}
