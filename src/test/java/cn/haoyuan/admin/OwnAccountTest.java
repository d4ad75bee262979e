package cn.haoyuan.admin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.Passwords;
import cn.haoyuan.access.Role;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.database.Scope;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@HaoyuanTest
class OwnAccountTest {

    private static final String GOOD = "春眠不觉晓 2022";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aNewPasswordEndsTheOtherSessionsOfThisAccountOnly() throws Exception {
        Person person = city.person("changer", "韩老师", city.first, Role.TEACHER);
        session("elsewhere", person.accountId());
        session("somebody", city.firstTeacher.accountId());
        assertThat(change(person, TestCity.PASSWORD, GOOD, GOOD).getRedirectedUrl())
                .isEqualTo("/me");
        assertThat(database.jdbc()
                        .sql(
                                "select trim(session_id) from spring_session where session_id in ('elsewhere', 'somebody')")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("somebody"));
        assertThat(change(person, TestCity.PASSWORD, GOOD + "!", GOOD + "!").getStatus())
                .isEqualTo(422);
    }

    @Test
    void whereNoMailIsSentNobodyIsPromisedAny() throws Exception {
        String none = "本系统还没有开通邮件";
        assertThat(as(city.firstPrincipal).page("/me")).contains(none);
        as(city.firstPrincipal).send("/me/email", "email", "qian@example.cn");
        assertThat(as(city.cityAdministrator).page("/parameters")).contains(none);
        assertThat(as(city.northOffice).page("/parameters")).doesNotContain(none);
    }

    @Test
    void aBadPasswordComesBackWithTheReason() throws Exception {
        Person person = city.person("careless", "杨老师", city.first, Role.TEACHER);
        assertThat(text(change(person, "wrong", GOOD, GOOD))).contains("原密码不正确");
        assertThat(as(person).page("/me")).contains("失败：修改密码时原密码不正确");
        assertThat(text(change(person, TestCity.PASSWORD, "short", "short"))).contains("至少 10 个字符");
        assertThat(text(change(person, TestCity.PASSWORD, GOOD, "another"))).contains("两次输入的新密码不一致");
        assertThat(text(change(person, TestCity.PASSWORD, TestCity.PASSWORD, TestCity.PASSWORD)))
                .contains("不能与原密码相同");
        for (int i = 0; i < 5; i++) {
            change(person, "wrong", GOOD, GOOD);
        }
        assertThat(change(person, TestCity.PASSWORD, GOOD, GOOD).getStatus())
                .as("guessing locks here too")
                .isEqualTo(422);
        assertThat(database.jdbc()
                        .sql(
                                "select verb from act where object_id = ? and verb in ('SIGN_IN_FAILED', 'LOCK_ACCOUNT') order by id desc")
                        .param(person.username())
                        .query(String.class)
                        .list())
                .as("and is logged as when signing in")
                .startsWith("SIGN_IN_FAILED", "LOCK_ACCOUNT", "SIGN_IN_FAILED");
    }

    @Test
    void commonGuessableAndOverlongPasswordsAreRefused() {
        for (String bad : List.of("1234567890", "PASSWORD123", "aaaaaaaaaaaa", "xx-zhao-li-xx", "汉".repeat(25))) {
            assertThat(Passwords.refusal(bad, "zhao-li")).as(bad).isPresent();
        }
        assertThat(Passwords.refusal(Passwords.random(), "zhao-li")).isEmpty();
        assertThat(Passwords.refusal(GOOD, "zhao-li")).isEmpty();
    }

    @Test
    void aTokenIsShownOnceAndRevokedByItsOwnerOnly() throws Exception {
        Visit north = as(city.northOffice);
        assertThat(text(north.send("/me/tokens", "name", "统计对接", "days", "90")))
                .containsPattern("hy_[A-Za-z0-9_-]{43}");
        assertThat(north.page("/me")).contains("统计对接").doesNotContainPattern("(?<![A-Za-z0-9_-])hy_");
        int token = database.jdbc()
                .sql("select id from access_token where name = '统计对接'")
                .query(Integer.class)
                .single();
        String revoke = "/me/tokens/" + token + "/revoke";
        assertThat(as(city.cityAdministrator).send(revoke).getStatus()).isEqualTo(404);
        assertThat(north.send(revoke).getStatus()).isEqualTo(302);
        assertThat(north.page("/me")).doesNotContain("统计对接");
        north.refused("/me/tokens", "name", "", "days", "9999");
    }

    @Test
    void thatANewPasswordRevokesTokensIsNotSaidToWhoHasNoneYet() throws Exception {
        Person person = city.person("without-tokens", "傅老师", city.first, Role.TEACHER);
        assertThat(as(person).page("/me/password")).contains("会全部退出，个人访问令牌全部作废。");
        database.jdbc()
                .sql("update account set must_change = true where id = ?")
                .param(person.accountId())
                .update();
        assertThat(as(person).page("/me/password")).contains("会全部退出。").doesNotContain("令牌");
    }

    @Test
    void oneSwitchesOnlyToAPostOfOnesOwn() throws Exception {
        Visit north = as(city.northOffice);
        assertThat(north.send("/me/post", "post", city.cityOffice.postId()).getStatus())
                .isEqualTo(404);
        assertThat(north.send("/me/post", "post", city.northOffice.postId()).getRedirectedUrl())
                .isEqualTo("/");
    }

    @Test
    void whoSeesNoUnitStillReachesTheirOwnAccount() throws Exception {
        Person inspector = city.person("inspector", "朱督学", city.north, Role.INSPECTOR);
        assertThat(as(inspector).page("/me")).contains("朱督学", "inspector");
        assertThat(change(inspector, TestCity.PASSWORD, GOOD, GOOD).getStatus()).isEqualTo(302);
    }

    @Test
    void theLogShowsWhatHappenedInOnesSubtreeOnly() throws Exception {
        as(city.northOffice).send("/me/tokens", "name", "城北日志", "days", "30");
        as(city.southOffice).send("/me/tokens", "name", "城南日志", "days", "30");
        Visit office = as(city.cityOffice);
        as(city.northOffice).send("/me/post", "post", city.northOffice.postId());
        assertThat(as(city.cityOffice).page("/acts?object=account&objectId=" + city.northOffice.accountId()))
                .as("what the page of the account leads to")
                .contains("<td class=\"nowrap\" data-label=\"操作\">签发访问令牌", "data-label=\"操作\">切换岗位");
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(_ -> audit.recordUnattended(
                "-", Verb.REVOKE_TOKEN, "token", city.northOffice.postId(), city.north.id(), "从前的令牌", "")));
        assertThat(as(city.cityOffice).page("/acts?object=account"))
                .as("and what was once recorded of a token or a post, which nothing is any more")
                .contains("从前的令牌", "城南日志", "selected>人员账号")
                .doesNotContain("value=\"token\"", "value=\"post\"");
        assertThat(as(city.northOffice).page("/acts?verb=ISSUE_TOKEN"))
                .contains("城北日志")
                .doesNotContain("城南日志");
        assertThat(office.page("/acts?verb=ISSUE_TOKEN&from=2022-11-23&to=2022-11-23"))
                .contains("城北日志", "城南日志");
        assertThat(office.page("/acts?to=2022-11-22")).contains("没有符合条件");
        assertThat(office.page("/acts?text=令牌")).contains("<td", "令牌").doesNotContain("没有符合条件");
        long act = database.jdbc()
                .sql("select max(id) from act where detail like '城南日志%'")
                .query(Long.class)
                .single();
        assertThat(as(city.southOffice).page("/acts/" + act)).contains("城南日志", "校验值");
        assertThat(as(city.northOffice).look("/acts/" + act).getStatus()).isEqualTo(404);
        assertThat(as(city.firstPrincipal).look("/acts").getStatus()).isEqualTo(404);
        assertThat(office.look("/acts/export?text=日志").getStatus()).isEqualTo(200);
        assertThat(office.page("/acts?text=%25&from=nonsense&objectId=%00")).contains("操作日志");
    }

    @Test
    void aRowOfTheLogTellsTheBeginningOfALongActAndLeadsToAllOfIt() throws Exception {
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(_ -> audit.recordUnattended(
                "-", Verb.IMPORT_REGISTER, "register", city.north.id(), city.north.id(), "长".repeat(201), "")));
        int act = database.jdbc()
                .sql("select max(id) from act where verb = 'IMPORT_REGISTER'")
                .query(Integer.class)
                .single();
        assertThat(as(city.cityOffice).page("/acts?verb=IMPORT_REGISTER"))
                .contains("长".repeat(199) + "… <a href=\"/acts/" + act + "\" aria-label=\"第 " + act + " 条的全文\">全文</a>");
        assertThat(as(city.cityOffice).page("/acts/" + act)).contains("长".repeat(201));
    }

    @Test
    void theLogGoesOnToWhatIsOlder() throws Exception {
        Visit office = as(city.cityOffice);
        for (int file = 0; file < 60; file++) {
            assertThat(office.look("/acts/export?text=" + file).getStatus()).isEqualTo(200);
        }
        String newest = office.page("/acts?verb=EXPORT");
        Matcher older =
                Pattern.compile("<a href=\"([^\"]+)\" rel=\"next\">更早</a>").matcher(newest);
        assertThat(older.find()).isTrue();
        String next = office.page(older.group(1).replace("&amp;", "&"));
        assertThat(next).contains("回到最新");
        assertThat(acts(newest)).hasSize(50);
        assertThat(acts(next)).hasSizeGreaterThanOrEqualTo(10).doesNotContainAnyElementsOf(acts(newest));
    }

    private static List<String> acts(String page) {
        return Pattern.compile("href=\"/acts/(\\d+)\"")
                .matcher(page)
                .results()
                .map(act -> act.group(1))
                .toList();
    }

    @Test
    void theCityEditsTheCalendarAndMistakesStayOnThePage() throws Exception {
        Visit office = as(city.cityOffice);
        String read = as(city.northOffice).page("/calendar?year=2022");
        assertThat(read)
                .contains("2022—2023 学年第一学期", "2022年9月1日", "国庆", "只有市级的管理员和业务科室可以修改；有不对的地方，请告诉市级")
                .doesNotContain("calendar/effect", "核对");
        assertThat(as(city.northOffice).page("/?tab=CALENDAR")).contains("href=\"/calendar\"");
        for (String edit : List.of("/calendar/effect", "/calendar/effect/duties")) {
            assertThat(as(city.northOffice).look(edit).getStatus()).isEqualTo(404);
        }
        assertThat(as(city.northOffice).send("/calendar", "base", "x").getStatus())
                .isEqualTo(404);
        assertThat(office.page("/calendar?year=2022")).contains("2022—2023 学年第一学期", "国庆");
        String holiday = "from=2022-12-05&to=2022-12-09&kind=OFF&name=停课";
        String effect = office.page("/calendar/effect?" + holiday);
        assertThat(effect).contains("停课：2022年12月5日 至 2022年12月9日 放假", "没有责任事项会变化");
        String base = effect.replaceAll("(?s).*name=\"base\" value=\"(\\w+)\".*", "$1");
        Object[] typed = {"base", base, "from", "2022-12-05", "to", "2022-12-09", "kind", "OFF", "name", "停课"};
        assertThat(office.send("/calendar", typed).getRedirectedUrl()).isEqualTo("/calendar?year=2022");
        assertThat(office.page("/calendar?year=2022"))
                .contains("停课", "2022年12月5日 至 12月9日（5 天）", "from=2022-12-05&amp;to=2022-12-09&amp;kind=PLAIN")
                .contains("/calendar/export.xlsx?year=2022");
        List<List<Row>> file = Sheets.of(office.look("/calendar/export.xlsx?year=2022"));
        assertThat(Sheets.column(file.getFirst(), 4)).contains("停课");
        assertThat(Sheets.column(file.getLast(), 0)).contains("2022—2023 学年第一学期");
        assertThat(Sheets.column(
                        Sheets.of(office.look("/calendar/export.xlsx?year=2023"))
                                .getFirst(),
                        4))
                .doesNotContain("停课");
        assertThat(office.page("/calendar?year=neulich")).contains("2022 年的节假日与调休");
        assertThat(office.page("/calendar?year=1900")).contains("1900 年没有学期", "1900 年的节假日与调休", "1900 年的节假日安排尚未录入");
        assertThat(office.page("/calendar/effect?" + holiday)).contains("校历已经是这样");
        assertThat(office.refused("/calendar", "base", base, "from", "2022-12-05", "kind", "PLAIN"))
                .contains("又有改动");
        assertThat(office.page("/calendar/effect?year=2022&term=AUTUMN&starts=2022-09-01&ends=2023-01-17"))
                .containsPattern("学年第一学期：原 [^→<]+ → 2022年9月1日 至 2023年1月17日");
        assertThat(office.look("/calendar/effect?year=2022&term=AUTUMN&starts=2022-09-01&ends=2022-08-01")
                        .getContentAsString())
                .contains("学期结束日应晚于开始日", "value=\"2022-08-01\"")
                .containsPattern("name=\"starts\"[^>]* aria-describedby=\"s-2022-AUTUMN-error\" aria-invalid=\"true\"")
                .containsPattern("name=\"ends\"[^>]* aria-describedby=\"s-2022-AUTUMN-error\" aria-invalid=\"true\"");
        assertThat(office.look("/calendar/effect?from=x&kind=OFF&name=abc").getContentAsString())
                .contains("第一天“x”不是日期", "abc");
        var nothing = office.look("/calendar/effect?from=&to=&kind=OFF&name=&from=&to=&kind=OFF&name=");
        assertThat(nothing.getStatus()).isEqualTo(422);
        assertThat(nothing.getContentAsString()).containsOnlyOnce("请填写第一天，写成 2022-09-01 的样子</p>");
        assertThat(office.look("/calendar/effect?from=2022-12-05&to=2022-12-01&kind=OFF&name=a")
                        .getContentAsString())
                .contains("<p class=\"error\" id=\"line-0-to-error\">最后一天早于第一天")
                .containsPattern("id=\"line-0-to\"[^>]* aria-invalid=\"true\" aria-describedby=\"line-0-to-error\"")
                .doesNotContain("line-0-from-error");
        assertThat(office.page("/acts?verb=SAVE_CALENDAR")).contains("停课：2022年12月5日 至 2022年12月9日 放假；责任事项新增0");
    }

    private Visit as(Person person) {
        return Visit.of(mvc, person);
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private void session(String id, int account) {
        database.jdbc()
                .sql("insert into spring_session values (?, ?, 0, 0, 3600, 9999999999999, ?)")
                .params(id, id, Integer.toString(account))
                .update();
    }

    private MockHttpServletResponse change(Person who, String old, String fresh, String again) throws Exception {
        return as(who).send("/me/password", "old", old, "fresh", fresh, "again", again);
    }
}
