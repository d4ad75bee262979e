package cn.haoyuan.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestDatabase;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@HaoyuanTest
class AssignmentsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    UnitActs acts;

    @Test
    void aCountyGivesAnInspectorAKindergartenWhichTheySeeAtTheNextRequestUntilItEnds() throws Exception {
        Person inspector = city.person("north-inspector", "孙督学", city.north, Role.INSPECTOR);
        String units = units(inspector);
        assertThat(as(inspector).look("/units/" + city.first.id()).getStatus()).isEqualTo(404);
        assertThat(as(city.firstPrincipal).page("/units/" + city.first.id())).contains("未指派");

        assertThat(as(city.northOffice)
                        .send(units, "unit", city.first.id(), "unit", city.centre.id(), "from", "2022-11-23")
                        .getStatus())
                .isEqualTo(302);
        assertThat(as(inspector).page("/?tab=NOTICES"))
                .contains("指派给您 2 所幼儿园", "责任督学，自2022年11月23日起。", city.first.name() + "、" + city.centre.name());
        assertThat(as(inspector).page("/units/" + city.first.id())).contains("孙督学");
        assertThat(as(inspector).look("/units/" + city.second.id()).getStatus()).isEqualTo(404);
        assertThat(as(city.firstPrincipal).page("/units/" + city.first.id())).contains("孙督学（城北区）");
        assertThat(as(city.northOffice).page("/assignments"))
                .contains(city.second.name())
                .doesNotContain("勾选" + city.first.name());
        assertThat(count("select count(*) from act where verb = 'ASSIGN' and object_id = '" + inspector.accountId()
                        + "'"))
                .isEqualTo(2);

        int id = count("select id from assignment where post_id = " + inspector.postId() + " and unit_id = "
                + city.first.id());
        assertThat(as(city.northOffice).refused(units + "/" + id + "/end", "last", "2022-11-01"))
                .contains("<li><a href=\"#last-" + id + "\">" + city.first.name() + "：最后一天不能早于昨天（2022年11月22日）</a></li>")
                .containsSubsequence(
                        "<details class=\"drawer drawer-danger\" open>",
                        "value=\"2022-11-01\"",
                        "id=\"last-" + id + "-error\">最后一天不能早于昨天（2022年11月22日）")
                .doesNotContain("id=\"f-last-error\"");
        String reason = "轮换".repeat(101);
        assertThat(as(city.northOffice).refused(units + "/" + id + "/end", "last", "2022-11-30", "reason", reason))
                .containsSubsequence(
                        "<details class=\"drawer drawer-danger\" open>",
                        "value=\"2022-11-30\"",
                        "value=\"" + reason + "\"",
                        "id=\"reason-" + id + "-error\">原因最多 200 字，现有 202 字");
        assertThat(as(city.northOffice).page(units))
                .doesNotContain("drawer-danger\" open")
                .contains("不填则立即结束，今天和以后都不算，等于没有开始过");
        assertThat(as(city.northOffice)
                        .send(units + "/" + id + "/end", "reason", "轮换")
                        .getStatus())
                .isEqualTo(302);
        assertThat(as(inspector).look("/units/" + city.first.id()).getStatus()).isEqualTo(404);
        assertThat(as(inspector).look("/units/" + city.centre.id()).getStatus()).isEqualTo(200);
        assertThat(as(inspector).page("/?tab=NOTICES")).contains(city.first.name() + "不再由您负责", "责任督学，指派已取消，等于没有开始过。");
        assertThat(count("select count(*) from act where verb = 'END_ASSIGNMENT' and reason = '轮换'"))
                .isEqualTo(1);
    }

    @Test
    void aLastDayThatLiesAheadIsPutOffBroughtNearerAndTakenBack() throws Exception {
        Person inspector = city.person("until-inspector", "纪督学", city.north, Role.INSPECTOR);
        Visit office = as(city.northOffice);
        office.send(units(inspector), "unit", city.first.id(), "from", "2022-11-23");
        String act = units(inspector) + "/" + count("select id from assignment where post_id = " + inspector.postId());
        assertThat(office.refused(act + "/last", "last", "2022-12-01")).contains("这项指派没有定最后一天");
        office.send(act + "/end", "last", "2022-12-31");
        assertThat(office.page(units(inspector)))
                .contains("更正最后一天", "value=\"2022-12-31\"", "立即结束的填昨天；清空则一直由其负责")
                .doesNotContain(act + "/end");
        assertThat(office.refused(act + "/last", "last", "2022-12-31")).contains("最后一天没有改动");
        assertThat(office.refused(act + "/last", "last", "2022-11-01"))
                .contains("最后一天不能早于昨天（2022年11月22日）", "value=\"2022-11-01\"");

        mvc.perform(post(act + "/last").with(As.person(city.northOffice)).param("last", "2023-01-31"))
                .andExpect(flash().attribute("notice", "指派的最后一天由 2022年12月31日 改为 2023年1月31日"));
        assertThat(days(inspector)).containsExactly("[2022-11-23,2023-02-01)");
        assertThat(told(inspector))
                .last()
                .isEqualTo(city.first.name() + "由您负责到2023年1月31日|责任督学，最后一天由2022年12月31日改为2023年1月31日。|/?tab=TODO#mine-in");
        office.send(act + "/last", "last", "2022-11-30");
        assertThat(days(inspector)).containsExactly("[2022-11-23,2022-12-01)");
        assertThat(told(inspector))
                .last()
                .isEqualTo(city.first.name() + "由您负责到2022年11月30日|责任督学，最后一天是2022年11月30日。|/?tab=TODO#mine-in");

        office.send(units(inspector), "unit", city.first.id(), "from", "2023-03-01", "last", "2023-03-31");
        for (String day : List.of("2023-03-01", "")) {
            assertThat(office.refused(act + "/last", "last", day)).contains("自 2023年3月1日 起另有指派，最后一天应早于这一天");
        }
        office.send(act + "/last", "last", "2023-02-28");
        assertThat(days(inspector)).containsExactly("[2022-11-23,2023-03-01)", "[2023-03-01,2023-04-01)");
        assertThat(as(city.southOffice)
                        .send(act + "/last", "last", "2022-12-24")
                        .getStatus())
                .isEqualTo(404);
        database.jdbc()
                .sql("delete from assignment where post_id = ? and lower(during) > '2023-01-01'")
                .param(inspector.postId())
                .update();
        mvc.perform(post(act + "/last")
                        .with(As.person(city.northOffice))
                        .param("last", "")
                        .param("reason", "不换了"))
                .andExpect(flash().attribute("notice", "指派的最后一天由 2023年2月28日 改为 不限"));
        assertThat(days(inspector)).containsExactly("[2022-11-23,)");
        assertThat(count("select count(*) from act where verb = 'ASSIGN' and reason = '不换了' and detail = '纪督学（责任督学）负责"
                        + city.first.name() + "，最后一天由 2023年2月28日 改为 不限'"))
                .isOne();
        office.send(act + "/end");
    }

    @Test
    void nobodysAssignmentOutlastsTheirPostOrTheKindergarten() throws Exception {
        Person inspector = city.person("bounded-inspector", "项督学", city.north, Role.INSPECTOR);
        TestCity.Place closing = city.unit(UnitKind.KINDERGARTEN, null, "年底关的园", city.northEast, 7_804, 7_805);
        database.jdbc()
                .sql("update post set during = '[2022-09-01,2023-07-01)' where id = ?")
                .param(inspector.postId())
                .update();
        Visit office = as(city.northOffice);
        office.send(units(inspector), "unit", closing.id(), "from", "2022-11-23", "last", "2022-12-15");
        String act = units(inspector) + "/" + count("select id from assignment where post_id = " + inspector.postId());
        assertThat(office.page(units(inspector))).contains("清空则到任职的最后一天（2023年6月30日）");
        assertThat(office.refused(act + "/last", "last", "2023-07-01")).contains("不能晚于任职的最后一天 2023年6月30日");
        office.send(act + "/last", "last", "");
        assertThat(days(inspector)).containsExactly("[2022-11-23,2023-07-01)");
        database.jdbc()
                .sql("update placement set during = daterange(lower(during), '2023-01-01') where unit_id = ?")
                .param(closing.id())
                .update();
        assertThat(office.refused(act + "/last", "last", "2023-03-31")).contains("年底关的园只办到 2022年12月31日，不能更晚");
        assertThat(days(inspector)).as("as it was").containsExactly("[2022-11-23,2023-07-01)");
    }

    private List<String> days(Person person) {
        return database.jdbc()
                .sql("select during::text from assignment where post_id = ? and not isempty(during) order by during")
                .param(person.postId())
                .query(String.class)
                .list();
    }

    @Test
    void anInspectorToWhomNothingIsAssignedYetIsToldSo() throws Exception {
        Person inspector = city.person("desk-inspector", "吴督学", city.north, Role.INSPECTOR);
        assertThat(as(inspector).page("/")).contains("还没有指派给您的幼儿园", "责任督学只看指派给自己的幼儿园");
    }

    @Test
    void anExpertsDeskSaysWhatIsTheirsUntilWhenAndWhatItIsFor() throws Exception {
        Person expert = city.person("desk-expert", "周专家", city.city, Role.EXPERT);
        assertThat(as(expert).page("/")).contains("还没有指派给您的幼儿园").doesNotContain("日常工作登记以后");
        String units = units(expert);
        String first = Integer.toString(city.first.id());
        for (String[] assigned : new String[][] {{first, "2023-08-31"}, {Integer.toString(city.second.id()), ""}}) {
            assertThat(as(city.cityOffice)
                            .send(units, "unit", assigned[0], "from", "2022-11-23", "last", assigned[1])
                            .getStatus())
                    .isEqualTo(302);
        }
        assertThat(as(expert).page("/"))
                .contains("下面是指派给您的幼儿园", "您只需查看，不用填报")
                .containsSubsequence(
                        "<details class=\"drawer\" id=\"mine\" open",
                        "href=\"/board?unit=" + first,
                        city.first.name(),
                        "到 2023年8月31日",
                        city.second.name(),
                        "长期指派")
                .doesNotContain("还没有指派");
    }

    @Test
    void nobodyAssignsBeyondTheirScopeOrTheInspectorsCountyOrHalfOfWhatWasTicked() throws Exception {
        Person inspector = city.person("bound-inspector", "冯督学", city.north, Role.INSPECTOR);
        Person foreign = city.person("south-inspector", "陈督学", city.south, Role.INSPECTOR);
        assertThat(as(city.northOffice)
                        .refused(
                                units(inspector),
                                "unit",
                                city.village.id(),
                                "unit",
                                city.other.id(),
                                "from",
                                "2022-11-23"))
                .contains("有的幼儿园不在城北区。没有指派任何一所，请去掉这样的再指派");
        assertThat(as(city.northOffice)
                        .send(units(inspector), "unit", city.first.id(), "from", "2022-11-01", "last", "2022-11-30")
                        .getStatus())
                .isEqualTo(302);
        assertThat(as(city.northOffice)
                        .refused(
                                units(inspector),
                                "unit",
                                city.village.id(),
                                "unit",
                                city.first.id(),
                                "from",
                                "2022-11-23"))
                .contains(city.first.name() + "自 2022年11月1日 至 2022年11月30日已由此人负责。没有指派任何一所")
                .doesNotContain(city.village.name() + "自", city.village.name() + "不在");
        database.jdbc()
                .sql("delete from assignment where post_id = ?")
                .param(inspector.postId())
                .update();
        database.jdbc().sql("delete from notice").update();
        assertThat(as(inspector).page("/?tab=NOTICES")).doesNotContain("指派给您");
        assertThat(as(city.cityOffice).refused(units(inspector), "unit", city.other.id(), "from", "2022-11-23"))
                .contains("不在城北区");
        assertThat(as(city.northOffice)
                        .send(units(foreign), "unit", city.first.id(), "from", "2022-11-23")
                        .getStatus())
                .isEqualTo(404);
        assertThat(as(city.northOffice)
                        .send("/assignments", "post", foreign.postId(), "unit", city.first.id(), "from", "2022-11-23")
                        .getStatus())
                .isEqualTo(404);
        for (Person person : new Person[] {city.northResearcher, city.firstTeacher, inspector}) {
            assertThat(as(person).look("/assignments").getStatus()).isEqualTo(404);
            assertThat(as(person)
                            .send(units(inspector), "unit", city.first.id(), "from", "2022-11-23")
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(as(city.firstPrincipal)
                        .send(units(inspector), "unit", city.first.id(), "from", "2022-11-23")
                        .getStatus())
                .isEqualTo(404);
        assertThat(count("select count(*) from assignment where post_id in (" + inspector.postId() + ", "
                        + foreign.postId() + ")"))
                .isZero();
    }

    @Test
    void anExpertIsGivenKindergartensByTheCityAlone() throws Exception {
        Person expert = city.person("an-expert", "褚专家", city.city, Role.EXPERT);
        assertThat(as(city.northOffice)
                        .send(units(expert), "unit", city.first.id(), "from", "2022-11-23")
                        .getStatus())
                .isEqualTo(404);
        assertThat(as(city.cityOffice)
                        .send(
                                "/assignments",
                                "role",
                                "EXPERT",
                                "post",
                                expert.postId(),
                                "unit",
                                city.other.id(),
                                "from",
                                "2022-11-23")
                        .getStatus())
                .isEqualTo(302);
        assertThat(as(city.cityOffice).page(units(expert))).contains(city.other.name(), "现负责 1 所");
    }

    @Test
    void theListsLeaveAsASheetAsTheyAreFilteredAndThatIsOnRecord() throws Exception {
        Person inspector = city.person("listed-inspector", "蒋督学", city.north, Role.INSPECTOR);
        as(city.northOffice).send(units(inspector), "unit", city.first.id(), "from", "2022-11-23");
        List<List<Row>> all = Sheets.of(as(city.northOffice).look("/assignments/export.xlsx"));
        assertThat(Sheets.column(all.getFirst(), 0)).contains("姓名", inspector.name());
        assertThat(Sheets.column(all.getLast(), 0))
                .contains("幼儿园", city.second.name())
                .doesNotContain(city.first.name(), city.other.name());
        List<List<Row>> one = Sheets.of(
                as(city.northOffice).look(units(inspector) + "/export.xlsx?all=true&name=" + city.second.name()));
        assertThat(Sheets.column(one.getFirst(), 0)).containsExactly("幼儿园", city.first.name());
        assertThat(Sheets.column(one.getFirst(), 2)).containsExactly("所属县区", city.north.name());
        assertThat(Sheets.column(one.getLast(), 0)).containsExactly("幼儿园", city.second.name());
        assertThat(as(city.northOffice).page("/assignments?all=true"))
                .contains("/assignments/export.xlsx?role=INSPECTOR&amp;all=true");
        assertThat(count("select count(*) from act where verb = 'EXPORT' and detail like '%责任督学%'"))
                .isEqualTo(1);
        assertThat(as(inspector).look("/assignments/export.xlsx").getStatus()).isEqualTo(404);
        assertThat(as(city.southOffice).look(units(inspector) + "/export.xlsx").getStatus())
                .isEqualTo(404);
    }

    @Test
    void whatWasAssignedEndsWithThePost() throws Exception {
        Person inspector = city.person("leaving-inspector", "卫督学", city.north, Role.INSPECTOR);
        as(city.northOffice).send(units(inspector), "unit", city.village.id(), "from", "2022-11-23");
        Person colleague = city.person("north-colleague", "同南科", city.north, Role.OFFICE);
        as(city.northOffice)
                .send("/accounts/" + inspector.accountId() + "/posts/" + inspector.postId() + "/end", "reason", "离任");
        assertThat(told(inspector))
                .last()
                .isEqualTo(city.village.name() + "不再由您负责|责任督学，指派已取消，等于没有开始过。|/?tab=TODO#mine-in");
        assertThat(told(colleague))
                .containsExactly(
                        "卫督学不再负责" + city.village.name() + "|责任督学，指派已取消，等于没有开始过，请另行指派。|/assignments?role=INSPECTOR");
        assertThat(told(city.northOffice)).as("who did it").noneMatch(told -> told.contains("卫督学"));
        assertThat(told(city.southOffice)).noneMatch(told -> told.contains("卫督学"));
        assertThat(count("select count(*) from assignment where not isempty(during) and post_id = "
                        + inspector.postId()))
                .isZero();
        assertThat(as(city.northOffice).refused(units(inspector), "unit", city.village.id(), "from", "2022-11-23"))
                .contains("任职已经结束");
    }

    @Test
    void aKindergartenThatStandsNoMoreIsNobodysAnyMore() throws Exception {
        Person inspector = city.person("closed-inspector", "关督学", city.north, Role.INSPECTOR);
        TestCity.Place closed = city.unit(UnitKind.KINDERGARTEN, null, "要关的园", city.northEast, 7_800, 7_801);
        TestCity.Place other = city.unit(UnitKind.KINDERGARTEN, null, "晚些关的园", city.northEast, 7_802, 7_803);
        as(city.northOffice).send(units(inspector), "unit", closed.id(), "unit", other.id(), "from", "2022-11-23");
        assertThat(as(inspector).page("/")).contains("我负责的单位 2", "要关的园");
        close(closed);
        assertThat(as(inspector).page("/")).contains("我负责的单位 1").doesNotContain("要关的园");
        assertThat(as(city.northOffice).page(units(inspector))).contains("现负责 1 所");
        assertThat(as(city.northOffice).page("/assignments")).contains("关督学（城北区，现负责 1 所）");
        close(other);
        as(city.northOffice)
                .send("/accounts/" + inspector.accountId() + "/posts/" + inspector.postId() + "/end", "reason", "离任");
    }

    private void close(TestCity.Place kindergarten) {
        assertThat(Scope.EVERYTHING.get(() -> acts.close(kindergarten.id(), LocalDate.of(2022, 11, 23), "停办")))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void ofWhatEndsWithAPostEachIsToldAsItIsCutAndWhatIsStillToComeIsCalledOff() throws Exception {
        Person inspector = city.person("soon-leaving", "尤督学", city.north, Role.INSPECTOR);
        Person colleague = city.person("north-second", "再北科", city.north, Role.OFFICE);
        Visit office = as(city.northOffice);
        office.send(units(inspector), "unit", city.first.id(), "from", "2022-11-23", "last", "2022-12-31");
        office.send(units(inspector), "unit", city.second.id(), "from", "2022-11-23");
        office.send(units(inspector), "unit", city.village.id(), "from", "2023-03-01");
        String end = "/accounts/" + inspector.accountId() + "/posts/" + inspector.postId() + "/end";
        int before = told(inspector).size();
        office.send(end, "last", "2023-01-31", "reason", "离任");
        assertThat(told(inspector).subList(before, before + 2))
                .as("what ends earlier anyway is no news")
                .containsExactly(
                        city.second.name() + "由您负责到2023年1月31日|责任督学，最后一天是2023年1月31日。|/?tab=TODO#mine-in",
                        city.village.name() + "不再由您负责|责任督学，指派已取消，等于没有开始过。|/?tab=TODO#mine-in");
        assertThat(told(inspector)).hasSize(before + 2);
        assertThat(told(colleague))
                .containsExactly(
                        "尤督学不再负责" + city.second.name() + "|责任督学，最后一天是2023年1月31日，请另行指派。|/assignments?role=INSPECTOR",
                        "尤督学不再负责" + city.village.name() + "|责任督学，指派已取消，等于没有开始过，请另行指派。|/assignments?role=INSPECTOR");
        office.send(end, "last", "2023-01-31", "reason", "离任");
        assertThat(told(inspector)).as("nothing is cut by it").hasSize(before + 2);
        office.send("/accounts/" + inspector.accountId() + "/disable", "reason", "离职");
    }

    @Test
    void whatIsStillToComeIsCalledOffWhenItIsEndedOrTheAccountIsStopped() throws Exception {
        Person inspector = city.person("not-yet", "时督学", city.north, Role.INSPECTOR);
        Person colleague = city.person("north-third", "三北科", city.north, Role.OFFICE);
        Visit office = as(city.northOffice);
        office.send(units(inspector), "unit", city.first.id(), "from", "2023-03-01");
        int id = count("select id from assignment where post_id = " + inspector.postId());
        office.send(units(inspector) + "/" + id + "/end");
        assertThat(told(inspector))
                .last()
                .isEqualTo(city.first.name() + "不再由您负责|责任督学，指派已取消，等于没有开始过。|/?tab=TODO#mine-in");
        office.send(units(inspector), "unit", city.second.id(), "from", "2023-03-01");
        office.send("/accounts/" + inspector.accountId() + "/disable", "reason", "离职");
        assertThat(told(colleague))
                .containsExactly(
                        "时督学不再负责" + city.second.name() + "|责任督学，指派已取消，等于没有开始过，请另行指派。|/assignments?role=INSPECTOR");
    }

    @Test
    void whatWasAssignedEndsTodayWhereThePostEndedOnADayThatIsPast() throws Exception {
        Person inspector = city.person("gone-inspector", "何督学", city.north, Role.INSPECTOR);
        as(city.northOffice).send(units(inspector), "unit", city.village.id(), "from", "2022-11-23");
        for (String began : List.of(
                "update post set during = '[2022-09-01,)' where id = ?",
                "update assignment set during = '[2022-09-01,)' where post_id = ?")) {
            database.jdbc().sql(began).param(inspector.postId()).update();
        }
        mvc.perform(post("/accounts/" + inspector.accountId() + "/posts/" + inspector.postId() + "/end")
                        .with(As.person(city.northOffice))
                        .param("last", "2022-10-31")
                        .param("reason", "离任"))
                .andExpect(flash().attribute("notice", containsString("负责的幼儿园从今天起不再由其负责")));
        assertThat(count("select count(*) from post where upper(during) = '2022-11-01' and id = " + inspector.postId()))
                .isOne();
        assertThat(count("select count(*) from assignment where upper(during) = '2022-11-23' and post_id = "
                        + inspector.postId()))
                .as("boards of the days between stay")
                .isOne();
    }

    @Test
    void whatWasAssignedEndsWhenTheAccountIsStoppedWhichSaysSoAndNothingIsAssignedToItThen() throws Exception {
        Person inspector = city.person("stopped-inspector", "孙停督学", city.north, Role.INSPECTOR);
        as(city.northOffice).send(units(inspector), "unit", city.centre.id(), "from", "2022-11-23");
        database.jdbc()
                .sql("update assignment set during = '[2022-09-01,)' where post_id = ?")
                .param(inspector.postId())
                .update();
        String account = "/accounts/" + inspector.accountId();
        assertThat(as(city.northOffice).page("/assignments")).contains("孙停督学");
        assertThat(as(city.northOffice).page(account))
                .contains("href=\"" + units(inspector) + "\">1 所幼儿园</a>", "重新启用也不恢复", "从任职结束的次日起不再由其负责");
        Person colleague = city.person("north-other", "另北科", city.north, Role.OFFICE);
        as(city.northOffice).send(account + "/disable", "reason", "离职");
        assertThat(told(colleague))
                .containsExactly(
                        "孙停督学不再负责" + city.centre.name() + "|责任督学，最后一天是2022年11月22日，请另行指派。|/assignments?role=INSPECTOR");
        assertThat(told(inspector)).noneMatch(told -> told.contains("不再"));
        assertThat(count("select count(*) from assignment where during @> date '2022-11-22' and post_id = "
                        + inspector.postId()))
                .as("a board of yesterday stays")
                .isEqualTo(1);
        assertThat(as(city.northOffice).page("/assignments")).doesNotContain("孙停督学");
        assertThat(as(city.northOffice).page("/units/" + city.centre.id())).doesNotContain("孙停督学");
        assertThat(count("select count(*) from act where verb = 'DISABLE_ACCOUNT' and detail like '%不再负责 1 所幼儿园'"))
                .isEqualTo(1);
        assertThat(as(city.northOffice)
                        .refused(
                                "/assignments",
                                "post",
                                inspector.postId(),
                                "unit",
                                city.centre.id(),
                                "from",
                                "2022-11-23"))
                .contains("账号已停用，不能指派");
        assertThat(as(city.northOffice).page(account)).contains("停用时结束的指派不会随启用恢复");
        as(city.northOffice).send(account + "/enable");
        assertThat(count("select count(*) from assignment where during @> date '2022-11-23' and post_id = "
                        + inspector.postId()))
                .isZero();
    }

    @Test
    void whoeverAssignsReadsWhatFromWhenAndWhoElseHasItAndComesBackToWhatTheyLookedFor() throws Exception {
        Person first = city.person("first-inspector", "刘督学", city.north, Role.INSPECTOR);
        Person second = city.person("second-inspector", "付督学", city.north, Role.INSPECTOR);
        TestCity.Place[] gardens = new TestCity.Place[4];
        for (int n = 0; n < 4; n++) {
            gardens[n] =
                    city.unit(UnitKind.KINDERGARTEN, null, "换督学" + (n + 1) + "园", city.northEast, 7_806 + n, 7_807 + n);
        }
        notice(
                units(first) + "?name=换督学&all=true",
                "已指派换督学1园、换督学2园、换督学3园等 4 所给刘督学，自 2022年11月23日 起",
                units(first) + "?name=%E6%8D%A2%E7%9D%A3%E5%AD%A6&all=true",
                "2022-11-23",
                "",
                gardens);
        String searched =
                "/assignments?role=INSPECTOR&name=%E6%8D%A2%E7%9D%A3&area=" + city.northEast.id() + "&all=true";
        notice(
                "/assignments?name=换督&all=true&area=" + city.northEast.id() + "&post=" + second.postId(),
                "已指派换督学1园给付督学，自 2022年11月24日 至 2022年12月31日；现在还由刘督学负责",
                searched,
                "2022-11-24",
                "2022-12-31",
                gardens[0]);
        database.jdbc()
                .sql("update assignment set during = '[2022-01-01,2022-11-23)' where unit_id = ?")
                .param(gardens[2].id())
                .update();
        notice(
                units(second),
                "已指派换督学2园、换督学3园给付督学，自 2022年11月23日 起；其中现在还由别人负责的：换督学2园（刘督学）",
                units(second),
                "2022-11-23",
                "",
                gardens[1],
                gardens[2]);
        assertThat(as(city.northOffice).page(URLDecoder.decode(searched, StandardCharsets.UTF_8)))
                .contains("checked> 包括已有责任督学的", "<td>刘督学、付督学");
        for (Person person : List.of(first, second)) {
            database.jdbc()
                    .sql("delete from assignment where post_id = ?")
                    .param(person.postId())
                    .update();
        }
    }

    private void notice(
            String path, String said, String back, String from, String last, TestCity.Place... kindergartens)
            throws Exception {
        String[] units = Stream.of(kindergartens)
                .map(each -> Integer.toString(each.id()))
                .toArray(String[]::new);
        mvc.perform(post(path)
                        .with(As.person(city.northOffice))
                        .param("unit", units)
                        .param("from", from)
                        .param("last", last))
                .andExpect(flash().attribute("notice", said))
                .andExpect(redirectedUrl(back));
    }

    @Test
    void whereNoneLacksAnybodyThatIsSaidAndWhatToDoToChangeThem() throws Exception {
        Person inspector = city.person("sole-inspector", "独督学", city.south, Role.INSPECTOR);
        Visit office = as(city.southOffice);
        assertThat(office.page("/assignments")).contains("没有责任督学的幼儿园（1 所）", "勾选" + city.other.name());
        office.send(units(inspector), "unit", city.other.id(), "from", "2022-11-23");
        assertThat(office.page("/assignments"))
                .contains("没有缺少责任督学的幼儿园", "每所都已有或已安排责任督学。要换人或加派，勾选“包括已有责任督学的”再查。")
                .doesNotContain("放宽条件");
        assertThat(office.page("/assignments?name=无此园")).contains("没有找到缺少责任督学的幼儿园", "可以放宽条件再查。");
        assertThat(office.page(units(inspector) + "?all=true")).contains("没有可指派的幼儿园", "这里的幼儿园都已由独督学负责。");
        database.jdbc()
                .sql("delete from assignment where post_id = ?")
                .param(inspector.postId())
                .update();
    }

    private List<String> told(Person person) {
        return database.jdbc()
                .sql("select title || '|' || body || '|' || href from notice where account_id = ? order by id")
                .param(person.accountId())
                .query(String.class)
                .list();
    }

    private static String units(Person person) {
        return "/accounts/" + person.accountId() + "/posts/" + person.postId() + "/units";
    }

    private Visit as(Person person) {
        return Visit.of(mvc, person);
    }

    private int count(String sql) {
        return database.jdbc().sql(sql).query(Integer.class).single();
    }
}
