package cn.haoyuan.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.access.Role;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.sheet.Line;
import cn.haoyuan.sheet.SheetReader;
import cn.haoyuan.sheet.SheetWriter;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@HaoyuanTest
class RegisterPagesTest {

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    @Test
    void eachSeesTheUnitsOfTheOwnScopeFiltered() throws Exception {
        mvc.perform(get("/units").with(As.person(city.cityOffice)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(city.first.name()),
                                containsString(city.other.name()),
                                containsString("导入名册"))));
        mvc.perform(get("/units").with(As.person(city.northResearcher)))
                .andExpect(content()
                        .string(allOf(
                                containsString(city.first.name()),
                                not(containsString(city.other.name())),
                                not(containsString("导入名册")))));
        mvc.perform(get("/units?kind=KINDERGARTEN&q=北岗中心&county=" + city.north.id())
                        .with(As.person(city.cityOffice)))
                .andExpect(content()
                        .string(allOf(containsString(city.centre.name()), not(containsString(city.village.name())))));
        mvc.perform(get("/units?asOf=2019-01-01").with(As.person(city.cityOffice)))
                .andExpect(content().string(containsString("没有符合条件的单位")));
    }

    @Test
    void theListOfUnitsStandsInTheOrderThatWasChosen() throws Exception {
        assertThat(names("")).containsSubsequence(city.north.name(), city.first.name(), city.south.name());
        Map<TestCity.Place, String> spoken = Map.of(
                city.village, "'bei'gang'cun",
                city.centre, "'bei'gang'zhen",
                city.first, "'cheng'bei'qu'di",
                city.second, "'cheng'bei'qu'xiao",
                city.other, "'cheng'nan");
        spoken.forEach((place, spelling) -> database.jdbc()
                .sql(
                        "insert into unit_search (unit_id, seat, name, spelling) values (?, ?, ?, ?) on conflict do nothing")
                .params(place.id(), place.seat(), place.name(), spelling)
                .update());
        assertThat(names("&sort=NAME"))
                .containsExactly(
                        city.village.name(),
                        city.centre.name(),
                        city.first.name(),
                        city.second.name(),
                        city.other.name());
        assertThat(names("&sort=GRADE"))
                .containsExactly(
                        city.first.name(),
                        city.other.name(),
                        city.centre.name(),
                        city.second.name(),
                        city.village.name());
        database.jdbc()
                .sql(
                        "update kindergarten set classes_mixed = 1, children_mixed = 99, cooks = 9, opened_on = '2021-09-01' where unit_id = ?")
                .param(city.village.id())
                .update();
        for (String most : List.of("CLASSES", "CHILDREN", "STAFF", "newest")) {
            assertThat(names("&sort=" + most)).as(most).hasSize(5).startsWith(city.village.name(), city.first.name());
        }
        database.jdbc()
                .sql(
                        "update kindergarten set principals = null, teachers = null, care_workers = null, health_workers = null, cooks = null, guards = null where unit_id = ?")
                .param(city.village.id())
                .update();
        assertThat(names("&sort=STAFF")).as("unknown comes last").hasSize(5).endsWith(city.village.name());
        mvc.perform(get("/units?sort=NEWEST&asOf=2022-11-22").with(As.person(city.cityOffice)))
                .andExpect(content()
                        .string(allOf(
                                containsString("2021年9月1日开办"),
                                containsString("value=\"NEWEST\" selected"),
                                containsString("/units/export.xlsx?asOf=2022-11-22&amp;sort=NEWEST"))));
        mvc.perform(get("/units?sort=FAME").with(As.person(city.cityOffice))).andExpect(redirectedUrl("/units"));
    }

    /** Units of a list from top to bottom, without those that other tests opened. */
    private List<String> names(String order) throws Exception {
        String list = mvc.perform(get("/units?kind=" + (order.isEmpty() ? "" : "KINDERGARTEN") + order)
                        .with(As.person(city.cityOffice)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return Pattern.compile("class=\"duty-what\"><a href=\"/units/\\d+\">([^<]+)</a>")
                .matcher(list)
                .results()
                .map(row -> row.group(1))
                .filter(name -> Stream.of(
                                city.north, city.south, city.first, city.second, city.centre, city.village, city.other)
                        .anyMatch(place -> place.name().equals(name)))
                .toList();
    }

    @Test
    void aUnitNamesWhoHeadsItOnThatDayToThoseWhoSeeItsPeople() throws Exception {
        String first = "/units/" + city.first.id();
        for (TestCity.Person sees :
                List.of(city.cityOffice, city.northOffice, city.northResearcher, city.firstPrincipal)) {
            mvc.perform(get(first).with(As.person(sees)))
                    .andExpect(content().string(containsString("<dt>园长</dt><dd>钱园长</dd>")));
        }
        mvc.perform(get(first + "?asOf=2020-08-31").with(As.person(city.cityOffice)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("钱园长"))));
        mvc.perform(get("/units/" + city.north.id()).with(As.person(city.cityOffice)))
                .andExpect(content().string(containsString("<dt>业务科室</dt><dd>王北科</dd>")));
        // the office above is no secret, its people are
        mvc.perform(get("/units/" + city.north.id()).with(As.person(city.firstPrincipal)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("王北科"))));
        mvc.perform(get("/units/" + city.village.id()).with(As.person(city.northResearcher)))
                .andExpect(content().string(not(containsString("<dt>园长</dt>"))));
    }

    @Test
    void whereAKindergartenStandsIsNotedByItsPrincipalOrTheOfficeAndToldToVisitors() throws Exception {
        String address = "/units/" + city.first.id() + "/position";
        mvc.perform(get("/units/" + city.first.id()).with(As.person(city.firstPrincipal)))
                .andExpect(content().string(containsString(address)));
        for (String[] wrong : new String[][] {{"91", "115.8"}, {"28.6", "180.5"}, {"二十八", "115.8"}, {"1e2", ""}}) {
            mvc.perform(post(address)
                            .param("latitude", wrong[0])
                            .param("longitude", wrong[1])
                            .with(As.person(city.firstPrincipal)))
                    .andExpect(status().is(422))
                    .andExpect(content().string(containsString("value=\"" + wrong[0] + "\"")));
        }
        mvc.perform(post(address)
                        .param("latitude", "28.6820249")
                        .param("longitude", "115.857936")
                        .with(As.person(city.firstPrincipal)))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get(address).with(As.person(city.northOffice)))
                .andExpect(content().string(allOf(containsString("28.68202"), containsString("115.85794"))));
        for (TestCity.Person foreign : List.of(city.secondPrincipal, city.southOffice, city.northResearcher)) {
            mvc.perform(post(address)
                            .param("latitude", "1")
                            .param("longitude", "1")
                            .with(As.person(foreign)))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void theListExportsAsItIsFiltered(@TempDir Path folder) throws Exception {
        byte[] bytes = mvc.perform(get("/units/export.xlsx?kind=KINDERGARTEN&county=" + city.south.id())
                        .with(As.person(city.cityOffice)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Path file = folder.resolve("units.xlsx");
        Files.write(file, bytes);
        List<String> names = new ArrayList<>();
        SheetReader.read(file, line -> names.add(line.cell(2)));
        assertThat(names).contains("幼儿园名称", city.other.name()).doesNotContain(city.first.name());
    }

    @Test
    void theListOfUnitsComesBackAsARegisterAndChangesJustWhatWasCorrected(@TempDir Path folder) throws Exception {
        String opened = """
                机构标识码,名称,县区,片区,性质,普惠,示范等级,地形,城乡,中心园,微小型,总园代码,开园日期,地址,小班班数,大班幼儿数,教师,保安,园长任职日期
                1136500021,往返总园,城北区,城北东片,公办,是,市级,平原,城区,,,,2015-09-01,,3,90,8,1,2020-03-01
                1136500022,往返分园,城北区,,民办,否,,丘陵,乡村,否,是,1136500021,2016-09-01,-1 层（北岗路 1 号）,,,,,
                """;
        send("名册.csv", opened.getBytes("UTF-8"), true).andExpect(redirectedUrl("/units"));
        byte[] list = mvc.perform(get("/units/export.xlsx").param("q", "往返").with(As.person(city.northOffice)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        send("单位与名册.xlsx", list, false)
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("2 所幼儿园都已在册且没有变化，不用导入"),
                                not(containsString("没有读入")),
                                not(containsString("没有用到的列")),
                                not(containsString("这样理解了您的写法")))));

        assertThat(page(mvc.perform(get("/units").param("q", "往返").with(As.person(city.northOffice)))))
                .contains(
                        ">9<br><span class=\"hint nowrap\">4 项未登记</span>",
                        "duty-named\"><span class=\"hint\">未登记</span>");
        List<Line> lines = lines(folder, list);
        List<String> headings = lines.getFirst().cells();
        assertThat(headings)
                .hasSize(1 + RegisterColumn.values().length)
                .containsAll(Stream.of(RegisterColumn.values())
                        .map(RegisterColumn::heading)
                        .toList());
        List<String> before = profiles();
        ByteArrayOutputStream corrected = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.open(corrected, "改", headings)) {
            for (Line line : lines.subList(1, lines.size())) {
                List<String> cells = new ArrayList<>(line.cells());
                if (cells.contains("往返总园")) {
                    cells.set(headings.indexOf(RegisterColumn.CLASSES_SMALL.heading()), "7");
                }
                sheet.row(cells.toArray());
            }
        }
        send("单位与名册.xlsx", corrected.toByteArray(), true)
                .andExpect(flash().attribute("notice", "导入完成：新增 0 所，更新 1 所，未变 1 所。"));
        assertThat(database.jdbc()
                        .sql("select detail from act where verb = 'IMPORT_REGISTER' order by id desc limit 2")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "导入名册“单位与名册.xlsx”：新增 0 所，更新 1 所，未变 1 所。更新：往返总园（小班班数：3 → 7）",
                        "导入名册“名册.csv”：新增 2 所，更新 0 所，未变 0 所。新增：往返总园、往返分园");
        assertThat(profiles())
                .containsExactly(
                        before.getFirst().replace("\"classes_small\":3", "\"classes_small\":7"), before.getLast())
                .isNotEqualTo(before);
    }

    @Test
    void aFileWithoutHeadingsIsToldWhichItNeeds() throws Exception {
        byte[] bare = "1136500031,无头幼儿园,公办\n".getBytes("UTF-8");
        String ofNew = "“办园性质”“是否普惠”“地形”“城乡类型”“开办日期”";
        send("名册.csv", bare, true, city.cityOffice)
                .andExpect(status().is(422))
                .andExpect(content().string(allOf(containsString("“机构标识码”“幼儿园名称”“所属县区”，"), containsString(ofNew))));
        send("名册.csv", bare, true)
                .andExpect(content().string(allOf(containsString("“机构标识码”“幼儿园名称”，"), containsString(ofNew))));
    }

    private ResultActions send(String name, byte[] file, boolean enter) throws Exception {
        return send(name, file, enter, city.northOffice);
    }

    private ResultActions send(String name, byte[] file, boolean enter, TestCity.Person person) throws Exception {
        return mvc.perform(multipart("/units/import")
                .file(new MockMultipartFile("file", name, "application/octet-stream", file))
                .param("enter", Boolean.toString(enter))
                .with(As.person(person)));
    }

    /** All that the register holds of those that go and come back, but since when it is known. */
    private List<String> profiles() {
        return database.jdbc().sql("""
                        select replace((to_jsonb(k) - 'known_on')::text, ' ', '') || p.name || p.parent_id
                        from kindergarten k join placement p using (unit_id)
                        where p.name like '往返%' order by p.name desc
                        """).query(String.class).list();
    }

    private static List<Line> lines(Path folder, byte[] sheet) throws Exception {
        Path file = Files.write(folder.resolve("list.xlsx"), sheet);
        List<Line> lines = new ArrayList<>();
        SheetReader.read(file, lines::add);
        return lines;
    }

    @Test
    void theCheckSaysWhatItTookOtherWordsFor() throws Exception {
        String file = """
                级别,机构标识码,名称,性质,普惠,地形,城乡,开园日期,教职工数
                县区,360199,城北区,,,,,,
                幼儿园,1136500009,新园二,公立,是,平原,农村,2015年9月,很多
                """;
        String page = mvc.perform(multipart("/units/import")
                        .file(new MockMultipartFile("file", "名册.csv", "text/csv", file.getBytes("UTF-8")))
                        .with(As.person(city.northOffice)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("将新增 1 所", "教职工总数请按岗位分列").doesNotContain("没有用到的列");
        for (String row : List.of("公立|公办", "农村|乡村")) {
            String[] words = row.split("\\|");
            assertThat(page).contains("文件里写的\">" + words[0] + "</td><td data-label=\"读作\">" + words[1] + "<");
        }
        assertThat(page).doesNotContain("文件里写的\">平原").doesNotContain("文件里写的\">2015年9月");
    }

    @Test
    void whatIsUnlikelyIsAskedInTheSameCheckAsWhatIsWrong() throws Exception {
        String file = """
                级别,机构标识码,名称,性质,普惠,地形,城乡,开园日期,大班班数,大班幼儿数
                幼儿园,1136500009,新园二,民办,是,平原,农村,42248,3,900
                幼儿园,1136500010,新园三,民办,对,平原,农村,2015-09-01,3,90
                """;
        assertThat(mvc.perform(multipart("/units/import")
                                .file(new MockMultipartFile("file", "名册.csv", "text/csv", file.getBytes("UTF-8")))
                                .with(As.person(city.northOffice)))
                        .andExpect(status().is(422))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("应填是或否", "大班平均每班 300 人", "文件里写的\">42248</td><td data-label=\"读作\">2015-09-01<")
                .doesNotContain("大班平均每班 30 人");
    }

    @Test
    void theCheckNamesWhatWouldChangeAndHowAndWhatWouldNotIsOnlyCounted(@TempDir Path folder) throws Exception {
        String head = "机构标识码,名称,片区,性质,普惠,示范等级,地形,城乡,开园日期,大班幼儿数,总园代码\n";
        String row = "1136600%s,变动园%s,城北东片,民办,否,县级,平原,城区,2015-09-01,30,%s\n";
        StringBuilder before = new StringBuilder(head);
        for (int n = 100; n < 160; n++) {
            before.append(row.formatted(n, n, ""));
        }
        byte[] file = before.toString().getBytes("UTF-8");
        String opening = page(send("名册.csv", file, false));
        assertThat(opening).contains("先列出 50 所，其余见下载的表", "新增：城北区 · 城北东片").doesNotContain("变动园150<");
        assertThat(changes(folder, opening))
                .hasSize(60)
                .first()
                .isEqualTo(List.of("2", "1136600100", "变动园100", "新增", "", "城北区 · 城北东片"));
        send("名册.csv", file, true).andExpect(redirectedUrl("/units"));

        String after = before.toString()
                        .replace("变动园103,城北东片", "变动园103,城北西片")
                        .replace("1136600102,变动园102", "1136600102,改名园102")
                        .replace(
                                "变动园101,城北东片,民办,否,县级,平原,城区,2015-09-01,30,",
                                "变动园101,城北东片,民办,是,市级,平原,城区,2015-09-01,28,1136600100")
                + row.formatted("170", "170", "");
        String page = page(send("名册.csv", after.getBytes("UTF-8"), false));
        assertThat(page)
                .contains("57 所没有变化", "全部 4 所", "隶属：城北区 · 城北东片 → 城北区 · 城北西片", "幼儿园名称：变动园102 → 改名园102")
                .contains("是否普惠：否 → 是", "示范等级：县级示范园 → 市级示范园", "大班幼儿数：30 → 28", "集团总园标识码：（空） → 1136600100")
                .doesNotContain("变动园104");
        assertThat(page.indexOf("变动园103")).isLessThan(page.indexOf("改名园102")).isGreaterThan(0);
        assertThat(changes(folder, page).stream().map(line -> line.get(2) + line.get(3)))
                .containsExactly(
                        "变动园103隶属",
                        "改名园102幼儿园名称",
                        "变动园170新增",
                        "变动园101是否普惠",
                        "变动园101示范等级",
                        "变动园101集团总园标识码",
                        "变动园101大班幼儿数");
    }

    private static String page(ResultActions answer) throws Exception {
        return answer.andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    /** The lines of the file that the page offers; another's does not open. */
    private List<List<String>> changes(Path folder, String page) throws Exception {
        Matcher link = Pattern.compile("/units/import/changes/[0-9a-f-]+").matcher(page);
        assertThat(link.find()).isTrue();
        mvc.perform(get(link.group()).with(As.person(city.southOffice))).andExpect(status().isNotFound());
        byte[] sheet = mvc.perform(get(link.group()).with(As.person(city.northOffice)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        return lines(folder, sheet).stream().skip(1).map(Line::cells).toList();
    }

    @Test
    void aUnitShowsItsProfileHistoryAndTheActsOnlyToThoseWhoMayDoThem() throws Exception {
        mvc.perform(get("/units/" + city.first.id()).with(As.person(city.northOffice)))
                .andExpect(status().isOk())
                .andExpect(
                        content().string(allOf(containsString("省级示范园"), containsString("沿革"), containsString("办理变动"))));
        mvc.perform(get("/units/" + city.first.id()).with(As.person(city.firstPrincipal)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                not(containsString("办理变动")),
                                containsString(
                                        "有不对的，<a href=\"/units/" + city.first.id() + "/corrections\">请上级更正</a>"))));
        assertThat(text("/units/" + city.first.id(), city.northOffice)).doesNotContain("请上级更正");
        mvc.perform(get("/units/" + city.other.id()).with(As.person(city.northOffice)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/units/" + city.city.id()).with(As.person(city.cityOffice)))
                .andExpect(content().string(containsString("<option value=\"COUNTY\" selected>县区")))
                .andExpect(content().string(containsString("从<a href=\"/units?kind=COUNTY\">县区名单</a>里点开所在的县区")));
        mvc.perform(get("/units/" + city.north.id()).with(As.person(city.northOffice)))
                .andExpect(content().string(allOf(containsString("新设下级单位"), not(containsString(">撤销<")))))
                .andExpect(content().string(containsString("<option value=\"\">请选择</option>")))
                .andExpect(content().string(not(containsString("县区名单</a>"))))
                .andExpect(content().string(containsString("接着两位是省份代码（第一位 1 至 8，如江西 36），后六位是顺序码。其他单位")))
                .andExpect(content().string(not(containsString("<option value=\"COUNTY_AREA\" selected>"))));
        mvc.perform(post("/units/" + city.other.id() + "/acts")
                        .param("what", "RENAME")
                        .param("name", "改名")
                        .param("day", "2022-11-23")
                        .param("reason", "越权")
                        .with(As.person(city.northOffice)))
                .andExpect(status().isNotFound());
    }

    @Test
    void anActIsDoneAndPutOnRecordOrComesBackWithWhatWasTyped() throws Exception {
        String refused = mvc.perform(post("/units/" + city.village.id() + "/acts")
                        .param("what", "RENAME")
                        .param("name", "北岗村葵花幼儿园")
                        .param("day", "2022-11-01")
                        .param("reason", "村里的意见")
                        .with(As.person(city.northOffice)))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(refused).contains("href=\"#errors\"", "id=\"errors\"", "北岗村葵花幼儿园", "村里的意见");
        assertThat(refused).contains("这项变动没有办成：生效日期不能早于今天");
        assertThat(refused.split("不能早于今天"))
                .as("said on top and where it was asked for")
                .hasSize(3);
        mvc.perform(post("/units/" + city.village.id() + "/acts")
                        .param("what", "MARK")
                        .param("kind", "WEAK")
                        .param("day", "明天")
                        .param("reason", "等级评估靠后")
                        .with(As.person(city.northOffice)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("生效日期“明天”不是日期，请连年份写成 2022-09-01 的样子。")));
        mvc.perform(post("/units/" + city.village.id() + "/acts")
                        .param("what", "MARK")
                        .param("kind", "WEAK")
                        .param("day", "2022年11月23日")
                        .param("reason", "等级评估靠后")
                        .with(As.person(city.northOffice)))
                .andExpect(redirectedUrl("/units/" + city.village.id()));
        mvc.perform(get("/units/" + city.village.id()).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("等级评估靠后")));
        assertThat(database.jdbc()
                        .sql("select count(*) from act where verb = 'MARK_UNIT' and unit_id = ?")
                        .param(city.village.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPartnerOutsideOnesScopeIsNamedWithoutAWayToItsPage() throws Exception {
        city.pair(city.first, city.other, LocalDate.of(2022, 9, 1));
        String helped = "/units/" + city.other.id();
        String helper = "/units/" + city.first.id();
        mvc.perform(get(helped).with(As.person(city.southOffice)))
                .andExpect(content()
                        .string(allOf(
                                containsString("受 " + city.first.name() + " 帮扶"),
                                not(containsString("href=\"" + helper + "\"")))));
        mvc.perform(get(helped).with(As.person(city.cityOffice)))
                .andExpect(
                        content().string(containsString("<a href=\"" + helper + "\">" + city.first.name() + "</a>")));
    }

    @Test
    void aClosureIsCalledOffAndAClosedKindergartenOpenedAgainFromItsPage() throws Exception {
        LocalDate tomorrow = LocalDate.of(2022, 11, 24);
        act(city.northWest, "OPEN", "name", "北岗村短办幼儿园", "code", "1136990077", "day", "2022-11-23");
        missing("北岗村短办幼儿园");
        int id = database.jdbc()
                .sql("select id from unit where code = '1136990077'")
                .query(Integer.class)
                .single();
        TestCity.Place place = new TestCity.Place(id, city.village.kind(), "", 0, 0);
        String page = "/units/" + id;
        act(place, "CLOSE", "day", tomorrow.toString(), "reason", "停办");
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("取消已安排的变动")));
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("name=\"day\" value=\"" + tomorrow + "\"")));
        mvc.perform(post(page + "/acts")
                        .param("what", "TAKE_BACK")
                        .param("kind", "RENAME")
                        .param("day", tomorrow.toString())
                        .param("reason", "旧页面")
                        .with(As.person(city.northOffice)))
                .andExpect(status().is(422))
                .andExpect(content().string(allOf(containsString("安排已有变化，请重新核对"), containsString("旧页面"))));
        act(place, "TAKE_BACK", "kind", "CLOSE", "day", tomorrow.toString(), "reason", "不停办了");
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content().string(not(containsString("取消已安排的变动"))));
        act(place, "CLOSE", "day", tomorrow.toString(), "reason", "停办");
        clock.set(tomorrow);
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content()
                        .string(allOf(
                                containsString("不在册"),
                                containsString("今天才撤销的，恢复以后一切照旧"),
                                containsString("1136990077"),
                                containsString("href=\"/units/" + city.northWest.id() + "\""))));
        mvc.perform(get(page).with(As.person(city.northResearcher)))
                .andExpect(content().string(not(containsString("一切照旧"))));
        clock.set(tomorrow.plusDays(1));
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("截止日在 14 天以后的责任事项重新承担；撤销以前逾期未完成的，今后的看板不再计入")));
        act(place, "REOPEN", "reason", "复办");
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content().string(allOf(containsString("办理变动"), containsString("恢复：复办"))));
        LocalDate later = tomorrow.plusDays(9);
        act(place, "MERGE", "target", city.village.name(), "day", later.toString(), "reason", "合并办园");
        mvc.perform(get("/units/" + city.village.id()).with(As.person(city.northOffice)))
                .andExpect(content()
                        .string(allOf(
                                containsString("自 2022年12月3日 起，"),
                                containsString(page + "\">北岗村短办幼儿园</a>并入本单位（已安排）"))));
        act(place, "TAKE_BACK", "kind", "MERGE", "day", later.toString(), "reason", "不并了");
        mvc.perform(get("/units/" + city.village.id()).with(As.person(city.northOffice)))
                .andExpect(content().string(not(containsString("并入本单位"))));
    }

    @Test
    void whatMergesIsSaidBeforeAndAfterAndIsFoundAgain() throws Exception {
        LocalDate day = LocalDate.of(2022, 12, 3);
        TestCity.Place merging = city.unit(UnitKind.KINDERGARTEN, null, "北岗村待并幼儿园", city.northWest, 110_000, 110_001);
        TestCity.Person principal = city.person("merging-principal", "并园长", merging, Role.PRINCIPAL);
        String page = "/units/" + merging.id();
        MockHttpServletRequestBuilder merge = post(page + "/acts")
                .param("what", "MERGE")
                .param("day", day.toString())
                .param("reason", "生源不足")
                .with(As.person(city.northOffice));
        mvc.perform(merge.param("target", "北岗"))
                .andExpect(status().is(422))
                .andExpect(content().string(allOf(containsString("“北岗”可能是 "), containsString(city.centre.name()))));
        act(merging, "MERGE", "target", "小星星", "day", day.toString(), "reason", "生源不足");
        assertThat(text(page, city.northOffice))
                .contains("该单位将于 2022年12月3日 并入" + city.second.name(), "自 2022年12月3日 起并入", "（已安排）");
        assertThat(text(page, principal)).contains("该单位将于 2022年12月3日 并入");
        assertThat(text("/", principal)).contains("本单位将于 2022年12月3日 并入" + city.second.name());
        assertThat(text("/", city.secondPrincipal)).doesNotContain("本单位将于");

        clock.set(day);
        assertThat(text("/units?q=待并", city.northOffice)).contains("没有符合条件的单位", "gone=true");
        assertThat(text("/units?q=待并&gone=true", city.northOffice))
                .contains("北岗村待并幼儿园", "已于2022年12月3日并入" + city.second.name());
        assertThat(text("/units?gone=true", city.southOffice)).doesNotContain("北岗村待并幼儿园");
        List<Row> gone = Sheets.of(
                        mvc.perform(get("/units/export.xlsx?q=待并&gone=true").with(As.person(city.northOffice)))
                                .andReturn()
                                .getResponse())
                .getFirst();
        int last = gone.getFirst().getCellCount() - 1;
        assertThat(Sheets.column(gone, last)).containsExactly("撤并情况", "已于2022年12月3日并入" + city.second.name());
        assertThat(Sheets.column(gone, 2)).containsExactly("幼儿园名称", "北岗村待并幼儿园");
        String board = "/board?unit=" + merging.id();
        assertThat(text(page, city.northOffice)).contains("已于2022年12月3日并入", board + "&asOf=2022-12-02");
        mvc.perform(get(board).with(As.person(city.northOffice)))
                .andExpect(redirectedUrl(board + "&asOf=2022-12-02"))
                .andExpect(flash().attribute("warning", containsString("已于2022年12月3日并入")));
        mvc.perform(get(board).with(As.person(city.southOffice))).andExpect(status().isNotFound());
        mvc.perform(get("/duties?unit=" + merging.id()).with(As.person(city.southOffice)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/duties?unit=" + city.other.id()).with(As.person(city.northOffice)))
                .andExpect(status().isNotFound());
        assertThat(text("/duties?unit=" + merging.id(), city.northOffice))
                .contains("北岗村待并幼儿园 <a", "此后不再承担责任事项", "asOf=2022-12-02");
        clock.set(day.plusDays(1));
        act(merging, "REOPEN", "reason", "并错了");
        assertThat(text("/units/" + city.second.id(), city.northOffice)).contains("（自 2022年12月4日 起恢复，不再并入）");
    }

    @Test
    void theOtherUnitIsOfferedWhileItIsTypedAndOfManyCandidatesTheRestIsCounted() throws Exception {
        String offers = "/units/" + city.first.id() + "/others?target=";
        String second = "<option value=\"" + city.second.name() + "\">990101002</option>";
        assertThat(text(offers + "小星", city.northOffice)).contains(second).doesNotContain(city.first.name());
        assertThat(text(offers + "990101", city.northOffice)).contains(second);
        assertThat(text(offers + "xxx", city.northOffice))
                .as("a spelling that the browser would not find in it")
                .contains(">990101002 xxx</option>");
        assertThat(text(offers + "城南", city.northOffice)).doesNotContain("<option");
        assertThat(text(offers, city.northOffice)).doesNotContain("<option");
        assertThat(text("/units/" + city.first.id(), city.northOffice))
                .contains("hx-get=\"" + offers.split("\\?")[0] + "\"");
        mvc.perform(get("/units/" + city.other.id() + "/others").with(As.person(city.northOffice)))
                .andExpect(status().isNotFound());
        List<TestCity.Place> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(city.unit(
                    UnitKind.KINDERGARTEN,
                    null,
                    "众多" + (char) ('甲' + i) + "幼儿园",
                    city.northWest,
                    120_000 + i,
                    120_001 + i));
        }
        String[] typed = {"target", "众多", "day", "2022-12-03", "reason", "生源不足"};
        String picked = Integer.toString(many.get(3).id());
        MvcResult refused = sent(city.first, "MERGE", typed);
        assertThat(refused.getResponse().getStatus()).isEqualTo(422);
        String page = refused.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains("“众多”可能是 12 个单位", "没有列出的还有 2 个", "value=\"众多\"", "value=\"生源不足\"", "是哪一个")
                .contains("type=\"radio\" name=\"pick\" value=\"" + picked + "\"> <span>众多" + (char) ('甲' + 3) + "幼儿园");
        assertThat(page.split("name=\"pick\""))
                .as("only in the form that was sent")
                .hasSize(11);
        String[] chosen = {"target", "众多", "day", "2022-12-03", "reason", "生源不足", "pick", picked};
        assertThat(sent(city.first, "MERGE", chosen).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("请核对：<b>" + city.first.name() + "并入" + many.get(3).name())
                .contains("name=\"pick\" value=\"" + picked + "\" checked");
        chosen[3] = "2020-01-01";
        assertThat(sent(city.first, "MERGE", chosen).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("2020年1月1日 不在册", "name=\"pick\" value=\"" + picked + "\" checked");
        chosen[3] = "2022-12-03";
        chosen[7] = Integer.toString(city.village.id());
        assertThat(sent(city.first, "MERGE", chosen).getResponse().getStatus())
                .as("none of those that the words may mean")
                .isEqualTo(422);
    }

    private String text(String path, TestCity.Person who) throws Exception {
        return mvc.perform(get(URI.create(URI.create(path).toASCIIString())).with(As.person(who)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsEnteredWhileTheCityIsSetUpIsSaidToHaveBeenThereBeforeAsItsHistorySays() throws Exception {
        TestCity.Place old = city.unit(UnitKind.COUNTY, "990188", "早县", city.area, 800_000, 890_000);
        String spans = "update placement set during = daterange('2000-01-01', :until::date) where name like '早县%'";
        database.jdbc().sql(spans).param("until", null, Types.DATE).update();
        assertThat(text("/units/" + old.id(), city.cityOffice)).contains("只办一次的事项至少给 60 天；离截止不到 14 天的当期事项不要求");
        mvc.perform(post("/units/" + old.id() + "/acts")
                        .param("what", "OPEN")
                        .param("kind", "KINDERGARTEN")
                        .param("name", "早县第一幼儿园")
                        .param("code", "1136990188")
                        .param("day", "2022-11-23")
                        .with(As.person(city.cityOffice)))
                .andExpect(flash().attribute("notice", "已办理：设立幼儿园“早县第一幼儿园”，隶属早县，起用本系统以前已有。已记入操作日志。"));
        int id = database.jdbc()
                .sql("select id from unit where code = '1136990188'")
                .query(Integer.class)
                .single();
        assertThat(text("/units/" + id, city.cityOffice)).contains("<p class=\"when\">起用本系统以前已有");
        database.jdbc()
                .sql(spans)
                .param("until", LocalDate.of(2000, 1, 2), Types.DATE)
                .update();
    }

    @Test
    void anOpeningIsCalledOffFromItsPage() throws Exception {
        act(city.northWest, "OPEN", "name", "北岗村未开幼儿园", "code", "1136990078", "day", "2022-12-24");
        int id = database.jdbc()
                .sql("select id from unit where code = '1136990078'")
                .query(Integer.class)
                .single();
        String page = "/units/" + id;
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content()
                        .string(allOf(containsString("原定自2022年12月24日起设立。取消以后不再设立"), containsString("1136990078"))));
        mvc.perform(get(page).with(As.person(city.northResearcher)))
                .andExpect(content().string(not(containsString("取消以后"))));
        mvc.perform(post(page + "/acts")
                        .param("what", "TAKE_BACK")
                        .param("kind", "OPEN")
                        .param("day", "2022-12-24")
                        .param("reason", "缓办")
                        .with(As.person(city.northOffice)))
                .andExpect(redirectedUrl("/units/" + city.northWest.id()));
        mvc.perform(get(page).with(As.person(city.northOffice))).andExpect(status().isNotFound());
        assertThat(database.jdbc()
                        .sql("select detail || reason from act where verb = 'TAKE_BACK_UNIT_ACT'")
                        .query(String.class)
                        .list())
                .contains("取消北岗村未开幼儿园原定自 2022年12月24日 起设立缓办");
    }

    @Test
    void whereAUnitMovesIsWhatWasChosenThoughAnotherHasThatNumberAsItsCode() throws Exception {
        act(city.north, "OPEN", "kind", "COUNTY_AREA", "name", "城北南片", "day", "2022-11-23");
        int chosen = database.jdbc()
                .sql("select unit_id from placement where name = '城北南片'")
                .query(Integer.class)
                .single();
        database.jdbc()
                .sql("update unit set code = lpad(?::text, 2, '0') where id = ?")
                .params(chosen, city.northEast.id())
                .update();
        String target = Integer.toString(chosen);
        act(city.centre, "MOVE", "target", target, "day", "2022-11-23", "reason", "片区调整");
        assertThat(database.jdbc()
                        .sql("select parent_id from placement where unit_id = ? and until_on = 'infinity'")
                        .param(city.centre.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(chosen);
    }

    @Test
    void aMoveOfALaterDayStandsInTheHistoryAndIsTakenBackOnRecord() throws Exception {
        String page = "/units/" + city.second.id();
        String target = Integer.toString(city.northWest.id());
        mvc.perform(post(page + "/acts")
                        .param("what", "MOVE")
                        .param("target", target)
                        .param("day", "2022-11-01")
                        .param("reason", "片区要调整")
                        .with(As.person(city.northOffice)))
                .andExpect(status().is(422))
                .andExpect(content().string(allOf(containsString("不能早于今天"), containsString("片区要调整"))));
        act(city.second, "MOVE", "target", target, "day", "2022-12-01", "reason", "片区要调整");
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content()
                        .string(allOf(
                                containsString("自 2022年12月1日 起（已安排）"),
                                containsString("原定自2022年12月1日起改隶城北西片"),
                                containsString("取消已安排的变动"))));
        mvc.perform(get(page).with(As.person(city.secondPrincipal)))
                .andExpect(content()
                        .string(allOf(containsString("自 2022年12月1日 起（已安排）"), not(containsString("取消已安排的变动")))));
        database.jdbc()
                .sql("update planned_move set parent_id = ?, parent_seat = ? where unit_id = ?")
                .params(city.southEast.id(), city.southEast.seat(), city.second.id())
                .update();
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content()
                        .string(allOf(
                                containsString("原定自2022年12月1日起改隶城南东片。这项安排由作出它的上级取消。"),
                                not(containsString("取消已安排的变动")))));
        database.jdbc()
                .sql("update planned_move set parent_id = ?, parent_seat = ?, refused = '同名。' where unit_id = ?")
                .params(city.northWest.id(), city.northWest.seat(), city.second.id())
                .update();
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("原定自2022年12月1日起改隶城北西片，没有办成：同名。取消以后")));
        act(city.second, "TAKE_BACK", "kind", "MOVE", "day", "2022-12-01", "reason", "暂不调整");
        mvc.perform(get(page).with(As.person(city.northOffice)))
                .andExpect(content().string(not(containsString("已安排"))));
        assertThat(database.jdbc()
                        .sql("select detail || reason from act where verb = 'TAKE_BACK_UNIT_ACT'")
                        .query(String.class)
                        .list())
                .contains("取消城北区小星星幼儿园原定自 2022年12月1日 起改隶城北西片暂不调整");
    }

    /** A kindergarten that has nobody yet leads whoever may to where that is done. */
    private void missing(String name) throws Exception {
        int id = database.jdbc()
                .sql("select unit_id from placement where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
        String account = "href=\"/accounts/new?unit=" + id + "\"";
        String inspector = "href=\"/assignments?role=INSPECTOR";
        mvc.perform(get("/units/" + id).with(As.person(city.northOffice)))
                .andExpect(content().string(allOf(containsString(account), containsString(inspector))));
        mvc.perform(get("/units/" + id).with(As.person(city.northResearcher)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(account))))
                .andExpect(content().string(not(containsString(inspector))));
        mvc.perform(get("/units/" + city.first.id()).with(As.person(city.northOffice)))
                .andExpect(content().string(not(containsString("建园长账号"))));
    }

    private void act(TestCity.Place unit, String what, String... fields) throws Exception {
        MvcResult answer = sent(unit, what, fields);
        String page = answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        Matcher asks = SURE.matcher(page);
        if (asks.find()) {
            List<String> sure = new ArrayList<>(List.of(fields));
            sure.addAll(List.of("sure", asks.group(1)));
            answer = sent(unit, what, sure.toArray(String[]::new));
        }
        assertThat(answer.getResponse().getStatus()).as(page).isEqualTo(302);
    }

    private static final Pattern SURE = Pattern.compile("name=\"sure\" value=\"([^\"]*)\"");

    private MvcResult sent(TestCity.Place unit, String what, String... fields) throws Exception {
        MockHttpServletRequestBuilder request =
                post("/units/" + unit.id() + "/acts").param("what", what).with(As.person(city.northOffice));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request).andReturn();
    }

    @Test
    void whatEndsSomethingOrNamesAnotherUnitIsShownFirstAndDoneOnlyAsItWasShown() throws Exception {
        TestCity.Place merging = city.unit(UnitKind.KINDERGARTEN, null, "北岗村误并幼儿园", city.northWest, 112_000, 112_001);
        String[] merge = {"target", "小星星", "day", "2022-12-03", "reason", "生源不足"};
        MvcResult shown = sent(merging, "MERGE", merge);
        String page = shown.getResponse().getContentAsString(StandardCharsets.UTF_8);
        String asks = "北岗村误并幼儿园并入" + city.second.name() + "（990101002），自 2022年12月3日 起";
        assertThat(shown.getResponse().getStatus()).isEqualTo(200);
        assertThat(page)
                .contains("还没有办理。请核对：<b>" + asks + "</b>", "确认并入", "value=\"小星星\"", "只在本单位任职的人员不能再登录")
                .containsOnlyOnce("id=\"asks\"");
        assertThat(mergers(merging)).isZero();
        shown = sent(merging, "MERGE", "target", "北岗镇中心", "day", "2022-12-03", "reason", "改了主意", "sure", asks);
        assertThat(shown.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .as("another than the one that was shown")
                .contains("北岗村误并幼儿园并入" + city.centre.name());
        assertThat(mergers(merging)).isZero();
        assertThat(database.jdbc()
                        .sql("select count(*) from act where detail like '%误并%'")
                        .query(Long.class)
                        .single())
                .isZero();
        act(merging, "MERGE", merge);
        assertThat(mergers(merging)).isOne();
        act(merging, "TAKE_BACK", "kind", "MERGE", "day", "2022-12-03", "reason", "登记有误");
        assertThat(mergers(merging)).isZero();

        String away = mvc.perform(
                        get("/units/" + merging.id() + "/others?target=城").with(As.person(city.cityOffice)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(away).contains(city.south.name() + "</option>").doesNotContain(city.north.name() + "</option>");
        assertThat(away.indexOf(city.second.name())).isLessThan(away.indexOf(city.other.name()));
    }

    private long mergers(TestCity.Place unit) {
        return database.jdbc()
                .sql("select count(*) from merger where unit_id = ?")
                .param(unit.id())
                .query(Long.class)
                .single();
    }

    @Test
    void aDemonstrationKindergartenHelpsAndTheEndOfAPairingNamesBoth() throws Exception {
        assertThat(text("/units/" + city.village.id(), city.northOffice))
                .contains("结对帮扶由示范园承担")
                .doesNotContain("PAIR-target");
        TestCity.Place helped = city.unit(UnitKind.KINDERGARTEN, null, "北岗村受帮幼儿园", city.northWest, 113_000, 113_001);
        act(city.first, "PAIR", "target", helped.name(), "day", "2022-11-23");
        long pairing = database.jdbc()
                .sql("select id from pairing where helped_id = ?")
                .param(helped.id())
                .query(Long.class)
                .single();
        String[] end = {"item", Long.toString(pairing), "day", "2022-12-01"};
        assertThat(sent(helped, "END_PAIRING", end).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("确认结束", city.first.name() + "结对帮扶" + helped.name() + "结束，自 2022年12月1日 起");
        act(helped, "END_PAIRING", end);
        assertThat(database.jdbc()
                        .sql("select detail from act where verb = 'END_PAIRING'")
                        .query(String.class)
                        .list())
                .containsExactly(city.first.name() + "结对帮扶" + helped.name() + "结束，自 2022年12月1日 起");
    }

    @Test
    void aPairingOrMarkMadeByMistakeIsTakenBackOnItsFirstDayOnceThatIsConfirmed() throws Exception {
        TestCity.Place helped = city.unit(UnitKind.KINDERGARTEN, null, "北岗村错结幼儿园", city.northWest, 114_000, 114_001);
        String page = "/units/" + helped.id();
        act(city.first, "PAIR", "target", helped.name(), "day", "2022-11-23");
        act(helped, "MARK", "kind", "SEED", "day", "2022-11-23", "reason", "标错了");
        long pairing = item("pairing where helped_id = ?", helped);
        long mark = item("mark where unit_id = ?", helped);
        assertThat(text(page, city.northOffice)).contains("登记有误，撤回…", "value=\"TAKE_BACK_MARK\"");
        assertThat(text(page, city.northResearcher)).doesNotContain("登记有误");
        String[] back = {"item", Long.toString(pairing), "reason", "点错了一所"};
        String asks = "撤回" + city.first.name() + "自 2022年11月23日 起对北岗村错结幼儿园的结对帮扶";
        assertThat(sent(helped, "TAKE_BACK_PAIRING", back).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("请核对：<b>" + asks, "确认撤回", "value=\"点错了一所\"")
                .containsOnlyOnce("id=\"asks\"");
        assertThat(text(page, city.northOffice)).contains("受 ");
        assertThat(sent(helped, "TAKE_BACK_MARK", "item", Long.toString(mark))
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("请写明原因")
                .containsOnlyOnce("id=\"errors\"");
        act(helped, "TAKE_BACK_PAIRING", back);
        act(helped, "TAKE_BACK_MARK", "item", Long.toString(mark), "reason", "标错了");
        assertThat(text(page, city.northOffice)).contains("没有标记，也没有结对");
        assertThat(text("/units/" + city.first.id(), city.northOffice)).doesNotContain("北岗村错结");
        assertThat(database.jdbc()
                        .sql("select detail || reason from act where verb = 'TAKE_BACK_UNIT_ACT'")
                        .query(String.class)
                        .list())
                .contains(asks + "点错了一所", "撤回北岗村错结幼儿园自 2022年11月23日 起的标记种子教师所在园标错了");
        MvcResult twice = sent(helped, "TAKE_BACK_PAIRING", back);
        assertThat(twice.getResponse().getStatus()).isEqualTo(422);
        assertThat(twice.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("可能刚在别处撤回");
        act(city.first, "PAIR", "target", helped.name(), "day", "2022-11-23");
        long again = item("pairing where not isempty(during) and helped_id = ?", helped);
        clock.set(LocalDate.of(2022, 11, 24));
        assertThat(text(page, city.northOffice)).contains("结束…").doesNotContain("登记有误");
        assertThat(sent(helped, "TAKE_BACK_PAIRING", "item", Long.toString(again), "reason", "晚了")
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("已经生效，不能撤回");
    }

    @Test
    void anOpeningOfTodayMadeByMistakeIsTakenBackFromItsPageOnceThatIsConfirmed() throws Exception {
        TestCity.Place opened =
                city.unit(UnitKind.KINDERGARTEN, "1136990079", "北岗村错开幼儿园", city.northWest, 114_600, 114_601);
        int id = opened.id();
        database.jdbc()
                .sql("update placement set during = daterange('2022-11-23', null) where unit_id = ?")
                .param(id)
                .update();
        String[] back = {"kind", "OPENED", "day", "2022-11-23", "reason", "点错了"};
        assertThat(text("/units/" + id, city.northOffice)).contains("自今天起设立。取消以后如同没有设立过", "取消今天的变动");
        assertThat(sent(opened, "TAKE_BACK", back).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("请核对：<b>取消北岗村错开幼儿园自 2022年11月23日 起设立", "确认取消这项变动");
        city.person("k1136990079", "错园长", opened, Role.PRINCIPAL);
        assertThat(sent(opened, "TAKE_BACK", back).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("设立；同时取消任职：错园长（园长），账号保留");
        act(opened, "TAKE_BACK", back);
        mvc.perform(get("/units/" + id).with(As.person(city.northOffice))).andExpect(status().isNotFound());
        assertThat(text("/units/" + city.northWest.id(), city.northOffice)).doesNotContain("北岗村错开幼儿园");
    }

    @Test
    void aMoveOfTodayMadeByMistakeIsTakenBackFromThePageOnceThatIsConfirmed() throws Exception {
        TestCity.Place moved = city.unit(UnitKind.KINDERGARTEN, null, "北岗村错迁幼儿园", city.northWest, 114_500, 114_501);
        String page = "/units/" + moved.id();
        String[] back = {"kind", "MOVED", "day", "2022-11-23", "reason", "点错了"};
        String words = "取消北岗村错迁幼儿园自 2022年11月23日 起改隶城北东片";
        act(moved, "MOVE", "target", Integer.toString(city.northEast.id()), "day", "2022-11-23", "reason", "调整");
        assertThat(text(page, city.northOffice))
                .contains("自今天起改隶城北东片。取消以后如同没有办过", "取消今天的变动")
                .doesNotContain("该单位将于");
        assertThat(sent(moved, "TAKE_BACK", back).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("请核对：<b>" + words, "确认取消这项变动")
                .containsOnlyOnce("id=\"asks\"");
        act(moved, "TAKE_BACK", back);
        assertThat(text(page, city.northOffice))
                .contains("隶属城北西片")
                .doesNotContain("隶属城北东片", "取消今天的变动", "至 2022年11月22日 止");
        assertThat(database.jdbc()
                        .sql("select detail || reason from act where object_id = ? order by id")
                        .param(Integer.toString(moved.id()))
                        .query(String.class)
                        .list())
                .as("the log keeps both")
                .containsExactly("北岗村错迁幼儿园改隶城北东片，自 2022年11月23日 起调整", words + "点错了");
        assertThat(sent(moved, "TAKE_BACK", back).getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("安排已有变化，请重新核对");
        act(moved, "MOVE", "target", Integer.toString(city.northEast.id()), "day", "2022-11-23", "reason", "调整");
        clock.set(LocalDate.of(2022, 11, 24));
        assertThat(text(page, city.northOffice)).contains("隶属城北东片").doesNotContain("取消今天的变动");
    }

    private long item(String from, TestCity.Place unit) {
        return database.jdbc()
                .sql("select id from " + from)
                .param(unit.id())
                .query(Long.class)
                .single();
    }

    @Test
    void aKindergartenWithoutAProfileCostsNoMoreOnAPastDayThanAPageMay() throws Exception {
        TestCity.Place bare = city.unit(UnitKind.KINDERGARTEN, null, "北岗无档幼儿园", city.northEast, 7_000, 7_001);
        mvc.perform(get("/units/" + bare.id() + "?asOf=2022-11-22").with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("尚未登记")))
                .andExpect(header().string("Server-Timing", matchesPattern(".*desc=\"([0-9]|1[0-2])\".*")));
    }

    @Test
    void theFirstProfileOfAKindergartenBeginsWithTheDayOnWhichItWasOpened() throws Exception {
        TestCity.Place fresh = city.unit(UnitKind.KINDERGARTEN, null, "新开的园", city.northEast, 9_000, 9_001);
        String address = "/units/" + fresh.id() + "/profile";
        mvc.perform(get(address).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("name=\"openedOn\" type=\"date\" value=\"2020-09-01\"")));
        mvc.perform(post(address)
                        .param("sponsor", "PRIVATE")
                        .param("grade", "NONE")
                        .param("terrain", "PLAIN")
                        .param("locality", "URBAN")
                        .param("openedOn", "2020-08-15")
                        .param("was.openedOn", "2020-09-01")
                        .with(As.person(city.northOffice)))
                .andExpect(redirectedUrl("/units/" + fresh.id()));
        mvc.perform(get(address).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("value=\"2020-08-15\"")));
    }

    @Test
    void theFirstProfileProposesSinceWhenThePostOfItsOnlyPrincipalIsHeld() throws Exception {
        TestCity.Place fresh = city.unit(UnitKind.KINDERGARTEN, null, "有园长的新园", city.northEast, 9_020, 9_021);
        TestCity.Person principal = city.person("fresh-principal", "谷园长", fresh, Role.PRINCIPAL);
        database.jdbc()
                .sql("update post set during = '[2022-09-01,)' where id = ?")
                .param(principal.postId())
                .update();
        String address = "/units/" + fresh.id() + "/profile";
        String proposed = "按园长账号的任职开始填的，实际任职日期不同的请改";
        String said = "园长账号的任职自 2022年9月1日起，实际也是这一天的请填上";
        mvc.perform(get(address).with(As.person(city.northOffice)))
                .andExpect(
                        content().string(containsString("name=\"principalSince\" type=\"date\" value=\"2022-09-01\"")))
                .andExpect(content().string(containsString(proposed)));
        MockHttpServletRequestBuilder profile = post(address)
                .param("sponsor", "PRIVATE")
                .param("grade", "NONE")
                .param("terrain", "PLAIN")
                .param("locality", "URBAN")
                .param("openedOn", "2020-09-01")
                .param("was.principalSince", "2022-09-01")
                .with(As.person(city.northOffice));
        mvc.perform(profile.param("principalSince", "")).andExpect(redirectedUrl("/units/" + fresh.id()));
        mvc.perform(get(address).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("name=\"principalSince\" type=\"date\" value=\"\"")))
                .andExpect(content().string(containsString(said)));
        city.person("fresh-second", "第二园长", fresh, Role.PRINCIPAL);
        mvc.perform(get(address).with(As.person(city.northOffice)))
                .andExpect(content().string(not(containsString("园长账号"))));
    }

    @Test
    void aProfileIsCorrectedOrComesBackWithItsErrors() throws Exception {
        String address = "/units/" + city.second.id() + "/profile";
        mvc.perform(get(address).with(As.person(city.northOffice))).andExpect(status().isOk());
        mvc.perform(post(address)
                        .param("sponsor", "PRIVATE")
                        .param("grade", "NONE")
                        .param("terrain", "PLAIN")
                        .param("locality", "URBAN")
                        .param("openedOn", "2020-09-01")
                        .param("teachers", "一大堆")
                        .param("cooks", "-5")
                        .param("principalSince", "2022-11-24")
                        .with(As.person(city.northOffice)))
                .andExpect(status().is(422))
                .andExpect(content()
                        .string(allOf(
                                containsString("不是整数，请只填数字，例如 69"),
                                containsString("一大堆"),
                                containsString("<li>现任园长任职日期：不能晚于今天（2022年11月23日）。</li>"),
                                containsString("“-5”不对，不能小于 0"))));
        mvc.perform(post(address)
                        .param("sponsor", "PRIVATE")
                        .param("inclusive", "true")
                        .param("grade", "COUNTY")
                        .param("terrain", "HILL")
                        .param("locality", "URBAN")
                        .param("openedOn", "2020-09-01")
                        .param("teachers", "14")
                        .with(As.person(city.northOffice)))
                .andExpect(redirectedUrl("/units/" + city.second.id()));
        mvc.perform(get("/units/" + city.second.id()).with(As.person(city.northOffice)))
                .andExpect(content()
                        .string(allOf(
                                containsString("县级示范园"),
                                containsString("已登记 14 人（园长未登记、专任教师 14、保育员未登记、保健医未登记、炊事员未登记、保安未登记）"))));
        mvc.perform(get(address).with(As.person(city.northOffice)))
                .andExpect(content()
                        .string(allOf(
                                containsString("name=\"guards\" type=\"number\" value=\"\""),
                                containsString("name=\"teachers\" type=\"number\" value=\"14\""))));
    }

    @Test
    void unlikelyFiguresOfAProfileAreAskedAboutOnceAndSavedWhereTheyAreMeant() throws Exception {
        TestCity.Place odd = city.unit(UnitKind.KINDERGARTEN, null, "少见的园", city.northEast, 9_010, 9_011);
        String address = "/units/" + odd.id() + "/profile";
        String asked = page(odd(address, "classesSmall", "8", "principals", "9", "principalSince", "1970-01-01"));
        assertThat(asked)
                .contains("下面 3 处不常见", "确实如此，保存</button>")
                .contains("<a href=\"#f-childrenSmall\">小班有 8 个班，没有幼儿</a>", "id=\"f-principals-ask\">园长 9 人")
                .contains("name=\"classesSmall\" type=\"number\" value=\"8\"");
        mvc.perform(get("/units/" + odd.id()).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("尚未登记")));
        Matcher sure = Pattern.compile("name=\"sure\" value=\"([^\"]+)\"").matcher(asked);
        assertThat(sure.find()).isTrue();

        assertThat(page(odd(address, "classesSmall", "8", "principals", "8", "sure", sure.group(1))))
                .as("something else is asked about anew")
                .contains("下面 2 处不常见");
        odd(address, "classesSmall", "8", "principals", "9", "principalSince", "1970-01-01", "sure", sure.group(1))
                .andExpect(redirectedUrl("/units/" + odd.id()));
        assertThat(database.jdbc()
                        .sql("select detail from act where verb = 'EDIT_PROFILE' and unit_id = ?")
                        .param(odd.id())
                        .query(String.class)
                        .single())
                .contains("。办园性质：未登记 → 公办；", "；园长：未登记 → 9", "。已确认：", "园长 9 人");
        odd(address, "classesSmall", "8", "principals", "9", "principalSince", "1970-01-01", "address", "北岗路 1 号")
                .andExpect(redirectedUrl("/units/" + odd.id()));
        assertThat(database.jdbc()
                        .sql(
                                "select detail from act where verb = 'EDIT_PROFILE' and unit_id = ? order by id desc limit 1")
                        .param(odd.id())
                        .query(String.class)
                        .single())
                .as("what changed and nothing else")
                .isEqualTo("修改少见的园的园所信息。地址：未登记 → 北岗路 1 号");
        assertThat(page(odd(address, "classesSmall", "8", "classesTop", "1", "principals", "9")))
                .as("what was so before is not asked about again")
                .contains("下面 1 处不常见", "大班有 1 个班，没有幼儿");
        odd(address, "classesSmall", "8", "principals", "9", "sure", "大班有 1 个班，没有幼儿")
                .andExpect(redirectedUrl("/units/" + odd.id()));
    }

    private ResultActions odd(String address, String... fields) throws Exception {
        MockHttpServletRequestBuilder form = post(address)
                .param("sponsor", "PUBLIC")
                .param("grade", "NONE")
                .param("terrain", "PLAIN")
                .param("locality", "URBAN")
                .param("openedOn", "1987-09-01");
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(form.with(As.person(city.northOffice)));
    }

    @Test
    void theCheckOfARegisterTellsUnlikelyFiguresAndTakesThemIn() throws Exception {
        byte[] file = """
                机构标识码,名称,性质,普惠,地形,城乡,开园日期,小班班数,小班幼儿数,园长
                1136500041,常见园,公办,是,平原,城区,2015-09-01,3,75,1
                1136500042,少见园,公办,是,平原,城区,2015-09-01,3,0,9
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(page(send("名册.csv", file, false)))
                .contains("将新增 2 所", "导入时照收", "小班有 3 个班，没有幼儿", "园长 9 人，配备标准连副园长最多 3 人")
                .contains("<td class=\"num\" data-label=\"行号\">3</td><td data-label=\"列\">园长数</td>")
                .doesNotContain("75 人");
        send("名册.csv", file, true).andExpect(redirectedUrl("/units"));
        assertThat(page(send("名册.csv", file, false))).contains("不用导入").doesNotContain("导入时照收");
    }

    @Test
    void aBranchNamesTheHeadOfItsGroupByCodeAndLeavesTheGroup() throws Exception {
        String address = "/units/" + city.village.id() + "/profile";
        profile(address, "1136999999")
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("没有标识码为 1136999999 的幼儿园")));
        profile(address, "990101004").andExpect(content().string(containsString("总园不能是本园")));
        profile(address, "990101003").andExpect(status().is(302));
        mvc.perform(get(address).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("value=\"990101003\"")));
        mvc.perform(get("/units/" + city.village.id()).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("<dt>集团总园</dt><dd>" + city.centre.name())));
        for (TestCity.Person person : List.of(city.cityOffice, city.northOffice)) {
            mvc.perform(get("/units/" + city.centre.id()).with(As.person(person)))
                    .andExpect(content().string(containsString("<dt>集团分园</dt><dd>" + city.village.name() + "</dd>")));
        }
        profile(address, "").andExpect(status().is(302));
        mvc.perform(get("/units/" + city.village.id()).with(As.person(city.northOffice)))
                .andExpect(content().string(not(containsString("<dt>集团总园</dt>"))));
    }

    private ResultActions profile(String address, String head) throws Exception {
        return mvc.perform(post(address)
                .param("sponsor", "PUBLIC")
                .param("grade", "NONE")
                .param("terrain", "PLAIN")
                .param("locality", "URBAN")
                .param("openedOn", "2020-09-01")
                .param("groupHead", head)
                .with(As.person(city.northOffice)));
    }

    @Test
    void aRegisterFileIsCheckedThenTakenIn() throws Exception {
        MockMultipartFile bad =
                new MockMultipartFile("file", "名册.csv", "text/csv", "机构标识码,名称,片区\n12,坏园,\n".getBytes("UTF-8"));
        mvc.perform(multipart("/units/import").file(bad).param("enter", "true").with(As.person(city.northOffice)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("前两位 11 表示幼儿园")));
        MockMultipartFile good = new MockMultipartFile(
                "file",
                "名册.csv",
                "text/csv",
                "机构标识码,名称,性质,普惠,地形,城乡,开园日期\n1136500001,新园,公办,是,平原,城区,2015-09-01\n".getBytes("UTF-8"));
        mvc.perform(multipart("/units/import")
                        .file(good)
                        .param("enter", "false")
                        .with(As.person(city.northOffice)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("将新增 1 所")));
        mvc.perform(multipart("/units/import").file(good).param("enter", "true").with(As.person(city.northOffice)))
                .andExpect(redirectedUrl("/units"))
                .andExpect(flash().attribute("notice", containsString("新增 1 所")));
        mvc.perform(multipart("/units/import").file(good).param("enter", "true").with(As.person(city.northOffice)))
                .andExpect(flash().attribute("notice", containsString("没有变化")));
        mvc.perform(get("/units/import/template.xlsx").with(As.person(city.northOffice)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment")));
        mvc.perform(get("/units/import").with(As.person(city.firstPrincipal))).andExpect(status().isNotFound());
    }
}
