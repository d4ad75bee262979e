package cn.haoyuan.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.org.Word;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The search box, for the small city and the bundled plan. */
@HaoyuanTest
class SearchTest extends CityAtWork {

    @Autowired
    UnitNames names;

    @Autowired
    UnitActs acts;

    @Autowired
    Search search;

    @Autowired
    Finds finds;

    @BeforeEach
    void begin() {
        Scope.EVERYTHING.run(names::catchUp);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "小星星",
                "xxx",
                "xxxyey",
                "xiaoxingxing",
                "XiaoXingXing",
                "xiaoxx",
                "xiao'xing'xing",
                "990101002",
                "城北区　小星星",
                "cbq xxxyey",
                "ＸＸＸ",
                "９９０１０１００２"
            })
    void aKindergartenIsFoundByCharactersInitialsPinyinAndCode(String query) {
        assertThat(units(city.northOffice, query)).containsExactly("城北区小星星幼儿园");
    }

    @Test
    void whoSearchesForNothingIsToldWhatToWrite() throws Exception {
        for (String address : List.of("/search", "/search?q=%20")) {
            var answer = mvc.perform(get(URI.create(address)).with(As.person(city.northOffice)))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("请在搜索框里写上要找的");
        }
    }

    @Test
    void lettersMustBeginASyllable() {
        assertThat(units(city.northOffice, "iaoxing")).isEmpty();
        assertThat(units(city.northOffice, "xq")).isEmpty();
    }

    @Test
    void syllablesMayBeLeftOutWhereNothingHasThemAll() {
        assertThat(units(city.northOffice, "cbxxx")).containsExactly("城北区小星星幼儿园");
        assertThat(units(city.northOffice, "cbxxyey")).containsExactly("城北区小星星幼儿园");
        assertThat(units(city.northOffice, "xxxcb")).isEmpty();
    }

    @Test
    void nothingOutsideTheScopeIsFound() {
        assertThat(units(city.cityOffice, "cnqsy")).containsExactly("城南区实验幼儿园");
        assertThat(units(city.northOffice, "cnqsy")).isEmpty();
        assertThat(units(city.northOffice, "990102001")).isEmpty();
        assertThat(units(city.firstPrincipal, "yey")).containsExactly("城北区第一幼儿园");
    }

    /** Who may not open the pages of units finds their boards. */
    @Test
    void aTeacherFindsTheBoardOfTheKindergarten() {
        assertThat(titles(city.firstTeacher, "责任事项", "fzgh")).isNotEmpty();
        assertThat(hits(city.firstTeacher, "单位", "yey"))
                .singleElement()
                .returns("城北区第一幼儿园", SearchPage.Hit::title)
                .returns("/board?unit=" + city.first.id(), SearchPage.Hit::href);
    }

    /** Whoever may open them. */
    @Test
    void pagesAreFoundByTheirNames() {
        for (String query : List.of("负担账", "fdz")) {
            assertThat(hits(city.firstPrincipal, "页面", query)).singleElement().returns("/burden", SearchPage.Hit::href);
        }
        assertThat(titles(city.cityOffice, "页面", "参数")).containsExactly("参数");
        assertThat(titles(city.firstPrincipal, "页面", "参数")).isEmpty();
    }

    @Test
    void whoIsCalledJustSoComesFirstThenFromAbove() {
        assertThat(units(city.cityOffice, "城北区")).startsWith("城北区");
        assertThat(units(city.cityOffice, "城北")).startsWith("城北区", "城北东片", "城北西片");
    }

    /** What a bound leaves is what stands first. */
    @Test
    void ofMoreNamesThanOneSearchTakesTheFirstAreTaken() {
        List<Word> north = Word.in("城北");
        List<Integer> all = called(city.cityOffice, north, Finds.MOST);
        assertThat(all).startsWith(city.north.id()).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        assertThat(called(city.cityOffice, north, 2)).isEqualTo(all.subList(0, 2));
        assertThat(called(city.cityOffice, Word.in("城北区第一幼儿园"), 1)).containsExactly(city.first.id());
        assertThat(called(city.firstPrincipal, north, 1)).containsExactly(city.first.id());
    }

    private List<Integer> called(Person person, List<Word> words, int most) {
        return in(person.viewer().scope(), () -> finds.called(words, most).units());
    }

    @Test
    void aRenamedUnitIsFoundByBothNamesAtOnce() throws Exception {
        Scope.EVERYTHING.run(
                () -> assertThat(acts.rename(city.village.id(), "北岗村葵花第3幼儿园", LocalDate.of(2022, 11, 23), "更名"))
                        .isInstanceOf(Answer.Done.class));
        assertThat(units(city.northOffice, "kuihua")).containsExactly("北岗村葵花第3幼儿园");
        for (String typed : List.of("葵花3幼", "葵花第３幼", "葵花（第3）幼")) {
            assertThat(units(city.northOffice, typed)).as(typed).containsExactly("北岗村葵花第3幼儿园");
        }
        assertThat(offered(city.northResearcher, "葵花3幼")).containsExactly("北岗村葵花第3幼儿园");
        assertThat(hints(city.northOffice, "xyyey")).singleElement().asString().contains("曾用名北岗村向阳幼儿园");
    }

    @Test
    void aNameThatIsStillToComeIsNotCalledAFormerOne() {
        Scope.EVERYTHING.run(
                () -> assertThat(acts.rename(city.centre.id(), "北岗镇百花幼儿园", LocalDate.of(2022, 12, 23), "更名"))
                        .isInstanceOf(Answer.Done.class));
        assertThat(units(city.northOffice, "百花")).containsExactly(city.centre.name());
        assertThat(hints(city.northOffice, "百花"))
                .singleElement()
                .asString()
                .endsWith("将更名为北岗镇百花幼儿园")
                .doesNotContain("曾用名");
        assertThat(hints(city.northOffice, city.centre.name()))
                .singleElement()
                .asString()
                .doesNotContain("更名");
    }

    @Test
    void aUnitThatStandsNoLongerIsFoundAfterTheOthersAndSaysSo() {
        int closed = city.unit(UnitKind.KINDERGARTEN, null, "停办湾幼儿园", city.southEast, 303_000, 303_001)
                .id();
        city.unit(UnitKind.KINDERGARTEN, null, "停办湾新幼儿园", city.southEast, 304_000, 304_001);
        Scope.EVERYTHING.run(names::catchUp);
        Scope.EVERYTHING.run(() -> assertThat(acts.close(closed, TODAY, "生源不足")).isInstanceOf(Answer.Done.class));
        assertThat(units(city.southOffice, "停办湾")).containsExactly("停办湾新幼儿园", "停办湾幼儿园");
        assertThat(hints(city.southOffice, "tbwyey").getLast()).contains("已于2022年11月23日撤销");
        assertThat(units(city.northOffice, "停办湾")).isEmpty();
        assertThat(duties(city.southOffice, "停办湾 学期计划", 40).hits())
                .as("owes nothing to open")
                .extracting(SearchPage.Hit::title)
                .containsExactly("停办湾新幼儿园 幼儿园学期计划");
    }

    @Test
    void measuresAndClausesAreFoundAndWordsForBothNarrowTheDuties() {
        assertThat(titles(city.northOffice, "责任事项", "fzgh")).anyMatch(title -> title.contains("发展规划"));
        assertThat(titles(city.northOffice, "条款", "五(四)")).isNotEmpty();
        for (String clause : List.of("四(一)2", "四（一）２")) {
            assertThat(titles(city.northOffice, "责任事项", clause)).anyMatch(title -> title.contains("发展规划"));
        }
        assertThat(page(city.northOffice, "小星星 发展规划").groups())
                .filteredOn(group -> group.title().equals("责任事项"))
                .flatMap(SearchPage.Group::hits)
                .isNotEmpty()
                .allMatch(hit -> hit.href().contains("unit=" + city.second.id()));
    }

    @Test
    void aMeasureThatIsCalledSoIsMeantRatherThanAUnitWithOtherSyllablesBetween() {
        Scope.EVERYTHING.run(
                () -> assertThat(acts.rename(city.village.id(), "方庄国际湖畔幼儿园", LocalDate.of(2022, 11, 23), "更名"))
                        .isInstanceOf(Answer.Done.class));
        assertThat(units(city.northOffice, "fzgjh")).containsExactly("方庄国际湖畔幼儿园");
        assertThat(units(city.northOffice, "fzgh")).isEmpty();
        assertThat(titles(city.northOffice, "责任事项", "fzgh")).isNotEmpty();
    }

    @Test
    void unitAndMeasureCountEveryUnitThatMayHaveSuchDuties() throws Exception {
        var whole = duties(city.northOffice, "城北 学期计划", 40);
        assertThat(whole.hits())
                .extracting(SearchPage.Hit::title)
                .startsWith("城北区 幼儿园学期计划")
                .hasSize(5);
        assertThat(whole.total()).isEqualTo(5);
        assertThat(mvc.perform(get("/search").param("q", "城北 学期计划").with(As.person(city.northOffice)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("共 5 个单位</span></h2>");
        assertThat(whole.all()).isEmpty();
        assertThat(duties(city.northOffice, "城北 县区质量", 40).hits()).hasSize(1);
        var some = duties(city.northOffice, "城北 学期计划", 2);
        assertThat(some.hits()).hasSize(2);
        assertThat(some.total()).isEqualTo(5);
        String list = mvc.perform(get(URI.create(some.all().getFirst().href())).with(As.person(city.northOffice)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(list).contains("城北区小星星幼儿园").doesNotContain("北岗镇中心幼儿园");
    }

    private SearchPage.Group duties(Person person, String query, int most) {
        return page(person, query, most).groups().stream()
                .filter(group -> group.title().equals("责任事项"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyListOfUnitsFindsByPinyinToo() throws Exception {
        for (String path : List.of("/units?q=", "/accounts/new?text=", "/duties?q=")) {
            assertThat(seen(path + "cbqxxx")).as(path).contains("城北区小星星幼儿园").doesNotContain("城北区第一幼儿园");
        }
        assertThat(seen("/accounts?unit=cbqdy"))
                .contains(city.firstTeacher.name())
                .doesNotContain(city.secondPrincipal.name());
        mvc.perform(get("/accounts/export").with(As.person(city.northOffice)));
        assertThat(seen("/acts?unit=cbq")).contains("导出 人员账号");
        assertThat(seen("/acts?unit=cbqdy")).doesNotContain("导出 人员账号");
    }

    private String seen(String path) throws Exception {
        return mvc.perform(get(URI.create(path)).with(As.person(city.northOffice)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "%",
                "_",
                "'",
                "''",
                "\\",
                "[a",
                "(",
                "a'b'",
                "。",
                "<b>",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void anythingMayBeTyped(String query) throws Exception {
        for (String path : List.of("/search", "/search/offers")) {
            var answer = mvc.perform(get(path).param("q", query).with(As.person(city.cityOffice)))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getContentAsString()).doesNotContain("<b>\"").doesNotContain("/units/");
        }
    }

    @Test
    void workOfTheLastHalfYearIsFoundByItsTitleAndOlderWorkInTheListOfRecords() throws Exception {
        for (String day : List.of("2022-11-20", "2021-09-06")) {
            mvc.perform(multipart("/records")
                            .param("kind", "RESEARCH_ACTIVITY")
                            .param("day", day)
                            .param("title", "限位器与 Steam 区角研讨 " + day)
                            .param("key", UUID.randomUUID().toString())
                            .with(As.person(city.northResearcher)))
                    .andExpect(status().is3xxRedirection());
        }
        for (String query : List.of("限位器", "限位 研讨", "研讨 限位", "steam区角")) {
            assertThat(page(city.northResearcher, query).groups())
                    .singleElement()
                    .satisfies(group -> assertThat(group.title()).isEqualTo("工作记录"))
                    .satisfies(group -> assertThat(group.hits())
                            .extracting(SearchPage.Hit::title)
                            .containsExactly("限位器与 Steam 区角研讨 2022-11-20"));
        }
        assertThat(page(city.southOffice, "限位器").groups()).isEmpty();
        String page = mvc.perform(get("/search").param("q", "限位器").with(As.person(city.northResearcher)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains("近半年的，最近 1 条")
                .contains("这里只找近半年的；更早的，请<a href=\"/records?q=%E9%99%90%E4%BD%8D%E5%99%A8\">");
        assertThat(mvc.perform(get("/records").param("q", "限位器").with(As.person(city.northResearcher)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("研讨 2022-11-20", "研讨 2021-09-06");
    }

    /** As the list of records finds it: words of the title, and words that name who did it or whom it is about. */
    @Test
    void workIsFoundByItsTitleAndByItsUnitsTogether() throws Exception {
        for (var subject : List.of(city.second, city.centre)) {
            mvc.perform(multipart("/records")
                            .param("kind", "VISIT")
                            .param("topic", "guidance")
                            .param("subject", Integer.toString(subject.id()))
                            .param("day", "2022-11-20")
                            .param("title", "看沙池的材料")
                            .param("key", UUID.randomUUID().toString())
                            .with(As.person(city.northResearcher)))
                    .andExpect(status().is3xxRedirection());
        }
        String about = city.second.name() + " · 2022年11月20日";
        for (String query : List.of("小星星 沙池", "材料 xxx", "沙池 xiaoxingxing", "小星星")) {
            assertThat(hits(city.northOffice, "工作记录", query))
                    .as(query)
                    .singleElement()
                    .returns(about, SearchPage.Hit::hint);
            String list = seen("/records?q="
                    + URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20"));
            assertThat(Pattern.compile("<a href=\"/records/\\d+\">看沙池的材料</a>")
                            .matcher(list)
                            .results())
                    .as("the list finds the same")
                    .hasSize(1);
        }
        assertThat(hits(city.northOffice, "工作记录", "城北区 沙池")).as("who did it").hasSize(2);
        assertThat(hits(city.northOffice, "工作记录", "小星星 沙发")).isEmpty();
        assertThat(hits(city.southOffice, "工作记录", "小星星 沙池")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"小星星", "小 园", "xxx", "xxx cb", "xiaoxingxing", "xiao'xx", "cbxxx", "990101002"})
    void whomWorkIsAboutIsFoundLikewise(String query) throws Exception {
        assertThat(offered(city.northResearcher, query)).containsExactly("城北区小星星幼儿园");
        assertThat(offered(city.northResearcher, "cnqsy")).isEmpty();
    }

    @Test
    void aKindergartenComesBeforeItsBranchesWhichAreCalledAfterIt() throws Exception {
        city.unit(UnitKind.KINDERGARTEN, null, "桂花幼儿园荷塘分园", city.northWest, 104_000, 104_001);
        city.unit(UnitKind.KINDERGARTEN, null, "桂花幼儿园", city.northWest, 104_010, 104_011);
        assertThat(offered(city.northResearcher, "桂花")).containsExactly("桂花幼儿园", "桂花幼儿园荷塘分园");
    }

    private List<String> offered(Person person, String query) throws Exception {
        var answer = mvc.perform(get("/records/parts")
                        .param("kind", "VISIT")
                        .param("q", query)
                        .with(As.person(person)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return Pattern.compile("name=\"subject\"[^>]*>\\s*<span><b>([^<]+)")
                .matcher(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private List<String> units(Person person, String query) {
        return titles(person, "单位", query);
    }

    private List<String> titles(Person person, String group, String query) {
        return hits(person, group, query).stream().map(SearchPage.Hit::title).toList();
    }

    private List<String> hints(Person person, String query) {
        return hits(person, "单位", query).stream().map(SearchPage.Hit::hint).toList();
    }

    private List<SearchPage.Hit> hits(Person person, String group, String query) {
        return page(person, query).groups().stream()
                .filter(found -> found.title().equals(group))
                .flatMap(found -> found.hits().stream())
                .toList();
    }

    private SearchPage page(Person person, String query) {
        return page(person, query, 40);
    }

    private SearchPage page(Person person, String query, int most) {
        return person.viewer().scope().get(() -> search.page(person.viewer(), query, most));
    }
}
