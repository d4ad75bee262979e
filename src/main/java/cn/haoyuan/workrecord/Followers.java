package cn.haoyuan.workrecord;

import cn.haoyuan.access.Post;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.DueRule;
import cn.haoyuan.plan.EventTrigger;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Topic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the plan asks of whom once work is on record. */
final class Followers {

    private Followers() {}

    /** What is asked of whom, in sentences by topic; under "" what follows whatever it was about. */
    static Map<String, String> followed(Plan plan, EvidenceKind kind, List<Topic> topics) {
        Map<String, String> followed = new LinkedHashMap<>();
        for (Measure measure : plan.measures()) {
            for (Ask ask : measure.asks()) {
                EventTrigger on = ask.on();
                if (on != null && isOf(on, kind, topics)) {
                    followed.merge(
                            on.topic() == null ? "" : on.topic(),
                            "“%s”登记以后，%s要%s办理：%s。"
                                    .formatted(
                                            said(plan, on),
                                            ask.who().label(),
                                            ask.due() instanceof DueRule.AfterStart(int days)
                                                    ? "在 " + days + " 天内"
                                                    : "",
                                            measure.title()),
                            (one, other) -> one.equals(other) ? one : one + other);
                }
            }
        }
        return followed;
    }

    /** By which rules those below are to do it, by topic likewise. */
    static Map<String, Set<DueRule>> deadlines(Plan plan, Post post, EvidenceKind kind, List<Topic> topics) {
        Map<String, Set<DueRule>> deadlines = new LinkedHashMap<>();
        for (Measure measure : plan.measures()) {
            for (Ask ask : measure.asks()) {
                EventTrigger on = ask.on();
                if (on != null && isOf(on, kind, topics) && ask.isOwedBelow(post.unitKind())) {
                    deadlines
                            .computeIfAbsent(on.topic() == null ? "" : on.topic(), topic -> new LinkedHashSet<>())
                            .add(ask.due());
                }
            }
        }
        return deadlines;
    }

    /** A topic that asks for something, but not whatever it is about, and counts for nothing else there. */
    static Map<String, Set<UnitKind>> only(
            Plan plan,
            Post post,
            EvidenceKind kind,
            List<Topic> topics,
            List<Ask> own,
            WorkOffer.Subject subject,
            Set<UnitKind> subjectKinds) {
        Map<String, Set<UnitKind>> only = new HashMap<>();
        for (Topic topic : topics) {
            EventTrigger event = new EventTrigger(kind, topic.id());
            List<Ask> called =
                    plan.asks().stream().filter(ask -> event.equals(ask.on())).toList();
            List<Ask> counts =
                    own.stream().filter(ask -> topic.id().equals(ask.topic())).toList();
            boolean any = called.isEmpty()
                    || called.stream().anyMatch(ask -> ask.isCalledForBy(post.unitKind(), null))
                    || counts.stream().anyMatch(ask -> ask.about() == null);
            Set<UnitKind> kinds = subjectKinds.stream()
                    .filter(of -> called.stream().anyMatch(ask -> ask.isCalledForBy(post.unitKind(), of))
                            || counts.stream().map(Ask::about).anyMatch(about -> about != null && about.of() == of))
                    .collect(Collectors.toSet());
            boolean all = subject == WorkOffer.Subject.REQUIRED && kinds.equals(subjectKinds);
            if (!any && !all && !kinds.isEmpty()) {
                only.put(topic.id(), kinds);
            }
        }
        return only;
    }

    /**
     * The topics that may be so again at the next place; none that says what was found or settled at this one: that asks something of
     * somebody, answers what an event asked for, stands alone, or goes with another as its result.
     */
    static Set<String> routine(Plan plan, EvidenceKind kind, List<Topic> topics) {
        List<Ask> asks = plan.asks();
        return topics.stream()
                .filter(topic -> !topic.alone() && topic.with().isEmpty())
                .map(Topic::id)
                .filter(topic -> topics.stream().noneMatch(other -> other.with().contains(topic)))
                .filter(topic -> asks.stream()
                        .noneMatch(ask -> new EventTrigger(kind, topic).equals(ask.on())
                                || ask.cadence() == Cadence.EVENT
                                        && ask.evidence() == kind
                                        && topic.equals(ask.topic())))
                .collect(Collectors.toSet());
    }

    private static boolean isOf(EventTrigger on, EvidenceKind kind, List<Topic> topics) {
        return on.kind() == kind
                && (on.topic() == null
                        || topics.stream().anyMatch(topic -> topic.id().equals(on.topic())));
    }

    private static String said(Plan plan, EventTrigger event) {
        return plan.topics().stream()
                .filter(topic -> topic.id().equals(event.topic()))
                .map(Topic::title)
                .findFirst()
                .orElse(event.kind().label());
    }
}
