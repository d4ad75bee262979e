package cn.haoyuan.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.duty.Effect;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.DueRule;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanDrafts;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.PlanWriter;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.AskLike;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Every count of a preview opens just the duties that it counts. */
@HaoyuanTest
class EffectPageTest {

    private static final Pattern COUNTED = Pattern.compile(
            "<a (?:class=\"(?:figure|stat)[^\"]*\" )?href=\"([^\"]*/effect/(?:duties|load)\\?[^\"]*)\"[^>]*>[^<]*(?:<b>)?([\\d,]+)");

    private static final Pattern AVERAGE =
            Pattern.compile("<a class=\"average figure\" href=\"([^\"]*/effect/load\\?[^\"]*)\"><b>([\\d,.]+)");

    private static final Pattern SUM = Pattern.compile("平均每个 ([\\d,.]+) 小时（([\\d,]+) 分钟）");

    private static final Pattern NEXT =
            Pattern.compile("href=\"([^\"]*/effect/(?:duties|load)\\?[^\"]*)\"[^>]*>[^<]*下一页");

    private static final String DISCARD = "<details class=\"drawer drawer-danger\" id=\"discard\"";

    private static final Pattern EXPORT =
            Pattern.compile("href=\"([^\"]*/effect/(?:duties|load)/export\\.xlsx[^\"]*)\"");

    @Autowired
    TestCity city;

    @Autowired
    PublishedPlan published;

    @Autowired
    Plans plans;

    @Autowired
    PlanDrafts drafts;

    @Autowired
    Publications publications;

    @Autowired
    Trying trying;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void publish() {
        published.publish();
        clock.set(LocalDate.of(2022, 11, 23));
    }

    /** A plan without one of its measures, with another as often again. */
    private static Plan changed(Plan plan) {
        return plan.with(plan.measures().stream()
                .filter(measure -> !measure.id().equals("guidance-weekly"))
                .map(measure -> measure.id().equals("norm-check") ? monthly(measure) : measure)
                .toList());
    }

    private static String measure(Plan plan, String id) {
        return "<h3>" + plan.measure(id).orElseThrow().title();
    }

    private static Measure monthly(Measure m) {
        return PublishedPlan.asking(
                m,
                List.of(AskLike.of(m.asks().getFirst())
                        .cadence(Cadence.MONTH_IN_TERM)
                        .ask()));
    }

    @Test
    void everyCountOfADraftOpensItsDuties() throws Exception {
        int draft = draft(EffectPageTest::changed);
        Set<String> by = walk("/plan/drafts/" + draft + "/effect");
        assertThat(by).contains("change", "change county", "change measure", "kind next", "kind next week");
        int averages = 0;
        for (Matcher link = AVERAGE.matcher(page("/plan/drafts/" + draft + "/effect")); link.find(); averages++) {
            sumsUp(link.group(1).replace("&amp;", "&"), link.group(2));
        }
        assertThat(averages).isGreaterThan(10);
    }

    /** An average is told by its list: in minutes where it is that of a week, else in hours. */
    private void sumsUp(String list, String value) throws Exception {
        String page = page(list);
        Matcher sum = SUM.matcher(page);
        if (sum.find()) {
            assertThat(sum.group(list.contains("week=") ? 2 : 1)).as(list).isEqualTo(value);
            assertThat(sum.group(1))
                    .as(list)
                    .isEqualTo(EffectPage.hours(Long.parseLong(sum.group(2).replace(",", ""))));
        } else {
            assertThat(page).as(list).contains("没有事项");
            assertThat(value).as(list).isIn("0", "0.0");
        }
    }

    @Test
    void asManyDefaultsAreToldAsAreMarked() throws Exception {
        String page = page("/plan");
        int marks = page.split("<span class=\"default-mark\">默认值</span>", -1).length - 1;
        assertThat(page).contains("（" + (marks - 1) + " 处）");
        assertThat(marks).isGreaterThan(50);
    }

    @Test
    void ofTwoDraftsThatArePublishedAtOnceTheOlderIsRefused() throws Exception {
        int older = draft(plan -> plan);
        int newer = draft(plan -> plan);
        try (ExecutorService office = Executors.newSingleThreadExecutor()) {
            Future<Trying.Published> refused = city.cityOffice
                    .viewer()
                    .scope()
                    .get(() -> transaction.execute(status -> {
                        plans.publish(newer, LocalDate.now(clock), "");
                        Future<Trying.Published> late = office.submit(() -> publish(older));
                        database.awaitLock(late);
                        return late;
                    }));
            assertThat(Objects.requireNonNull(refused).get().done()).isFalse();
            assertThat(Objects.requireNonNull(refused).get().words()).contains("已经生效");
        }
        assertThat(city.cityOffice
                        .viewer()
                        .scope()
                        .get(() -> plans.current().orElseThrow())
                        .id())
                .isEqualTo(newer);
    }

    @Test
    void ofOneFileThatIsTakenInTwiceAtOnceOneDraftIsKept() throws Exception {
        Viewer office = city.cityOffice.viewer();
        Plan plan =
                changed(office.scope().get(() -> plans.current().orElseThrow().plan()));
        PlanFile file = new PlanFile("双击.yaml", "# 双击\n" + PlanWriter.write(plan));
        try (ExecutorService twice = Executors.newSingleThreadExecutor()) {
            Future<ImportPage> second = office.scope()
                    .get(() -> transaction.execute(status -> {
                        assertThat(publications.draft(office, file).refusal()).isNull();
                        Future<ImportPage> late =
                                twice.submit(() -> office.scope().call(() -> publications.draft(office, file)));
                        database.awaitLock(late);
                        return late;
                    }));
            assertThat(Objects.requireNonNull(second).get().refusal()).contains("完全相同");
        }
    }

    @Test
    void aDraftIsGoneOnWithAndToldWhatItMissed() throws Exception {
        String begun = begin();
        assertThat(begin()).as("no second one beside it").isEqualTo(begun);
        int mine = Integer.parseInt(begun.substring(begun.lastIndexOf('/') + 1));
        int imported = draft(plan -> plan);
        assertThat(page("/plan/drafts/" + imported + "/effect")).doesNotContain("会被改回去");
        clock.set(LocalDate.of(2022, 11, 24));
        int first = city.cityOffice
                .viewer()
                .scope()
                .get(() -> plans.current().orElseThrow())
                .id();
        assertThat(publish(mine)).isEqualTo(new Trying.Published(true, "第 2 版已发布：责任事项没有变化"));
        for (String address : List.of("", "/effect", "/measures/norm-check")) {
            mvc.perform(get("/plan/drafts/" + mine + address).with(As.person(city.cityOffice)))
                    .andExpect(redirectedUrl("/plan?version=" + mine))
                    .andExpect(flash().attribute("notice", "这份草稿已发布"));
        }
        assertThat(page("/plan?version=" + first))
                .contains("第 1 版（已被取代）", "第 2 版（现行）", "（草稿）", "\">第 2 版</a>自 2022年11月24日起取代。");
        assertThat(page("/plan?version=" + mine))
                .contains("下一版可以修改", "与第 1 版相比：没有变化", "发布说明：修订")
                .doesNotContain("起取代。");
        assertThat(page("/plan?version=" + imported)).contains("发布前可以修改").doesNotContain("起取代。");
        List<String> addresses = List.of("/plan/drafts/" + imported, "/plan/drafts/" + imported + "/effect");
        for (String address : addresses) {
            assertThat(page(address)).contains("又发布了第 2 版", "会被改回去");
        }
        Plan whole = city.cityOffice.viewer().scope().get(() -> plans.current()
                .orElseThrow()
                .plan());
        String last = begin();
        assertThat(last).as("the one that there is").endsWith("/" + imported);
        String sums = page("/plan/drafts/" + draft(EffectPageTest::changed) + "/effect");
        assertThat(sums)
                .as("what is no more is named as well")
                .contains("举措：已改 1 项、已删去 1 项", measure(whole, "guidance-weekly") + " <span");
        assertThat(publish(draft(EffectPageTest::changed)).words())
                .as("what was said before is said again")
                .startsWith("第 ")
                .contains(" 版已发布：责任事项新增 %s 项、结束 %s 项；其中有 ".formatted(sum(sums, "新增"), sum(sums, "结束")));
        PlanChanges changes = new PlanChanges(whole, changed(whole));
        String told = mvc.perform(get("/plan").with(As.person(city.firstPrincipal)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(told).contains("举措" + changes.counted(), "发布说明：修订");
        assertThat(changes.marked()).isNotEmpty().allSatisfy(measure -> assertThat(told)
                .contains("<h3>" + measure.title() + " ", changes.mark(measure)));
        for (String address : addresses) {
            assertThat(page(address)).contains(Missed.OVERTAKEN).doesNotContain("会被改回去", "name=\"reason\"");
        }
        assertThat(publish(draft(_ -> whole)).done()).as("for the other tests").isTrue();
        assertThat(page("/plan/import"))
                .as("what is lost is said before it is")
                .contains("href=\"/plan/drafts/" + imported + "?discard=true#discard\"")
                .doesNotContain("action=\"/plan/" + imported + "/discard");
        assertThat(page("/plan/drafts/" + imported))
                .contains("?discard=true#discard")
                .doesNotContain(DISCARD + " open");
        assertThat(page("/plan/drafts/" + imported + "?discard=true")).contains(DISCARD + " open");
        for (String said : List.of("草稿已放弃", "这份草稿已经没有了，可能刚在别处放弃；经过见操作日志")) {
            mvc.perform(post("/plan/" + imported + "/discard")
                            .with(As.person(city.cityOffice))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/plan/import"))
                    .andExpect(flash().attribute("notice", said));
        }
    }

    private String begin() throws Exception {
        return Objects.requireNonNull(mvc.perform(
                        post("/plan/drafts").with(As.person(city.cityOffice)).with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
    }

    @Test
    void whatIsToBePublishedIsNamedAndWhatItsTimeAndTheCalendarLeaveOut() throws Exception {
        int draft = draft(plan -> new Plan(
                plan.id(),
                plan.title(),
                plan.number(),
                plan.issuer(),
                plan.from(),
                LocalDate.of(2027, 8, 31),
                plan.clauses(),
                plan.topics(),
                plan.measures(),
                plan.forms()));
        String address = "/plan/drafts/" + draft + "/effect";
        String lacking = "校历里还没有2026—2027学年第二学期，";
        String over = "计划期已过：这份计划实施到 2027年8月31日";
        assertThat(page(address))
                .contains("<h1>发布前核对：南昌市学前教育质量提升三年行动计划（2021—2023年），第 ", "至 2027年8月31日。", lacking)
                .doesNotContain("计划期已过");
        assertThat(page("/plan/import")).contains("至 2027年8月31日。").doesNotContain("计划期已过");
        clock.set(LocalDate.of(2027, 9, 1));
        assertThat(page(address)).doesNotContain("校历里还没有").contains(over);
        assertThat(page(address).substring(page(address).indexOf("<h2>发布</h2>")))
                .contains(over);
        assertThat(page("/plan/import")).contains(over);
        city.cityOffice.viewer().scope().run(() -> publications.discard(city.cityOffice.viewer(), draft));
    }

    @Test
    void itIsSaidWhyNoDutyChangesAndWhatBecomesOfThoseThatAnEventBroughtAbout() throws Exception {
        String none = "没有责任事项会变化";
        String words = "改的是文字、用时、表单这类内容";
        String event = "整改方案由事件引起：已经引起的事项接着办，期限不变；发布以后再引起的，才按新的期限算。";
        assertThat(effect(plan -> plan)).contains(none, "版相同，还没有修改。").doesNotContain(words, event);
        assertThat(effect(plan -> reworded(plan, 1))).contains(none, words).doesNotContain("还没有修改", event);
        UnaryOperator<Plan> sooner = plan ->
                PublishedPlan.changed(plan, "rectification-plan", PublishedPlan.due(new DueRule.AfterStart(20)));
        assertThat(effect(sooner))
                .contains(none, "要求改了，但没有事项要新增、改动或结束：已有的照旧接着办，发布以后产生的按新的要求。", event)
                .contains(">发生后30天内</td>", ">发生后20天内</td>")
                .doesNotContain("文字", "还没有修改");
        assertThat(effect(plan -> sooner.apply(changed(plan))))
                .as("beside what does change")
                .contains(event)
                .doesNotContain(none);
        assertThat(effect(plan -> PublishedPlan.changed(plan, "rectification-plan", ask -> AskLike.of(ask)
                        .count(2)
                        .ask())))
                .as("whose deadline nobody touched")
                .contains("要求改了")
                .doesNotContain(event);
    }

    private String effect(UnaryOperator<Plan> change) throws Exception {
        return page("/plan/drafts/" + draft(change) + "/effect");
    }

    /** A plan of whose measures the first have other words. */
    private static Plan reworded(Plan plan, int some) {
        return plan.with(plan.measures().stream()
                .map(m -> plan.measures().indexOf(m) < some
                        ? new Measure(
                                m.id(),
                                m.clauses(),
                                m.title(),
                                m.text() + "请落实。",
                                m.reader(),
                                m.minutes(),
                                m.standing(),
                                m.asks())
                        : m)
                .toList());
    }

    @Test
    void draftsAreToldApartByWhereTheyComeFromAndWhichMeasuresTheyChange() throws Exception {
        database.jdbc().sql("delete from plan_version where status = 'DRAFT'").update();
        PlanVersion current =
                city.cityOffice.viewer().scope().get(() -> plans.current().orElseThrow());
        String who = "，" + city.cityOffice.viewer().signature();
        String begun = begin();
        String file = "四处改动.yaml";
        String text = PlanWriter.write(reworded(current.plan(), 4));
        mvc.perform(multipart("/plan/import")
                        .file(new MockMultipartFile("file", file, null, text.getBytes(StandardCharsets.UTF_8)))
                        .with(As.person(city.cityOffice)))
                .andExpect(redirectedUrl("/plan/import"));
        int imported = database.jdbc()
                .sql("select max(id) from plan_version")
                .query(Integer.class)
                .single();
        String from = who + "从第 " + current.no() + " 版起草。";
        String taken = who + "导入自文件“" + file + "”。";
        String changes = "举措已改 4 项（"
                + current.plan().measures().stream()
                        .limit(3)
                        .map(Measure::title)
                        .collect(Collectors.joining("、"))
                + "等 4 项）";
        assertThat(page("/plan/import")).contains(from, taken, "版相比：没有变化。", "版相比：" + changes + "。");
        assertThat(page(begun + "?discard=true"))
                .contains("要放弃的是第 " + (current.no() + 1) + " 版草稿：", from + "其中的修改：没有变化。");
        assertThat(page("/plan/drafts/" + imported + "?discard=true"))
                .contains("要放弃的是第 " + (current.no() + 2) + " 版草稿：", taken + "其中的修改：" + changes + "。");
        database.jdbc().sql("delete from plan_version where status = 'DRAFT'").update();
    }

    private static String sum(String page, String change) {
        Matcher figure = Pattern.compile(change + "<b>([\\d,]+)</b>").matcher(page);
        assertThat(figure.find()).as(change).isTrue();
        return figure.group(1);
    }

    private Trying.Published publish(int id) {
        return city.cityOffice.viewer().scope().get(() -> {
            String base = drafts.look(id).orElseThrow().mark();
            return trying.publish(city.cityOffice.viewer(), id, base, "修订");
        });
    }

    private int draft(UnaryOperator<Plan> change) {
        return Objects.requireNonNull(city.cityOffice
                .viewer()
                .scope()
                .get(() -> transaction.execute(status -> {
                    Plan plan = change.apply(plans.current().orElseThrow().plan());
                    return plans.draft(new PlanFile("x.yaml", PlanWriter.write(plan)), BundledPlan.forms(), plan);
                })));
    }

    @Test
    void whatComesDueAtOnceIsToldBeforeAndWhereOnePublishes() throws Exception {
        String address = "/plan/drafts/" + draft(EffectPageTest::changed) + "/effect";
        assertThat(page(address)).as("eight days before the month ends").doesNotContain("项 7 天内到期");
        clock.set(LocalDate.of(2022, 11, 30));
        assertThat(walk(address)).contains("measure soon");
        String page = page(address);
        String soon = "有 %1$s 项 7 天内到期，其中 %1$s 项当天到期".formatted(rows(address + "/duties?soon=TODAY"));
        assertThat(page).contains("今天发布，新的要求里" + soon + "。", "不能补办");
        assertThat(page.substring(page.indexOf("<h2>发布</h2>"))).contains(soon);
    }

    @Test
    void measuresStandInTheOrderOfTheirClauses() throws Exception {
        String page = page("/plan/drafts/"
                + draft(plan -> plan.with(plan.measures().stream()
                        .filter(measure -> !Set.of("topic-results", "year-end-assessment", "norm-check")
                                .contains(measure.id()))
                        .toList()))
                + "/effect");
        Plan whole = city.cityOffice.viewer().scope().get(() -> plans.current()
                .orElseThrow()
                .plan());
        List<String> lines = Pattern.compile("data-label=\"举措\"><span class=\"hint\">([^<]+)</span>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(lines)
                .hasSize(3)
                .isEqualTo(whole.clauses().stream()
                        .map(Clause::number)
                        .filter(lines::contains)
                        .toList());
    }

    @Test
    void everyCountOfAnEditOfTheCalendarOpensItsDuties() throws Exception {
        assertThat(walk("/calendar/effect?year=2022&term=SPRING&starts=2023-02-13&ends=2023-07-07"))
                .contains("change", "change county", "change measure");
    }

    @Test
    void beyondTheLastPartOfAListOneGetsTheLast() throws Exception {
        String few = "/calendar/effect/duties?year=2022&term=SPRING&starts=2023-02-13&ends=2023-07-07&change=MOVED";
        String many = "/plan/drafts/" + draft(EffectPageTest::changed) + "/effect/load?kind=KINDERGARTEN&next=true";
        assertThat(rows(few)).isBetween(1, Effect.ROWS);
        assertThat(rows(many)).isGreaterThan(Effect.ROWS);
        beyond(few, few);
        beyond(many, many + "&page=" + (1 + (rows(many) - 1) / Effect.ROWS));
    }

    private void beyond(String list, String last) throws Exception {
        mvc.perform(get(URI.create(list + "&page=900")).with(As.person(city.cityOffice)))
                .andExpect(redirectedUrl(last));
    }

    /** Opens every count; answers by what they are narrowed. */
    private Set<String> walk(String address) throws Exception {
        Set<String> by = new TreeSet<>();
        for (Matcher link = COUNTED.matcher(page(address)); link.find(); ) {
            String list = link.group(1).replace("&amp;", "&");
            assertThat(rows(list))
                    .as(list)
                    .isEqualTo(Integer.parseInt(link.group(2).replace(",", "")));
            String page = page(list);
            assertThat(page).as(list).contains("共 " + link.group(2) + " 条");
            String narrowed = String.join(
                    " ",
                    new TreeSet<>(Pattern.compile("(?<=[?&])(change|county|measure|again|kind|week|next|soon)=")
                            .matcher(list)
                            .results()
                            .map(found -> found.group(1))
                            .toList()));
            if (!link.group(2).equals("0") && by.add(narrowed)) {
                isListedWholly(list, page);
            }
        }
        return by;
    }

    /** The file that a list offers holds all that the list does. */
    private void isListedWholly(String list, String page) throws Exception {
        Matcher export = EXPORT.matcher(page);
        assertThat(export.find()).as(list).isTrue();
        List<Row> sheet = Sheets.of(open(export.group(1).replace("&amp;", "&"))).getFirst();
        List<Row> rows = sheet.subList(1, sheet.size());
        assertThat(rows.size() - 1).as(list).isEqualTo(rows(list));
        assertThat(Sheets.column(rows, 1)).as(list).contains("举措").doesNotContain("");
        assertThat(Sheets.column(rows, 2)).as(list).contains("责任单位").doesNotContain("");
    }

    private int rows(String list) throws Exception {
        int rows = 0;
        String next = list;
        while (next != null) {
            String page = page(next);
            rows += page.split("data-label=\"变化\"", -1).length - 1;
            Matcher more = NEXT.matcher(page);
            next = more.find() ? more.group(1).replace("&amp;", "&") : null;
        }
        return rows;
    }

    private String page(String address) throws Exception {
        return new String(open(address).getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse open(String address) throws Exception {
        MockHttpServletResponse answer = mvc.perform(get(URI.create(address)).with(As.person(city.cityOffice)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer;
    }
}
