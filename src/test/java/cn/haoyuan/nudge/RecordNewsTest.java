package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@HaoyuanTest
class RecordNewsTest extends CityAtWork {

    private static final String SEEN = "消防通道堆放桌椅，请三日内清理。";

    @Autowired
    RecordNews news;

    private long before;

    /** What the other tests put on record is told already. */
    @BeforeEach
    void begin() {
        clock.set(LocalDateTime.of(2022, 11, 23, 10, 0));
        tell();
        before = database.jdbc()
                .sql("select coalesce(max(id), 0) from notice")
                .query(Long.class)
                .single();
    }

    @Test
    void thePrincipalIsToldOnceWhatWasSeenAtAVisitAndWhereItStands() throws Exception {
        long record = visit(city.first, TODAY, SEEN, null);
        assertThat(tell()).isEqualTo(1);
        assertThat(tell()).isZero();
        assertThat(told(city.firstPrincipal))
                .singleElement()
                .asString()
                .startsWith("城北区11月23日到园：")
                .endsWith("|" + SEEN + "|/records/" + record);
        assertThat(told(city.secondPrincipal)).isEmpty();
        mvc.perform(get("/?tab=NOTICES").with(As.person(city.firstPrincipal)))
                .andExpect(content().string(containsString("aria-label=\"查看：城北区11月23日到园：")));
        mvc.perform(get("/records/" + record).with(As.person(city.firstPrincipal)))
                .andExpect(status().isOk());
    }

    @Test
    void aProblemIsToldOnceWithItsWordsItsDeadlineAndWhereItIsAnswered() throws Exception {
        long record = outbox(city.northResearcher, "VISIT", city.second, "guidance,problem", TODAY, SEEN, null);
        assertThat(tell()).isEqualTo(1);
        assertThat(tell()).isZero();
        assertThat(told(city.secondPrincipal))
                .singleElement()
                .asString()
                .startsWith("新增事项：问题整改反馈|由“发现问题要求整改：消防通道堆放桌椅，请三日内清理（")
                .contains("引起，12月8日截止。\n" + SEEN + "|/duties/");
        database.jdbc()
                .sql("update notice set read_at = at where account_id = ?")
                .params(city.secondPrincipal.accountId())
                .update();
        take(record);
        tell();
        tell();
        assertThat(told(city.secondPrincipal))
                .singleElement()
                .asString()
                .startsWith("（已取消）新增事项：问题整改反馈|")
                .contains(SEEN + "\n已取消：记错了（" + city.north.name() + "）|");
        assertThat(notices(city.secondPrincipal)).as("it is to be read again").contains("notice-unread");
    }

    @Test
    void theDayThatWasNamedForTheAnswerIsToldAndThatItMovedTheSameDaySinceOneReadOfIt() throws Exception {
        long record = outbox(city.northResearcher, "VISIT", city.second, "problem", TODAY, SEEN, null, "2022-11-25");
        tell();
        assertThat(told(city.secondPrincipal)).singleElement().asString().contains("引起，11月25日截止。");
        record = outbox(city.northResearcher, "VISIT", city.second, "problem", TODAY, SEEN, record, "2022-11-30");
        tell();
        assertThat(told(city.secondPrincipal))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("期限变更：问题整改反馈|")
                .contains("引起，已更正，由11月25日改为11月30日截止。");
        record = outbox(
                city.northResearcher, "VISIT", city.second, "problem", TODAY, SEEN + "请拍照。", record, "2022-11-30");
        tell();
        assertThat(told(city.secondPrincipal))
                .as("they have read of neither yet")
                .hasSize(3)
                .last()
                .asString()
                .startsWith("期限变更：")
                .contains("引起，已更正，由11月25日改为11月30日截止。");
        read(city.secondPrincipal);
        for (String[] correction : new String[][] {{SEEN + "请拍照。", "2022-12-02"}, {SEEN + "请拍照上传。", "2022-12-02"}}) {
            record = outbox(
                    city.northResearcher, "VISIT", city.second, "problem", TODAY, correction[0], record, correction[1]);
        }
        tell();
        assertThat(told(city.secondPrincipal))
                .as("the day, then the words, told at once")
                .hasSize(4)
                .last()
                .asString()
                .startsWith("期限变更：")
                .contains("引起，已更正，由11月30日改为12月2日截止。");
        read(city.secondPrincipal);
        record = outbox(city.northResearcher, "VISIT", city.second, "problem", TODAY, SEEN, record, "2022-12-02");
        tell();
        assertThat(told(city.secondPrincipal))
                .hasSize(5)
                .last()
                .asString()
                .startsWith("起因已更正：")
                .contains("引起，已更正，仍为12月2日截止。");
        take(record);
    }

    @Test
    void otherWordsOfAProblemThatWasAnsweredAreTold() throws Exception {
        Place place = city.unit(UnitKind.KINDERGARTEN, null, "新园", city.northEast, 7_000, 7_001);
        Person keeper = city.person("keeper", "园长", place, Role.PRINCIPAL);
        long record = outbox(city.northResearcher, "VISIT", place, "guidance,problem", TODAY, SEEN, null);
        tell();
        assertThat(notices(keeper)).contains("通知<span class=\"count count-hot\">1</span>", "notice-unread");
        answer(keeper);
        tell();
        assertThat(told(keeper)).hasSize(1);
        assertThat(notices(keeper))
                .as("dealt with")
                .contains("新增事项：问题整改反馈", "通知<span class=\"count\">0</span>")
                .doesNotContain("notice-unread");
        long same = outbox(city.northResearcher, "VISIT", place, "guidance,problem", TODAY, SEEN, record, "2022-12-05");
        tell();
        assertThat(told(keeper)).as("the same words").noneMatch(notice -> notice.startsWith("城北区"));
        String more = SEEN + "后门也要清理。";
        long changed = outbox(city.northResearcher, "VISIT", place, "guidance,problem", TODAY, more, same);
        tell();
        tell();
        assertThat(told(keeper))
                .filteredOn(notice -> notice.startsWith("城北区"))
                .singleElement()
                .asString()
                .startsWith("城北区11月23日到园（更正）：")
                .endsWith("|这是对以前那条的更正。那条要办的已经办完，不用再办。\n" + more + "|/records/" + changed);
    }

    @Test
    void anAnswerIsToldToTheInspectorOfThatKindergartenAndToTheOfficeWhereThereIsNone() throws Exception {
        Person assigned = city.person("assigned", "何督学", city.north, Role.INSPECTOR);
        Person other = city.person("elsewhere", "别的督学", city.north, Role.INSPECTOR);
        database.jdbc()
                .sql("""
                        insert into assignment (post_id, unit_id, seat, purpose, during)
                        values (:post, :unit, :seat, 'INSPECTOR', daterange('2021-01-01', null))
                        """)
                .param("post", assigned.postId())
                .param("unit", city.second.id())
                .param("seat", city.second.seat())
                .update();
        for (Place where : List.of(city.second, city.first)) {
            outbox(city.northResearcher, "VISIT", where, "guidance,problem", TODAY, SEEN, null);
        }
        tell();
        answer(city.secondPrincipal);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(assigned))
                .singleElement()
                .asString()
                .startsWith("新增事项：整改复查（" + city.second.name() + "）|由“问题整改反馈：已清理”引起，12月23日截止。\n已清理。|/duties/");
        answer(city.firstPrincipal);
        assertThat(tell()).isPositive();
        assertThat(told(city.northOffice))
                .singleElement()
                .asString()
                .startsWith("新增事项：整改复查（" + city.first.name() + "）|");
        assertThat(told(assigned)).hasSize(1);
        assertThat(told(other)).isEmpty();
    }

    @Test
    void whoAnsweredAndWhoWasToLookHearThatTheVisitWasElsewhere() throws Exception {
        Place place = city.unit(UnitKind.KINDERGARTEN, null, "不是这园", city.northEast, 7_010, 7_011);
        Person keeper = city.person("keeper-7010", "园长", place, Role.PRINCIPAL);
        long record = outbox(city.northResearcher, "VISIT", place, "guidance,problem", TODAY, SEEN, null);
        answer(keeper);
        tell();
        long corrected = outbox(city.northResearcher, "VISIT", city.second, "guidance,problem", TODAY, SEEN, record);
        tell();
        tell();
        assertThat(told(keeper))
                .filteredOn(notice -> notice.startsWith("起因与本单位无关：问题整改反馈|“发现问题要求整改：消防通道堆放桌椅，请三日内清理（"))
                .singleElement()
                .asString()
                .contains("”已更正为别的单位，不再涉及本单位。这一事项此前已经完成，不受影响。|/duties/");
        assertThat(told(city.northOffice)).anySatisfy(notice -> assertThat(notice)
                .startsWith("（已取消）新增事项：整改复查（不是这园）|")
                .contains("\n已取消：登记错了单位，已由登记人改正（" + city.north.name() + "）|"));
        take(corrected);
    }

    @Test
    void whoLookedAtAnAnswerIsToldThatItReadsOtherwiseSince() throws Exception {
        Place place = city.unit(UnitKind.KINDERGARTEN, null, "改口园", city.northEast, 7_020, 7_021);
        Person keeper = city.person("keeper-7020", "园长", place, Role.PRINCIPAL);
        outbox(city.northResearcher, "VISIT", place, "guidance,problem", TODAY, SEEN, null);
        answer(keeper);
        tell();
        outbox(city.northOffice, "VISIT", place, "recheck,fixed", TODAY, "改好了。", null);
        tell();
        long answered = database.jdbc()
                .sql("select id from work_record where unit_id = ?")
                .params(place.id())
                .query(Long.class)
                .single();
        long again = reworded(keeper, answered, "", "其实只清理了一半。");
        tell();
        reworded(keeper, again, "改了标题", "其实只清理了一半。");
        tell();
        tell();
        assertThat(told(city.northOffice))
                .filteredOn(notice -> notice.startsWith("办完以后更正：整改复查（改口园）|“问题整改反馈："))
                .singleElement()
                .asString()
                .contains("”在这一事项办完以后作了更正，现在写的是：\n其实只清理了一半。|/duties/");
    }

    private long reworded(Person keeper, long answered, String title, String note) throws Exception {
        mvc.perform(post("/records/outbox")
                        .param("kind", "WORK_RECORD")
                        .param("topic", "problem-answer")
                        .param("day", TODAY.toString())
                        .param("title", title)
                        .param("note", note)
                        .param("replaces", Long.toString(answered))
                        .param("key", UUID.randomUUID().toString())
                        .with(As.person(keeper)))
                .andExpect(status().isCreated());
        return database.jdbc()
                .sql("select id from work_record where replaces = ?")
                .params(answered)
                .query(Long.class)
                .single();
    }

    @Test
    void whatSaysNothingAndWhatIsLongPastIsNoNews() throws Exception {
        visit(city.first, TODAY, "", null);
        visit(city.first, TODAY.minusDays(14), SEEN, null);
        assertThat(tell()).isZero();
        visit(city.first, TODAY.minusDays(13), SEEN, null);
        assertThat(tell()).isEqualTo(1);
    }

    @Test
    void nobodyIsToldAtNight() throws Exception {
        clock.set(LocalDateTime.of(2022, 11, 23, 22, 0));
        visit(city.first, TODAY, SEEN, null);
        assertThat(tell()).isZero();
        clock.set(LocalDateTime.of(2022, 11, 24, 9, 0));
        assertThat(tell()).isEqualTo(1);
    }

    @Test
    void aCorrectionIsToldIfItsWordsChangedOrAnotherKindergartenWasMeant() throws Exception {
        long record = visit(city.first, TODAY, SEEN, null);
        tell();
        long moved = visit(city.first, TODAY.minusDays(1), SEEN, record);
        assertThat(tell()).isZero();
        long changed = visit(city.first, TODAY.minusDays(1), SEEN + "已当场清理。", moved);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.firstPrincipal)).hasSize(2).last().asString().endsWith("/records/" + changed);
        long last = visit(city.second, TODAY.minusDays(1), SEEN + "已当场清理。", changed);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.secondPrincipal)).hasSize(1);
        assertThat(told(city.firstPrincipal)).hasSize(2).allMatch(notice -> notice.startsWith("（记录已作废）城北区"));
        take(last);
        tell();
        assertThat(told(city.secondPrincipal)).hasSize(1).allMatch(notice -> notice.startsWith("（记录已作废）城北区"));
        assertThat(told(city.firstPrincipal)).hasSize(2).allMatch(notice -> notice.startsWith("（记录已作废）城北区"));
    }

    @Test
    void aNoticeOfAVisitSaysOnceThatItsRecordWasVoided() throws Exception {
        long gone = visit(city.first, TODAY, SEEN, null);
        long stays = visit(city.first, TODAY.minusDays(1), SEEN + "已清理。", null);
        tell();
        take(gone);
        tell();
        tell();
        assertThat(told(city.firstPrincipal))
                .satisfiesExactlyInAnyOrder(
                        notice -> assertThat(notice)
                                .startsWith("（记录已作废）城北区11月23日到园：")
                                .endsWith("/records/" + gone),
                        notice -> assertThat(notice).startsWith("城北区11月22日到园：").endsWith("/records/" + stays));
    }

    @Test
    void whoOwesSomethingBecauseOfACircularIsToldUnlessItNeverHappened() {
        record(city.cityOffice, "2022-11-23", EvidenceKind.LETTER, "circular", null, city.north.id());
        assertThat(tell()).isEqualTo(1);
        assertThat(tell()).isZero();
        assertThat(told(city.northOffice))
                .singleElement()
                .asString()
                .startsWith("新增事项：整改方案|由“试验”引起，12月23日截止。|/duties/");
        record(city.cityOffice, "2022-11-21", EvidenceKind.ASSESSMENT, null, null, city.north.id());
        assertThat(tell()).as("of a letter that the city itself owes now").isZero();
        record(city.cityOffice, "2022-11-22", EvidenceKind.LETTER, "circular", null, city.south.id());
        run(
                Scope.EVERYTHING,
                () -> facts.voidSource("test", LocalDate.of(2022, 11, 22).toEpochDay(), null, "记错了"));
        assertThat(tell()).isZero();
    }

    @Test
    void whoseFilingWasAcceptedIsToldWhatItBringsAbout() {
        record(city.northOffice, "2022-11-23", EvidenceKind.FILING, "rectification-plan", "event-0", null);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice))
                .singleElement()
                .asString()
                .startsWith("新增事项：整改销号报告|由“试验”引起，2023年2月21日截止。|/duties/");
    }

    @Test
    void whatACircularAskedForIsCalledOffWhereItIsTakenBack() throws Exception {
        circular("2022-11-16", 601);
        tell();
        assertThat(told(city.northOffice)).last().asString().startsWith("新增事项：整改方案|");
        run(Scope.EVERYTHING, () -> facts.voidSource("test", 601L, null, "发错了"));
        tell();
        tell();
        assertThat(told(city.northOffice)).last().asString().startsWith("（已取消）新增事项：整改方案|");
        String page = mvc.perform(get("/?tab=NOTICES").with(As.person(city.northOffice)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("知道了：（已取消）新增事项：整改方案").doesNotContain("去办理：（已取消）");
        Matcher notice = Pattern.compile("(?s)action=\"(/notices/\\d+/read)\"(?:(?!</form>).)*（已取消）新增事项：整改方案")
                .matcher(page);
        assertThat(notice.find()).isTrue();
        mvc.perform(post(notice.group(1)).with(As.person(city.northOffice))).andExpect(redirectedUrl("/?tab=NOTICES"));
    }

    @Test
    void whoAnsweredACircularIsToldThatItIsVoidAndKeepsWhatWasDone() throws Exception {
        circular("2022-11-18", 701);
        tell();
        String duty = told(city.northOffice).getLast().replaceAll("(?s).*(/duties/\\d+)$", "$1");
        assertThat(button("由“通报 701”引起")).isEqualTo("去办理：新增事项：整改方案");
        record(city.northOffice, "2022-11-19", EvidenceKind.FILING, "rectification-plan", null, null);
        assertThat(button("由“通报 701”引起")).as("nothing is left to do").isEqualTo("查看：新增事项：整改方案");
        tell();
        run(Scope.EVERYTHING, () -> facts.voidSource("test", 701L, null, "发错了县区"));
        assertThat(tell()).isEqualTo(1);
        assertThat(tell()).isZero();
        assertThat(told(city.northOffice))
                .last()
                .asString()
                .isEqualTo("起因已作废：整改方案|“通报 701”已作废：发错了县区。这一事项此前已经完成，不受影响。|" + duty);
        assertThat(button("“通报 701”已作废")).isEqualTo("查看：起因已作废：整改方案");
        mvc.perform(get(duty).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("作废：发错了县区")))
                .andExpect(content().string(containsString("按时完成")));
        // or it would answer the circulars of other tests
        run(
                Scope.EVERYTHING,
                () -> facts.voidSource("test", LocalDate.of(2022, 11, 19).toEpochDay(), null, "试验"));
    }

    /** What the button of the notice says that says this. */
    private String button(String words) throws Exception {
        Matcher button = Pattern.compile("(?s)<p class=\"prose\">" + words + "(?:(?!</li>).)*aria-label=\"([^\"]*)\"")
                .matcher(mvc.perform(get("/?tab=NOTICES").with(As.person(city.northOffice)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
        assertThat(button.find()).as(words).isTrue();
        return button.group(1);
    }

    @Test
    void anEvaluatedKindergartenAndItsHelperAreToldTheResult() throws Exception {
        run(Scope.EVERYTHING, () -> database.jdbc()
                .sql("""
                                insert into pairing (helper_id, helper_seat, helped_id, helped_seat, during)
                                values (:helper, :helperSeat, :helped, :helpedSeat, daterange('2022-09-01', null))
                                """)
                .param("helper", city.first.id())
                .param("helperSeat", city.first.seat())
                .param("helped", city.second.id())
                .param("helpedSeat", city.second.seat())
                .update());
        MockHttpServletRequestBuilder form = post("/records/outbox")
                .param("kind", "EVALUATION")
                .param("subject", Integer.toString(city.second.id()))
                .param("topic", "pairing")
                .param("day", TODAY.toString())
                .param("key", UUID.randomUUID().toString());
        mvc.perform(form.with(As.person(city.northOffice)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("请写明数据或结果")));
        mvc.perform(form.param("note", "合格，教研帮扶扎实。").with(As.person(city.northOffice)))
                .andExpect(status().isCreated());
        assertThat(tell()).isEqualTo(2);
        assertThat(tell()).isZero();
        assertThat(told(city.secondPrincipal))
                .singleElement()
                .asString()
                .contains("城北区11月23日评价考核：", "|合格，教研帮扶扎实。|/records/");
        assertThat(told(city.firstPrincipal)).isEqualTo(told(city.secondPrincipal));
        String record = told(city.firstPrincipal).getFirst().replaceAll("(?s).*[|]", "");
        mvc.perform(get(record).with(As.person(city.firstPrincipal))).andExpect(status().isOk());
        mvc.perform(post(record + "/void").param("reason", "记错了").with(As.person(city.northOffice)))
                .andExpect(status().is3xxRedirection());
        tell();
        assertThat(told(city.firstPrincipal)).singleElement().asString().startsWith("（记录已作废）城北区11月23日评价考核：");
    }

    @Test
    void aCountyIsToldOfALetterOfThanksAndOfACircularByWhatItAsksFor() throws Exception {
        long thanks = letter("thanks", "谢谢。", null);
        assertThat(tell()).isEqualTo(1);
        assertThat(tell()).isZero();
        assertThat(told(city.northOffice))
                .singleElement()
                .asString()
                .startsWith("试验市11月23日来函：")
                .endsWith("|谢谢。|/records/" + thanks);
        assertThat(told(city.northResearcher)).isEmpty();
        mvc.perform(get("/records/" + thanks).with(As.person(city.northOffice))).andExpect(status().isOk());
        long again = letter("thanks", "衷心感谢。", thanks);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice))
                .satisfiesExactly(former -> assertThat(former).startsWith("（记录已更正）试验市"), now -> assertThat(now)
                        .endsWith("|衷心感谢。|/records/" + again));
        long circular = letter("circular", "三项滞后。", again);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice)).hasSize(3).last().asString().startsWith("新增事项：整改方案|");
        letter("thanks", "弄错了，感谢。", circular);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice))
                .hasSize(4)
                .satisfies(notice -> assertThat(notice).startsWith("（已取消）新增事项：整改方案|"), atIndex(2))
                .last()
                .asString()
                .startsWith("试验市11月23日来函（更正）：");

        long asking = letter("circular", "两项滞后。", null);
        assertThat(tell()).isEqualTo(1);
        long fact = database.jdbc()
                .sql("select max(id) from fact where kind = 'LETTER'")
                .query(Long.class)
                .single();
        record(city.northOffice, TODAY.toString(), EvidenceKind.FILING, "rectification-plan", "event-" + fact, null);
        tell();
        letter("circular", "两项都滞后。", asking);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice))
                .as("whoever has answered is told that nothing more is asked")
                .last()
                .asString()
                .startsWith("试验市11月23日来函（更正）：")
                .contains("|这是对以前那条的更正。那条要办的已经办完，不用再办。\n改动：“两项滞后”改为“两项都滞后”。\n两项都滞后。|/records/");
    }

    @Test
    void aCorrectionOfALetterSaysWhichOfItsLinesChangedSinceOneReadOfIt() throws Exception {
        long first = letter("circular", "一、视导不足；二、台账缺页。", null);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice)).last().asString().doesNotContain("改动");
        long second = letter("circular", "一、视导次数不足；二、台账缺页。", first);
        long third = letter("circular", "经查：一、视导次数不足；二、台账缺页；三、制度未报。", second);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice))
                .as("two corrections in a night are told at once")
                .last()
                .asString()
                .contains("已更正，仍为", "截止。\n与最初的相比，改动：“视导不足”改为“视导次数不足”；新增“制度未报”；新增“经查：”。|/duties/");
        read();
        long fourth = letter("circular", "经核查：一、视导次数不足；二、台账缺页；三、制度未报。", third);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice)).last().asString().contains("截止。\n与您上次看过的相比，改动：“经查：”改为“经核查：”。|/duties/");
        read();
        long fact = database.jdbc()
                .sql("select min(id) from fact where kind = 'LETTER' and source_id = ?")
                .param(first)
                .query(Long.class)
                .single();
        record(city.northOffice, TODAY.toString(), EvidenceKind.FILING, "rectification-plan", "event-" + fact, null);
        tell();
        long fifth = letter("circular", "经核查：一、视导次数不足；二、台账缺页两处。", fourth);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice)).last().asString().contains("不用再办。\n改动：“台账缺页”改为“台账缺页两处”；删去“制度未报”。\n经核查：");
        mvc.perform(get("/records/" + fifth).with(As.person(city.northOffice)))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                "<dt>更正</dt>",
                                "：情况记录：“台账缺页”改为“台账缺页两处”；删去“制度未报”。<a href=\"/records/" + fourth + "\"",
                                "：情况记录：“经查：”改为“经核查：”。<a href=\"/records/",
                                "更正前</a></li></ul></dd>")));
        read();
        letter("circular", "一、视导次数不足；二、台账缺页三处。", fifth);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice)).last().asString().contains("不用再办。\n改动：“台账缺页两处”改为“台账缺页三处”；删去“经核查：”。\n一、");
    }

    @Test
    void aCorrectionThatNobodyReadIsToldWithTheNextAndNotBesideIt() throws Exception {
        long first = letter("circular", "一、视导不足；二、台账缺页。", null);
        tell();
        long second = letter("circular", "一、视导次数不足；二、台账缺页。", first);
        tell();
        long third = letter("circular", "一、视导次数不足；二、台账缺页两处。", second);
        tell();
        assertThat(told(city.northOffice))
                .last()
                .asString()
                .contains("\n与最初的相比，改动：“视导不足”改为“视导次数不足”；“台账缺页”改为“台账缺页两处”。|");
        assertThat(unread()).containsExactly("（后有更正）新增事项：整改方案", "起因已更正：整改方案");
        read();
        long fourth = letter("circular", "一、视导次数不足；二、台账缺页三处。", third);
        tell();
        assertThat(told(city.northOffice)).last().asString().contains("\n与您上次看过的相比，改动：“台账缺页两处”改为“台账缺页三处”。|");
        letter("circular", "一、视导次数不足；二、台账缺页四处。", fourth);
        tell();
        assertThat(told(city.northOffice)).last().asString().contains("\n与您上次看过的相比，改动：“台账缺页两处”改为“台账缺页四处”。|");
        assertThat(unread()).containsExactly("起因已更正：整改方案");

        long thanks = letter("thanks", "谢谢。", null);
        tell();
        letter("thanks", "衷心感谢。", thanks);
        tell();
        assertThat(unread()).last().asString().startsWith("试验市11月23日来函（更正）：");
        assertThat(unread()).hasSize(2);
    }

    private List<String> unread() {
        return database.jdbc()
                .sql("select title from notice where account_id = ? and id > ? and read_at is null order by id")
                .params(city.northOffice.accountId(), before)
                .query(String.class)
                .list();
    }

    private void read() throws Exception {
        read(city.northOffice);
    }

    private void read(Person person) throws Exception {
        clock.advance(Duration.ofMinutes(1));
        mvc.perform(post("/notices/read").with(As.person(person))).andExpect(status().is3xxRedirection());
    }

    private long letter(String topic, String note, @Nullable Long replaces) throws Exception {
        return outbox(city.cityOffice, "LETTER", city.north, topic, TODAY, note, replaces);
    }

    @Test
    void aCorrectionOfWhatItIsOwedForIsToldWithItsDeadlineAndTheFormerNoticeSaysSo() throws Exception {
        circular("2022-11-16", 501);
        assertThat(tell()).isEqualTo(1);
        clock.set(LocalDateTime.of(2022, 11, 28, 10, 0));
        circular("2022-11-16", 502);
        assertThat(tell()).isEqualTo(1);
        assertThat(tell()).isZero();
        assertThat(told(city.northOffice))
                .satisfiesExactly(
                        former -> assertThat(former).startsWith("（后有更正）新增事项：整改方案|由“通报 501”引起"),
                        now -> assertThat(now).startsWith("起因已更正：整改方案|由“通报 502”引起，已更正，仍为12月23日截止。|/duties/"));
        clock.set(LocalDateTime.of(2022, 11, 30, 10, 0));
        circular("2022-11-17", 503);
        assertThat(tell()).isEqualTo(1);
        clock.set(LocalDateTime.of(2022, 12, 1, 10, 0));
        assertThat(told(city.northOffice))
                .hasSize(3)
                .last()
                .asString()
                .startsWith("期限变更：整改方案|由“通报 503”引起，已更正，由12月23日改为12月30日截止。|/duties/");
        read();
        circular("2022-11-17", 504);
        assertThat(tell()).isEqualTo(1);
        assertThat(told(city.northOffice))
                .hasSize(4)
                .last()
                .asString()
                .startsWith("起因已更正：整改方案|由“通报 504”引起，已更正，仍为12月30日截止。|/duties/");
    }

    /** Puts a circular on record, or what corrects the one with the number before. */
    private void circular(String day, long number) {
        NewFact fact = new NewFact(
                EvidenceKind.LETTER,
                "circular",
                city.city.id(),
                city.north.id(),
                null,
                LocalDate.parse(day),
                "通报 " + number,
                "test",
                number);
        in(city.cityOffice.viewer().scope(), () -> {
            facts.voidSource("test", number - 1, null, "更正");
            return facts.correct(fact, number - 1);
        });
    }

    private void take(long record) throws Exception {
        mvc.perform(post("/records/" + record + "/void").param("reason", "记错了").with(As.person(city.northResearcher)))
                .andExpect(status().is3xxRedirection());
    }

    private String notices(Person person) throws Exception {
        return mvc.perform(get("/?tab=NOTICES").with(As.person(person)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private int tell() {
        return Scope.EVERYTHING.get(news::tell);
    }

    private List<String> told(Person person) {
        return database.jdbc()
                .sql("select concat_ws('|', title, body, href) from notice where account_id = ? and id > ? order by id")
                .params(person.accountId(), before)
                .query(String.class)
                .list();
    }

    private void answer(Person principal) throws Exception {
        mvc.perform(post("/records/outbox")
                        .param("kind", "WORK_RECORD")
                        .param("topic", "problem-answer")
                        .param("day", TODAY.toString())
                        .param("note", "已清理。")
                        .param("key", UUID.randomUUID().toString())
                        .with(As.person(principal)))
                .andExpect(status().isCreated());
    }

    private long visit(Place where, LocalDate day, String note, @Nullable Long replaces) throws Exception {
        return outbox(city.northResearcher, "VISIT", where, "guidance", day, note, replaces);
    }

    private long outbox(
            Person who, String kind, Place where, String topic, LocalDate day, String note, @Nullable Long replaces)
            throws Exception {
        return outbox(who, kind, where, topic, day, note, replaces, "");
    }

    private long outbox(
            Person who,
            String kind,
            Place where,
            String topic,
            LocalDate day,
            String note,
            @Nullable Long replaces,
            String answerBy)
            throws Exception {
        MockHttpServletRequestBuilder form = post("/records/outbox")
                .param("kind", kind)
                .param("subject", Integer.toString(where.id()))
                .param("topic", topic.split(","))
                .param("day", day.toString())
                .param("note", note)
                .param("answerBy", answerBy)
                .param("key", UUID.randomUUID().toString());
        if (replaces != null) {
            form.param("replaces", Long.toString(replaces));
        }
        String answer = mvc.perform(form.with(As.person(who)))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return ((Number) JsonPath.read(answer, "$.id")).longValue();
    }
}
