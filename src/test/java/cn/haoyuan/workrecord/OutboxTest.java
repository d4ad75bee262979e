package cn.haoyuan.workrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What the server promises a device that cannot know whether its last message arrived. */
@HaoyuanTest
class OutboxTest extends CityAtWork {

    private static final int AT_ONCE = 8;

    @Test
    void aRecordSentAgainIsAnsweredWithTheFirst() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "guidance");
        String first = body(send(city.northResearcher, visit).andExpect(status().isCreated()));
        String second = body(send(city.northResearcher, visit).andExpect(status().isOk()));
        assertThat(second).isEqualTo(first);
        assertThat(records(visit)).isOne();
    }

    @Test
    void manyCopiesAtOnceMakeOneRecordAndAllAreAnsweredWithIt() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "guidance");
        List<String> answers = atOnce(() -> body(send(city.northResearcher, visit)));
        assertThat(answers).hasSize(AT_ONCE).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).contains("\"href\"");
        assertThat(records(visit)).isOne();
        assertThat(database.jdbc()
                        .sql("select count(*) from fact where source = 'work-record' and source_id = ?")
                        .param(JsonPath.<Integer>read(answers.getFirst(), "$.id"))
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void thePlainFormSentAgainMakesNothingTwiceEither() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "guidance");
        String first = mvc.perform(plain(visit)).andReturn().getResponse().getRedirectedUrl();
        assertThat(first).isNotNull();
        assertThat(body(send(city.northResearcher, visit).andExpect(status().isOk())))
                .contains("\"href\":\"" + first + "\"");
        assertThat(mvc.perform(plain(visit)).andReturn().getResponse().getRedirectedUrl())
                .isEqualTo(first);
    }

    @Test
    void aRecordThatWasChangedAfterItHadArrivedIsLaidBesideWhatIsOnRecord() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "guidance");
        visit.put("people", "两人");
        int id = JsonPath.read(body(send(city.northResearcher, visit)), "$.id");
        visit.put("people", "三人");
        send(city.northResearcher, visit)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.id").value(id))
                .andExpect(jsonPath("$.rows[?(@.differs == true)].label").value("参加人员"))
                .andExpect(jsonPath("$.rows[?(@.differs == true)].recorded").value("两人"))
                .andExpect(jsonPath("$.rows[?(@.differs == true)].mine").value("三人"));
        mvc.perform(plain(visit))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("要用现在填写的更正它，请再点一次保存")))
                .andExpect(content().string(containsString("name=\"replaces\" value=\"" + id + "\"")))
                .andExpect(content().string(containsString("value=\"三人\"")));
        assertThat(records(visit)).isOne();
    }

    @Test
    void aRecordThatNamesTheDayOfTheAnswerIsTakenOnceAlsoAfterThatDayAndAnotherDayIsAnotherRecord() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "problem");
        visit.put("note", "通道堆物");
        visit.put("answerBy", "2022-11-25");
        int id = JsonPath.read(body(send(city.northResearcher, visit).andExpect(status().isCreated())), "$.id");
        clock.set(LocalDate.of(2022, 11, 28));
        send(city.northResearcher, visit)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(id));
        visit.put("answerBy", "2022-12-01");
        send(city.northResearcher, visit)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.rows[?(@.differs == true)].label").value("要求答复的期限"))
                .andExpect(jsonPath("$.rows[?(@.differs == true)].recorded").value("2022年11月25日"))
                .andExpect(jsonPath("$.rows[?(@.differs == true)].mine").value("2022年12月1日"));
        mvc.perform(plain(visit))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("name=\"answerBy\" type=\"date\" value=\"2022-12-01\"")));
        assertThat(records(visit)).isOne();
    }

    /** Else the device would take it for saved, and forget the new words. */
    @Test
    void aRecordThatWasChangedForTheWorseAfterItHadArrivedIsRefusedAndNotTakenForSaved() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "guidance");
        visit.put("people", "两人");
        int id = JsonPath.read(body(send(city.northResearcher, visit)), "$.id");
        visit.put("post", Integer.toString(city.northOffice.postId()));
        send(city.northResearcher, visit)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(id));
        visit.remove("post");
        visit.put("day", "2022-11-24");
        visit.put("people", "三人");
        send(city.northResearcher, visit)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.day").value(containsString("不能晚于今天")));
        mvc.perform(plain(visit))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("value=\"三人\"")));
        assertThat(records(visit)).isOne();
    }

    @Test
    void aCorrectionVoidsWhatItCorrectsAndASecondOneMeetsTheNewer() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "guidance");
        int wrong = JsonPath.read(body(send(city.northResearcher, visit)), "$.id");
        Map<String, String> correction = visit(city.second.id(), "guidance");
        correction.put("replaces", Integer.toString(wrong));
        int right = JsonPath.read(body(send(city.northResearcher, correction).andExpect(status().isCreated())), "$.id");
        mvc.perform(get("/records/" + wrong).with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("登记错了单位，已由登记人改正")))
                .andExpect(content().string(containsString("/records/" + right)));
        send(city.northResearcher, correction).andExpect(status().isOk());
        Map<String, String> late = visit(city.centre.id(), "guidance");
        late.put("replaces", Integer.toString(wrong));
        send(city.northOffice, late)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.id").value(right))
                .andExpect(jsonPath("$.rows[2].recorded").value(city.second.name()))
                .andExpect(jsonPath("$.rows[2].mine").value(city.centre.name()));
    }

    @Test
    void aCorrectionThatChangesNothingMakesNoOtherRecordAndSaysSo() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "problem");
        visit.put("note", "通道堆物");
        int id = JsonPath.read(body(send(city.northResearcher, visit).andExpect(status().isCreated())), "$.id");
        visit.put("replaces", Integer.toString(id));
        visit.put("key", UUID.randomUUID().toString());
        send(city.northResearcher, visit)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(id))
                .andExpect(jsonPath("$.said").value("没有改动，记录照旧。"));
        mvc.perform(plain(visit))
                .andExpect(redirectedUrl("/records/" + id))
                .andExpect(flash().attribute("notice", "没有改动，记录照旧。"));
        mvc.perform(get("/records/" + id).with(As.person(city.northResearcher)))
                .andExpect(content().string(not(containsString("作废：登记有误"))));
        assertThat(records(visit)).isZero();
        visit.put("note", "通道堆物，已拍照");
        send(city.northResearcher, visit).andExpect(status().isCreated());
    }

    @Test
    void aRestDayByWhichAnAnswerIsAskedForGivesWayToAWorkingDayThatIsTaken() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "problem");
        visit.put("note", "通道堆物");
        visit.put("answerBy", "2022-12-10");
        send(city.northResearcher, visit)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.answerBy")
                        .value("2022年12月10日 星期六是休息日，这里改成了下一个工作日 2022年12月12日 星期一。合适的话，再按一次“保存”"))
                .andExpect(jsonPath("$.proposed.answerBy").value("2022-12-12"));
        mvc.perform(plain(visit))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("name=\"answerBy\" type=\"date\" value=\"2022-12-12\"")));
        visit.put("answerBy", "2023-11-18");
        send(city.northResearcher, visit)
                .andExpect(jsonPath("$.errors.answerBy").value(containsString("改成了下一个工作日 2023年11月20日 星期一")));
        visit.put("answerBy", "2022-12-12");
        send(city.northResearcher, visit).andExpect(status().isCreated());
    }

    /** Who named it before the rule was there is not made to name another when something else is corrected. */
    @Test
    void aRestDayThatWasNamedBeforeStaysWithACorrectionOfSomethingElse() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "problem");
        visit.put("note", "通道堆物");
        visit.put("answerBy", "2022-12-12");
        int id = JsonPath.read(body(send(city.northResearcher, visit)), "$.id");
        database.jdbc()
                .sql("update work_record set answer_by = '2022-12-10' where id = ?")
                .param(id)
                .update();
        visit.put("answerBy", "2022-12-10");
        visit.put("replaces", Integer.toString(id));
        visit.put("key", UUID.randomUUID().toString());
        visit.put("note", "通道堆物，已拍照");
        send(city.northResearcher, visit).andExpect(status().isCreated());
    }

    @Test
    void manyCorrectionsOfOneRecordAtOnceLeaveOneStanding() throws Exception {
        int wrong = JsonPath.read(body(send(city.northResearcher, visit(city.first.id(), "guidance"))), "$.id");
        List<String> answers = atOnce(() -> {
            Map<String, String> correction = visit(city.second.id(), "guidance");
            correction.put("replaces", Integer.toString(wrong));
            return body(send(city.northResearcher, correction));
        });
        assertThat(answers.stream().filter(answer -> answer.contains("\"href\"")))
                .hasSize(1);
        assertThat(database.jdbc()
                        .sql("select count(*) from work_record where replaces = ?")
                        .param(wrong)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void nobodyCorrectsTheRecordOfAnotherUnit() throws Exception {
        int id = JsonPath.read(body(send(city.northResearcher, visit(city.first.id(), "guidance"))), "$.id");
        Map<String, String> correction = new HashMap<>(Map.of(
                "kind",
                "RESEARCH_ACTIVITY",
                "day",
                "2022-11-23",
                "key",
                UUID.randomUUID().toString()));
        correction.put("replaces", Integer.toString(id));
        send(city.firstPrincipal, correction)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.replaces").value("要更正的记录不存在，或不由您更正"));
        mvc.perform(get("/records/new?corrects=" + id).with(As.person(city.firstPrincipal)))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatIsRefusedIsToldFieldByFieldAndKeepsNothing() throws Exception {
        Map<String, String> visit = visit(city.other.id(), "guidance");
        visit.put("day", "2022-11-24");
        send(city.northResearcher, visit)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.subject").value(containsString("不在您的工作范围内")))
                .andExpect(jsonPath("$.errors.day").value(containsString("不能晚于今天")));
        assertThat(records(visit)).isZero();
        Map<String, String> empty = Map.of(
                "kind",
                "RESEARCH_ACTIVITY",
                "day",
                "2022-11-23",
                "key",
                UUID.randomUUID().toString());
        send(city.firstPrincipal, empty)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.title").value(containsString("请写标题或情况")));
    }

    @Test
    void whatWasWrittenAsOnePostIsNotRecordedAsAnother() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "guidance");
        visit.put("post", Integer.toString(city.northOffice.postId()));
        send(city.northResearcher, visit)
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors.post").value(containsString("以另一岗位填写")));
        assertThat(records(visit)).isZero();
    }

    @Test
    void anEndedSessionIsTold401AndTheRecordIsTakenAfterSigningInAgain() throws Exception {
        Map<String, String> visit = visit(city.first.id(), "guidance");
        for (String path : List.of("/records/outbox/session", "/records/subjects")) {
            mvc.perform(get(path).header("HX-Request", "true"))
                    .andExpect(status().isUnauthorized())
                    .andExpect(header().doesNotExist("HX-Redirect"));
        }
        mvc.perform(outbox(visit).header("HX-Request", "true").with(csrf())).andExpect(status().isUnauthorized());
        assertThat(records(visit)).isZero();
        mvc.perform(get("/records/outbox/session").with(As.person(city.northResearcher)))
                .andExpect(jsonPath("$.account").value(city.northResearcher.accountId()))
                .andExpect(jsonPath("$.post").value(city.northResearcher.postId()))
                .andExpect(jsonPath("$.token").isNotEmpty());
        send(city.northResearcher, visit).andExpect(status().isCreated());
    }

    @Test
    void whoeverIsSignedInSeesWhatWaitsButAPostThatRecordsNoWorkSendsNothing() throws Exception {
        mvc.perform(get("/records/outbox").with(As.person(city.cityAdministrator)))
                .andExpect(status().isOk());
        mvc.perform(get("/records/outbox/session").with(As.person(city.cityAdministrator)))
                .andExpect(jsonPath("$.post").value(city.cityAdministrator.postId()));
        send(city.cityAdministrator, visit(city.first.id(), "guidance")).andExpect(status().isNotFound());
    }

    @Test
    void aTeacherIsOfferedWhatTeachersDoAndNotWhatThePrincipalAnswersFor() throws Exception {
        mvc.perform(get("/records/new").with(As.person(city.firstTeacher)))
                .andExpect(content().string(containsString("value=\"TOPIC\"")))
                .andExpect(content().string(not(containsString("value=\"MENTORING_REVIEW\""))))
                .andExpect(content().string(not(containsString("value=\"ETHICS\""))))
                .andExpect(content().string(not(containsString("value=\"RETURN\""))));
        mvc.perform(get("/records/new").with(As.person(city.firstPrincipal)))
                .andExpect(content().string(containsString("value=\"ETHICS\"")));
        mvc.perform(get("/records").with(As.person(city.firstTeacher)))
                .andExpect(content().string(not(containsString("value=\"LETTER\""))));
    }

    @Test
    void aPhotoSentAgainEvenManyTimesAtOnceIsKeptOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        List<String> answers = atOnce(() -> body(upload(city.northResearcher, key)));
        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(body(upload(city.northResearcher, key))).isEqualTo(answers.getFirst());
        assertThat(database.jdbc()
                        .sql("select count(*) from attachment where client_key = ?::uuid")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(body(upload(city.northOffice, key)))
                .as("another person's key is another file")
                .isNotEqualTo(answers.getFirst());
    }

    @Test
    void nobodyAttachesTheFileOfSomebodyElse() throws Exception {
        int theirs =
                JsonPath.read(body(upload(city.northOffice, UUID.randomUUID().toString())), "$.id");
        Map<String, String> visit = visit(city.first.id(), "guidance");
        visit.put("attachment", Integer.toString(theirs));
        send(city.northResearcher, visit).andExpect(status().isCreated());
        mvc.perform(get("/files/" + theirs).with(As.person(city.firstPrincipal)))
                .andExpect(status().isNotFound());
    }

    /** Their file is dropped, so that alone the record would show nothing. */
    @Test
    void theFileOfSomebodyElseShowsNothingOfOnesOwnWork() throws Exception {
        for (Person owner : List.of(city.northOffice, city.firstPrincipal)) {
            int file = JsonPath.read(body(upload(owner, UUID.randomUUID().toString())), "$.id");
            Map<String, String> review = new HashMap<>(Map.of(
                    "kind",
                    "MENTORING_REVIEW",
                    "day",
                    "2022-11-23",
                    "key",
                    UUID.randomUUID().toString()));
            review.put("attachment", Integer.toString(file));
            ResultActions sent = send(city.firstPrincipal, review);
            if (owner == city.firstPrincipal) {
                sent.andExpect(status().isCreated());
            } else {
                sent.andExpect(status().is(422))
                        .andExpect(jsonPath("$.errors.note").exists());
            }
        }
    }

    @Test
    void aDeviceLearnsWhomItMayVisitAndWhy() throws Exception {
        send(city.northResearcher, visit(city.village.id(), "guidance"));
        mvc.perform(get("/records/subjects?kind=VISIT").with(As.person(city.northResearcher)))
                .andExpect(jsonPath("$[?(@.id == %d)]", city.other.id()).doesNotExist())
                .andExpect(
                        jsonPath("$[?(@.id == %d)].why", city.centre.id()).value(hasItem(containsString("与上次去的同片区"))))
                .andExpect(jsonPath("$[?(@.id == %d)].why", city.second.id()).value(hasItem(containsString("小学化排查"))))
                .andExpect(jsonPath("$[?(@.why =~ /.*责任督学.*/)]").isEmpty());
        mvc.perform(get("/records/subjects?kind=VISIT&topic=guidance").with(As.person(city.northResearcher)))
                .andExpect(jsonPath("$[?(@.why =~ /.*小学化排查.*/)]").isEmpty());
        mvc.perform(get("/records/new").with(As.person(city.northResearcher)))
                .andExpect(content().string(containsString("与上次去的同片区")))
                .andExpect(content().string(containsString("id=\"record-again\"")));
        mvc.perform(get("/records/subjects").with(As.person(city.firstTeacher)))
                .andExpect(content().json("[]"));
    }

    /** Fields of a visit today. */
    private static Map<String, String> visit(int subject, String topic) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", "VISIT");
        fields.put("subject", Integer.toString(subject));
        fields.put("topic", topic);
        fields.put("day", "2022-11-23");
        fields.put("key", UUID.randomUUID().toString());
        return fields;
    }

    private ResultActions send(Person who, Map<String, String> fields) throws Exception {
        return mvc.perform(outbox(fields).with(As.person(who)));
    }

    private static MockHttpServletRequestBuilder outbox(Map<String, String> fields) {
        MockHttpServletRequestBuilder request = post("/records/outbox");
        fields.forEach((name, value) -> request.param(name, value));
        return request;
    }

    private RequestBuilder plain(Map<String, String> fields) {
        var request = multipart("/records");
        fields.forEach((name, value) -> request.param(name, value));
        return request.with(As.person(city.northResearcher));
    }

    private ResultActions upload(Person who, String key) throws Exception {
        MockMultipartFile photo =
                new MockMultipartFile("file", "现场.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        return mvc.perform(multipart("/files").file(photo).param("key", key).with(As.person(who)));
    }

    private static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private int records(Map<String, String> fields) {
        return database.jdbc()
                .sql("select count(*) from work_record where client_key = ?::uuid")
                .param(fields.get("key"))
                .query(Integer.class)
                .single();
    }

    private interface Call {
        String get() throws Exception;
    }

    private static List<String> atOnce(Call call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return call.get();
                }));
            }
            start.countDown();
            List<String> answers = new ArrayList<>();
            for (Future<String> each : calls) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
