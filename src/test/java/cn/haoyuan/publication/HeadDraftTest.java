package cn.haoyuan.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanDrafts;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.TypedClause;
import cn.haoyuan.plan.TypedHead;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Changing a draft's title, days and clauses in their page, as it is without JavaScript. */
@HaoyuanTest
class HeadDraftTest extends CityAtWork {

    private static final Pattern BASE = Pattern.compile("name=\"base\"[^>]*value=\"([^\"]+)\"");

    @Autowired
    Plans plans;

    @Autowired
    PlanDrafts drafts;

    private String draft = "";

    @BeforeEach
    void begin() throws Exception {
        draft = Objects.requireNonNull(
                post("/plan/drafts", new LinkedMultiValueMap<>()).getRedirectedUrl());
    }

    @AfterEach
    void leaveNoDraft() throws Exception {
        post("/plan/" + id() + "/discard", new LinkedMultiValueMap<>());
    }

    private int id() {
        return Integer.parseInt(draft.substring(draft.lastIndexOf('/') + 1));
    }

    private MockHttpServletResponse open(Person person, String address) throws Exception {
        return mvc.perform(get(URI.create(address)).with(As.person(person)))
                .andReturn()
                .getResponse();
    }

    private String page(String address) throws Exception {
        MockHttpServletResponse answer = open(city.cityOffice, address);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return text(answer);
    }

    private static String text(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse post(String address, MultiValueMap<String, String> fields) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post(URI.create(address))
                        .params(fields)
                        .with(As.person(city.cityOffice)))
                .andReturn()
                .getResponse();
    }

    /** What a browser sends of the page when nothing is changed in it. */
    private MultiValueMap<String, String> fields() throws Exception {
        TypedHead head = TypedHead.of(drafted());
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.set("base", base(page(draft + "/head")));
        fields.set("act", "save");
        fields.set("title", head.title());
        fields.set("number", head.number());
        fields.set("issuer", head.issuer());
        fields.set("from", head.from());
        fields.set("to", head.to());
        for (int c = 0; c < head.clauses().size(); c++) {
            put(fields, c, head.clauses().get(c));
        }
        return fields;
    }

    private static void put(MultiValueMap<String, String> fields, int c, TypedClause clause) {
        fields.set("c" + c + ".was", clause.was());
        fields.set("c" + c + ".number", clause.number());
        fields.set("c" + c + ".title", clause.title());
        fields.set("c" + c + ".text", clause.text());
    }

    private static String base(String page) {
        Matcher base = BASE.matcher(page);
        assertThat(base.find()).isTrue();
        return base.group(1);
    }

    private MockHttpServletResponse save(MultiValueMap<String, String> fields) throws Exception {
        return post(draft + "/head", fields);
    }

    private Plan drafted() {
        return in(
                city.cityOffice.viewer().scope(),
                () -> drafts.draft(id()).orElseThrow().plan());
    }

    private Plan inForce() {
        return in(
                city.cityOffice.viewer().scope(),
                () -> plans.current().orElseThrow().plan());
    }

    private long acts() {
        return database.jdbc()
                .sql("select count(*) from act where verb = 'EDIT_PLAN'")
                .query(Long.class)
                .single();
    }

    private int place(String number) {
        return drafted().clauses().stream().map(Clause::number).toList().indexOf(number);
    }

    @Test
    void savedAsItIsNothingChangesAndThePageIsSmall() throws Exception {
        assertThat(page(draft)).contains("href=\"" + draft + "/head\"");
        assertThat(open(city.cityOffice, draft + "/head").getContentAsByteArray().length)
                .isLessThan(150_000);
        assertThat(save(fields()).getRedirectedUrl()).isEqualTo(draft);
        assertThat(drafted()).isEqualTo(inForce());
        assertThat(page(draft)).contains("没有变化").doesNotContain("条款有变化");
        assertThat(open(city.northOffice, draft + "/head").getStatus()).isIn(403, 404);
    }

    @Test
    void titleAndYearsAreChangedAndToldAndTheFileReadsTheSame() throws Exception {
        MultiValueMap<String, String> fields = fields();
        fields.set("title", "第二个三年行动计划");
        fields.set("to", "2025-12-31");
        long before = acts();
        assertThat(save(fields).getRedirectedUrl()).isEqualTo(draft);
        assertThat(acts()).isEqualTo(before + 1);
        assertThat(drafted().title()).isEqualTo("第二个三年行动计划");
        assertThat(drafted().to()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(drafted().measures()).isEqualTo(inForce().measures());
        assertThat(save(fields).getRedirectedUrl()).as("sent twice").isEqualTo(draft);
        for (String address : List.of(draft, draft + "/effect", "/plan?version=" + id())) {
            assertThat(page(address)).as(address).contains("计划名称、期限", "第二个三年行动计划", "2025年12月31日");
        }
        assertThat(page("/plan?version=" + id())).contains("与第 1 版相比：计划名称、期限或条款有变化");

        List<PlanFile> forms = in(city.cityOffice.viewer().scope(), () -> plans.forms(id()));
        PlanFile file =
                in(city.cityOffice.viewer().scope(), () -> plans.source(id()).orElseThrow());
        assertThat(PlanReader.read(file, forms)).isEqualTo(new PlanReading.Accepted(drafted()));
    }

    @Test
    void aClauseThatIsNumberedAnewTakesItsMeasuresAlongAlsoThoseThatAreBeingTyped() throws Exception {
        Measure measure = inForce().measures().getFirst();
        String number = measure.clauses().getFirst();
        String typing = Objects.requireNonNull(
                post(draft + "/measures", new LinkedMultiValueMap<>()).getRedirectedUrl());
        MultiValueMap<String, String> half = new LinkedMultiValueMap<>();
        half.set("base", base(page(typing)));
        half.set("act", "keep");
        half.set("clause", number);
        half.set("a0.who", "county");
        post(typing, half);

        Clause clause = inForce().clause(number).orElseThrow();
        String parent = clause.parent().orElseThrow();
        MultiValueMap<String, String> fields = fields();
        fields.set("c" + place(number) + ".number", parent.replace('(', '（').replace(')', '）') + "9");
        assertThat(save(fields).getRedirectedUrl()).isEqualTo(draft);
        assertThat(drafted().clause(number)).isEmpty();
        assertThat(drafted().clause(parent + "9").orElseThrow().title()).isEqualTo(clause.title());
        assertThat(drafted().measuresOf(parent + "9"))
                .extracting(Measure::id)
                .isEqualTo(
                        inForce().measuresOf(number).stream().map(Measure::id).toList());
        assertThat(page(typing)).containsPattern("value=\"" + Pattern.quote(parent + "9") + "\" selected");
        assertThat(page(draft)).contains("“" + clause.title() + "”的条款号");
    }

    @Test
    void aClauseIsAddedWhereItsNumberBelongsAndDroppedAndOneThatMeasuresAreReadFromStays() throws Exception {
        int n = inForce().clauses().size();
        MultiValueMap<String, String> fields = fields();
        fields.set("title", "边改边加");
        fields.set("act", "add");
        assertThat(save(fields).getRedirectedUrl()).isEqualTo(draft + "/head?open=c" + n + "#f-c" + n);
        assertThat(page(draft + "/head")).contains("value=\"边改边加\"", "name=\"c" + n + ".was\" value=\"\"");
        assertThat(page(draft)).contains("还没有保存到草稿的修改");

        fields.set("base", base(page(draft + "/head")));
        fields.set("act", "save");
        put(fields, n, new TypedClause("", "", "保障", "各级都要落实。"));
        MockHttpServletResponse refused = save(fields);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("第 " + (n + 1) + " 个条款的条款号：还没有填写或选择", "各级都要落实。", "id=\"f-c" + n + "\" open");
        assertThat(drafted()).isEqualTo(inForce());

        fields.set("base", base(text(refused)));
        String chapter = inForce().clauses().getFirst().number();
        fields.set("c" + n + ".number", chapter + "99");
        assertThat(save(fields).getRedirectedUrl()).isEqualTo(draft);
        assertThat(drafted().clauses()).contains(new Clause(chapter + "99", "保障", "各级都要落实。"));
        int added = place(chapter + "99");
        assertThat(added).as("it stands where its number belongs").isLessThan(n);
        assertThat(page(draft)).contains("新增一个条款", chapter + "99 保障：各级都要落实。");

        fields = fields();
        fields.set("act", "drop-" + added);
        assertThat(save(fields).getRedirectedUrl()).isEqualTo(draft + "/head#clauses");
        fields = without(fields(), added, n + 1);
        assertThat(save(fields).getRedirectedUrl()).isEqualTo(draft);
        assertThat(drafted().clauses()).isEqualTo(inForce().clauses());

        Measure measure = inForce().measures().getFirst();
        int held = place(measure.clauses().getFirst());
        assertThat(page(draft + "/head")).contains("不能删去：举措“" + measure.title() + "”");
        refused = save(without(fields(), held, n));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("不能删去：举措“" + measure.title() + "”").doesNotContain("没有条款");
        assertThat(drafted().clauses()).isEqualTo(inForce().clauses());
    }

    /** The fields without a clause, the later ones moved up. */
    private MultiValueMap<String, String> without(MultiValueMap<String, String> fields, int at, int n) {
        List<TypedClause> left = TypedHead.of(drafted()).clauses();
        for (int c = at; c < n - 1; c++) {
            put(fields, c, left.get(c + 1));
        }
        List.of("was", "number", "title", "text").forEach(name -> fields.remove("c" + (n - 1) + "." + name));
        return fields;
    }

    @Test
    void whatIsNestedInAClauseFollowsItsNewNumberAndTheVersionInForceComesBack() throws Exception {
        Clause section = inForce().clauses().stream()
                .filter(clause -> clause.level() == 2
                        && inForce().clauses().stream()
                                .anyMatch(below -> below.parent().equals(Optional.of(clause.number()))))
                .findFirst()
                .orElseThrow();
        String anew = section.parent().orElseThrow() + "(二十)";
        MultiValueMap<String, String> fields = fields();
        fields.set("c" + place(section.number()) + ".number", anew);
        assertThat(save(fields).getRedirectedUrl()).isEqualTo(draft);
        assertThat(save(fields).getRedirectedUrl()).as("sent twice").isEqualTo(draft);
        Function<String, String> moved = number -> number.startsWith(section.number())
                ? anew + number.substring(section.number().length())
                : number;
        assertThat(drafted().clauses().stream().map(Clause::number))
                .containsExactlyInAnyOrderElementsOf(inForce().clauses().stream()
                        .map(Clause::number)
                        .map(moved)
                        .toList());
        assertThat(drafted().measures().stream().map(Measure::clauses).toList())
                .isEqualTo(inForce().measures().stream()
                        .map(measure -> measure.clauses().stream().map(moved).toList())
                        .toList());

        Measure below = inForce().measures().stream()
                .filter(measure -> measure.clauses().getFirst().startsWith(section.number()))
                .findFirst()
                .orElseThrow();
        post(draft + "/measures/" + below.id() + "/drop", new LinkedMultiValueMap<>());
        assertThat(drafted().measure(below.id())).isEmpty();
        post(draft + "/measures/" + below.id() + "/restore", new LinkedMultiValueMap<>());
        assertThat(drafted().measure(below.id()).orElseThrow().clauses())
                .as("restored it cites the clause by its new number")
                .isEqualTo(below.clauses().stream().map(moved).toList());

        assertThat(page(draft)).contains(draft + "/head/restore");
        long before = acts();
        assertThat(post(draft + "/head/restore", new LinkedMultiValueMap<>()).getRedirectedUrl())
                .isEqualTo(draft);
        assertThat(acts()).isEqualTo(before + 1);
        assertThat(drafted().clauses()).isEqualTo(inForce().clauses());
        assertThat(drafted().measures())
                .containsExactlyInAnyOrderElementsOf(inForce().measures());
    }

    @Test
    void aPeriodThatLeavesAMeasureOutsideIsRefusedWithTheMeasureNamed() throws Exception {
        MultiValueMap<String, String> fields = fields();
        fields.set("from", "2022-01-01");
        fields.set("number", "新文号");
        MockHttpServletResponse refused = save(fields);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused))
                .contains("在新的期限里不成立", "href=\"" + draft + "/measures/county-scheme\"", "value=\"新文号\"")
                .doesNotContain("measures[");
        assertThat(drafted()).isEqualTo(inForce());

        fields.set("base", base(text(refused)));
        fields.set("to", "2021-12-31");
        assertThat(text(save(fields))).contains("最后一天：结束日期早于开始日期").doesNotContain("在新的期限里不成立");
        assertThat(drafted()).isEqualTo(inForce());
    }

    @Test
    void theDaysOfMeasuresMoveAlongWithThePeriodByWholeYearsInTheSameSave() throws Exception {
        MultiValueMap<String, String> fields = fields();
        fields.set("from", "2026-09-01");
        fields.set("to", "2028-12-31");
        MockHttpServletResponse refused = save(fields);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused))
                .contains("2021年5月30日", "2027年5月30日", "2023年12月31日", "2028年12月31日", "value=\"move\"")
                .contains("不在计划期内（2026年9月1日 至 2028年12月31日）", "先把期限写成 2021年4月1日 至 2028年12月31日");
        assertThat(refused.getContentAsByteArray().length).isLessThan(150_000);
        assertThat(drafted()).isEqualTo(inForce());

        fields.set("base", base(text(refused)));
        fields.set("act", "move");
        assertThat(save(fields).getRedirectedUrl()).isEqualTo(draft);
        assertThat(save(fields).getRedirectedUrl()).as("sent twice").isEqualTo(draft);
        assertThat(drafted().from()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(drafted().deadlines().keySet())
                .containsExactly(
                        LocalDate.of(2026, 12, 31),
                        LocalDate.of(2027, 5, 30),
                        LocalDate.of(2027, 8, 30),
                        LocalDate.of(2027, 8, 31),
                        LocalDate.of(2028, 12, 31));
        assertThat(drafted().measure("topic-results").orElseThrow().asks())
                .as("of the whole year in which the plan begins")
                .allSatisfy(ask -> assertThat(ask.from()).isEqualTo(LocalDate.of(2026, 1, 1)));
        assertThat(page(draft)).contains("的文字写着“2021年5月30日”，要求里是 2027年5月30日", "?open=c" + place("四(一)1") + "#f-c");
        assertThat(page(draft)).contains("计划名称</a>的文字写着“2021年”，计划期是 2026年9月1日 至 2028年12月31日", "/head#f-title\"");
        assertThat(page(draft + "/effect")).contains("处日子，和现在的要求不同");
        assertThat(post(draft + "/head/restore", new LinkedMultiValueMap<>()).getRedirectedUrl())
                .isEqualTo(draft);
        assertThat(drafted().from()).as("not by itself").isEqualTo(LocalDate.of(2026, 9, 1));
    }

    @Test
    void aDayThatHasNoRoomInThePeriodIsNotMovedAndTheWayRoundIsSaid() throws Exception {
        assertThat(page(draft)).as("as the policy says it").doesNotContain("的文字写着");
        MultiValueMap<String, String> fields = fields();
        fields.set("from", "2026-09-01");
        fields.set("to", "2026-12-31");
        MockHttpServletResponse refused = save(fields);
        assertThat(text(refused))
                .contains("先把期限写成 2021年4月1日 至 2026年12月31日", "href=\"" + draft + "/measures/county-scheme\"")
                .doesNotContain("value=\"move\"");
        fields.set("base", base(text(refused)));
        fields.set("from", "2021-04-01");
        assertThat(save(fields).getRedirectedUrl()).as("the first step of it").isEqualTo(draft);
    }

    @Test
    void whatIsTypedInADraftThatIsGoneIsShownToBeCopied() throws Exception {
        MultiValueMap<String, String> fields = fields();
        fields.set("title", "没来得及保存的名称");
        String measure = draft + "/measures/" + inForce().measures().getFirst().id();
        MultiValueMap<String, String> of = new LinkedMultiValueMap<>();
        of.set("base", base(page(measure)));
        of.set("act", "save");
        of.set("title", "没来得及保存的举措");
        fields.set("act", "keep");
        save(fields);
        fields.set("base", base(page(draft + "/head")));
        fields.set("act", "save");
        post("/plan/" + id() + "/discard", new LinkedMultiValueMap<>());
        MockHttpServletResponse gone = save(fields);
        assertThat(gone.getStatus()).isEqualTo(410);
        assertThat(text(gone))
                .as("also what was kept while it was typed")
                .contains("您的修改没有保存", "没来得及保存的名称", inForce().title(), "您改成的");
        gone = post(measure, of);
        assertThat(gone.getStatus()).isEqualTo(410);
        assertThat(text(gone)).contains("没来得及保存的举措");
    }

    @Test
    void whatSomebodyElseIsStillTypingIsNotTakenAlong() throws Exception {
        MultiValueMap<String, String> mine = fields();
        MultiValueMap<String, String> theirs = fields();
        theirs.set("issuer", "还没写完");
        theirs.set("act", "keep");
        save(theirs);
        mine.set("number", "新文号");
        MockHttpServletResponse late = save(mine);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(text(late)).contains("对方还在改，没有保存到草稿", "还没写完").doesNotContain("已经并到本页");
        assertThat(drafted()).isEqualTo(inForce());
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsNotOverwritten() throws Exception {
        MultiValueMap<String, String> mine = fields();
        MultiValueMap<String, String> theirs = fields();
        theirs.set("issuer", "市教育局义教科");
        assertThat(save(theirs).getRedirectedUrl()).isEqualTo(draft);
        mine.set("issuer", "市人民政府");
        MockHttpServletResponse late = save(mine);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(text(late)).contains("刚刚在别处保存过", "市教育局义教科", "value=\"市人民政府\"");
        assertThat(drafted().issuer()).isEqualTo("市教育局义教科");
        mine.set("base", base(text(late)));
        assertThat(save(mine).getRedirectedUrl()).isEqualTo(draft);
        assertThat(drafted().issuer()).isEqualTo("市人民政府");
    }
}
