package cn.haoyuan.workrecord;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.Post;
import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.Topic;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorkOffersTest {

    private final Plan plan = ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms())).plan();

    @Test
    void everyKindOfEvidenceThatThePlanAsksForCanBeRecordedBySomeoneOfThatUnit() {
        plan.asks().forEach(ask -> {
            if (ask.evidence() != EvidenceKind.FILING) {
                Role role = ask.who() == UnitKind.KINDERGARTEN
                        ? Role.PRINCIPAL
                        : ask.who() == UnitKind.CITY || ask.who() == UnitKind.COUNTY ? Role.OFFICE : Role.RESEARCHER;
                WorkOffer offer = offer(ask.who(), role, ask.evidence());
                assertThat(ask.topic() == null || offer.topic(ask.topic()).isPresent())
                        .as("%s %s %s", ask.who(), ask.evidence(), ask.topic())
                        .isTrue();
                assertThat(ask.about() == null || offer.hasSubject())
                        .as("%s %s %s", ask.who(), ask.evidence(), ask.about())
                        .isTrue();
            }
        });
    }

    @Test
    void filingsAreNeverRecordedHere() {
        for (UnitKind unit : UnitKind.values()) {
            for (Role role : Role.values()) {
                assertThat(WorkOffers.of(plan, viewer(unit, role)))
                        .extracting(WorkOffer::kind)
                        .doesNotContain(EvidenceKind.FILING);
            }
        }
    }

    @Test
    void anInspectorInspectsAndAResearcherDoesNot() {
        assertThat(WorkOffers.of(plan, viewer(UnitKind.COUNTY, Role.INSPECTOR)))
                .singleElement()
                .satisfies(offer -> assertThat(topics(offer))
                        .containsExactlyInAnyOrder("inspection", "problem", "recheck", "fixed"));
        assertThat(topics(offer(UnitKind.COUNTY, Role.RESEARCHER, EvidenceKind.VISIT)))
                .containsExactlyInAnyOrder("norm", "orientation", "schoolification", "guidance", "problem");
    }

    @Test
    void aTopicSaysForWhichMeasuresItCounts() {
        WorkOffer visit = offer(UnitKind.COUNTY, Role.RESEARCHER, EvidenceKind.VISIT);
        assertThat(visit.counting("guidance")).isEqualTo("计入：每周入园视导、薄弱园新园加强视导");
        assertThat(visit.counting("norm")).isNotNull().doesNotContain("每周入园视导");
        assertThat(visit.counting("")).as("none without a topic").isNull();
        assertThat(offer(UnitKind.KINDERGARTEN, Role.TEACHER, EvidenceKind.TOPIC)
                        .counting("expert"))
                .isNull();
    }

    @Test
    void aResearchTopicSaysItsStageAndAsWhatItsGuidanceIsRecorded() {
        WorkOffer kindergarten = offer(UnitKind.KINDERGARTEN, Role.TEACHER, EvidenceKind.TOPIC);
        assertThat(kindergarten.topics()).extracting(Topic::title).containsExactly("课题开题", "课题中期", "课题结题");
        assertThat(kindergarten.manyTopics()).isFalse();
        assertThat(kindergarten.topicRequired()).isTrue();
        assertThat(kindergarten.aside()).contains("不计入责任事项，是“课程课题研究”的依据。").doesNotContain("请登记为");
        assertThat(offer(UnitKind.COUNTY, Role.RESEARCHER, EvidenceKind.TOPIC).aside())
                .endsWith("；“课题指导”请登记为：教研活动（课题指导）；“课题成果推广”请登记为：文件印发（课题成果推广）。");
        assertThat(offer(UnitKind.COUNTY, Role.RESEARCHER, EvidenceKind.RESEARCH_ACTIVITY)
                        .aside())
                .isNull();
    }

    @Test
    void aTeacherRecordsAMentorsMeetingAndThePrincipalReviewsAllPairs() {
        assertThat(WorkOffers.of(plan, viewer(UnitKind.KINDERGARTEN, Role.TEACHER)))
                .extracting(WorkOffer::kind)
                .doesNotContain(EvidenceKind.MENTORING_REVIEW);
        WorkOffer work = offer(UnitKind.KINDERGARTEN, Role.TEACHER, EvidenceKind.WORK_RECORD);
        assertThat(topics(work)).contains("mentoring");
        assertThat(work.counting(List.of("mentoring"))).isEmpty();
        assertThat(offer(UnitKind.KINDERGARTEN, Role.PRINCIPAL, EvidenceKind.MENTORING_REVIEW)
                        .counting(List.of()))
                .containsExactly("1+N师徒结对");
    }

    @Test
    void aVisitIsPaidToSomebodyAndALetterIsEitherOfThanksOrACircular() {
        WorkOffer visit = offer(UnitKind.CITY, Role.OFFICE, EvidenceKind.VISIT);
        assertThat(visit.subject()).isEqualTo(WorkOffer.Subject.REQUIRED);
        assertThat(visit.subjectKinds()).isEqualTo(EnumSet.of(UnitKind.COUNTY, UnitKind.KINDERGARTEN));
        assertThat(visit.topicRequired()).isTrue();
        WorkOffer letter = offer(UnitKind.CITY, Role.OFFICE, EvidenceKind.LETTER);
        assertThat(topics(letter)).containsExactlyInAnyOrder("thanks", "circular");
        assertThat(letter.topicRequired()).isTrue();
        assertThat(letter.manyTopics()).isFalse();
        assertThat(visit.manyTopics()).isTrue();
        assertThat(offer(UnitKind.COUNTY, Role.RESEARCHER, EvidenceKind.RESEARCH_ACTIVITY)
                        .topicRequired())
                .isFalse();
    }

    @Test
    void whatWasFoundAnsweredOrSettledAtOnePlaceIsNotSoAtTheNext() {
        assertThat(offer(UnitKind.COUNTY, Role.INSPECTOR, EvidenceKind.VISIT).routine())
                .containsExactly("inspection");
        assertThat(offer(UnitKind.COUNTY, Role.OFFICE, EvidenceKind.VISIT).routine())
                .contains("inspection", "norm", "guidance")
                .doesNotContain("problem", "recheck", "fixed");
        assertThat(offer(UnitKind.KINDERGARTEN, Role.PRINCIPAL, EvidenceKind.WORK_RECORD)
                        .routine())
                .contains("anji")
                .doesNotContain("problem-answer");
        assertThat(offer(UnitKind.CITY, Role.OFFICE, EvidenceKind.LETTER).routine())
                .isEmpty();
        assertThat(offer(UnitKind.KINDERGARTEN, Role.PRINCIPAL, EvidenceKind.TOPIC)
                        .routine())
                .isEmpty();
    }

    @Test
    void aTitleThatNobodyWroteHoldsTheWholeFirstSentenceOrSaysThatMoreFollows() {
        WorkOffer visit = offer(UnitKind.COUNTY, Role.INSPECTOR, EvidenceKind.VISIT);
        assertThat(RecordTitle.of(visit, List.of("problem"), "一幼", "现场看：窗户已换好，限位器还缺两个。请补齐。"))
                .isEqualTo("发现问题要求整改：现场看：窗户已换好，限位器还缺两个（一幼）");
        assertThat(RecordTitle.of(visit, List.of("problem"), null, "窗".repeat(31)))
                .isEqualTo("发现问题要求整改：" + "窗".repeat(29) + "…");
        assertThat(RecordTitle.of(visit, List.of("problem"), "一幼", "发现：午睡室窗帘破损，\n要求本周更换。请拍照。"))
                .as("a line that breaks within it")
                .isEqualTo("发现问题要求整改：发现：午睡室窗帘破损，要求本周更换（一幼）");
        assertThat(RecordTitle.of(visit, List.of("problem"), "一幼", "午睡室窗帘破损，\n"))
                .isEqualTo("发现问题要求整改：午睡室窗帘破损（一幼）");
    }

    /** Else it says what is good, on the desk of whoever is asked for the rest. */
    @Test
    void theTitleOfALookThatAsksAgainHoldsWhatIsAskedAsFarAsThereIsRoom() {
        WorkOffer visit = offer(UnitKind.COUNTY, Role.INSPECTOR, EvidenceKind.VISIT);
        List<String> asks = List.of("recheck", "problem");
        assertThat(RecordTitle.of(visit, asks, "一幼", "插座盖已装。\n后门还缺一个，请补。"))
                .isEqualTo("复查整改情况、发现问题要求整改：插座盖已装。后门还缺一个，请补（一幼）");
        assertThat(RecordTitle.of(visit, List.of("recheck", "fixed"), "一幼", "插座盖已装。请保持。"))
                .isEqualTo("复查整改情况、已改好并销号：插座盖已装（一幼）");
        assertThat(RecordTitle.of(visit, asks, "一幼", "好".repeat(40) + "。" + "缺".repeat(90)))
                .hasSize(RecordTitle.MOST)
                .endsWith("缺…（一幼）");
    }

    @Test
    void aTopicThatAsksSomethingOfAKindergartenIsForKindergartensWhereOthersAreVisitedToo() {
        assertThat(offer(UnitKind.CITY, Role.OFFICE, EvidenceKind.VISIT).only())
                .isEqualTo(Map.of("problem", Set.of(UnitKind.KINDERGARTEN)));
        assertThat(offer(UnitKind.COUNTY, Role.RESEARCHER, EvidenceKind.VISIT).only())
                .as("who visits kindergartens only needs not be told")
                .isEmpty();
        assertThat(offer(UnitKind.CITY, Role.OFFICE, EvidenceKind.LETTER).only())
                .isEmpty();
        assertThat(offer(UnitKind.KINDERGARTEN, Role.PRINCIPAL, EvidenceKind.WORK_RECORD)
                        .only())
                .as("an answer is about its own kindergarten")
                .isEmpty();
    }

    private WorkOffer offer(UnitKind unit, Role role, EvidenceKind kind) {
        return WorkOffers.of(plan, viewer(unit, role), kind).orElseThrow();
    }

    private static Set<String> topics(WorkOffer offer) {
        return offer.topics().stream().map(Topic::id).collect(Collectors.toSet());
    }

    private static Viewer viewer(UnitKind unit, Role role) {
        Post post = new Post(1, 1, unit, "某单位", 0, 10, role);
        return new Viewer(1, "某人", post, List.of(post), false, Scope.NOTHING);
    }
}
