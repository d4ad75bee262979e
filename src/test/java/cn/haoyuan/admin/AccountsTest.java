package cn.haoyuan.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;

import cn.haoyuan.access.Role;
import cn.haoyuan.access.Tokens;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import cn.haoyuan.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@HaoyuanTest
class AccountsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    Tokens tokens;

    @Autowired
    Audit audit;

    @Autowired
    UnitActs acts;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aCountyGivesAKindergartenAPrincipalWhoMustChangeThePassword() throws Exception {
        MockHttpServletResponse response = create(city.northOffice, city.second, "new-principal", Role.PRINCIPAL);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .containsPattern("id=\"secret\">[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}<");
        int account = count("select id from account where username = 'new-principal'");
        MockHttpServletResponse again = create(city.northOffice, city.second, "new-principal", Role.PRINCIPAL);
        assertThat(again.getRedirectedUrl()).as("sent again").isEqualTo("/accounts/" + account);
        assertThat(create(city.northOffice, city.second, "new-principal", Role.TEACHER)
                        .getStatus())
                .as("another form")
                .isEqualTo(422);
        assertThat(new Visit(mvc, account).look("/me").getRedirectedUrl()).isEqualTo("/me/password");
        assertThat(count("select count(*) from act where verb = 'CREATE_ACCOUNT' and object_id = '" + account + "'"))
                .isEqualTo(1);
        assertThat(done("CREATE_ACCOUNT", account))
                .isEqualTo("新来的（new-principal）：" + city.second.name() + " · 园长，自 2022年11月23日起");
        assertThat(as(city.northOffice).page("/accounts/" + account)).contains("new-principal", "尚未修改初始密码");
        assertThat(count("select count(*) from kindergarten where principal_since = '2022-11-23' and unit_id = "
                        + city.second.id()))
                .as("follows another")
                .isOne();
    }

    @Test
    void aKindergartenWithoutAPrincipalProposesOneWithItsCodeAsTheName() throws Exception {
        TestCity.Place opened =
                city.unit(UnitKind.KINDERGARTEN, "1136990061", "北岗村无园长幼儿园", city.northWest, 113_000, 113_001);
        String form = "/accounts/new?unit=" + opened.id();
        String proposed = "name=\"username\"[^>]*value=\"k1136990061\"";
        String role = "value=\"PRINCIPAL\" selected";
        assertThat(as(city.northOffice).page(form)).containsPattern(proposed).contains(role);
        assertThat(as(city.northOffice).page("/accounts/new?unit=" + city.first.id()))
                .doesNotContain(role)
                .doesNotContainPattern("name=\"username\"[^>]*value=\"k");
        Person principal = city.person("k1136990061", "短园长", opened, Role.PRINCIPAL);
        assertThat(as(city.northOffice).page(form)).doesNotContain(role);
        during(principal, "[2021-09-01,2022-09-01)");
        assertThat(as(city.northOffice).page(form))
                .as("the name is taken")
                .contains(role)
                .doesNotContainPattern(proposed);
    }

    @Test
    void aPostThatBeganTodayAndEndsAtOnceNeverWas() throws Exception {
        Person teacher = city.person("never-began", "未老师", city.first, Role.TEACHER);
        during(teacher, "[2022-11-23,)");
        assertThat(as(city.northOffice).page("/accounts/" + teacher.accountId()))
                .contains("不填则立即结束，今天和以后都不算，等于没有开始过。");
        String end = "/accounts/" + teacher.accountId() + "/posts/" + teacher.postId() + "/end";
        assertThat(as(city.northOffice).refused(end))
                .as("nobody ends a post by one click too many")
                .contains(
                        "<a href=\"#reason-" + teacher.postId() + "\">请写明原因</a>",
                        "id=\"reason-" + teacher.postId() + "-error\">请写明原因");
        mvc.perform(post(end).with(As.person(city.northOffice)).param("reason", "录错了"))
                .andExpect(flash().attribute("notice", "任职已立即结束，今天和以后都不算，等于没有开始过"));
    }

    @Test
    void aPostOfADayToComeIsListedWithItsDay() throws Exception {
        Person person = city.person("coming-soon", "尹老师", city.second, Role.TEACHER);
        database.jdbc()
                .sql("update post set during = daterange('2022-12-01', null) where id = ?")
                .param(person.postId())
                .update();
        assertThat(as(city.northOffice).page("/accounts?name=coming-soon"))
                .containsPattern(city.second.name() + " · 教师 <span[^>]*>自 2022年12月1日起")
                .contains("无任职（未到任）");
        assertThat(as(city.northOffice).page("/accounts?unit=小星星&role=TEACHER"))
                .as("who looks for the role or the unit finds them too")
                .contains("尹老师", "无任职（未到任）");
        city.post(person.personId(), city.first, Role.TEACHER);
        assertThat(as(city.northOffice).page("/accounts?unit=小星星&role=TEACHER&name=coming-soon"))
                .as("a post elsewhere is one")
                .contains("尹老师", "正常")
                .doesNotContain("未到任");
        database.jdbc()
                .sql("update post set during = 'empty' where person_id = ? and unit_id = ?")
                .params(person.personId(), city.second.id())
                .update();
        assertThat(as(city.northOffice).page("/accounts?unit=小星星&role=TEACHER"))
                .as("what never was")
                .doesNotContain("尹老师");
        database.jdbc()
                .sql(
                        "update post set during = case unit_id when ? then daterange('2022-12-01', null) else 'empty' end where person_id = ?")
                .params(city.second.id(), person.personId())
                .update();
        assertThat(Sheets.column(
                        Sheets.of(as(city.northOffice).look("/accounts/export?name=coming-soon"))
                                .getFirst(),
                        2))
                .contains(city.second.name() + " · 教师（自 2022年12月1日起）");
    }

    @Test
    void whoIsInOfficeWhoComesAndUntilWhenIsToldOfAKindergarten() throws Exception {
        nobodyHeads(city.village);
        Person former = city.person("outgoing", "旧园长", city.village, Role.PRINCIPAL);
        Person coming = city.person("incoming", "新园长", city.village, Role.PRINCIPAL);
        for (Object[] span : new Object[][] {
            {"daterange('2020-09-01', '2022-12-01')", former.postId()},
            {"daterange('2022-12-01', null)", coming.postId()}
        }) {
            database.jdbc()
                    .sql("update post set during = " + span[0] + " where id = ?")
                    .param(span[1])
                    .update();
        }
        database.jdbc()
                .sql("update kindergarten set principal_since = '2022-12-01' where unit_id = ?")
                .param(city.village.id())
                .update();
        String page = as(city.northOffice).page("/units/" + city.village.id());
        assertThat(page)
                .contains("<dd>旧园长（任职到2022年11月30日）、新园长（2022年12月1日到任）</dd>")
                .doesNotContain("现任园长任职");
        assertThat(as(city.northOffice).page("/units/" + city.village.id() + "?asOf=2022-12-02"))
                .contains("<dt>现任园长任职</dt><dd>2022年12月1日</dd>");
        assertThat(create(city.northOffice, city.village, "third-principal", Role.PRINCIPAL)
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("有不止一位园长：旧园长（任职到2022年11月30日）、")
                .contains("新园长（2022年12月1日到任）。已离任而没有写任职到哪天的");
        nobodyHeads(city.village);
    }

    private void nobodyHeads(Place kindergarten) {
        database.jdbc()
                .sql("update post set during = 'empty' where role = 'PRINCIPAL' and unit_id = ?")
                .param(kindergarten.id())
                .update();
        database.jdbc()
                .sql("update kindergarten set principal_since = null where unit_id = ?")
                .param(kindergarten.id())
                .update();
    }

    @Test
    void thatAKindergartenGetsASecondPrincipalIsSaidAndDone() throws Exception {
        String words = city.village.name() + "有不止一位园长：";
        assertThat(create(city.northOffice, city.village, "village-one", Role.PRINCIPAL)
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("初始密码")
                .doesNotContain(words);
        assertThat(count("select count(*) from kindergarten where principal_since = '2022-11-23' and unit_id = "
                        + city.village.id()))
                .as("a first account is no first day in office")
                .isZero();
        assertThat(create(city.northOffice, city.village, "village-two", Role.PRINCIPAL)
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("初始密码", words);
        Person teacher = city.person("village-three", "备园长", city.village, Role.TEACHER);
        mvc.perform(post("/accounts/" + teacher.accountId() + "/posts/new")
                        .param("unit", String.valueOf(city.village.id()))
                        .param("role", "PRINCIPAL")
                        .param("from", "2022-11-23")
                        .with(As.person(city.northOffice)))
                .andExpect(flash().attribute("warning", allOf(containsString(words), containsString("备园长"))));
    }

    @Test
    void aNameThatIsTakenAnywhereIsRefusedAndNothingIsHalfWritten() throws Exception {
        int people = count("select count(*) from person");
        MockHttpServletResponse response =
                create(city.northOffice, city.first, city.southOffice.username(), Role.TEACHER);
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("已被使用", "新来的");
        assertThat(count("select count(*) from person")).isEqualTo(people);
    }

    @Test
    void nobodyGrantsARoleAboveTheirOwnOrOneThatDoesNotExistThere() throws Exception {
        assertThat(create(city.northOffice, city.north, "climber-1", Role.ADMINISTRATOR)
                        .getStatus())
                .isEqualTo(422);
        assertThat(create(city.cityOffice, city.city, "climber-2", Role.ADMINISTRATOR)
                        .getStatus())
                .isEqualTo(422);
        assertThat(create(city.firstPrincipal, city.first, "climber-3", Role.OFFICE)
                        .getStatus())
                .isEqualTo(422);
        assertThat(create(city.cityAdministrator, city.first, "climber-4", Role.ADMINISTRATOR)
                        .getStatus())
                .isEqualTo(422);
        assertThat(count("select count(*) from account where username like 'climber-%'"))
                .isZero();
    }

    @Test
    void nobodyGrantsBeyondTheirOwnSubtree() throws Exception {
        for (Place place : List.of(city.city, city.area, city.south, city.other)) {
            assertThat(create(city.northOffice, place, "outsider", Role.RESEARCHER)
                            .getStatus())
                    .isEqualTo(404);
            assertThat(as(city.northOffice)
                            .look("/accounts/new?unit=" + place.id())
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(create(city.firstPrincipal, city.second, "outsider", Role.TEACHER)
                        .getStatus())
                .isEqualTo(404);
        String posts = "/accounts/" + city.firstTeacher.accountId() + "/posts/new";
        assertThat(as(city.northOffice)
                        .send(posts, "unit", city.south.id(), "role", "OFFICE", "from", "2022年11月23日")
                        .getStatus())
                .isEqualTo(404);
        for (String only : List.of("/accounts/new", posts)) {
            assertThat(as(city.firstPrincipal).page(only))
                    .as("a principal has one unit to choose and is not asked")
                    .contains("name=\"unit\" value=\"" + city.first.id() + "\"", city.first.name() + "（幼儿园）")
                    .doesNotContain("换一个");
        }
        assertThat(as(city.northOffice).page("/accounts/new?unit=" + city.first.id()))
                .contains("换一个");
        assertThat(as(city.northOffice).page("/accounts/new?text=城"))
                .contains("城北区")
                .doesNotContain("城南区");
        assertThat(as(city.northOffice).page("/accounts/new"))
                .containsSubsequence("depth-0", "城北区", "depth-1", "城北东片", "2 所幼儿园", "城北西片")
                .doesNotContain("城北区第一幼儿园")
                .doesNotContain("第一片区");
        assertThat(as(city.cityOffice).page("/accounts/new"))
                .containsSubsequence("depth-0", "depth-1", "城北区", "<summary>2 个片区", "城北东片", "城南区", "市级片区");
        assertThat(as(city.cityOffice).page("/accounts/new?opened=" + city.northEast.id()))
                .containsSubsequence("<details class=\"choose-within\" open>", "城北东片", "城北区第一幼儿园", "城南区");
        assertThat(as(city.northOffice).page("/accounts/new?opened=" + city.northEast.id()))
                .containsSubsequence("城北东片", "depth-2", "城北区第一幼儿园", "城北西片");
        assertThat(count("select count(*) from account where username = 'outsider'"))
                .isZero();
    }

    @Test
    void teachersAndResearchersAdministerNobody() throws Exception {
        for (Person person : List.of(city.firstTeacher, city.cityResearcher, city.northResearcher)) {
            for (String path : List.of("/accounts", "/accounts/new", "/accounts/export")) {
                assertThat(as(person).look(path).getStatus()).isEqualTo(404);
            }
        }
    }

    @Test
    void nameAndTelephoneAreCorrectedByWhoManagesTheAccountWithWhatTheyWere() throws Exception {
        Person teacher = city.person("misspelt", "王小丽", city.first, Role.TEACHER);
        String path = "/accounts/" + teacher.accountId();
        String act = path + "/person";
        Visit north = as(city.northOffice);
        assertThat(north.page(path)).contains("action=\"" + act + "\"");
        assertThat(north.send(act, "name", "王晓丽", "phone", "138 0000 0000").getRedirectedUrl())
                .isEqualTo(path);
        assertThat(north.page(path)).contains("<dd>王晓丽</dd>", "<dd>13800000000</dd>", "<dd>misspelt</dd>");
        assertThat(done("EDIT_PERSON", teacher.accountId()))
                .isEqualTo("王小丽（misspelt）：姓名由“王小丽”改为“王晓丽”，电话由“空”改为“13800000000”");
        assertThat(north.refused(act, "name", "", "phone", "12")).contains("请填写姓名", "电话应有 5 至 20 位数字", "value=\"12\"");
        assertThat(north.send(act, "name", "王晓丽", "phone", "13800000000").getStatus())
                .isEqualTo(302);
        assertThat(done("EDIT_PERSON", teacher.accountId()))
                .as("nothing changed, nothing on record")
                .isNotEmpty();
        assertThat(as(city.southOffice).send(act, "name", "别人", "phone", "").getStatus())
                .isEqualTo(404);
        north.refused("/accounts/" + city.northOffice.accountId() + "/person", "name", "自己", "phone", "");
    }

    @Test
    void aNameThatIsSignedElsewhereIsCorrectedByWhoManagesAllThosePlaces() throws Exception {
        Person teacher = city.person("moved-here", "李小明", city.first, Role.TEACHER);
        int before = city.post(teacher.personId(), city.south, Role.RESEARCHER);
        database.jdbc()
                .sql("update post set during = daterange('2021-09-01', '2022-09-01') where id = ?")
                .param(before)
                .update();
        String path = "/accounts/" + teacher.accountId();
        Visit north = as(city.northOffice);
        assertThat(north.page(path)).contains("姓名请由管理各处的上级单位更正").doesNotContain("id=\"f-name\"");
        assertThat(north.refused(path + "/person", "name", "李晓明", "phone", "13800000000"))
                .contains("姓名请由管理各处的上级单位更正", "value=\"13800000000\"");
        assertThat(north.send(path + "/person", "name", "李小明", "phone", "13800000000")
                        .getStatus())
                .isEqualTo(302);
        assertThat(north.page(path)).contains("<dd>李小明</dd>", "<dd>13800000000</dd>");
        Visit above = as(city.cityOffice);
        assertThat(above.page(path)).contains("id=\"f-name\"").doesNotContain("管理各处");
        assertThat(above.send(path + "/person", "name", "李晓明", "phone", "").getStatus())
                .isEqualTo(302);
        assertThat(north.page(path)).contains("<dd>李晓明</dd>");
    }

    @Test
    void aNameThatWasSignedInAHigherRoleOfTheSamePlaceIsCorrectedByAnAdministrator() throws Exception {
        Person inspector = city.person("was-administrator", "项小明", city.city, Role.INSPECTOR);
        int before = city.post(inspector.personId(), city.city, Role.ADMINISTRATOR);
        database.jdbc()
                .sql("update post set during = daterange('2021-09-01', '2022-09-01') where id = ?")
                .param(before)
                .update();
        String path = "/accounts/" + inspector.accountId();
        Visit office = as(city.cityOffice);
        assertThat(office.page(path))
                .contains("此人任过高于您的角色", "姓名请由管理员更正")
                .doesNotContain("以外任过职", "上级单位", "id=\"f-name\"");
        assertThat(office.refused(path + "/person", "name", "项晓明", "phone", "")).contains("姓名请由管理员更正");
        assertThat(as(city.cityAdministrator)
                        .send(path + "/person", "name", "项晓明", "phone", "")
                        .getStatus())
                .isEqualTo(302);
        assertThat(office.page(path)).contains("<dd>项晓明</dd>");
    }

    @Test
    void unknownAndForeignAccountsLookTheSame() throws Exception {
        Visit north = as(city.northOffice);
        for (int id : new int[] {city.southOffice.accountId(), city.cityOffice.accountId(), 999_999}) {
            String path = "/accounts/" + id;
            assertThat(north.look(path).getStatus()).isEqualTo(404);
            for (String act : List.of("/disable", "/enable", "/unlock", "/password", "/person")) {
                assertThat(north.send(path + act, "reason", "x").getStatus()).isEqualTo(404);
            }
            assertThat(north.send(path + "/posts/1/end").getStatus()).isEqualTo(404);
        }
        assertThat(north.page("/accounts")).contains("钱园长").doesNotContain("赵南科", "周市科");
    }

    @Test
    void aDisabledAccountHasNoNextRequest() throws Exception {
        Person teacher = city.person("soon-gone", "周老师", city.first, Role.TEACHER);
        String path = "/accounts/" + teacher.accountId();
        assertThat(as(teacher).look("/me").getStatus()).isEqualTo(200);
        Scope.EVERYTHING.run(() -> tokens.issue(teacher.postId(), "考勤系统", 30));
        String open = "<details class=\"drawer drawer-danger\" open>";
        assertThat(as(city.firstPrincipal).page(path)).doesNotContain(open);
        assertThat(as(city.firstPrincipal).refused(path + "/disable"))
                .containsSubsequence(open, "停用账号", "aria-invalid=\"true\"", "id=\"f-reason-error\">请写明原因");
        String reason = "离职".repeat(101);
        assertThat(as(city.firstPrincipal).refused(path + "/disable", "reason", reason))
                .containsSubsequence(
                        open, "停用账号", "value=\"" + reason + "\"", "id=\"f-reason-error\">原因最多 200 字，现有 202 字");
        assertThat(as(city.firstPrincipal)
                        .send(path + "/disable", "reason", "离职")
                        .getStatus())
                .isEqualTo(302);
        assertThat(as(teacher).look("/me").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(as(city.firstPrincipal).send(path + "/enable").getStatus()).isEqualTo(302);
        assertThat(as(teacher).look("/me").getStatus()).isEqualTo(200);
        assertThat(Scope.EVERYTHING.get(() -> tokens.of(teacher.accountId())))
                .as("what another system was given stays dead")
                .isEmpty();
    }

    @Test
    void whatTheCountyDisabledTheKindergartenDoesNotEnable() throws Exception {
        Person teacher = city.person("shut-out", "郝老师", city.first, Role.TEACHER);
        String path = "/accounts/" + teacher.accountId();
        assertThat(as(city.northOffice).send(path + "/disable", "reason", "核查").getStatus())
                .isEqualTo(302);
        assertThat(as(city.firstPrincipal).refused(path + "/enable")).contains("由上级单位停用");
        assertThat(as(teacher).look("/me").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(as(city.northOffice).send(path + "/enable").getStatus()).isEqualTo(302);
        assertThat(as(teacher).look("/me").getStatus()).isEqualTo(200);
    }

    @Test
    void anEndedPostIsLostWithTheNextRequest() throws Exception {
        Person teacher = city.person("leaving", "褚老师", city.first, Role.TEACHER);
        String end = "/accounts/" + teacher.accountId() + "/posts/" + teacher.postId() + "/end";
        assertThat(as(city.northOffice)
                        .send(end, "last", "2022-11-23", "reason", "调动")
                        .getStatus())
                .isEqualTo(302);
        assertThat(as(teacher).look("/me").getStatus()).isEqualTo(200);
        assertThat(as(city.northOffice).page("/accounts/" + teacher.accountId()))
                .contains("不离任了，请清空；也可以提前或推后", "value=\"2022-11-23\"")
                .doesNotContain("action=\"" + end + "\"");
        mvc.perform(post(end).with(As.person(city.northOffice)).param("reason", "调动"))
                .andExpect(flash().attribute(
                                "notice",
                                allOf(
                                        startsWith("任职已结束，最后一天 2022年11月22日，褚老师不能再以此任职登录"),
                                        containsString("2022年11月23日以来" + city.first.name() + "的教师："))));
        assertThat(count("""
                        select count(*) from act where verb = 'END_POST' and detail like '%立即结束，最后一天记为昨天（2022年11月22日）'
                          and object_id = '""" + teacher.accountId() + "'")).isOne();
        assertThat(as(teacher).look("/me").getStatus()).as("asked to sign in").isEqualTo(401);
        assertThat(as(city.northOffice).refused(end)).contains("已经结束");
    }

    @Test
    void aPostMayHaveEndedBeforeTodayWhichSaysWhoHeldItSince() throws Exception {
        Person gone = city.person("gone-principal", "卞园长", city.centre, Role.PRINCIPAL);
        Person next = city.person("next-principal", "缪园长", city.centre, Role.PRINCIPAL);
        during(gone, "[2021-09-01,)");
        during(next, "[2022-11-10,)");
        String path = "/accounts/" + gone.accountId();
        String end = path + "/posts/" + gone.postId() + "/end";
        Visit north = as(city.northOffice);
        assertThat(north.refused(end, "last", "2021-08-31", "reason", "调往外县"))
                .contains("最后一天不能早于任职开始的 2021年9月1日")
                .containsPattern("<details class=\"drawer drawer-danger\" open>")
                .containsPattern("id=\"last-" + gone.postId() + "\"[^>]*value=\"2021-08-31\"[^>]*aria-invalid")
                .containsPattern("id=\"reason-" + gone.postId() + "\"[^>]*value=\"调往外县\"");
        assertThat(north.refused(end, "last", "2022-10-31", "reason", "长".repeat(201)))
                .contains("原因最多 200 字，现有 201 字")
                .containsPattern("id=\"last-" + gone.postId() + "\"[^>]*value=\"2022-10-31\"");
        assertThat(as(gone).look("/me").getStatus()).isEqualTo(200);
        mvc.perform(post(end)
                        .with(As.person(city.northOffice))
                        .param("last", "2022-10-31")
                        .param("reason", "调往外县"))
                .andExpect(flash().attribute(
                                "notice",
                                allOf(
                                        containsString("最后一天 2022年10月31日，卞园长不能再以此任职登录"),
                                        containsString("2022年11月1日以来" + city.centre.name() + "的园长："),
                                        containsString("缪园长（自 2022年11月10日起）"))));
        assertThat(as(gone).look("/me").getStatus()).as("asked to sign in").isEqualTo(401);
        assertThat(count("select count(*) from post where upper(during) = '2022-11-01' and id = " + gone.postId()))
                .isOne();
        assertThat(done("END_POST", gone.accountId())).endsWith("园长，最后一天 2022年10月31日");
        assertThat(north.page("/units/" + city.centre.id())).contains("<dt>现任园长任职</dt><dd>2022年11月10日</dd>");
        assertThat(count("select count(*) from kindergarten where principal_since = '2022-11-10' and unit_id = "
                        + city.centre.id()))
                .as("in all figures")
                .isOne();
        assertThat(north.page(path)).contains("2022年10月31日", "已结束");
    }

    @Test
    void aPostThatIsToEndIsNotHeldLonger() throws Exception {
        Person limited = city.person("limited", "暂老师", city.first, Role.TEACHER);
        during(limited, "[2022-09-01,2022-12-01)");
        String end = "/accounts/" + limited.accountId() + "/posts/" + limited.postId() + "/end";
        assertThat(as(city.northOffice).refused(end, "last", "2022-12-01")).contains("任职到 2022年11月30日 为止，最后一天不能更晚");
        assertThat(as(city.northOffice)
                        .send(end, "last", "2022-11-28", "reason", "调动")
                        .getStatus())
                .isEqualTo(302);
    }

    @Test
    void aWrongLastDayIsCorrectedUnlessItMeetsTheSamePostAgain() throws Exception {
        Person teacher = city.person("ended-wrongly", "晁老师", city.first, Role.TEACHER);
        during(teacher, "[2022-03-01,2022-09-01)");
        String path = "/accounts/" + teacher.accountId();
        String act = path + "/posts/" + teacher.postId() + "/last";
        Visit north = as(city.northOffice);
        assertThat(north.page(path))
                .contains("action=\"" + act + "\"")
                .containsPattern("id=\"last-" + teacher.postId() + "\"[^>]*value=\"2022-08-31\"");
        assertThat(north.refused(act, "last", "2022-02-28", "reason", "记错了"))
                .contains("最后一天不能早于任职开始的 2022年3月1日", "value=\"2022-02-28\"", "value=\"记错了\"");
        assertThat(north.refused(act, "last", "2022-08-31")).contains("最后一天没有改动");
        assertThat(north.refused(act, "last", "八月底")).contains("不是日期", "value=\"八月底\"");
        assertThat(as(city.southOffice).send(act, "last", "").getStatus()).isEqualTo(404);
        assertThat(north.send(act, "last", "2022-07-31", "reason", "记错了").getRedirectedUrl())
                .isEqualTo(path);
        assertThat(days(teacher)).isEqualTo("[2022-03-01,2022-08-01)");
        assertThat(done("CORRECT_POST", teacher.accountId()))
                .isEqualTo("晁老师：" + city.first.name() + " · 教师，最后一天由 2022年8月31日 改为 2022年7月31日");
        assertThat(as(teacher).look("/me").getStatus()).isEqualTo(401);

        int again = database.jdbc()
                .sql("""
                        insert into post (person_id, unit_id, seat, role, during)
                        select person_id, unit_id, seat, role, '[2022-10-01,2022-11-01)' from post where id = ? returning id
                        """)
                .param(teacher.postId())
                .query(Integer.class)
                .single();
        for (String day : List.of("2022-10-01", "")) {
            assertThat(north.refused(act, "last", day)).contains("此人自 2022年10月1日起又任同一角色，最后一天应早于这一天");
        }
        assertThat(north.send(act, "last", "2022-09-30", "reason", "记错了").getStatus())
                .isEqualTo(302);
        mvc.perform(post(path + "/posts/" + again + "/last")
                        .with(As.person(city.northOffice))
                        .param("last", "")
                        .param("reason", "没有离任"))
                .andExpect(flash().attribute("notice", "最后一天由 2022年10月31日 改为 没有离任。这项任职又有效。"));
        assertThat(as(teacher).look("/me").getStatus()).isEqualTo(200);
        assertThat(north.refused(path + "/posts/" + again + "/last", "last", "2022-10-31"))
                .contains("这项任职没有定最后一天");
    }

    @Test
    void aLastDayThatLiesAheadIsPutOffBroughtNearerAndTakenBack() throws Exception {
        Person teacher = city.person("leaving-later", "柏老师", city.first, Role.TEACHER);
        String path = "/accounts/" + teacher.accountId();
        String act = path + "/posts/" + teacher.postId() + "/last";
        Visit north = as(city.northOffice);
        String begun = days(teacher);
        String first = begun.substring(0, begun.indexOf(',') + 1);
        assertThat(north.refused(act, "last", "2022-12-01")).contains("这项任职没有定最后一天");
        north.send(path + "/posts/" + teacher.postId() + "/end", "last", "2022-12-31", "reason", "调动");
        assertThat(north.page(path)).contains("action=\"" + act + "\"", "value=\"2022-12-31\"", "不离任了，请清空");
        mvc.perform(post(act)
                        .with(As.person(city.northOffice))
                        .param("last", "2023-01-31")
                        .param("reason", "延后"))
                .andExpect(flash().attribute("notice", "最后一天由 2022年12月31日 改为 2023年1月31日"));
        assertThat(days(teacher)).isEqualTo(first + "2023-02-01)");
        north.send(act, "last", "2022-11-30", "reason", "提前");
        assertThat(days(teacher)).isEqualTo(first + "2022-12-01)");
        mvc.perform(post(act)
                        .with(As.person(city.northOffice))
                        .param("last", "")
                        .param("reason", "不走了"))
                .andExpect(flash().attribute("notice", "最后一天由 2022年11月30日 改为 没有离任"));
        assertThat(days(teacher)).isEqualTo(begun);
        assertThat(as(teacher).look("/me").getStatus()).isEqualTo(200);
    }

    @Test
    void aPrincipalWhoStaysAfterAllIsSaidToBeTheSecond() throws Exception {
        Place place = city.unit(UnitKind.KINDERGARTEN, "1136990072", "北岗村第二幼儿园", city.northWest, 114_010, 114_011);
        Person staying = city.person("staying-on", "温园长", place, Role.PRINCIPAL);
        during(staying, "[2019-09-01,2023-01-01)");
        Person next = city.person("coming-next", "庄园长", place, Role.PRINCIPAL);
        during(next, "[2023-01-01,)");
        mvc.perform(post("/accounts/" + staying.accountId() + "/posts/" + staying.postId() + "/last")
                        .with(As.person(city.northOffice))
                        .param("last", "")
                        .param("reason", "没有离任"))
                .andExpect(flash().attribute(
                                "notice", startsWith("最后一天由 2022年12月31日 改为 没有离任。" + place.name() + "有不止一位园长：")));
    }

    @Test
    void nobodyHeldAPostLongerThanItsUnitStood() throws Exception {
        Place closed = city.unit(UnitKind.KINDERGARTEN, "1136990071", "北岗村停办幼儿园", city.northWest, 114_000, 114_001);
        Person teacher = city.person("of-a-closed-one", "尚老师", closed, Role.TEACHER);
        during(teacher, "[2022-03-01,2022-09-01)");
        assertThat(Scope.EVERYTHING.get(() -> acts.close(closed.id(), LocalDate.of(2022, 11, 23), "停办")))
                .isInstanceOf(Answer.Done.class);
        String act = "/accounts/" + teacher.accountId() + "/posts/" + teacher.postId() + "/last";
        for (String day : List.of("2022-11-23", "")) {
            assertThat(as(city.northOffice).refused(act, "last", day))
                    .contains("北岗村停办幼儿园已于2022年11月23日撤销，任职的最后一天不能晚于 2022年11月22日");
        }
        assertThat(as(city.northOffice)
                        .send(act, "last", "2022-11-22", "reason", "停办")
                        .getStatus())
                .isEqualTo(302);
        assertThat(days(teacher)).isEqualTo("[2022-03-01,2022-11-23)");
    }

    @Test
    void thePrincipalWhoHadNotLeftIsBackAndSoIsSinceWhenOneIsInOffice() throws Exception {
        Person former = city.person("not-gone", "鲍园长", city.other, Role.PRINCIPAL);
        during(former, "[2019-09-01,2022-10-01)");
        Person next = city.person("next-for-a-while", "席园长", city.other, Role.PRINCIPAL);
        during(next, "[2022-10-01,2022-11-01)");
        mvc.perform(post("/accounts/" + next.accountId() + "/posts/" + next.postId() + "/last")
                        .with(As.person(city.southOffice))
                        .param("last", "")
                        .param("reason", "没有离任"))
                .andExpect(flash().attribute("notice", containsString("这项任职又有效")));
        assertThat(count("select count(*) from kindergarten where principal_since = '2022-10-01' and unit_id = "
                        + city.other.id()))
                .isOne();
        mvc.perform(post("/accounts/" + former.accountId() + "/posts/" + former.postId() + "/last")
                        .with(As.person(city.southOffice))
                        .param("last", "")
                        .param("reason", "没有离任"))
                .andExpect(flash().attribute("notice", allOf(containsString("有不止一位园长："), containsString("鲍园长"))));
    }

    private String days(Person person) {
        return database.jdbc()
                .sql("select during::text from post where id = ?")
                .param(person.postId())
                .query(String.class)
                .single();
    }

    private void during(Person person, String days) {
        database.jdbc()
                .sql("update post set during = ?::daterange where id = ?")
                .params(days, person.postId())
                .update();
    }

    @Test
    void nobodyDisablesThemselvesOrChangesTheirOwnPosts() throws Exception {
        Visit north = as(city.northOffice);
        String own = "/accounts/" + city.northOffice.accountId();
        for (String act : List.of("/disable", "/enable", "/unlock", "/password")) {
            assertThat(north.refused(own + act, "reason", "试试")).contains("这是您自己的账号");
        }
        north.refused(own + "/posts/" + city.northOffice.postId() + "/end");
        north.refused(own + "/posts/new", "unit", city.north.id(), "role", "RESEARCHER", "from", "2022-11-23");
        assertThat(north.look("/me").getStatus()).isEqualTo(200);
    }

    @Test
    void theAccountOfSomebodyWhoIsMoreElsewhereIsNotTouched() throws Exception {
        Person both = city.person("both", "卫市科", city.city, Role.OFFICE);
        database.jdbc()
                .sql(
                        "insert into post (person_id, unit_id, seat, role, during) values (?, ?, ?, 'RESEARCHER', '[2022-01-01,)')")
                .params(both.personId(), city.north.id(), city.north.seat())
                .update();
        Visit north = as(city.northOffice);
        String path = "/accounts/" + both.accountId();
        assertThat(north.page(path)).contains("卫市科", "超出您管理范围").doesNotContain("试验市");
        north.refused(path + "/password");
        north.refused(path + "/person", "name", "卫某", "phone", "");
        north.refused(path + "/disable", "reason", "x");
        assertThat(north.send(path + "/posts/" + both.postId() + "/end").getStatus())
                .isEqualTo(404);
        assertThat(count("select count(*) from account where username = 'both' and enabled and not must_change"))
                .isEqualTo(1);
        assertThat(as(city.cityAdministrator).send(path + "/password").getStatus())
                .isEqualTo(200);
    }

    @Test
    void anAccountAboveOnesOwnRoleIsNotTouched() throws Exception {
        Visit office = as(city.cityOffice);
        String path = "/accounts/" + city.cityAdministrator.accountId();
        office.refused(path + "/password");
        office.refused(path + "/posts/" + city.cityAdministrator.postId() + "/end");
    }

    @Test
    void theSamePostTwiceAtATimeIsRefused() throws Exception {
        Person teacher = city.person("twice", "沈老师", city.first, Role.TEACHER);
        Visit principal = as(city.firstPrincipal);
        String path = "/accounts/" + teacher.accountId() + "/posts/new";
        int unit = city.first.id();
        assertThat(principal.refused(path, "unit", unit, "role", "TEACHER", "from", "2022-11-23"))
                .contains("已有同一单位的同一角色");
        assertThat(principal.refused(path, "unit", unit, "role", "PRINCIPAL", "from", "2022-13-45"))
                .contains("任职开始“2022-13-45”不是日期，请连年份写成 2022-09-01 的样子");
        assertThat(principal
                        .send(path, "unit", unit, "role", "PRINCIPAL", "from", "2022-11-23", "last", "2023-08-31")
                        .getStatus())
                .isEqualTo(302);
        assertThat(done("ADD_POST", teacher.accountId()))
                .isEqualTo("沈老师：" + city.first.name() + " · 园长，自 2022年11月23日起至 2023年8月31日");
    }

    @Test
    void aListIsFilteredByUnitRoleAndState() throws Exception {
        Visit office = as(city.cityOffice);
        assertThat(office.page("/accounts?unit=城南&role=PRINCIPAL"))
                .contains("陈园长")
                .doesNotContain("钱园长", "赵南科");
        assertThat(office.page("/accounts?name=%25_")).contains("没有符合条件");
        assertThat(office.look("/accounts/export?role=PRINCIPAL").getStatus()).isEqualTo(200);
        assertThat(office.look("/acts/export").getStatus()).isEqualTo(200);
        assertThat(database.jdbc()
                        .sql(
                                "select detail from act where verb = 'EXPORT' and detail not like '%coming-soon%' order by id")
                        .query(String.class)
                        .list())
                .as("who takes lists of people away is on record")
                .containsExactly(
                        "导出 人员账号 2022-11-23.xlsx（/accounts/export?role=PRINCIPAL）",
                        "导出 操作日志 2022-11-23.xlsx（/acts/export）");
        Person named = city.firstPrincipal;
        city.cityOffice
                .viewer()
                .scope()
                .run(() -> transaction.executeWithoutResult(status -> audit.record(
                        city.cityOffice.viewer(), Verb.EXPORT, "post", named.postId(), city.city.id(), "导出 人员账号", "")));
        assertThat(office.page("/acts?verb=EXPORT"))
                .as("exports were once recorded with the number of the unit, which is no post")
                .contains("导出 人员账号")
                .doesNotContain("钱园长");
        assertThat(office.look("/accounts?role=EMPEROR&unit=城南").getRedirectedUrl())
                .isEqualTo("/accounts?unit=%E5%9F%8E%E5%8D%97");
        assertThat(office.look("/accounts/export?role=EMPEROR").getStatus()).isEqualTo(400);
    }

    private Visit as(Person person) {
        return Visit.of(mvc, person);
    }

    private MockHttpServletResponse create(Person who, Place place, String username, Role role) throws Exception {
        Object[] fields = {
            "unit", place.id(), "name", "新来的", "username", username, "role", role.name(), "from", "2022-11-23"
        };
        return as(who).send("/accounts/new", fields);
    }

    @Test
    void anAccountForADayToComeSaysTheDay() throws Exception {
        Object[] fields = {
            "unit", city.second.id(), "name", "后任", "username", "later-one", "role", "TEACHER", "from", "2022-12-01"
        };
        assertThat(as(city.northOffice).send("/accounts/new", fields).getContentAsString(StandardCharsets.UTF_8))
                .contains(city.second.name() + " · 教师，自 2022年12月1日起");
        assertThat(create(city.northOffice, city.second, "at-once", Role.TEACHER)
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains(city.second.name() + " · 教师</dd>");
    }

    private String done(String verb, int account) {
        return database.jdbc()
                .sql("select detail from act where verb = ? and object_id = ?")
                .params(verb, String.valueOf(account))
                .query(String.class)
                .single();
    }

    private int count(String query) {
        return database.jdbc().sql(query).query(Integer.class).single();
    }
}
