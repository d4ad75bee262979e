package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Coming;
import cn.haoyuan.org.LaterActs;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitHistory;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import cn.haoyuan.web.Day;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A problem that is found at a visit: its answer, the look at what became of it, and what each of them says of the others. */
@HaoyuanTest
class ProblemsTest extends DutyWork {

    private static final String SEEN = "消防通道堆放桌椅，请清理并每日巡查。";
    private static final String ONE_WAITS = "有 <a href=\"/?tab=STARTED&amp;waiting=true\"><b>1</b> 条在等别人办理</a>";

    private static Person inspector;

    @Autowired
    Waivers waivers;

    @Autowired
    Plans plans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    UnitActs acts;

    @Autowired
    LaterActs later;

    @Autowired
    UnitHistory history;

    @BeforeEach
    void assign() {
        if (!first) {
            return;
        }
        inspector = city.person("finder", "何督学", city.north, Role.INSPECTOR);
        List.of(city.first, city.second).forEach(place -> assign(inspector, place));
    }

    private void assign(Person who, Place place) {
        database.jdbc()
                .sql("""
                        insert into assignment (post_id, unit_id, seat, purpose, during)
                        values (:post, :unit, :seat, 'INSPECTOR', daterange('2021-01-01', null))
                        """)
                .param("post", who.postId())
                .param("unit", place.id())
                .param("seat", place.seat())
                .update();
    }

    @Test
    void aDayThatNobodyNamedForTheAnswerIsAWorkingDayAndTheFormSaysWhich() throws Exception {
        clock.set(TODAY.plusDays(2)); // fifteen days on it is a Saturday
        assertThat(page(inspector, "/records/new?kind=VISIT")).contains("登记之日起 15 天，遇休息日顺延，即 12月12日");
        String visit = saved(inspector, "VISIT", city.first, SEEN, "inspection", "problem");
        assertThat(only(city.first, "problem-answer", visit).dueOn()).isEqualTo(LocalDate.of(2022, 12, 12));
    }

    @Test
    void whatAnInspectorFindsIsAnsweredByTheKindergartenAndLookedAtAgainUntilItIsPutRight() throws Exception {
        String visit = saved(inspector, "VISIT", city.first, SEEN, "inspection", "problem");
        Duty answer = only(city.first, "problem-answer", visit);
        assertThat(answer.unitId()).isEqualTo(city.first.id());
        assertThat(answer.dueOn()).isEqualTo(TODAY.plusDays(15));
        for (Person reader : List.of(inspector, city.firstPrincipal, city.northOffice)) {
            assertThat(page(reader, "/records/" + visit))
                    .contains("因它新增的责任事项", "href=\"/duties/" + answer.id() + "\"", "截止 2022年12月8日")
                    .doesNotContain("都已办完");
        }
        assertThat(started(visit))
                .contains("责任督学督导、发现问题要求整改", "等" + city.first.name() + "办理“问题整改反馈”，12月8日（含当天）以前")
                .doesNotContain("已逾期");
        assertThat(page(inspector, "/")).contains("条在等别人办理", "办理“问题整改反馈”，12月8日（含当天）以前");
        assertThat(page(city.firstPrincipal, "/")).doesNotContain("条在等别人办理");
        assertThat(page(city.firstPrincipal, "/duties/" + answer.id()))
                .contains("发现问题要求整改：消防通道堆放桌椅，请清理并每日巡查（" + city.first.name() + "）", "起因写的是", SEEN)
                .doesNotContain("起因答复的是");
        assertThat(page(city.cityOffice, "/duties/" + answer.id()))
                .as("who has no part in it reads it where it is on record")
                .contains("发现问题要求整改：消防通道堆放桌椅", "href=\"/records/" + visit + "\"")
                .doesNotContain("起因写的是");
        String form = page(city.firstPrincipal, "/records/new?duty=" + answer.id());
        assertThat(form)
                .contains(SEEN, "href=\"/records/" + visit + "\"", "value=\"problem-answer\" checked")
                .contains("登记以后，县区要在 30 天内办理：整改复查")
                .contains("地点和情况（要写情况）", "登记，2022年12月8日 截止，还有 15 天。");

        clock.set(TODAY.plusDays(2));
        MockMultipartFile proof =
                new MockMultipartFile("file", "通道.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        String file = mvc.perform(multipart("/files")
                        .file(proof)
                        .param("key", UUID.randomUUID().toString())
                        .with(As.person(city.firstPrincipal)))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll(".*\"id\":(\\d+).*", "$1");
        String answered = id(mvc.perform(form(city.firstPrincipal, "WORK_RECORD", null, "已清理，值班每日签字。", "problem-answer")
                        .param("duty", Long.toString(answer.id()))
                        .param("attachment", file))
                .andReturn()
                .getResponse());
        assertThat(paper(city.northOffice, answered))
                .as("a paper in a file tells what it answers")
                .contains("依据：" + city.north.name() + "2022年11月23日《发现问题要求整改：消防通道堆放桌椅，请清理并每日巡查（" + city.first.name()
                        + "）》");
        assertThat(state(answer)).isEqualTo(DutyState.MET);
        Duty recheck = only(city.first, "problem-recheck", answered);
        assertThat(recheck.unitId()).isEqualTo(city.north.id());
        assertThat(recheck.subjectId()).isEqualTo(city.first.id());
        assertThat(recheck.placeId()).isEqualTo(city.first.id());
        assertThat(recheck.dueOn()).as("not on a Sunday").isEqualTo(LocalDate.of(2022, 12, 26));
        assertThat(page(inspector, "/records/" + visit)).contains("/records/" + answered, "/duties/" + recheck.id());
        assertThat(page(inspector, "/duties/" + recheck.id()))
                .as("what was answered, beside the answer")
                .containsSubsequence("起因写的是", "已清理，值班每日签字。", "起因答复的是", "/records/" + visit, SEEN);
        for (Person reader : List.of(inspector, city.northOffice)) {
            mvc.perform(get("/duties/" + recheck.id()).with(As.person(reader)))
                    .andExpect(header().string("Server-Timing", matchesPattern(".*desc=\"([0-9]|1[0-2])\".*")));
        }
        assertThat(page(inspector, "/records/new?duty=" + recheck.id()))
                .containsSubsequence("/records/" + answered, "已清理，值班每日签字。", "附 1 个文件", "/records/" + visit, SEEN)
                .contains("value=\"recheck\" checked", "可以不填，就用主题、情况的开头和单位作标题");

        assertThat(started(visit)).contains("等您办理“整改复查”，12月26日（含当天）以前");

        clock.set(TODAY.plusDays(9));
        String again = saved(inspector, recheck, "又堆了两张床。", "recheck", "problem");
        assertThat(state(recheck)).isEqualTo(DutyState.MET);
        Duty anew = only(city.first, "problem-answer", again);
        assertThat(anew.id()).isNotEqualTo(answer.id());
        assertThat(page(city.firstPrincipal, "/records/" + visit))
                .as("the line goes on")
                .contains("复查整改情况、发现问题要求整改：又堆了两张床（" + city.first.name() + "）")
                .contains("/duties/" + recheck.id(), "/records/" + again, "/duties/" + anew.id())
                .doesNotContain("都已办完");

        String done = saved(city.firstPrincipal, anew, "床已搬走，通道装了门。", "problem-answer");
        saved(inspector, only(city.first, "problem-recheck", done), "已经改好。", "recheck", "fixed");
        for (Person reader : List.of(inspector, city.firstPrincipal)) {
            assertThat(page(reader, "/records/" + visit))
                    .contains("因它新增的责任事项（都已办完）", "复查整改情况、已改好并销号：已经改好（" + city.first.name() + "）");
        }
        assertThat(started(visit)).contains("引起的事项都已办完").doesNotContain("办理“");
        ledgerEqualsScan(TODAY, TODAY.plusDays(9));
    }

    /** Whoever is innocent of it is asked for nothing. */
    @Test
    void whatWasFoundAtOneKindergartenIsTickedForNoOther() throws Exception {
        String visit = saved(inspector, "VISIT", city.first, SEEN, "inspection", "problem");
        assertThat(page(inspector, "/records/" + visit))
                .contains("href=\"/records/new?kind=VISIT&amp;topic=inspection\">再记一条</a>");
        assertThat(page(inspector, "/records/new")).contains("data-topics=\"inspection\"");
        assertThat(page(inspector, "/records/new?like=" + visit))
                .contains("value=\"inspection\" checked", "value=\"problem\"")
                .doesNotContain("value=\"problem\" checked");
        String answered = saved(city.firstPrincipal, "WORK_RECORD", null, "桌椅清走了", "problem-answer");
        Duty look = only(city.first, "problem-recheck", answered);
        String looked = saved(inspector, "VISIT", city.first, "通道畅通", "inspection", "recheck", "fixed");
        assertThat(page(inspector, "/records/new?like=" + looked + "&duty=" + look.id()))
                .as("but for what its duty asks")
                .contains("value=\"inspection\" checked", "value=\"recheck\" checked")
                .doesNotContain("value=\"fixed\" checked");
    }

    @Test
    void aProblemItsAnswerAndTheLookAtItAreToldInWordsAndNotByATitleOrPhoto() throws Exception {
        MockHttpServletResponse refused = send(inspector, "VISIT", city.first, null, "", "inspection", "problem");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("选了“发现问题要求整改”的，请在“情况记录”里写明：发现了什么问题，要求怎样改");
        assertThat(send(inspector, "VISIT", city.first, null, "", "recheck", "fixed")
                        .getContentAsString())
                .contains("选了“复查整改情况”的，请在“情况记录”里写明");
        assertThat(send(city.firstPrincipal, "WORK_RECORD", null, null, "", "problem-answer")
                        .getStatus())
                .isEqualTo(422);
        assertThat(send(inspector, "VISIT", city.first, null, "", "inspection").getStatus())
                .as("what finds nothing needs none")
                .isEqualTo(201);
        assertThat(page(inspector, "/records/new?kind=VISIT"))
                .contains("写明发现了什么问题，要求怎样改")
                .contains("登记以后，幼儿园要在 15 天内办理：问题整改反馈")
                .contains("地点和情况（一般可不填）", "data-words=\"地点和情况（要写情况）\"");
    }

    @Test
    void nothingIsDemandedWithWordsThatSayThatAllIsWell() throws Exception {
        for (String well : List.of("一切正常，未发现问题。", "没有发现问题")) {
            MockHttpServletResponse refused = send(inspector, "VISIT", city.first, null, well, "inspection", "problem");
            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(refused.getContentAsString()).contains("没有发现问题的，请不选这个主题");
            saved(inspector, "VISIT", city.first, well, "inspection");
        }
        saved(inspector, "VISIT", city.first, "没有发现问题以外的隐患：插座松动", "inspection", "problem");
        saved(inspector, "VISIT", city.first, "晨检正常，但通道堆物", "inspection", "problem");
    }

    @Test
    void aLookAtWhatWasAnsweredSaysWhetherItWasPutRight() throws Exception {
        String wanted = "选了“复查整改情况”的，要写明结果：“已改好并销号”、“发现问题要求整改”至少选一个";
        MockHttpServletResponse refused = send(inspector, "VISIT", city.first, null, "没有改好。", "recheck");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains(wanted);
        assertThat(send(inspector, "VISIT", city.first, null, "已改好。", "inspection", "fixed")
                        .getContentAsString())
                .contains("“已改好并销号”要和“复查整改情况”一起选");
        assertThat(page(inspector, "/records/new?kind=VISIT"))
                .contains("data-beside=\"recheck\" data-others=\"fixed problem\" hidden>" + wanted);
        assertThat(page(city.northResearcher, "/records/new?kind=VISIT"))
                .as("where nobody looks again")
                .doesNotContain("已改好并销号");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefusedAndAsksForNothing() throws Exception {
        MockHttpServletResponse refused =
                send(city.secondPrincipal, "WORK_RECORD", null, null, "自己查了一遍通道。", "problem-answer");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("现在没有等着办理的“问题整改反馈”");
        String visit = saved(city.northResearcher, "VISIT", city.second, SEEN, "guidance", "problem");
        Duty answer = only(city.second, "problem-answer", visit);
        String answered = saved(city.secondPrincipal, answer, "改了一半。", "problem-answer");
        only(city.second, "problem-recheck", answered);
        assertThat(send(city.secondPrincipal, "WORK_RECORD", null, null, "全部改完。", "problem-answer")
                        .getStatus())
                .as("the one that waits looks at all of it")
                .isEqualTo(422);
        assertThat(unasked(city.secondPrincipal, 701, null)).as("met").isEmpty();
        assertThat(unasked(city.secondPrincipal, 702, 701L)).as("and corrected").isEmpty();
        run(Scope.EVERYTHING, () -> facts.voidSource("test", 702, null, "试验完"));

        Person keeper = keeper(7_000);
        Duty lifted = only(keeper.place(), "problem-answer", problem(keeper));
        assertThat(in(
                        city.northOffice.viewer().scope(),
                        () -> waivers.waive(city.northOffice.viewer(), lifted.id(), "停课整改")))
                .isEmpty();
        assertThat(unasked(keeper, 703, null)).as("lifted").isEmpty();
        Person unfounded = keeper(7_010);
        mvc.perform(post("/records/" + problem(unfounded) + "/void")
                .param("reason", "看错了园")
                .with(As.person(city.northResearcher)));
        assertThat(unasked(unfounded, 704, null)).as("ended").isEmpty();
        Person waits = keeper(7_020);
        problem(waits);
        assertThat(unasked(waits, 705, null)).as("as a measure: what waits").hasSize(1);
    }

    /** What a fact brings about that no form has seen. */
    private List<Long> unasked(Person who, long number, @Nullable Long wrong) {
        NewFact fact = new NewFact(
                EvidenceKind.WORK_RECORD, "problem-answer", who.place().id(), null, null, TODAY, "自查", "test", number);
        run(who.viewer().scope(), () -> {
            if (wrong == null) {
                facts.record(fact);
            } else {
                facts.voidSource("test", wrong, null, "更正");
                facts.correct(fact, wrong);
            }
        });
        return in(Scope.EVERYTHING, () -> facts.broughtAboutBy("test", number));
    }

    @Test
    void whatNobodyAskedForIsRefusedHoweverItComes() throws Exception {
        Person keeper = city.person("village-keeper", "向园长", city.village, Role.PRINCIPAL);
        assertThat(file(keeper, 422, "问题整改反馈,2022-11-23,通道改了。\n")).contains("现在没有等着办理的“问题整改反馈”");
        String plain = saved(keeper, "WORK_RECORD", null, "走了一遍。");
        assertThat(send(keeper, "WORK_RECORD", null, plain, "走了一遍，改了。", "problem-answer")
                        .getStatus())
                .as("a correction that adds it")
                .isEqualTo(422);
        Duty another = on(TODAY).stream()
                .filter(duty -> duty.unitId() == city.village.id()
                        && duty.evidence() != EvidenceKind.FILING
                        && duty.state().pending()
                        && duty.takes(TODAY))
                .findFirst()
                .orElseThrow();
        MockHttpServletRequestBuilder form = form(keeper, "WORK_RECORD", null, "也改了。", "problem-answer");
        assertThat(mvc.perform(form.param("duty", Long.toString(another.id())))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("opened from another duty")
                .isEqualTo(422);
    }

    @Test
    void ofAFileEachRowAnswersOneProblem() throws Exception {
        Person keeper = keeper(7_030);
        Duty answer = only(keeper.place(), "problem-answer", problem(keeper));
        String row = "问题整改反馈,2022-11-23,通道改了。\n";
        assertThat(file(keeper, 422, row + "问题整改反馈,2022-11-23,门也改了。\n")).contains("发现 1 处问题", "等着办理的“问题整改反馈”前面的行都已写了");
        assertThat(file(keeper, 422, "问题整改反馈,2022-11-22,通道改了。\n")).contains("“问题整改反馈”自11月23日起办理，发生日期不能更早");
        assertThat(state(answer).pending()).isTrue();
        file(keeper, 302, row);
        assertThat(state(answer)).isEqualTo(DutyState.MET);
        assertThat(rechecks(keeper)).hasSize(1);
        file(keeper, 302, row);
        assertThat(rechecks(keeper)).as("the same file again").hasSize(1);
        assertThat(database.jdbc()
                        .sql("select period from fact where unit_id = ? and topic = 'problem-answer'")
                        .params(keeper.place().id())
                        .query(String.class)
                        .list())
                .containsExactly(answer.period());
    }

    @Test
    void aDayBeforeTheProblemIsToldAsAWrongDayAndAnAnswerThatACorrectionAddsIsTaken() throws Exception {
        Person keeper = keeper(7_040);
        String plain = saved(keeper, "WORK_RECORD", null, "走了一遍。");
        Duty answer = only(keeper.place(), "problem-answer", problem(keeper));
        for (boolean opened : new boolean[] {false, true}) {
            MockHttpServletRequestBuilder early =
                    form(keeper, TODAY.minusDays(1), "WORK_RECORD", null, "改了。", "problem-answer");
            if (opened) {
                early.param("duty", Long.toString(answer.id()));
            }
            MockHttpServletResponse refused = mvc.perform(early).andReturn().getResponse();
            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(refused.getContentAsString())
                    .contains("\"day\":\"“问题整改反馈”自11月23日起办理，发生日期不能更早\"")
                    .doesNotContain("没有等着");
        }
        correct(keeper, "WORK_RECORD", null, plain, "走了一遍，改了。", "problem-answer");
        assertThat(state(answer)).isEqualTo(DutyState.MET);
        assertThat(rechecks(keeper)).hasSize(1);
    }

    @Test
    void whatWaitsSinceThePlanBeforeIsAnsweredUnderTheSameTopic() throws Exception {
        Person keeper = keeper(7_050);
        Duty answer = only(keeper.place(), "problem-answer", problem(keeper));
        database.jdbc()
                .sql("update measure set key = 'problem-answer@before' where key = 'problem-answer'")
                .update();
        try {
            saved(keeper, "WORK_RECORD", null, "改了。", "problem-answer");
        } finally {
            database.jdbc()
                    .sql("update measure set key = 'problem-answer' where key = 'problem-answer@before'")
                    .update();
        }
        assertThat(state(answer)).isEqualTo(DutyState.MET);
    }

    @Test
    void whoeverHasTheKindergartenNowLooksAgainAtWhatItAnswered() throws Exception {
        Person keeper = keeper(7_090);
        Place moving = keeper.place();
        String answered = saved(keeper, only(moving, "problem-answer", problem(keeper)), "改了。", "problem-answer");
        Duty former = only(moving, "problem-recheck", answered);
        LocalDate moved = TODAY.plusDays(40);
        clock.set(moved);
        assertThat(state(former)).isEqualTo(DutyState.OVERDUE);
        move(moving, city.southEast);
        Duty now = only(moving, "problem-recheck", answered);
        assertThat(now.unitId()).isEqualTo(city.south.id());
        assertThat(now.dueOn()).as("as much time as the others had").isEqualTo(moved.plusDays(30));
        assertThat(now.opensOn()).isEqualTo(former.opensOn());
        assertThat(page(city.southOffice, "/duties/" + now.id())).contains("改了。", "/records/" + answered);
        assertThat(state(now)).isEqualTo(DutyState.OPEN);
        assertThat(in(Scope.EVERYTHING, () -> duties.find(former.id(), moved.minusDays(1)))
                        .orElseThrow()
                        .state())
                .as("on the day before")
                .isEqualTo(DutyState.OVERDUE);

        done(
                Scope.EVERYTHING,
                () -> later.takeBack(
                        moving.id(), Coming.last(history.of(moving.id()), moved).orElseThrow(), "办错了"));
        assertThat(only(moving, "problem-recheck", answered).id())
                .as("as though it had not moved")
                .isEqualTo(former.id());
        assertThat(state(former)).isEqualTo(DutyState.OVERDUE);

        clock.set(moved.plusDays(1));
        move(moving, city.southEast);
        clock.set(moved.plusDays(2));
        move(moving, city.northWest);
        Duty again = only(moving, "problem-recheck", answered);
        assertThat(again.id()).isEqualTo(former.id());
        assertThat(again.unitId()).isEqualTo(city.north.id());
        assertThat(again.dueOn()).isEqualTo(moved.plusDays(32));
        ledgerEqualsScan(TODAY, moved.minusDays(1), moved, moved.plusDays(1), moved.plusDays(2));
    }

    @Test
    void aDayThatIsNamedOnceTheAnswerWasLiftedHadNotPassedBefore() throws Exception {
        Place place = keeper(7_130).place();
        String visit = demanded(place, TODAY.plusDays(9), null, "problem");
        Duty lifted = only(place, "problem-answer", visit);
        assertThat(in(
                        city.northOffice.viewer().scope(),
                        () -> waivers.waive(city.northOffice.viewer(), lifted.id(), "停课整改")))
                .isEmpty();
        demanded(place, TODAY.plusDays(5), visit, "problem");
        assertThat(page(city.northOffice, "/duties/" + lifted.id()))
                .contains("至 2022年12月2日")
                .doesNotContain("在登记以前已经过了");
    }

    @Test
    void whoeverHasTheKindergartenNowHasAsMuchTimeThoughTheAnswerWasPutInOtherWordsMeanwhile() throws Exception {
        Person keeper = keeper(7_120);
        String answered =
                saved(keeper, only(keeper.place(), "problem-answer", problem(keeper)), "改了。", "problem-answer");
        clock.set(TODAY.plusDays(35));
        String reworded = id(mvc.perform(form(keeper, TODAY, "WORK_RECORD", null, "改了，门也换了。", "problem-answer")
                        .param("replaces", answered))
                .andReturn()
                .getResponse());
        Duty former = only(keeper.place(), "problem-recheck", reworded);
        assertThat(former.dueOn()).isEqualTo(TODAY.plusDays(30));
        clock.set(TODAY.plusDays(40));
        move(keeper.place(), city.southEast);
        Duty now = only(keeper.place(), "problem-recheck", reworded);
        assertThat(now.unitId()).isEqualTo(city.south.id());
        assertThat(now.dueOn()).isEqualTo(TODAY.plusDays(70));
        ledgerEqualsScan(TODAY, TODAY.plusDays(35), TODAY.plusDays(40));
    }

    private void move(Place unit, Place parent) {
        done(Scope.EVERYTHING, () -> acts.move(unit.id(), parent.id(), LocalDate.now(clock), "区划调整"));
    }

    @Test
    void whatWasAnsweredLateIsCorrectedAndNotAnsweredAgain() throws Exception {
        Person keeper = keeper(7_060);
        Duty answer = only(keeper.place(), "problem-answer", problem(keeper));
        clock.set(TODAY.plusDays(20));
        String late = saved(keeper, answer, "改了。", "problem-answer");
        assertThat(state(answer)).isEqualTo(DutyState.MET_LATE);
        assertThat(page(keeper, "/duties/" + answer.id())).doesNotContain("补记");
        MockHttpServletRequestBuilder again =
                form(keeper, TODAY.plusDays(5), "WORK_RECORD", null, "那时就改了。", "problem-answer");
        assertThat(mvc.perform(again.param("duty", Long.toString(answer.id())))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
        Duty recheck = only(keeper.place(), "problem-recheck", late);
        MockHttpServletRequestBuilder earlier =
                form(keeper, TODAY.plusDays(5), "WORK_RECORD", null, "那时就改了。", "problem-answer");
        String corrected =
                id(mvc.perform(earlier.param("replaces", late)).andReturn().getResponse());
        assertThat(state(answer)).isEqualTo(DutyState.MET);
        assertThat(only(keeper.place(), "problem-recheck", corrected).id()).isEqualTo(recheck.id());
        assertThat(ended(recheck)).isFalse();
        assertThat(rechecks(keeper)).hasSize(1);
    }

    @Test
    void ofTwoAnswersAtOnceTheFirstIsLookedAt() throws Exception {
        Person keeper = keeper(7_070);
        Duty answer = only(keeper.place(), "problem-answer", problem(keeper));
        CompletableFuture<?> second = in(Scope.EVERYTHING, () -> {
            facts.record(answer(keeper, answer, 801));
            CompletableFuture<?> other = CompletableFuture.runAsync(
                    () -> run(Scope.EVERYTHING, () -> facts.record(answer(keeper, answer, 802))));
            database.awaitLock(other);
            return other;
        });
        second.get(20, TimeUnit.SECONDS);
        assertThat(rechecks(keeper)).hasSize(1);
    }

    private static NewFact answer(Person who, Duty duty, long number) {
        return new NewFact(
                EvidenceKind.WORK_RECORD,
                "problem-answer",
                who.place().id(),
                null,
                duty.period(),
                TODAY,
                "改了",
                "test",
                number);
    }

    /** An ask without topic is met by any record; what that one brought about is not this event's. */
    @Test
    void whatCountsForAnEventByItsDayOnlyBringsNothingDownWithIt() throws Exception {
        Person keeper = keeper(7_080);
        String early = problem(keeper);
        Duty late = only(keeper.place(), "problem-answer", problem(keeper));
        database.jdbc()
                .sql("update ask set topic = null where topic = 'problem-answer'")
                .update();
        try {
            assertThat(unasked(keeper, 901, null)).hasSize(1);
            mvc.perform(
                    post("/records/" + early + "/void").param("reason", "看错了园").with(As.person(city.northResearcher)));
        } finally {
            database.jdbc()
                    .sql("update ask set topic = 'problem-answer' where cadence = 'EVENT' and evidence = 'WORK_RECORD'")
                    .update();
        }
        assertThat(late.period()).isNotNull();
        assertThat(rechecks(keeper)).hasSize(1).noneMatch(this::ended);
    }

    /** The letter that follows an assessment is about a county. */
    @Test
    void nothingIsOwedAboutWhatIsNoneOfTheKindThatTheMeasureIsAbout() {
        record(city.cityOffice, "2022-11-21", EvidenceKind.ASSESSMENT, null, null, city.north.id());
        record(city.cityOffice, "2022-11-20", EvidenceKind.ASSESSMENT, null, null, city.first.id());
        assertThat(in(
                        Scope.EVERYTHING,
                        () -> facts.broughtAboutBy(
                                "test", LocalDate.of(2022, 11, 21).toEpochDay())))
                .hasSize(1);
        assertThat(in(
                        Scope.EVERYTHING,
                        () -> facts.broughtAboutBy(
                                "test", LocalDate.of(2022, 11, 20).toEpochDay())))
                .isEmpty();
    }

    /** The principal of a kindergarten of which nothing is on record. */
    private Person keeper(int seat) {
        Place place = city.unit(UnitKind.KINDERGARTEN, null, "第" + seat + "幼儿园", city.northEast, seat, seat + 1);
        return city.person("keeper-" + seat, "园长", place, Role.PRINCIPAL);
    }

    private String problem(Person keeper) throws Exception {
        return saved(city.northResearcher, "VISIT", keeper.place(), SEEN, "guidance", "problem");
    }

    private List<Duty> rechecks(Person keeper) {
        return on(LocalDate.now(clock)).stream()
                .filter(duty -> duty.measure().equals("problem-recheck")
                        && Objects.equals(duty.subjectId(), keeper.place().id()))
                .toList();
    }

    private String file(Person who, int status, String rows) throws Exception {
        return file(who, status, "类型,主题,日期,情况\n", rows.replaceAll("(?m)^(?=.)", "工作记录,"));
    }

    private String file(Person who, int status, String head, String rows) throws Exception {
        String csv = head + rows;
        MockHttpServletResponse response = mvc.perform(multipart("/records/import")
                        .file(new MockMultipartFile("file", "记录.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                        .param("enter", "true")
                        .with(As.person(who)))
                .andReturn()
                .getResponse();
        String page = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(page).isEqualTo(status);
        return page;
    }

    @Test
    void ofTwoProblemsAnAnswerIsForTheOneThatItWasOpenedFromOrTheOneDueFirst() throws Exception {
        clock.set(TODAY.plusDays(30));
        Duty early = only(
                city.second, "problem-answer", saved(inspector, "VISIT", city.second, SEEN, "inspection", "problem"));
        Duty late = only(
                city.second,
                "problem-answer",
                saved(city.northResearcher, "VISIT", city.second, SEEN, "guidance", "problem"));
        assertThat(page(city.secondPrincipal, "/"))
                .containsPattern("(?s)>问题整改反馈</a>(?:(?!</tr>).)*\"时段或起因\">因“[^<]+”等</td>(?:(?!</tr>).)*>\\d 项")
                .containsPattern("<small>[^<]*截止 · \\d 项</small>");
        saved(city.secondPrincipal, late, "第二处已改。", "problem-answer");
        assertThat(state(early).pending()).isTrue();
        assertThat(state(late)).isEqualTo(DutyState.MET);
        saved(city.secondPrincipal, "WORK_RECORD", null, "第一处也改了。", "problem-answer");
        assertThat(state(early)).isEqualTo(DutyState.MET);
    }

    @Test
    void twoAnswersAndTwoLooksOfADayAreNoDuplicatesAndTwoVisitsAre() throws Exception {
        String duplicate = "如果是重复登记的";
        clock.set(TODAY.plusDays(60));
        List<Duty> answers = List.of(
                only(
                        city.second,
                        "problem-answer",
                        saved(inspector, "VISIT", city.second, SEEN, "inspection", "problem")),
                only(
                        city.second,
                        "problem-answer",
                        saved(city.northResearcher, "VISIT", city.second, SEEN, "guidance", "problem")));
        for (Duty answer : answers) {
            String answered = saved(city.secondPrincipal, answer, "已改好。", "problem-answer");
            assertThat(page(city.secondPrincipal, "/records/" + answered)).doesNotContain(duplicate);
            Duty recheck = only(city.second, "problem-recheck", answered);
            String looked = saved(inspector, recheck, "已改好。", "recheck", "fixed");
            assertThat(page(inspector, "/records/" + looked))
                    .contains("复查整改情况、已改好并销号")
                    .doesNotContain(duplicate);
        }
        saved(inspector, "VISIT", city.second, "又看了一遍。", "inspection");
        String twice = saved(inspector, "VISIT", city.second, "又看了一遍。", "inspection");
        assertThat(page(inspector, "/records/" + twice)).contains(duplicate);
    }

    @Test
    void aProblemThatNeverWasEndsItsAnswerAndAlsoTheLookAtItAndOneThatIsPutRightGoesOn() throws Exception {
        String visit = saved(inspector, "VISIT", city.second, SEEN, "inspection", "problem");
        Duty answer = only(city.second, "problem-answer", visit);
        String answered = saved(city.secondPrincipal, answer, "已清理。", "problem-answer");
        Duty recheck = only(city.second, "problem-recheck", answered);

        clock.set(TODAY.plusDays(1));
        String corrected = correct(inspector, "VISIT", city.second, visit, SEEN + "两处。", "inspection", "problem");
        assertThat(only(city.second, "problem-answer", corrected).id()).isEqualTo(answer.id());
        assertThat(ended(recheck)).isFalse();
        assertThat(page(inspector, "/records/" + corrected)).contains("/duties/" + recheck.id());
        String said = correct(city.secondPrincipal, "WORK_RECORD", null, answered, "已清理，换了桌椅。", "problem-answer");
        assertThat(only(city.second, "problem-recheck", said).id()).isEqualTo(recheck.id());
        assertThat(page(inspector, "/records/new?duty=" + recheck.id())).contains("换了桌椅", "两处。");

        clock.set(TODAY.plusDays(2));
        mvc.perform(
                post("/records/" + corrected + "/void").param("reason", "看错了园").with(As.person(inspector)));
        assertThat(ended(recheck)).as("nothing to look at").isTrue();
        ledgerEqualsScan(TODAY, TODAY.plusDays(2));
    }

    @Test
    void whatAnEventBroughtAboutIsToldByWhomItIsAboutAndByWhen() throws Exception {
        Person keeper = keeper(7_380);
        Person finder = city.person("finder-7380", "冯督学", city.north, Role.INSPECTOR);
        assign(finder, keeper.place());
        String visit = saved(finder, "VISIT", keeper.place(), SEEN, "inspection", "problem");
        String answered = saved(keeper, only(keeper.place(), "problem-answer", visit), "已清理。", "problem-answer");
        Duty recheck = only(keeper.place(), "problem-recheck", answered);
        assertThat(page(finder, "/"))
                .as("whom it is about beside what it is, and a number in the column of numbers")
                .containsPattern("(?s)/duties/" + recheck.id() + "\">整改复查</a>.{0,100}对象："
                        + keeper.place().name() + "</span></td>\\s*<td data-label=\"时段或起因\">因“" + recheck.label()
                        + "”</td>\\s*<td data-label=\"还差\"[^>]*>1 项</td>");

        clock.set(recheck.dueOn());
        String list = page(city.cityOffice, "/missing?measure=problem-recheck&period=" + recheck.period());
        assertThat(list)
                .contains("data-label=\"起因\" class=\"duty-named\">" + recheck.label())
                .contains("\n" + city.north.name() + "（"
                        + keeper.place().name().replaceFirst("^" + city.north.name(), "") + "，"
                        + Day.brief(recheck.dueOn(), recheck.dueOn()) + "截止）\n");
    }

    @Test
    void whatOnesRecordsWaitForIsToldOncePerMatterAndOnesOwnOnlyAmongWhatIsToBeDone() throws Exception {
        String waits = "条在等别人办理";
        Person keeper = keeper(7_310);
        Person finder = city.person("finder-7310", "钱督学", city.north, Role.INSPECTOR);
        assign(finder, keeper.place());
        String visit = saved(finder, "VISIT", keeper.place(), SEEN, "inspection", "problem");
        assertThat(page(finder, "/")).contains(ONE_WAITS + "：<a href=\"/records/" + visit + "\">");
        String answered = saved(keeper, only(keeper.place(), "problem-answer", visit), "已清理。", "problem-answer");
        Duty recheck = only(keeper.place(), "problem-recheck", answered);
        assertThat(page(finder, "/")).contains("/duties/" + recheck.id()).doesNotContain(waits);
        assertThat(page(finder, "/?tab=STARTED")).contains("等您办理“整改复查”");
        assertThat(page(keeper, "/")).contains(ONE_WAITS, "等" + city.north.name() + "办理“整改复查”");
        String again = saved(finder, recheck, "又堆了两张床。", "recheck", "problem");
        assertThat(page(finder, "/")).contains(ONE_WAITS + "：<a href=\"/records/" + again + "\">");
        String found = page(finder, "/records?topic=problem&mine=true");
        assertThat(found)
                .contains("到今天：等办理“问题整改反馈” 2 条。", "<small>等" + keeper.place().name() + "办理“问题整改反馈”");
        List<Row> sheet = Sheets.of(mvc.perform(get("/records/export.xlsx?topic=problem&mine=true")
                                .with(As.person(finder)))
                        .andReturn()
                        .getResponse())
                .getFirst();
        assertThat(Sheets.column(sheet, 14)).as("who wrote it").containsExactly("登记人", "钱督学", "钱督学");
        assertThat(Sheets.column(sheet, 17))
                .hasSize(3)
                .startsWith("引起的事项")
                .element(1)
                .asString()
                .startsWith("等" + keeper.place().name() + "办理“问题整改反馈”");
        assertThat(page(finder, "/?tab=STARTED&waiting=true"))
                .as("as many as the desk says")
                .contains("/records/" + again)
                .doesNotContain("/records/" + visit);
        assertThat(page(finder, "/?tab=STARTED")).contains("/records/" + again, "/records/" + visit);
        assertThat(page(keeper, "/")).doesNotContain(waits);
        assertThat(page(keeper, "/?tab=STARTED")).contains("等您办理“问题整改反馈”");
        assertThat(page(keeper, "/?tab=STARTED&waiting=true")).contains("没有在等别人办理的");
    }

    /** The desk looks at what waits for the other post; that post may open more. */
    @Test
    void whatOnlyAnotherPostOfThePersonMayOpenIsNotSaidToWait() throws Exception {
        Person keeper = keeper(7_990);
        Person finder = city.person("finder-7990", "双督学", city.north, Role.INSPECTOR);
        city.post(finder.personId(), city.north, Role.RESEARCHER);
        assign(finder, keeper.place());
        String visit = saved(finder, "VISIT", keeper.place(), SEEN, "inspection", "problem");
        assertThat(page(finder, "/")).contains(ONE_WAITS + "：<a href=\"/records/" + visit + "\">");
        assertThat(page(finder, "/?tab=STARTED")).contains("/records/" + visit);
        database.jdbc()
                .sql("update assignment set during = daterange('2021-01-01', ?::date) where post_id = ?")
                .params(TODAY, finder.postId())
                .update();
        assertThat(mvc.perform(get("/records/" + visit).with(As.person(finder)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
        assertThat(page(finder, "/?tab=STARTED")).doesNotContain("/records/" + visit);
        assertThat(page(finder, "/")).doesNotContain("/records/" + visit, "条在等别人办理");
    }

    @Test
    void aVisitThatIsSaidToHaveBeenElsewhereAndThenNotIsAnsweredByTheDayThatStands() throws Exception {
        Place right = keeper(7_320).place();
        Place wrong = keeper(7_330).place();
        String visit = demanded(right, TODAY.plusDays(2), null, "problem");
        Duty answer = only(right, "problem-answer", visit);
        visit = demanded(right, TODAY.plusDays(5), demanded(wrong, TODAY.plusDays(5), visit, "problem"), "problem");
        Duty back = only(right, "problem-answer", visit);
        assertThat(back.id()).isEqualTo(answer.id());
        assertThat(back.dueOn()).isEqualTo(TODAY.plusDays(5));

        String usual = demanded(right, null, null, "problem");
        LocalDate due = only(right, "problem-answer", usual).dueOn();
        clock.set(TODAY.plusDays(2));
        usual = demanded(right, null, demanded(wrong, null, usual, "problem"), "problem");
        assertThat(only(right, "problem-answer", usual).dueOn())
                .as("which gives no new time")
                .isEqualTo(due);
        ledgerEqualsScan(TODAY, TODAY.plusDays(2));
    }

    @Test
    void aVisitThatIsSaidToHaveBeenElsewhereTellsNothingOfWhereItWasNot() throws Exception {
        Person wrong = keeper(7_340);
        Person right = keeper(7_350);
        String visit = problem(wrong);
        Duty answer = only(wrong.place(), "problem-answer", visit);
        saved(wrong, answer, "没有这回事。", "problem-answer");
        String corrected = correct(city.northResearcher, "VISIT", right.place(), visit, SEEN, "problem");
        assertThat(page(city.northResearcher, "/records/" + corrected))
                .contains("<a href=\"/records/" + visit + "\"", ">更正前</a>", "因它新增的责任事项</h3>")
                .doesNotContain("/duties/" + answer.id() + "\"");
        assertThat(page(right, "/records/" + corrected)).contains("因它新增的责任事项").doesNotContain("更正前");
    }

    @Test
    void whatIsAskedForNoLongerSaysWhoTookItBackAndWhyAlsoOnTheVeryDay() throws Exception {
        Person keeper = keeper(7_360);
        String visit = problem(keeper);
        Duty answer = only(keeper.place(), "problem-answer", visit);
        mvc.perform(post("/records/" + visit + "/void").param("reason", "看错了园").with(As.person(city.northResearcher)));
        String why = "自2022年11月23日起不再承担（所依据的记录已由" + city.north.name() + "作废：看错了园）";
        assertThat(page(keeper, "/duties/" + answer.id()))
                .contains("这一事项" + why, "不再承担，因所依据的记录已作废")
                .doesNotContain("会自动列在这里");
        // two of them begin the session, which a browser has: twelve then
        mvc.perform(get("/duties/" + answer.id()).with(As.person(keeper)))
                .andExpect(header().string("Server-Timing", matchesPattern(".*desc=\"([0-9]|1[0-3])\".*")));
        assertThat(page(keeper, "/")).doesNotContain("/duties/" + answer.id() + "\"");
        assertThat(refused(form(keeper, "WORK_RECORD", null, "改了。", "problem-answer")
                        .param("duty", Long.toString(answer.id()))))
                .contains("现在没有等着办理的“问题整改反馈”：这一事项" + why + "。写的不用再交，取消或删除就可以");
        assertThat(mvc.perform(get("/duties/" + answer.id()).with(As.person(city.secondPrincipal)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);

        String elsewhere = problem(keeper);
        Duty moved = only(keeper.place(), "problem-answer", elsewhere);
        clock.set(TODAY.plusDays(1));
        correct(city.northResearcher, "VISIT", city.second, elsewhere, SEEN, "problem");
        assertThat(page(keeper, "/duties/" + moved.id())).contains("作废：登记错了单位，已由登记人改正）");
    }

    @Test
    void whatIsDoneKeepsItsDayAndItsPageTheWordsThatWereAnswered() throws Exception {
        Person keeper = keeper(7_370);
        String visit = demanded(keeper.place(), TODAY.plusDays(9), null, "problem");
        Duty answer = only(keeper.place(), "problem-answer", visit);
        String answered = saved(keeper, answer, "已清理。", "problem-answer");
        String later = demanded(keeper.place(), TODAY.plusDays(14), visit, "problem");
        assertThat(page(keeper, "/records/" + later))
                .contains("<dt>要求答复的期限</dt><dd>2022年12月7日 ", "截止 2022年12月2日（办完以后才改的期限，这里照原来的）");
        assertThat(page(keeper, "/duties/" + answer.id()))
                .contains("至 2022年12月2日", "由登记人定的期限", "已于 2022年11月23日 作废：登记有误，已更正为新的记录");
        assertThat(page(city.northResearcher, "/records/new?corrects=" + later)).contains("已经办完的照旧，期限也不变");

        Duty recheck = only(keeper.place(), "problem-recheck", answered);
        saved(city.northOffice, recheck, "改好了。", "recheck", "fixed");
        clock.set(TODAY.plusDays(1));
        correct(keeper, "WORK_RECORD", null, answered, "其实只清理了一半。", "problem-answer");
        assertThat(page(city.northOffice, "/duties/" + recheck.id()))
                .contains("起因写的是", "作废：登记有误，已更正为新的记录", "<b>起因已更正</b> <span class=\"hint\">", "，问题整改反馈：其实只清理了一半")
                .contains("<p class=\"prose\">已清理。")
                .doesNotContain("<p class=\"prose\">其实只清理了一半");
        correct(city.northResearcher, "VISIT", keeper.place(), later, "看见的其实是另一处。", "problem");
        assertThat(page(city.northOffice, "/duties/" + recheck.id()))
                .as("also what that answered, as it was looked at")
                .contains("起因答复的是")
                .doesNotContain("看见的其实是另一处");
    }

    /** What the inspector's list of their own work says of a record. */
    private String started(String record) throws Exception {
        return page(inspector, "/?tab=STARTED")
                .replaceAll("(?s).*(<a href=\"/records/" + record + "\">.*?</td>).*", "$1");
    }

    @Test
    void whoFindsAProblemMayNameTheDayOfTheAnswerAndTheLookAtItKeepsItsOwn() throws Exception {
        assertThat(page(inspector, "/records/new?kind=VISIT"))
                .contains("name=\"answerBy\"", "选了“发现问题要求整改”的可以填；不填：登记之日起 15 天，遇休息日顺延，即 12月8日。");
        assertThat(page(city.secondPrincipal, "/records/new?kind=WORK_RECORD"))
                .as("nobody sets a day to who stands above")
                .contains("县区要在 30 天内办理")
                .doesNotContain("name=\"answerBy\"");
        String visit = demanded(city.second, TODAY.plusDays(2), null, "guidance", "problem");
        Duty answer = only(city.second, "problem-answer", visit);
        assertThat(answer.dueOn()).isEqualTo(TODAY.plusDays(2));
        for (Person reader : List.of(inspector, city.secondPrincipal)) {
            assertThat(page(reader, "/records/" + visit))
                    .contains("<dt>要求答复的期限</dt><dd>2022年11月25日 ", "截止 2022年11月25日");
            assertThat(page(reader, "/duties/" + answer.id())).contains("由登记人定的期限");
        }
        String usual = saved(city.northResearcher, "VISIT", city.second, SEEN, "guidance", "problem");
        assertThat(page(inspector, "/records/" + usual)).contains("<dt>要求答复的期限</dt><dd>2022年12月8日 星期四（按行动计划的天数）</dd>");
        assertThat(page(
                        inspector,
                        "/duties/" + only(city.second, "problem-answer", usual).id()))
                .doesNotContain("由登记人定的期限");

        String answered = id(mvc.perform(form(city.secondPrincipal, "WORK_RECORD", null, "已清理。", "problem-answer")
                        .param("duty", Long.toString(answer.id()))
                        .param("answerBy", TODAY.plusDays(1).toString()))
                .andReturn()
                .getResponse());
        assertThat(only(city.second, "problem-recheck", answered).dueOn()).isEqualTo(TODAY.plusDays(30));
        saved(city.secondPrincipal, only(city.second, "problem-answer", usual), "也已清理。", "problem-answer");
        ledgerEqualsScan(TODAY, TODAY);
    }

    @Test
    void aCorrectionMovesTheDayOfAnOpenAnswerOnlyWhereItNamesAnother() throws Exception {
        String visit = demanded(city.second, TODAY.plusDays(2), null, "guidance", "problem");
        Duty answer = only(city.second, "problem-answer", visit);
        assertThat(page(city.northResearcher, "/records/new?corrects=" + visit))
                .contains("name=\"answerBy\" type=\"date\" value=\"2022-11-25\"")
                .contains("不填：原来没有定期限的照旧，定了的改为更正登记之日起 15 天，遇休息日顺延，即 12月8日。")
                .contains("改了期限的，以改后的为准");
        clock.set(TODAY.plusDays(5));
        assertThat(refusal(city.second, TODAY.plusDays(4), visit, "guidance", "problem"))
                .contains("更正时另定的期限不能早于今天（2022年11月28日）");
        visit = demanded(city.second, TODAY.plusDays(2), visit, "guidance", "problem");
        assertThat(only(city.second, "problem-answer", visit).dueOn())
                .as("its words were put right, which gives no new time")
                .isEqualTo(TODAY.plusDays(2));
        visit = demanded(city.second, TODAY.plusDays(8), visit, "guidance", "problem");
        Duty moved = only(city.second, "problem-answer", visit);
        assertThat(moved.id()).isEqualTo(answer.id());
        assertThat(moved.dueOn()).isEqualTo(TODAY.plusDays(8));
        assertThat(state(moved)).isEqualTo(DutyState.DUE_SOON);
        visit = demanded(city.second, null, visit, "guidance", "problem");
        assertThat(only(city.second, "problem-answer", visit).dueOn()).isEqualTo(TODAY.plusDays(20));
        saved(city.secondPrincipal, moved, "已清理。", "problem-answer");
        demanded(city.second, TODAY.plusDays(6), visit, "guidance", "problem");
        assertThat(state(moved)).as("what is met stays").isEqualTo(DutyState.MET);
        ledgerEqualsScan(TODAY, TODAY.plusDays(5));
    }

    @Test
    void anOwnDutyOfTheSameEventKeepsItsTimeWhereOnlyTheDayOfOthersIsCorrected() {
        String answer = "      - {who: kindergarten, post: PRINCIPAL, evidence: work-record, topic: problem-answer,";
        PlanFile file = new PlanFile("own.yaml", BundledPlan.file().text().replace(answer, """
                      - {who: county, post: OFFICE, evidence: work-record, topic: exchange, cadence: event, on: visit/problem, due: {afterStart: 5}, default: [cadence, due]}
                """ + answer));
        String dues = """
                select string_agg(d.due_on::text, ' ' order by d.unit_id <> ?) from duty d join fact f on d.period = 'event-' || f.id
                where f.source = 'test' and f.source_id = 950 and d.former_of is null
                """;
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> {
            Plan plan = ((PlanReading.Accepted) PlanReader.read(file, BundledPlan.forms())).plan();
            plans.publish(plans.draft(file, BundledPlan.forms(), plan), TODAY, "");
            facts.record(demand(950, TODAY.plusDays(2)));
            clock.set(TODAY.plusDays(6));
            facts.voidSource("test", 950, null, "更正");
            facts.correct(demand(951, TODAY.plusDays(9)), 950);
            assertThat(jdbc.sql(dues)
                            .params(city.north.id())
                            .query(String.class)
                            .single())
                    .as("what is late stays late, and the other has the day that was named")
                    .isEqualTo(TODAY.plusDays(5) + " " + TODAY.plusDays(9));
            status.setRollbackOnly();
        }));
    }

    private NewFact demand(long number, LocalDate by) {
        return new NewFact(
                EvidenceKind.VISIT, "problem", city.north.id(), city.first.id(), null, TODAY, "通道", "test", number, by);
    }

    @Test
    void aProblemIsDemandedOfAKindergartenAndOfNobodyElse() throws Exception {
        String only = "“发现问题要求整改”只用于幼儿园，用于别的单位没有人办理。请改选幼儿园，或者不选这个主题，写在“情况记录”里";
        assertThat(page(city.cityOffice, "/records/new?kind=VISIT"))
                .contains("只用于幼儿园。登记以后，幼儿园要在", "data-only=\"problem\" data-kinds=\"KINDERGARTEN\" hidden>" + only)
                .contains("data-kind=\"COUNTY\"");
        assertThat(page(inspector, "/records/new?kind=VISIT")).doesNotContain("只用于");
        MockHttpServletResponse refused = send(city.cityOffice, "VISIT", city.north, null, SEEN, "city", "problem");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("\"topic\":\"" + only);
        String visit = saved(city.cityOffice, "VISIT", city.north, SEEN, "city");
        assertThat(send(city.cityOffice, "VISIT", city.north, visit, SEEN, "city", "problem")
                        .getContentAsString())
                .as("a correction that adds it")
                .contains(only);
        String found = saved(city.cityOffice, "VISIT", city.first, SEEN, "problem");
        only(city.first, "problem-answer", found);
        assertThat(send(city.cityOffice, "VISIT", city.north, found, SEEN, "problem")
                        .getContentAsString())
                .as("a correction that says a county was meant")
                .contains(only);
    }

    @Test
    void neitherAnAnswerNorTheLookAtItIsOfADayBeforeWhatItAnswers() throws Exception {
        Person keeper = keeper(7_100);
        clock.set(TODAY.plusDays(4));
        Duty answer = only(keeper.place(), "problem-answer", problem(keeper));
        clock.set(TODAY.plusDays(6));
        String answered = saved(keeper, answer, "改了。", "problem-answer");
        Duty recheck = only(keeper.place(), "problem-recheck", answered);
        clock.set(TODAY.plusDays(8));
        String earlier = "\"day\":\"“问题整改反馈”自11月27日起办理，发生日期不能更早";
        assertThat(refused(form(keeper, TODAY.plusDays(3), "WORK_RECORD", null, "改了。", "problem-answer")
                        .param("replaces", answered)))
                .contains(earlier);
        assertThat(state(answer)).isEqualTo(DutyState.MET);
        String same = id(mvc.perform(form(keeper, TODAY.plusDays(4), "WORK_RECORD", null, "改了。", "problem-answer")
                        .param("replaces", answered))
                .andReturn()
                .getResponse());
        assertThat(only(keeper.place(), "problem-recheck", same).id()).isEqualTo(recheck.id());

        String sooner = "\"day\":\"“整改复查”自11月27日起办理，发生日期不能更早";
        LocalDate before = TODAY.plusDays(3);
        assertThat(refused(form(city.northOffice, before, "VISIT", keeper.place(), "改好了。", "recheck", "fixed")))
                .contains(sooner);
        assertThat(file(
                        city.northOffice,
                        422,
                        "类型,主题,对象,日期,情况\n入园（下县）检查视导,复查整改情况、已改好并销号,"
                                + keeper.place().name() + "," + before + ",改好了。\n",
                        ""))
                .contains("“整改复查”自11月27日起办理，发生日期不能更早");
        String looked = saved(city.northOffice, recheck, "改好了。", "recheck", "fixed");
        assertThat(refused(form(city.northOffice, before, "VISIT", keeper.place(), "改好了。", "recheck", "fixed")
                        .param("replaces", looked)))
                .contains(sooner);
        assertThat(state(recheck)).isEqualTo(DutyState.MET);
        saved(city.northOffice, "VISIT", keeper.place(), "又去看了。", "recheck", "fixed");
    }

    @Test
    void whatALookFoundIsToldWhereverItsDutyIs() throws Exception {
        Person keeper = keeper(7_110);
        String visit = problem(keeper);
        String answered = saved(keeper, only(keeper.place(), "problem-answer", visit), "改了。", "problem-answer");
        Duty failed = only(keeper.place(), "problem-recheck", answered);
        String list = "/duties?measure=problem-recheck&q=" + keeper.place().name();
        assertThat(page(city.northOffice, list)).doesNotContain("<small>发现问题要求整改");
        String again = looked(failed, "problem");
        assertThat(page(city.northOffice, list)).contains("<br><small>发现问题要求整改</small>");
        Duty anew = only(keeper.place(), "problem-answer", again);
        Duty passed = only(keeper.place(), "problem-recheck", saved(keeper, anew, "全改了。", "problem-answer"));
        String fixed = looked(passed, "fixed");
        assertThat(page(city.northOffice, list)).contains("<br><small>发现问题要求整改</small>", "<br><small>已改好并销号</small>");
        assertThat(page(city.northOffice, list + "&asOf=" + TODAY.minusDays(1))).doesNotContain("<small>已改好");
        String told = "看了一遍</a>，结果：";
        assertThat(page(keeper, "/duties/" + failed.id())).contains(told + "发现问题要求整改</dd>", "有效，结果：发现问题要求整改");
        assertThat(page(keeper, "/records/" + visit)).contains(told + "发现问题要求整改", told + "已改好并销号");

        List<Row> sheet =
                Sheets.of(open("/duties/export.xlsx" + list.substring(7))).getFirst();
        List<String> heads = sheet.getFirst().stream().map(Cell::getText).toList();
        assertThat(Sheets.column(sheet, heads.indexOf("结果"))).contains("发现问题要求整改", "已改好并销号");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(
                open("/duties/export.docx" + list.substring(7)).getContentAsByteArray()))) {
            assertThat(word.getTables().getFirst().getText()).contains("按时完成，发现问题要求整改", "按时完成，已改好并销号");
        }

        clock.set(TODAY.plusDays(1));
        MockHttpServletRequestBuilder reworded =
                form(city.northOffice, TODAY, "VISIT", keeper.place(), "看了两遍。", "recheck", "fixed");
        id(mvc.perform(reworded.param("replaces", fixed)).andReturn().getResponse());
        for (LocalDate day : List.of(TODAY, TODAY.plusDays(1))) {
            assertThat(page(city.northOffice, list + "&asOf=" + day)).contains("<br><small>已改好并销号</small>");
        }
    }

    private String looked(Duty recheck, String result) throws Exception {
        MockHttpServletRequestBuilder form = form(city.northOffice, "VISIT", null, "看过。", "recheck", result)
                .param("subject", String.valueOf(recheck.subjectId()))
                .param("duty", Long.toString(recheck.id()))
                .with(request -> {
                    request.setParameter("title", "看了一遍");
                    return request;
                });
        return id(mvc.perform(form).andReturn().getResponse());
    }

    private MockHttpServletResponse open(String address) throws Exception {
        return mvc.perform(get(address).with(As.person(city.northOffice)))
                .andReturn()
                .getResponse();
    }

    private String refused(MockHttpServletRequestBuilder form) throws Exception {
        MockHttpServletResponse refused = mvc.perform(form).andReturn().getResponse();
        assertThat(refused.getStatus()).isEqualTo(422);
        return refused.getContentAsString();
    }

    /** A visit without a signal names a day; the signal is back when that has passed. */
    @Test
    void aDayThatHasPassedBeforeItIsOnRecordGivesAsManyDaysAsWereGivenThen() throws Exception {
        clock.set(TODAY.plusDays(5));
        String visit = demanded(city.second, TODAY.plusDays(1), null, "guidance", "problem");
        Duty answer = only(city.second, "problem-answer", visit);
        assertThat(answer.dueOn()).isEqualTo(TODAY.plusDays(6));
        assertThat(page(city.secondPrincipal, "/records/" + visit))
                .contains("<dt>要求答复的期限</dt><dd>2022年11月24日 ", "截止 2022年11月29日（要求的期限在登记以前已经过了，按同样的天数从登记之日起算）");
        assertThat(page(city.secondPrincipal, "/duties/" + answer.id()))
                .contains("登记人定的2022年11月24日，在登记以前已经过了，按同样的天数从登记之日起算");
        clock.set(TODAY.plusDays(9));
        visit = demanded(city.second, TODAY.plusDays(1), visit, "guidance", "problem");
        assertThat(only(city.second, "problem-answer", visit).dueOn())
                .as("what leaves the days as they are gives no new time")
                .isEqualTo(TODAY.plusDays(6));
        visit = demanded(city.first, TODAY.plusDays(1), visit, "guidance", "problem");
        assertThat(only(city.first, "problem-answer", visit).dueOn())
                .as("another event begins now, on a Friday")
                .isEqualTo(LocalDate.of(2022, 12, 5));
        assertThat(refusal(city.first, TODAY.plusDays(2), visit, "problem"))
                .as("another day is named now")
                .contains("更正时另定的期限不能早于今天（2022年12月2日）");
    }

    @Test
    void aDayThatIsNoneOrLiesBeforeTheRecordOrFarAwayIsRefusedAndOneThatNothingFollowsOfIsLeftOut() throws Exception {
        assertThat(refusal(city.first, TODAY.minusDays(1), null, "problem")).contains("要求答复的期限不能早于发生日期（2022年11月23日）");
        assertThat(refusal(city.first, TODAY.plusYears(1).plusDays(1), null, "problem"))
                .contains("要求答复的期限不能晚于一年以后（2023年11月23日）");
        assertThat(mvc.perform(form(city.northResearcher, "VISIT", city.first, SEEN, "problem")
                                .param("answerBy", "三日内"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("\"answerBy\":\"要求答复的期限“三日内”不是日期，请连年份写成");
        String visit = demanded(city.first, TODAY.minusDays(1), null, "guidance");
        assertThat(page(inspector, "/records/" + visit)).doesNotContain("要求答复的期限");
    }

    /** A visit that asks for an answer by that day, or what corrects it. */
    private String demanded(Place about, @Nullable LocalDate by, @Nullable String replaces, String... topics)
            throws Exception {
        return id(demand(about, by, replaces, topics));
    }

    private String refusal(Place about, LocalDate by, @Nullable String replaces, String... topics) throws Exception {
        MockHttpServletResponse refused = demand(about, by, replaces, topics);
        assertThat(refused.getStatus()).isEqualTo(422);
        return refused.getContentAsString();
    }

    private MockHttpServletResponse demand(
            Place about, @Nullable LocalDate by, @Nullable String replaces, String... topics) throws Exception {
        String words = replaces == null ? SEEN : SEEN + "（更正" + replaces + "）";
        return mvc.perform(form(city.northResearcher, TODAY, "VISIT", about, words, topics)
                        .param("answerBy", by == null ? "" : by.toString())
                        .param("replaces", replaces == null ? "" : replaces))
                .andReturn()
                .getResponse();
    }

    private boolean ended(Duty duty) {
        return database.jdbc()
                .sql("select ended_on is not null from duty where id = ?")
                .params(duty.id())
                .query(Boolean.class)
                .single();
    }

    private DutyState state(Duty duty) {
        return in(
                Scope.EVERYTHING,
                () -> duties.find(duty.id(), LocalDate.now(clock)).orElseThrow().state());
    }

    /** The only duty of a measure that a record brought about; its place lies at the kindergarten. */
    private Duty only(Place place, String measure, String record) {
        List<Duty> some = broughtAbout(record, measure);
        assertThat(some).hasSize(1);
        assertThat(some.getFirst().placeId()).isEqualTo(place.id());
        return some.getFirst();
    }

    private List<Duty> broughtAbout(String record, String measure) {
        return in(Scope.EVERYTHING, () -> {
            List<Long> direct = facts.broughtAboutBy("work-record", Long.parseLong(record));
            return duties
                    .list(DutyFilter.on(LocalDate.now(clock)).measure(measure), DutySort.DUE, 1, 1000)
                    .rows()
                    .stream()
                    .filter(duty -> direct.contains(duty.id()))
                    .toList();
        });
    }

    private String saved(Person who, String kind, @Nullable Place about, String note, String... topics)
            throws Exception {
        return id(send(who, kind, about, null, note, topics));
    }

    private String saved(Person who, Duty duty, String note, String... topics) throws Exception {
        MockHttpServletRequestBuilder form =
                form(who, duty.evidence().name(), null, note, topics).param("duty", Long.toString(duty.id()));
        if (duty.subjectId() != null) {
            form.param("subject", Integer.toString(duty.subjectId()));
        }
        return id(mvc.perform(form).andReturn().getResponse());
    }

    private String correct(Person who, String kind, @Nullable Place about, String record, String note, String... topics)
            throws Exception {
        return id(send(who, kind, about, record, note, topics));
    }

    private static String id(MockHttpServletResponse sent) throws Exception {
        assertThat(sent.getStatus()).as(sent.getContentAsString()).isEqualTo(201);
        return sent.getContentAsString().replaceAll("\\D*(\\d+).*", "$1");
    }

    private MockHttpServletResponse send(
            Person who, String kind, @Nullable Place about, @Nullable String replaces, String note, String... topics)
            throws Exception {
        MockHttpServletRequestBuilder form = form(who, kind, about, note, topics);
        if (replaces != null) {
            form.param("replaces", replaces);
        }
        return mvc.perform(form).andReturn().getResponse();
    }

    private MockHttpServletRequestBuilder form(
            Person who, String kind, @Nullable Place about, String note, String... topics) {
        return form(who, LocalDate.now(clock), kind, about, note, topics);
    }

    private static MockHttpServletRequestBuilder form(
            Person who, LocalDate day, String kind, @Nullable Place about, String note, String... topics) {
        MockHttpServletRequestBuilder form = post("/records/outbox")
                .param("kind", kind)
                .param("topic", topics)
                .param("day", day.toString())
                .param("title", note.isEmpty() ? "只有标题" : "")
                .param("note", note)
                .param("key", UUID.randomUUID().toString())
                .with(As.person(who));
        return about == null ? form : form.param("subject", Integer.toString(about.id()));
    }

    private String paper(Person who, String record) throws Exception {
        byte[] file = mvc.perform(get("/records/" + record + "/export.docx").with(As.person(who)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file))) {
            return word.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n"));
        }
    }

    private String page(Person who, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(who)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
