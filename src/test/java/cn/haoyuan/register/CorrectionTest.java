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
import org.junit.jupiter.api.Test;

/** A kindergarten asks those above to correct its profile, and learns what became of it. */
@HaoyuanTest
class CorrectionTest extends CityAtWork {

    private static final String WANTED = "园长请更正";

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

        mvc.perform(post(profile + "/answer").param("words", " ").with(As.person(city.northOffice)))
                .andExpect(redirectedUrl(profile));
        mvc.perform(post(profile + "/answer").param("words", "核对过，是 3 个班").with(As.person(city.southOffice)))
                .andExpect(status().isNotFound());
        assertThat(page(city.secondPrincipal, own)).contains("等上级处理");
        mvc.perform(post(profile + "/answer").param("words", "核对过，是 3 个班").with(As.person(city.northOffice)))
                .andExpect(redirectedUrl("/units/" + city.second.id()));
        assertThat(page(city.secondPrincipal, own))
                .contains("2022年11月23日答复：核对过，是 3 个班")
                .doesNotContain("等上级处理");
        assertThat(told("核对过，是 3 个班")).containsExactly(city.secondPrincipal.accountId() + " " + own);
        assertThat(page(city.northOffice, profile)).doesNotContain(WANTED);

        mvc.perform(post(own).param("words", "专任教师应是 15").with(As.person(city.secondPrincipal)))
                .andExpect(redirectedUrl(own));
        for (String teachers : List.of("15", "16")) {
            mvc.perform(post(profile)
                            .param("sponsor", "PRIVATE")
                            .param("grade", "NONE")
                            .param("terrain", "PLAIN")
                            .param("locality", "URBAN")
                            .param("openedOn", "2020-09-01")
                            .param("teachers", teachers)
                            .with(As.person(city.northOffice)))
                    .andExpect(redirectedUrl("/units/" + city.second.id()));
        }
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
                .containsExactly("ASK_CORRECTION", "ANSWER_CORRECTION", "ASK_CORRECTION");
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
