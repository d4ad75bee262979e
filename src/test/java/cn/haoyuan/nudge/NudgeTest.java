package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.parameter.ParameterKey;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Nudges and reminders about the development plan, which all five kindergartens owe by Monday 2021-08-30. */
@HaoyuanTest
class NudgeTest extends CityAtWork {

    private static final LocalDate PUBLISHED = LocalDate.of(2021, 4, 1);
    /** The Friday before the deadline. */
    private static final LocalDateTime FRIDAY = LocalDateTime.of(2021, 8, 27, 10, 0);

    private static final LocalDateTime MONDAY = LocalDateTime.of(2021, 8, 30, 8, 30);

    @Autowired
    Nudges nudges;

    @Autowired
    Delivery delivery;

    @Autowired
    Reminders reminders;

    @BeforeEach
    void begin() throws Exception {
        database.jdbc()
                .sql("truncate nudge_item, nudge, mail, notice, reminder_day, parameter, waiver")
                .update();
        clock.set(FRIDAY);
    }

    @Test
    void onePersonGetsOneMessageAboutAllThatIsMissing() {
        long plan = duty("development-plan", city.first);
        List<Long> all = missing(city.first);
        assertThat(all).hasSizeGreaterThan(1).contains(plan);
        NudgeResult asked = ask(city.northOffice, all);
        assertThat(asked.words()).isEqualTo("已催办 1 人（" + all.size() + " 项）。");
        assertThat(told(city.firstPrincipal)).hasSize(1).first().asString().contains("催办", "等 " + all.size() + " 项");
    }

    /** Nobody can remind them again that day. */
    @Test
    void whoIsAskedForOneThingIsToldOfAllThatTheyMiss() {
        long plan = duty("development-plan", city.first);
        List<Long> all = missing(city.first);
        assertThat(ask(city.northOffice, List.of(plan)).words())
                .isEqualTo("已催办 1 人（1 项，连同他们还没办的其他 " + (all.size() - 1) + " 项）。");
        assertThat(told(city.firstPrincipal)).hasSize(1).first().asString().contains("等 " + all.size() + " 项");
        assertThat(told(city.secondPrincipal)).isEmpty();
        assertThat(database.jdbc()
                        .sql("select duty_id from nudge_item")
                        .query(Long.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whatIsHandedInOrCanNoLongerBeDoneIsNotAskedFor() {
        List<Long> locked = database.jdbc()
                .sql("select id from duty where unit_id = ? and met_on is null and locks_on < ?")
                .params(city.first.id(), FRIDAY.toLocalDate())
                .query(Long.class)
                .list();
        assertThat(locked).isNotEmpty();
        long plan = duty("development-plan", city.second);
        database.jdbc().sql("""
                        insert into filing (duty_id, version_id, form, unit_id, seat, receiver_id, period, state)
                        select d.id, (select max(id) from plan_version), 'development-plan', d.unit_id, d.seat, ?, d.period, 'SUBMITTED'
                        from duty d where d.id = ?
                        """).params(city.north.id(), plan).update();
        try {
            NudgeResult asked = ask(
                    city.northOffice,
                    Stream.concat(locked.stream(), Stream.of(plan)).toList());
            assertThat(asked.reached()).isEmpty();
            assertThat(asked.words()).isEqualTo("1 项已交待审、" + locked.size() + " 项已不能补办，没有催办。");
        } finally {
            database.jdbc()
                    .sql("delete from filing where duty_id = ?")
                    .param(plan)
                    .update();
        }
    }

    @Test
    void whatWasReturnedIsAskedForByTheDayOfItsReply() {
        clock.set(FRIDAY.plusDays(5));
        long plan = duty("development-plan", city.second);
        database.jdbc()
                .sql("""
                        with f as (
                            insert into filing (duty_id, version_id, form, unit_id, seat, receiver_id, period)
                            select d.id, (select max(id) from plan_version), 'development-plan', d.unit_id, d.seat, ?, d.period
                            from duty d where d.id = ?
                            returning id, seat)
                        insert into filing_act (filing_id, seat, verb, state, at, post_id, reply_by)
                        select f.id, f.seat, 'RETURN', 'RETURNED', '2021-08-31 10:00+08', ?, '2021-09-06' from f
                        """)
                .params(city.north.id(), plan, city.northOffice.postId())
                .update();
        try {
            ask(city.northOffice, List.of(plan));
            assertThat(text().lines().findFirst().orElseThrow())
                    .contains("退回待改，请在9月6日（含当天）以前重新提交")
                    .doesNotContain("逾期");
            clock.set(FRIDAY.plusDays(17));
            ask(city.northOffice, List.of(plan));
            assertThat(text()).contains("已退回，8月30日截止，已逾期 14 天");
        } finally {
            database.jdbc().sql("truncate nudge_item").update();
            database.jdbc()
                    .sql("alter table filing_act disable trigger append_only")
                    .update();
            database.jdbc().sql("delete from filing_act").update();
            database.jdbc()
                    .sql("alter table filing_act enable trigger append_only")
                    .update();
            database.jdbc()
                    .sql("delete from filing where duty_id = ?")
                    .param(plan)
                    .update();
        }
    }

    private String text() {
        return database.jdbc()
                .sql("select body from notice order by id desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void whatCanNoLongerBeDoneIsNamedAndMarkedAndHasNoBoxToTick() throws Exception {
        long locked = database.jdbc()
                .sql("select min(id) from duty where unit_id = ? and met_on is null and locks_on < ?")
                .params(city.first.id(), FRIDAY.toLocalDate())
                .query(Long.class)
                .single();
        String measure = database.jdbc()
                .sql("select m.key from duty d join measure m on m.id = d.measure_id where d.id = ?")
                .param(locked)
                .query(String.class)
                .single();
        String page = page("/missing?measure=" + measure, city.northOffice);
        String row = page.substring(page.indexOf("/duties/" + locked + "\""));
        assertThat(row.substring(0, row.indexOf("</tr>"))).contains("钱园长", "已不能补办");
        assertThat(page).contains("其中可催 ").doesNotContain("value=\"" + locked + "\"");
        String chat = page.contains("id=\"chat\"") ? page.substring(page.indexOf("id=\"chat\"")) : "";
        assertThat(chat.split("</textarea>", 2)[0]).doesNotContain(city.first.name());
        assertThat(page)
                .as("what the text leaves out is said where it would stand")
                .containsPattern(chat.isEmpty() ? "没有群通知：\\d+ 项已不能补办<" : "没有列入：\\d+ 项已不能补办[、。]");
        Map<String, Object> said = mvc.perform(post("/missing/nudge")
                        .param("measure", measure)
                        .param("duty", Long.toString(locked))
                        .with(As.person(city.northOffice)))
                .andReturn()
                .getFlashMap();
        assertThat(said).containsEntry("warning", "1 项已不能补办，没有催办。").doesNotContainKey("notice");
        assertThat(page("/duties/" + locked, city.northOffice)).doesNotContain("去催办");
    }

    @Test
    void whatCanNoLongerBeDoneIsOneFigureInTheRuleAndBesideTheText() throws Exception {
        assertThat(database.jdbc()
                        .sql(
                                "select count(*) from duty where unit_id = ? and met_on is null and not waived and locks_on < ?")
                        .params(city.north.id(), FRIDAY.toLocalDate())
                        .query(Long.class)
                        .single())
                .as("the county's own, which the text for those below leaves out anyway")
                .isPositive();
        String page = page("/missing/all", city.northOffice);
        Matcher ruled = Pattern.compile("其中可催 [\\d,]+ 项；([\\d,]+ 项已不能补办)").matcher(page);
        assertThat(ruled.find()).isTrue();
        assertThat(page).contains("没有列入：" + ruled.group(1));
    }

    @Test
    void onlyWhatCanBeSentIsCounted() throws Exception {
        // two of the four kindergartens of the county have nobody who could be told, the village's among them
        assertThat(page("/missing?measure=development-plan", city.northOffice))
                .contains("催办全部（2 项）", "即将到期 4 项，其中可催 2 项；2 项的责任单位没有可通知的人员。")
                .containsPattern(
                        "没有可通知人员的单位<small>2 项</small>[\\s\\S]*?<p>城北西片：<a href=\"/units/\\d+\">北岗镇中心幼儿园</a>、<a href=\"/units/\\d+\">北岗村向阳幼儿园</a></p>")
                .doesNotContain("已不能补办", "已催过")
                .doesNotContain("value=\"" + duty("development-plan", city.village) + "\"");
    }

    @Test
    void whoIsToComeToAUnitWhereNobodyCanBeToldIsNamedWithTheDay() throws Exception {
        Person coming = city.person("village-coming", "来园长", city.village, Role.PRINCIPAL);
        database.jdbc()
                .sql("update post set during = daterange('2022-09-05', null) where id = ?")
                .param(coming.postId())
                .update();
        String words = "来园长 2022年9月5日到任";
        String page = page("/missing?measure=development-plan", city.northOffice);
        assertThat(page)
                .contains("北岗村向阳幼儿园</a>（" + words + "）</p>", "（无人可通知，" + words + "）", "（无人可通知）")
                .contains("催办全部（2 项）");
        assertThat(page("/missing/all", city.northOffice))
                .contains("/units/" + city.village.id() + "\">北岗村向阳幼儿园</a>（" + words + "）");
        assertThat(page("/duties/" + duty("development-plan", city.village), city.northOffice))
                .contains("来园长（园长，2022年9月5日到任）")
                .doesNotContain("没有任职的人员");
    }

    @Test
    void ofAllMeasuresItIsSaidBeforeAskingOfHowMuchNobodyCanBeTold() throws Exception {
        String page = page("/missing/all?late=DUE_SOON", city.northOffice);
        Matcher said = Pattern.compile("其中可催 ([\\d,]+) 项；([^。]*?)([\\d,]+) 项的责任单位没有可通知的人员。")
                .matcher(page);
        assertThat(said.find()).isTrue();
        assertThat(page).contains("没有可通知人员的单位<small>" + said.group(3) + " 项</small>", city.village.name());
        assertThat(ask(city.northOffice, city.northOffice.viewer().scope().get(() -> missing(city.north)))
                        .unreachable())
                .as("as asking says afterwards")
                .isEqualTo(Integer.parseInt(said.group(3)));
    }

    @Test
    void manyAreToldOnlyOnceTheAskerHasReadHowMany() throws Exception {
        List<Person> principals = IntStream.range(0, 11)
                .mapToObj(number -> city.person("many-" + number, "某" + number, city.other, Role.PRINCIPAL))
                .toList();
        String duty = Long.toString(duty("development-plan", city.other));
        String question = nudged("measure", "development-plan", "duty", duty).getRedirectedUrl();
        assertThat(question).isEqualTo("/missing/nudge?measure=development-plan&duty=" + duty);
        assertThat(told(principals.getFirst())).as("not yet").isEmpty();
        String page = page(question, city.southOffice);
        assertThat(page)
                .contains("只含：幼儿园三年发展规划，勾选的。", "将给 12 人各发一条消息，催办 1 项，点下面的按钮就发出，不能收回。", "确认催办 12 人")
                .contains("name=\"duty\" value=\"" + duty + "\"", "href=\"/missing?measure=development-plan\"");
        assertThat(nudged("all", "true").getRedirectedUrl()).isEqualTo("/missing/nudge?all=true");
        assertThat(page("/missing/nudge?all=true", city.southOffice)).contains("确认催办 12 人");
        assertThat(told(principals.getFirst())).as("nor then").isEmpty();
        assertThat(nudged("measure", "development-plan", "duty", duty, "sure", "true")
                        .getRedirectedUrl())
                .isEqualTo("/missing?measure=development-plan");
        assertThat(principals).allSatisfy(one -> assertThat(told(one)).hasSize(1));
        assertThat(page(question, city.southOffice)).contains("没有再发：").doesNotContain("确认催办");
        database.jdbc()
                .sql("update account set enabled = false where id = any (?)")
                .param(principals.stream().map(Person::accountId).toArray(Integer[]::new))
                .update();
    }

    private MockHttpServletResponse nudged(String... fields) throws Exception {
        MockHttpServletRequestBuilder post = post("/missing/nudge").with(As.person(city.southOffice));
        for (int field = 0; field < fields.length; field += 2) {
            post = post.param(fields[field], fields[field + 1]);
        }
        return mvc.perform(post).andReturn().getResponse();
    }

    @Test
    void whatWasNudgedTodayOrWaitsForItsHourIsNotCountedAgain() throws Exception {
        long plan = duty("development-plan", city.first);
        for (LocalDateTime asked : List.of(FRIDAY, FRIDAY.plusDays(1))) {
            clock.set(asked);
            ask(city.northOffice, List.of(plan));
            assertThat(page("/missing?measure=development-plan", city.northOffice))
                    .contains("催办全部（1 项）", "即将到期 4 项，其中可催 1 项", "已催</span>", "城北东片：第一幼儿园、小星星幼儿园")
                    .doesNotContain("value=\"" + plan + "\"");
        }
        assertThat(page("/missing?measure=development-plan", city.northOffice)).contains("（待发）");
        clock.set(FRIDAY);
        long other = missing(city.first).stream()
                .filter(id -> id != plan)
                .findFirst()
                .orElseThrow();
        String measure = database.jdbc()
                .sql("select m.key from duty d join measure m on m.id = d.measure_id where d.id = ?")
                .param(other)
                .query(String.class)
                .single();
        assertThat(page("/missing?measure=" + measure, city.northOffice))
                .as("whoever was told was told of this too")
                .contains("已催</span>")
                .doesNotContain("value=\"" + other + "\"");
        clock.set(MONDAY.withHour(7));
        assertThat(page("/missing?measure=development-plan", city.northOffice)).contains("催办全部（1 项）");
    }

    @Test
    void anInspectorWhoWasToldLeavesTheOthersToBeAsked() throws Exception {
        clock.set(LocalDateTime.of(2021, 9, 28, 10, 0));
        long told = inspected("何督学", city.first);
        long other = inspected("蒋督学", city.second);
        assertThat(ask(city.cityOffice, List.of(told)).reached()).containsExactly("何督学");
        assertThat(page("/missing?measure=inspector-visit&unit=" + city.north.id(), city.cityOffice))
                .contains("已催</span>", "value=\"" + other + "\"")
                .doesNotContain("value=\"" + told + "\"");
        assertThat(ask(city.cityOffice, List.of(other)).reached()).containsExactly("蒋督学");
    }

    @Test
    void anOfficeRemindsItsOwnInspectorsAndNotItself() throws Exception {
        clock.set(LocalDateTime.of(2021, 9, 28, 10, 0));
        long visit = inspected("汪督学", city.village);
        String list = "/missing?measure=inspector-visit";
        assertThat(page(list, city.northOffice)).contains("value=\"" + visit + "\"");
        assertThat(page("/missing/all?late=DUE_SOON", city.northOffice)).contains("本科室自己要办的不在内");
        assertThat(ask(city.northOffice, List.of(visit)).reached()).containsExactly("汪督学");
        assertThat(page(list, city.northOffice)).contains("已催</span>").doesNotContain("value=\"" + visit + "\"");

        long own = duty("county-scheme", city.north);
        assertThat(page("/missing?measure=county-scheme", city.northOffice))
                .contains("本科室</span>")
                .doesNotContain("value=\"" + own + "\"");
        assertThat(ask(city.northOffice, List.of(own)).words()).isEqualTo("1 项由本科室办，或不归本单位管，没有催办。");
        // nobody is assigned to the other kindergarten: its visit falls to the office that asks, which counts it
        // nowhere
        assertThat(page(list + "&late=DUE_SOON", city.northOffice)).contains("即将到期 1 项，其中可催 0 项");
        long unassigned = visitOf(city.centre);
        assertThat(ask(city.northOffice, List.of(unassigned)).reached()).isEmpty();
    }

    /** This month's visit that a new inspector of the county owes to the kindergarten assigned to them. */
    private long inspected(String name, TestCity.Place kindergarten) {
        Person inspector = city.person("inspector-" + kindergarten.id(), name, city.north, Role.INSPECTOR);
        database.jdbc()
                .sql("""
                        insert into assignment (post_id, unit_id, seat, purpose, during)
                        values (?, ?, ?, 'INSPECTOR', daterange('2021-04-01', null))
                        """)
                .params(inspector.viewer().post().id(), kindergarten.id(), kindergarten.seat())
                .update();
        return visitOf(kindergarten);
    }

    private long visitOf(TestCity.Place kindergarten) {
        return database.jdbc()
                .sql("""
                        select d.id from duty d join measure m on m.id = d.measure_id
                        where m.key = 'inspector-visit' and d.unit_id = ? and d.subject_id = ? and d.due_on = '2021-09-30'
                        """)
                .params(city.north.id(), kindergarten.id())
                .query(Long.class)
                .single();
    }

    @Test
    void aMeasureOfNoPlanIsSaidToBeNone() throws Exception {
        assertThat(page("/missing?measure=nope", city.northOffice))
                .contains("没有这项举措")
                .doesNotContain("离截止还早");
    }

    @Test
    void theDutyLeadsWhoMayNudgeToThoseWhoHaveNotFiledTheSame() throws Exception {
        String duty = "/duties/" + duty("development-plan", city.first);
        assertThat(page(duty, city.northOffice)).contains("去催办", "/missing?measure=development-plan&amp;period=once\"");
        assertThat(page(duty, city.firstPrincipal)).doesNotContain("去催办");
        assertThat(page(duty + "?asOf=2021-08-26", city.northOffice)).doesNotContain("去催办");
    }

    @Test
    void aSecondNudgeOnTheSameDayIsRefusedWhoeverAsksAndTheNextWorkingDayAllowed() {
        long plan = duty("development-plan", city.first);
        ask(city.northOffice, List.of(plan));
        NudgeResult again = ask(city.cityOffice, List.of(plan));
        assertThat(again.reached()).isEmpty();
        assertThat(again.words()).isEqualTo("没有再发：钱园长 今天已催办过，8月30日 8:30 后可再催。");
        assertThat(told(city.firstPrincipal)).hasSize(1);
        clock.set(MONDAY);
        assertThat(ask(city.cityOffice, List.of(plan)).reached()).containsExactly("钱园长");
        assertThat(told(city.firstPrincipal)).hasSize(2);
    }

    @Test
    void whatIsAskedOnTheWeekendGoesOnMondayAndTakesInWhatOthersAskFor() {
        long plan = duty("development-plan", city.first);
        List<Long> rest = missing(city.first).stream().filter(id -> id != plan).toList();
        clock.set(LocalDateTime.of(2021, 8, 28, 11, 0));
        assertThat(ask(city.northOffice, List.of(plan)).words()).isEqualTo("现在不在催办时段，将于8月30日 8:30 催办 1 人（1 项）。");
        assertThat(ask(city.cityOffice, rest).reached()).containsExactly("钱园长");
        assertThat(sweep()).isZero();
        clock.set(MONDAY.minusSeconds(1));
        assertThat(sweep()).isZero();
        assertThat(told(city.firstPrincipal)).isEmpty();
        clock.set(MONDAY);
        assertThat(sweep()).isOne();
        assertThat(sweep()).isZero();
        assertThat(told(city.firstPrincipal))
                .hasSize(1)
                .first()
                .asString()
                .contains("等 " + missing(city.first).size() + " 项");
    }

    @Test
    void whatWasDoneInTheMeantimeIsNotSentAndDoesNotUseUpTheDay() {
        long plan = duty("development-plan", city.other);
        clock.set(LocalDateTime.of(2021, 8, 28, 11, 0));
        ask(city.southOffice, List.of(plan));
        file(city.otherPrincipal);
        try {
            clock.set(MONDAY);
            assertThat(sweep()).isZero();
            assertThat(told(city.otherPrincipal)).isEmpty();
            List<Long> rest = missing(city.other);
            assertThat(rest).isNotEmpty().doesNotContain(plan);
            assertThat(ask(city.southOffice, rest).reached()).containsExactly("陈园长");
        } finally {
            Scope.EVERYTHING.run(
                    () -> transaction.executeWithoutResult(status -> facts.voidSource("test", 900, null, "试验结束")));
        }
    }

    @Test
    void afterADowntimeItStillKeepsToTheHoursAndToOneADay() {
        long plan = duty("development-plan", city.first);
        clock.set(LocalDateTime.of(2021, 8, 28, 11, 0));
        ask(city.northOffice, List.of(plan));
        clock.set(MONDAY.withHour(20));
        assertThat(sweep()).isZero();
        clock.set(MONDAY.plusDays(1).withHour(10));
        assertThat(ask(city.northOffice, missing(city.first)).reached()).containsExactly("钱园长");
        assertThat(sweep()).isZero();
        clock.set(MONDAY.plusDays(2).withHour(8).withMinute(30));
        assertThat(sweep()).isOne();
        assertThat(told(city.firstPrincipal)).hasSize(2);
    }

    @Test
    void twoOfficersAtTheSameMomentSendOneMessageEach() throws Exception {
        List<Long> all = missing(city.north);
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService officers = Executors.newFixedThreadPool(2)) {
            List<Future<NudgeResult>> both = List.of(city.northOffice, city.cityOffice).stream()
                    .map(officer -> officers.submit((Callable<NudgeResult>) () -> {
                        start.await();
                        return ask(officer, all);
                    }))
                    .toList();
            start.countDown();
            int reached = 0;
            for (Future<NudgeResult> one : both) {
                reached += one.get().reached().size();
            }
            assertThat(reached).isEqualTo(2);
        }
        assertThat(told(city.firstPrincipal)).hasSize(1);
        assertThat(told(city.secondPrincipal)).hasSize(1);
        long audited = database.jdbc()
                .sql("select count(*) from act where verb = 'NUDGE' and detail like '冯园长%' and at::date = '2021-08-27'")
                .query(Long.class)
                .single();
        assertThat(audited).isPositive();
    }

    @Test
    void nobodyNudgesTheirOwnUnitNorOneOutsideTheirScope() {
        NudgeResult foreign = ask(city.southOffice, List.of(duty("development-plan", city.first)));
        assertThat(foreign.words()).isEqualTo("1 项由本科室办，或不归本单位管，没有催办。");
        assertThat(told(city.firstPrincipal)).isEmpty();
    }

    @Test
    void aUnitWithoutAnybodyIsSaidSo() {
        NudgeResult asked = ask(city.northOffice, List.of(duty("development-plan", city.village)));
        assertThat(asked.unreachable()).isOne();
        assertThat(asked.words()).contains("没有可通知的人员");
    }

    @Test
    void theNudgeStandsInTheHistoryOfTheDuty() throws Exception {
        long plan = duty("development-plan", city.first);
        ask(city.northOffice, List.of(plan));
        for (Person reader : List.of(city.northOffice, city.firstPrincipal)) {
            assertThat(page("/duties/" + plan, reader)).contains("催办", "城北区 · 业务科室 提醒 钱园长");
        }
    }

    @Test
    void theMorningsReminderComesOnceADayAndNotToWhoIsNudged() {
        clock.set(MONDAY.minusSeconds(1));
        assertThat(remind()).isZero();
        clock.set(MONDAY);
        ask(city.northOffice, List.of(duty("development-plan", city.first)));
        assertThat(remind()).isPositive();
        assertThat(remind()).isZero();
        assertThat(told(city.firstPrincipal)).hasSize(1).first().asString().startsWith("催办");
        assertThat(told(city.secondPrincipal)).hasSize(1).first().asString().startsWith("快到期");
    }

    @Test
    void aCountyMayTurnItsRemindersOffAndReachFurtherOtherwise() throws Exception {
        assertThat(save(city.northOffice, "REMIND", "0").getResponse().getStatus())
                .isEqualTo(302);
        assertThat(save(city.cityOffice, "REMIND_DAYS", "31").getResponse().getStatus())
                .isEqualTo(422);
        clock.set(MONDAY);
        remind();
        assertThat(told(city.secondPrincipal)).isEmpty();
        assertThat(told(city.otherPrincipal)).hasSize(1);
    }

    @Test
    void savingSettingsSaysWhatChangedAndWhatTheChangeDoesNotTouch() throws Exception {
        assertThat(notice(save(city.northOffice, "REMIND_DAYS", "5"))).isEqualTo("已保存：提前几天提醒：未设置 → 5 天");
        assertThat(notice(save(city.northOffice, "REMIND_DAYS", "5"))).isEqualTo("参数没有变化");
        assertThat(notice(save(city.cityOffice, "SOON_MONTH", "10")))
                .isEqualTo("已保存：“即将到期”提前几天：每月的事项：未设置 → 10 天。“即将到期”的天数从今天起生效，今天以前已亮的黄灯不变");
        assertThat(ParameterKey.SOON_MONTH.hint()).isEqualTo("截止前这么多天起亮黄灯；改动从当天起对没完成的事项都生效，之前已亮的黄灯不变（0 至 20 天）");
        assertThat(ParameterKey.REMIND_DAYS.hint()).doesNotContain("黄灯");
    }

    @Test
    void howLongBeforeItsDeadlineADutyIsDueSoonIsSaidAsItIsSetNow() throws Exception {
        save(city.cityOffice, "SOON_MONTH", "");
        assertThat(page("/board", city.cityOffice)).contains("按月的 7 天，按周的 2 天", "由市级在参数中设定");
        save(city.cityOffice, "SOON_MONTH", "11");
        assertThat(page("/board", city.northOffice)).contains("计划期内一次、按学年和按年的提前 30 天，按学期的 15 天，按月的 11 天");
        save(city.cityOffice, "SOON_MONTH", "");
        assertThat(page("/board", city.cityOffice)).contains("按月的 7 天");
    }

    @Test
    void ofWhatIsOpenAndNotNearItIsSaidHowMuchThereIsUntilWhenAndFromWhenOnItCanBeAskedFor() throws Exception {
        for (Person person : List.of(city.cityOffice, city.northOffice, city.northResearcher)) {
            String page = page("/missing?measure=semester-plan", person);
            Matcher said = Pattern.compile(
                            "进行中的还有 <a href=\"([^\"]+)\">(\\d+) 项</a>没完成，9月\\d+日截止；9月\\d+日起算即将到期，才列在这里(、才能催办)?")
                    .matcher(page);
            assertThat(said.find()).as(person.username()).isTrue();
            assertThat(page(said.group(1).replace("&amp;", "&"), person)).contains("共 " + said.group(2) + " 项");
            assertThat(said.group(3) == null).isEqualTo(person == city.northResearcher);
        }
        assertThat(page("/missing?measure=development-plan", city.northOffice)).doesNotContain("进行中的还有");
        assertThat(page("/missing?measure=semester-plan&late=OVERDUE", city.northOffice))
                .doesNotContain("进行中的还有");
    }

    private static Object notice(MvcResult saved) {
        return saved.getFlashMap().get("notice");
    }

    @Test
    void theCitysHoursHoldAtOnce() throws Exception {
        save(city.cityOffice, "NUDGE_FROM", "10:30");
        assertThat(ask(city.northOffice, List.of(duty("development-plan", city.first)))
                        .words())
                .startsWith("现在不在催办时段，将于今天 10:30 催办 1 人");
    }

    @Test
    void theListNamesWhoHasNotFiledAndTheTextGroupsThem() throws Exception {
        String page = page("/missing?measure=development-plan", city.northOffice);
        assertThat(page)
                .contains(city.first.name(), city.second.name(), city.centre.name(), "钱园长", "（无人可通知）")
                .contains("【幼儿园三年发展规划】截至8月27日，以下 4 个单位尚未完成，最近的截止日期是8月30日，请按时登录")
                .contains("城北东片：第一幼儿园、小星星幼儿园")
                .doesNotContain(city.other.name());
        assertThat(page("/missing?measure=development-plan&unit=" + city.northWest.id(), city.northOffice))
                .contains(city.village.name())
                .doesNotContain(city.first.name());
        assertThat(status("/missing?unit=" + city.south.id(), city.northOffice)).isEqualTo(404);
        assertThat(status("/missing/export.xlsx?measure=development-plan", city.northOffice))
                .isEqualTo(200);
        assertThat(page("/missing?late=OVERDUE&measure=development-plan", city.northOffice))
                .contains("没有已逾期的", "离截止还早")
                .doesNotContain("即将到期的");
    }

    @Test
    void theTextSaysWhichPeriodsWhereUnitsMissDifferentOnes() throws Exception {
        clock.set(LocalDateTime.of(2022, 9, 28, 10, 0));
        assertThat(page("/missing?measure=semester-plan", city.northOffice))
                .containsPattern("：第一幼儿园（[^）]*2021—2022学年第一学期、[^）]*2022—2023学年第一学期）");
        assertThat(page("/missing?measure=development-plan", city.northOffice)).contains("：第一幼儿园、");
    }

    @Test
    void tickedOnesAreNudgedAndThePrincipalReadsItByPost() throws Exception {
        MockHttpServletResponse answer = mvc.perform(post("/missing/nudge")
                        .param("measure", "development-plan")
                        .param("duty", Long.toString(duty("development-plan", city.first)))
                        .with(As.person(city.northOffice)))
                .andReturn()
                .getResponse();
        assertThat(answer.getRedirectedUrl()).isEqualTo("/missing?measure=development-plan");
        assertThat(told(city.firstPrincipal)).hasSize(1);
        assertThat(told(city.secondPrincipal)).isEmpty();
        assertThat(page("/?tab=NOTICES", city.firstPrincipal)).contains("催办：幼儿园三年发展规划", "未读", "全部标为已读（1）");
        long notice =
                database.jdbc().sql("select id from notice").query(Long.class).single();
        assertThat(posted("/notices/" + notice + "/read", city.secondPrincipal).getStatus())
                .isEqualTo(404);
        assertThat(posted("/notices/" + notice + "/read", city.firstPrincipal).getRedirectedUrl())
                .as("where what was handed in and what is too late stands apart")
                .isEqualTo("/");
        assertThat(page("/?tab=NOTICES", city.firstPrincipal)).doesNotContain("全部标为已读");
        assertThat(posted("/missing/nudge", city.northResearcher).getStatus()).isEqualTo(404);
    }

    private NudgeResult ask(Person officer, List<Long> duties) {
        return officer.viewer().scope().get(() -> nudges.ask(officer.viewer(), duties));
    }

    private int sweep() {
        return Scope.EVERYTHING.get(delivery::sendWaiting);
    }

    private int remind() {
        return Scope.EVERYTHING.get(reminders::send);
    }

    private List<String> told(Person person) {
        return database.jdbc()
                .sql("select title from notice where account_id = ? order by id")
                .param(person.accountId())
                .query(String.class)
                .list();
    }

    private long duty(String measure, TestCity.Place owner) {
        return database.jdbc()
                .sql(
                        "select d.id from duty d join measure m on m.id = d.measure_id where m.key = ? and d.unit_id = ? and d.period = 'once'")
                .params(measure, owner.id())
                .query(Long.class)
                .single();
    }

    /** What kindergartens below a unit miss today. */
    private List<Long> missing(TestCity.Place top) {
        return database.jdbc()
                .sql("""
                        select d.id from duty d join unit u on u.id = d.unit_id
                        where u.seat >= :lo and u.seat < :hi and u.kind = 'KINDERGARTEN' and d.met_on is null and d.due_soon_on <= :today
                            and (d.locks_on is null or d.locks_on >= :today)
                        """)
                .param("lo", top.seat())
                .param("hi", top.seatEnd())
                .param("today", LocalDate.now(clock))
                .query(Long.class)
                .list();
    }

    private void file(Person principal) {
        principal
                .viewer()
                .scope()
                .run(() -> transaction.executeWithoutResult(status -> facts.record(new NewFact(
                        EvidenceKind.FILING,
                        "development-plan",
                        principal.place().id(),
                        null,
                        "once",
                        LocalDate.now(clock),
                        "三年发展规划",
                        "test",
                        900))));
    }

    private MvcResult save(Person person, String key, String value) throws Exception {
        return mvc.perform(post("/parameters").param(key, value).with(As.person(person)))
                .andReturn();
    }

    private MockHttpServletResponse posted(String path, Person person) throws Exception {
        return mvc.perform(post(path).with(As.person(person))).andReturn().getResponse();
    }

    private int status(String path, Person person) throws Exception {
        return mvc.perform(get(path).with(As.person(person)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private String page(String path, Person person) throws Exception {
        return mvc.perform(get(path).with(As.person(person)))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
