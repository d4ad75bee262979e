package cn.haoyuan.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.access.Role;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A kindergarten asks those above to correct its profile, and learns what became of it. */
@HaoyuanTest
class CorrectionTest extends CityAtWork {

    private static final String WANTED = "<h2 id=\"wanted\">园长请更正</h2>";

    @BeforeEach
    void nothingWaits() {
        database.jdbc().sql("delete from correction").update();
        database.jdbc().sql("delete from notice where key like '%correction:%'").update();
    }

    @Test
    void whatAKindergartenSaysIsWrongReachesTheCountyAndIsAnsweredByTheCorrectionOrInWords() throws Exception {
        String own = "/units/" + city.second.id() + "/corrections";
        String profile = "/units/" + city.second.id() + "/profile";
        assertThat(page(city.secondPrincipal, own)).contains("哪里不对").doesNotContain("请更正过的");
        mvc.perform(post(own).param("words", "大班应是 4 个班").with(As.person(city.secondPrincipal)))
                .andExpect(redirectedUrl(own));
        assertThat(page(city.secondPrincipal, own)).contains("大班应是 4 个班", "2022年11月23日，冯园长（", "等上级处理");
        assertThat(told("大班应是 4 个班")).containsExactly(city.northOffice.accountId() + " " + profile);
        assertThat(page(city.northOffice, profile)).contains(WANTED, "大班应是 4 个班");

        String said = Answers.WORDS + waiting(city.second).getFirst();
        mvc.perform(post(profile).param(said, "核对过，是 3 个班").with(As.person(city.southOffice)))
                .andExpect(status().isNotFound());
        assertThat(page(city.secondPrincipal, own)).contains("等上级处理");
        save(city.second, "12", said, "核对过，是 3 个班").andExpect(redirectedUrl("/units/" + city.second.id()));
        assertThat(page(city.secondPrincipal, own))
                .contains("2022年11月23日答复：核对过，是 3 个班")
                .doesNotContain("等上级处理");
        assertThat(told("“大班应是 4 个班”\n答复：核对过，是 3 个班")).containsExactly(city.secondPrincipal.accountId() + " " + own);
        assertThat(page(city.northOffice, profile))
                .doesNotContain("<h2 id=\"wanted\">")
                .contains("园长请更正过、已答复的", "答复：核对过，是 3 个班");

        ask(city.second, city.secondPrincipal, "专任教师应是 15");
        save(city.second, "15", Answers.DONE + waiting(city.second).getFirst(), "true")
                .andExpect(redirectedUrl("/units/" + city.second.id()));
        save(city.second, "16").andExpect(redirectedUrl("/units/" + city.second.id()));
        assertThat(page(city.secondPrincipal, own))
                .containsPattern("答复：已更正。[^<]*专任教师：[^<；]+ → 15")
                .contains("答复：核对过，是 3 个班")
                .doesNotContain("→ 16", "等上级处理");
        assertThat(database.jdbc()
                        .sql(
                                "select verb from act where object = 'unit' and object_id = ? and verb like '%CORRECTION' order by id")
                        .param(Integer.toString(city.second.id()))
                        .query(String.class)
                        .list())
                .containsExactly("ASK_CORRECTION", "ANSWER_CORRECTION", "ASK_CORRECTION", "ANSWER_CORRECTION");
    }

    @Test
    void aChangeAnswersOnlyWhatIsTickedAndTheOthersWaitOnEveryDeskUntilTheyAreAnswered() throws Exception {
        String profile = "/units/" + city.first.id() + "/profile";
        String unit = "/units/" + city.first.id();
        String before = page(city.northOffice, "/");
        assertThat(before).doesNotContain("所幼儿园请更正");
        save(city.first, "10");
        ask(city.first, city.firstPrincipal, "专任教师应是 15");
        ask(city.first, city.firstPrincipal, "保育员应是 8");
        ask(city.first, city.firstPrincipal, "保育员应是 8");
        assertThat(waiting(city.first)).as("the same is asked once").hasSize(2);
        assertThat(page(city.northOffice, profile)).doesNotContainPattern("name=\"done[^>]+checked");
        save(city.first, "14").andExpect(redirectedUrl(unit));
        assertThat(waiting(city.first)).as("another change answers nothing").hasSize(2);

        String first = Answers.DONE + waiting(city.first).getFirst();
        String second = Answers.WORDS + waiting(city.first).getLast();
        String refused = save(city.first, "一", first, "true", second, "没有" + "错".repeat(300))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(refused)
                .containsPattern("name=\"" + first + "\"[^>]+checked")
                .contains("没有" + "错".repeat(300), "答复：最多 300 字，现有 302 字。", "专任教师：");
        save(city.first, "14", first, "true").andExpect(status().is(422));
        String clash = save(city.first, "17", first, "true", "was.teachers", "13")
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(clash).contains("name=\"" + first + "\" value=\"true\"");
        assertThat(waiting(city.first)).hasSize(2);

        save(city.first, "15", first, "true").andExpect(redirectedUrl(unit));
        assertThat(waiting(city.first)).hasSize(1);
        assertThat(marked()).as("who was asked, is told by whom it is answered").containsExactly("（已答复）false", "true");
        assertThat(page(city.northOffice, unit)).contains(">1 条等您处理</a>");
        assertThat(page(city.northOffice, "/")).contains("<b>1</b> 所幼儿园请更正园所信息");
        assertThat(todo(page(city.northOffice, "/"))).isEqualTo(todo(before) + 1);
        assertThat(page(city.northOffice, "/units?wants=true"))
                .contains(city.first.name())
                .doesNotContain(city.second.name());
        Person both = city.person("corrects-too", "双岗者", city.north, Role.ADMINISTRATOR);
        city.post(both.personId(), city.north, Role.OFFICE);
        assertThat(page(both, "/"))
                .contains("<b>1</b> 所幼儿园请更正园所信息", "的“业务科室”岗位还有 " + todo(page(city.northOffice, "/")) + " 件待办");
        database.jdbc()
                .sql("update account set enabled = false where id = ?")
                .param(both.accountId())
                .update();
        assertThat(page(city.cityOffice, "/")).doesNotContain("所幼儿园请更正");
        assertThat(page(city.cityOffice, unit)).contains(">1 条等您处理</a>");
        assertThat(page(city.southOffice, "/")).doesNotContain("所幼儿园请更正");
        assertThat(page(city.firstPrincipal, "/")).contains("已请上级更正园所信息", ">1 条等处理</a>");
        assertThat(page(city.firstPrincipal, unit)).contains("已请上级更正", ">1 条</a>，等处理");

        save(city.first, "15", first, "true").andExpect(status().is(422));
        save(city.first, "15", second, "不改").andExpect(redirectedUrl(unit));
        assertThat(page(city.northOffice, "/")).doesNotContain("所幼儿园请更正");
        assertThat(page(city.firstPrincipal, "/")).doesNotContain("已请上级更正");
        assertThat(page(city.northOffice, unit)).doesNotContain("等您处理");
    }

    private void ask(Place place, Person principal, String words) throws Exception {
        mvc.perform(post("/units/" + place.id() + "/corrections")
                        .param("words", words)
                        .with(As.person(principal)))
                .andExpect(redirectedUrl("/units/" + place.id() + "/corrections"));
    }

    /** The county saves the profile of a kindergarten with so many teachers, and other fields. */
    private ResultActions save(Place place, String teachers, String... fields) throws Exception {
        MockHttpServletRequestBuilder form = post("/units/" + place.id() + "/profile")
                .param("sponsor", "PRIVATE")
                .param("grade", "NONE")
                .param("terrain", "PLAIN")
                .param("locality", "URBAN")
                .param("openedOn", "2020-09-01")
                .param("teachers", teachers);
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(form.with(As.person(city.northOffice)));
    }

    /** What waits, what was asked first in front. */
    private List<Long> waiting(Place place) {
        return database.jdbc()
                .sql("select id from correction where answer is null and unit_id = ? order by id")
                .param(place.id())
                .query(Long.class)
                .list();
    }

    /** What the office was told of these: how it is marked, and whether it is to be read. */
    private List<String> marked() {
        return database.jdbc()
                .sql(
                        "select substring(title from '^（已答复）') || '' as mark, read_at is null as unread from notice where account_id = ? and key like 'correction:%' order by id")
                .param(city.northOffice.accountId())
                .query((row, number) ->
                        (row.getString("mark") == null ? "" : row.getString("mark")) + row.getBoolean("unread"))
                .list();
    }

    private static int todo(String desk) {
        return Pattern.compile("待办 (\\d+) 件：")
                .matcher(desk)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(0);
    }

    @Test
    void onlyItsOwnPeopleAskAndSayWhatIsWrong() throws Exception {
        String address = "/units/" + city.first.id() + "/corrections";
        for (Person other : List.of(city.secondPrincipal, city.northOffice, city.cityOffice)) {
            mvc.perform(get(address).with(As.person(other))).andExpect(status().isNotFound());
            mvc.perform(post(address).param("words", "不对").with(As.person(other)))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(post(address).param("words", "  ").with(As.person(city.firstPrincipal)))
                .andExpect(status().is(422));
        String refused = mvc.perform(
                        post(address).param("words", "长".repeat(301)).with(As.person(city.firstPrincipal)))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(refused).contains("最多 300 字，现有 301 字。", "长".repeat(301)).doesNotContain("请更正过的");
    }

    @Test
    void whereTheCountyHasNobodyTheCityIsAsked() throws Exception {
        Place county = city.unit(UnitKind.COUNTY, "990166", "无人区", city.area, 891_000, 892_000);
        Place lonely = city.unit(UnitKind.KINDERGARTEN, null, "无人区幼儿园", county, 891_001, 891_002);
        Person principal = city.person("lonely-principal", "独园长", lonely, Role.PRINCIPAL);
        mvc.perform(post("/units/" + lonely.id() + "/corrections")
                        .param("words", "没有登记地址")
                        .with(As.person(principal)))
                .andExpect(redirectedUrl("/units/" + lonely.id() + "/corrections"));
        assertThat(told("没有登记地址")).contains(city.cityOffice.accountId() + " /units/" + lonely.id() + "/profile");
        assertThat(page(city.cityOffice, "/")).contains("<b>1</b> 所幼儿园请更正园所信息");
        assertThat(page(city.cityOffice, "/units?wants=true")).contains("无人区幼儿园");
        database.jdbc()
                .sql("update placement set during = daterange(lower(during), '2022-11-23') where unit_id = ?")
                .param(lonely.id())
                .update();
        assertThat(page(city.cityOffice, "/")).as("it is closed").doesNotContain("所幼儿园请更正");
    }

    /** Who was told this, and where it leads. */
    private List<String> told(String body) {
        return database.jdbc()
                .sql("select account_id || ' ' || href from notice where body = ? order by account_id")
                .param(body)
                .query(String.class)
                .list();
    }

    private String page(Person person, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
