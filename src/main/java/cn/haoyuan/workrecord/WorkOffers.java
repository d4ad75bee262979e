package cn.haoyuan.workrecord;

import cn.haoyuan.access.Post;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.About;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PostKind;
import cn.haoyuan.plan.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody may record, read from the plan: the kinds that it asks of their unit, and a few that anybody's day holds. */
final class WorkOffers {

    /** Everyday kinds that every unit may keep, asked for or not. */
    private static final Set<EvidenceKind> EVERYDAY = EnumSet.of(
            EvidenceKind.RESEARCH_ACTIVITY, EvidenceKind.TRAINING, EvidenceKind.TOPIC, EvidenceKind.WORK_RECORD);

    /** What a unit puts its name to: no researcher enters it but whom the plan asks for it. */
    private static final Set<EvidenceKind> ANSWERED_FOR = EnumSet.of(
            EvidenceKind.RETURN,
            EvidenceKind.ASSESSMENT,
            EvidenceKind.LETTER,
            EvidenceKind.REPORT,
            EvidenceKind.RECOGNITION);

    private WorkOffers() {}

    /** In the order of {@link EvidenceKind}; an inspector inspects and nothing else. */
    static List<WorkOffer> of(Plan plan, Viewer viewer) {
        Post post = viewer.post();
        List<Ask> asks = plan.asks().stream()
                .filter(ask -> ask.evidence() != EvidenceKind.FILING)
                .toList();
        List<WorkOffer> offers = new ArrayList<>();
        for (EvidenceKind kind : EvidenceKind.values()) {
            List<Ask> own = asks.stream()
                    .filter(ask -> ask.evidence() == kind && ask.who() == post.unitKind() && does(post.role(), ask))
                    .toList();
            boolean everyday = EVERYDAY.contains(kind) && post.role() != Role.INSPECTOR;
            if (!own.isEmpty() || everyday) {
                offers.add(offer(plan, post, kind, own, asks));
            }
        }
        return List.copyOf(offers);
    }

    /** The one of a kind, if the viewer may record it. */
    static Optional<WorkOffer> of(Plan plan, Viewer viewer, EvidenceKind kind) {
        return of(plan, viewer).stream().filter(offer -> offer.kind() == kind).findFirst();
    }

    /** The kinds that a list of the viewer may hold: what their unit does, and what others do about it or below it. */
    static List<EvidenceKind> seen(Plan plan, Viewer viewer) {
        boolean kindergarten = viewer.post().unitKind() == UnitKind.KINDERGARTEN;
        return Arrays.stream(EvidenceKind.values())
                .filter(kind -> kind != EvidenceKind.FILING)
                .filter(kind -> !kindergarten
                        || EVERYDAY.contains(kind)
                        || plan.asks().stream()
                                .anyMatch(ask -> ask.evidence() == kind
                                        && (ask.who() == UnitKind.KINDERGARTEN || aboutKindergartens(ask))))
                .toList();
    }

    private static boolean aboutKindergartens(Ask ask) {
        return ask.about() != null && ask.about() != About.COUNTY && ask.about() != About.PEER_COUNTY;
    }

    /**
     * Inspecting is the inspectors' task, figures and letters the office's; an office may enter what others do, a researcher may not. What is
     * said of a whole kindergarten, as the review of all who mentor there, is its principal's to enter, not a teacher's.
     */
    private static boolean does(Role role, Ask ask) {
        return switch (role) {
            case INSPECTOR -> ask.post() == PostKind.INSPECTOR;
            case RESEARCHER ->
                ask.post() == PostKind.RESEARCHER
                        || ask.post() != PostKind.INSPECTOR && !ANSWERED_FOR.contains(ask.evidence());
            case TEACHER -> EVERYDAY.contains(ask.evidence()) || ask.evidence() == EvidenceKind.PAIRING_ACTIVITY;
            default -> true;
        };
    }

    private static WorkOffer offer(Plan plan, Post post, EvidenceKind kind, List<Ask> own, List<Ask> all) {
        Role role = post.role();
        Set<String> asked = topics(own.stream());
        Set<String> askedOfAnyone = topics(all.stream().filter(ask -> ask.evidence() == kind));
        List<Topic> possible = plan.topics().stream()
                .filter(topic -> topic.kinds().contains(kind))
                .filter(topic -> asked.contains(topic.id()) || !askedOfAnyone.contains(topic.id()))
                .toList();
        Set<String> offered = possible.stream().map(Topic::id).collect(Collectors.toSet());
        List<Topic> topics = possible.stream()
                .filter(topic -> topic.with().isEmpty() || !Collections.disjoint(topic.with(), offered))
                .toList();
        boolean someNeedNone = own.stream().anyMatch(ask -> ask.topic() == null) && !asked.isEmpty();
        boolean required =
                topics.stream().anyMatch(Topic::ends) || !topics.isEmpty() && !someNeedNone && !EVERYDAY.contains(kind);
        List<Ask> posts = own.stream()
                .filter(ask -> ask.post().name().equals(role.name()))
                .toList();
        Set<String> due = topics(posts.stream());
        WorkOffer.Subject subject = subject(kind, post, own);
        Set<UnitKind> subjectKinds = subjectKinds(kind, post, own);
        return new WorkOffer(
                kind,
                topics,
                required,
                subject,
                subjectKinds,
                Followers.followed(plan, kind, topics),
                Followers.deadlines(plan, post, kind, topics),
                Followers.only(plan, post, kind, topics, own, subject, subjectKinds),
                due.isEmpty() ? asked : due,
                RecordStart.goesOn(kind) ? Set.of() : Followers.routine(plan, kind, topics),
                counts(plan, own),
                kind == EvidenceKind.TOPIC && own.isEmpty() ? aside(plan, post) : null,
                role == Role.TEACHER || EVERYDAY.contains(kind) || !posts.isEmpty());
    }

    /**
     * A research topic is nobody's duty but what every kindergarten has; what the plan asks about it of the viewer's unit, under the same
     * clause, is recorded as something else.
     */
    private static String aside(Plan plan, Post post) {
        List<Measure> held = plan.checkedBy(EvidenceKind.TOPIC);
        StringBuilder aside = new StringBuilder("课题每到一个阶段登记一条，写同一个标题，便于从开题查到结题。课题记录不计入责任事项");
        held.forEach(measure -> aside.append("，是“").append(measure.title()).append("”的依据"));
        plan.measures().stream()
                .filter(measure ->
                        held.stream().anyMatch(other -> !Collections.disjoint(other.clauses(), measure.clauses())))
                .forEach(measure -> {
                    String other = measure.asks().stream()
                            .filter(ask ->
                                    ask.who() == post.unitKind() && does(post.role(), ask) && ask.topic() != null)
                            .map(ask -> ask.evidence().label() + "（"
                                    + Optional.ofNullable(ask.topic())
                                            .flatMap(plan::topic)
                                            .map(Topic::title)
                                            .orElse("") + "）")
                            .distinct()
                            .collect(Collectors.joining("、"));
                    if (!other.isEmpty()) {
                        aside.append("；“")
                                .append(measure.title())
                                .append("”请登记为：")
                                .append(other);
                    }
                });
        return aside.append("。").toString();
    }

    /** The titles of the measures that ask for this, by topic; by "" where any will do. */
    private static Map<String, List<String>> counts(Plan plan, List<Ask> own) {
        Map<String, List<String>> counts = new HashMap<>();
        for (Measure measure : plan.measures()) {
            measure.asks().stream()
                    .filter(own::contains)
                    .map(ask -> ask.topic() == null ? "" : ask.topic())
                    .distinct()
                    .forEach(topic -> counts.computeIfAbsent(topic, t -> new ArrayList<>())
                            .add(measure.title()));
        }
        return counts;
    }

    private static Set<String> topics(Stream<Ask> asks) {
        return asks.map(Ask::topic).filter(topic -> topic != null).collect(Collectors.toSet());
    }

    /** A visit is always paid to somebody, whether a duty counts it per kindergarten or per week. */
    private static WorkOffer.Subject subject(EvidenceKind kind, Post post, List<Ask> own) {
        if (kind == EvidenceKind.VISIT || !own.isEmpty() && own.stream().allMatch(ask -> ask.about() != null)) {
            return WorkOffer.Subject.REQUIRED;
        }
        return mayHost(kind, post) || own.stream().anyMatch(ask -> ask.about() != null)
                ? WorkOffer.Subject.OPTIONAL
                : WorkOffer.Subject.NONE;
    }

    /** Whether it may be about one kindergarten though nobody asks that, as guidance of its research topic: there it is then found and read. */
    private static boolean mayHost(EvidenceKind kind, Post post) {
        return kind == EvidenceKind.RESEARCH_ACTIVITY && post.unitKind() != UnitKind.KINDERGARTEN;
    }

    private static Set<UnitKind> subjectKinds(EvidenceKind kind, Post post, List<Ask> own) {
        Set<UnitKind> kinds = EnumSet.noneOf(UnitKind.class);
        if (kind == EvidenceKind.VISIT || mayHost(kind, post)) {
            kinds.add(UnitKind.KINDERGARTEN);
        }
        for (Ask ask : own) {
            if (ask.about() != null) {
                kinds.add(aboutKindergartens(ask) ? UnitKind.KINDERGARTEN : UnitKind.COUNTY);
            }
        }
        return kinds;
    }
}
