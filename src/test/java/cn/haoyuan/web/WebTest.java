package cn.haoyuan.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.Tokens;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestDatabase;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@HaoyuanTest(
        web = WebEnvironment.RANDOM_PORT,
        properties = {"haoyuan.timing=true", "haoyuan.demo=false"})
class WebTest {

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    Tokens tokens;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @Test
    void theSignInPageIsOpenAndLoadsOnlyFilesWithTheirHash() throws Exception {
        String page = get("/sign-in").body();
        assertThat(page).contains("name=\"username\"", "name=\"password\"", "name=\"_csrf\"");
        Matcher asset = Pattern.compile("\"(/assets/[^\"#]+)").matcher(page);
        while (asset.find()) {
            assertThat(asset.group(1)).matches("/assets/[a-z]+-[0-9a-f]{32}\\.(css|js|svg)");
            HttpResponse<String> file = get(asset.group(1));
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control")).hasValue("max-age=31536000");
        }
    }

    @Test
    void aWrongPasswordIsRefusedAndKeepsTheWayBack() throws Exception {
        HttpResponse<String> answer = signIn(city.firstPrincipal.username(), "wrong", "/components");
        assertThat(answer.statusCode()).isEqualTo(302);
        String refused = answer.headers().firstValue("Location").orElseThrow();
        assertThat(refused).isEqualTo("/sign-in?refused&back=%2Fcomponents");
        assertThat(get(refused).body())
                .contains("账号或密码不正确", "value=\"/components\"", "value=\"" + city.firstPrincipal.username() + "\"");
        signIn("nobody-at-all", "wrong", "/");
        assertThat(get(refused).body())
                .as("also where there is no such account")
                .contains("value=\"nobody-at-all\"");
        assertThat(get("/sign-in").body()).doesNotContain("nobody-at-all");
        String nameless = "password=x&kept-at=" + encode("/filings/1/return") + "&kept-by=1&kept.reason=y&_csrf=";
        assertThat(post("/sign-in", nameless + encode(token())).body())
                .contains("name=\"username\"")
                .doesNotContain("value=\"null\"");
    }

    @Test
    void whoTriesAgainAndAgainIsToldOfTheLockWhetherThereIsSuchAnAccountOrNot() throws Exception {
        for (String name : List.of(city.otherPrincipal.username(), "nobody-at-all")) {
            for (int times = 1; times <= 6; times++) {
                signIn(name, "wrong", "/");
                String page = get("/sign-in?refused").body();
                assertThat(page.contains("这个账号可能已锁定，请 15 分钟后再试，或请管理员解锁"))
                        .as("%s, time %d", name, times)
                        .isEqualTo(times >= 5);
                assertThat(page.contains("连续输错 5 次")).isEqualTo(times < 5);
            }
        }
    }

    @Test
    void whoSignsInAfterAllIsNotTheTriedNameOfWhomeverComesNext() throws Exception {
        signIn(city.firstPrincipal.username(), "wrong", "/");
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .contains("HAOYUAN-TRIED");
        signIn(city.firstPrincipal.username(), TestCity.PASSWORD, "/");
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .contains("HAOYUAN")
                .doesNotContain("HAOYUAN-TRIED");
    }

    @Test
    void signingInLeadsBackAndTheMenuShowsOnlyWhatOneMayOpen() throws Exception {
        HttpResponse<String> answer = signIn(city.firstPrincipal.username(), TestCity.PASSWORD, "/components");
        assertThat(answer.headers().firstValue("Location")).hasValue("/components");
        String page = get("/components").body();
        assertThat(page).contains(city.firstPrincipal.name(), "工作台", "退出登录").doesNotContain("操作日志");
        HttpResponse<String> missing = get("/nothing-here");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("没有这个页面，或您无权查看", "工作台");
    }

    @Test
    void aPageTakesNonsenseInItsAddressForNotGivenAndSaysSo() throws Exception {
        signIn(city.northOffice.username(), TestCity.PASSWORD, "/");
        HttpResponse<String> answer = get("/duties?state=RANK&unit=abc&q=" + encode("城北") + "&page=x");
        assertThat(answer.statusCode()).isEqualTo(302);
        String rest = answer.headers().firstValue("Location").orElseThrow();
        assertThat(rest).isEqualTo("/duties?q=" + encode("城北") + "&page=x");
        assertThat(get(rest).body()).contains("地址里的“state=RANK、unit=abc”认不出，没有采用。");
        assertThat(get(rest).body()).doesNotContain("认不出");
        assertThat(get("/duties?st%61te=RANK").headers().firstValue("Location")).hasValue("/duties");
        String several = "with=" + city.north.id() + "、with=abc";
        assertThat(get("/board/compare?" + several.replace("、", "&")).headers().firstValue("Location"))
                .hasValue("/board/compare");
        assertThat(get("/board/compare").body()).contains("地址里的“" + several + "”认不出，没有采用。");
        assertThat(get("/duties/export.xlsx?state=RANK").statusCode()).isEqualTo(400);
        HttpResponse<String> none = get("/duties/abc");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("没有这个页面");
    }

    @Test
    void signingInNeverLeadsToAnotherSite() throws Exception {
        assertThat(signIn(city.firstPrincipal.username(), TestCity.PASSWORD, "//example.org/x")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void htmxGetsThePartWithoutTheFrame() throws Exception {
        HttpRequest part = HttpRequest.newBuilder(uri("/components"))
                .header("HX-Request", "true")
                .build();
        String body = browser.send(part, BodyHandlers.ofString()).body();
        assertThat(body).contains("<h1>组件一览</h1>", "请填写名称").doesNotContain("<html");
        assertThat(body).as("a sample of errors is nothing to begin with").doesNotContain("id=\"errors\"");
    }

    @Test
    void aFormWithoutItsTokenIsAnExpiredPage() throws Exception {
        HttpResponse<String> answer = post("/sign-in", "username=x&password=y");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("页面已过期");
    }

    @Test
    void aFormOfOurOwnPagesWhoseTokenIsLostIsGivenBackToItsAuthorAlone() throws Exception {
        String sent = "reason=" + encode("目标写得具体些") + "&_for=" + city.firstPrincipal.accountId();
        assertThat(post("/filings/1/return", sent, "cross-site").body())
                .contains("页面已过期")
                .doesNotContain("目标写得具体些");
        HttpResponse<String> kept = post("/filings/1/return", sent, "same-origin");
        assertThat(kept.statusCode()).isEqualTo(401);
        assertThat(kept.body()).contains("目标写得具体些", "name=\"password\"");
        assertThat(carried(city.secondPrincipal, "/filings/1/return", sent))
                .contains("目标写得具体些", "不能用现在的账号送出")
                .doesNotContain("action=\"/filings/1/return\"");
        assertThat(carried(city.firstPrincipal, "/filings/1/return", sent))
                .contains("目标写得具体些", "action=\"/filings/1/return\"", "接着送出");
        assertThat(post("/filings/1/return", sent, "same-origin").body())
                .contains("目标写得具体些", "action=\"/filings/1/return\"", "接着送出");
    }

    /** What is shown after a sign-in that carries a form along. */
    private String carried(TestCity.Person person, String at, String form) throws Exception {
        cookies.getCookieStore().removeAll();
        String by = form.substring(form.indexOf("_for=") + "_for=".length());
        return signIn(
                        person.username(),
                        TestCity.PASSWORD,
                        "/",
                        "&kept-at=" + encode(at) + "&kept-by=" + by + "&kept."
                                + form.substring(0, form.indexOf("&_for=")))
                .body();
    }

    @Test
    void anotherSystemIsToldItsErrorsAsProblems() throws Exception {
        HttpResponse<String> answer = get("/api/v1/nothing-here");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404", "没有找到");
        String token = city.northOffice
                .viewer()
                .scope()
                .get(() -> transaction.execute(status -> tokens.issue(city.northOffice.postId(), "试验", 1)));
        HttpRequest change = HttpRequest.newBuilder(uri("/api/v1/duties"))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody())
                .build();
        HttpResponse<String> refused = browser.send(change, BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.body()).contains("请用 GET").doesNotContain("页面", "按钮");
    }

    @Test
    void everyPageForbidsWhatItDoesNotNeed() throws Exception {
        HttpResponse<String> answer = get("/sign-in");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains(
                        "default-src 'self'",
                        "object-src 'none'",
                        "frame-ancestors 'none'",
                        "style-src 'self' 'sha256-",
                        "script-src 'self' 'sha256-")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void whoIsNotTheProxyCannotSayWhereARequestCameFrom() throws Exception {
        String token = token();
        HttpRequest forged = HttpRequest.newBuilder(uri("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", "203.0.113.77")
                .POST(BodyPublishers.ofString("username=forged-address&password=x&_csrf=" + encode(token)))
                .build();
        assertThat(browser.send(forged, BodyHandlers.ofString()).statusCode()).isEqualTo(302);
        assertThat(database.jdbc()
                        .sql("select address from act where verb = 'SIGN_IN_FAILED' and object_id = 'forged-address'")
                        .query(String.class)
                        .single())
                .isEqualTo("127.0.0.1");
    }

    private String token() throws IOException, InterruptedException {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(get("/sign-in").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> signIn(String username, String password, String back) throws Exception {
        return signIn(username, password, back, "");
    }

    private HttpResponse<String> signIn(String username, String password, String back, String more) throws Exception {
        return post(
                "/sign-in",
                "username=" + encode(username) + "&password=" + encode(password) + "&back=" + encode(back) + "&_csrf="
                        + encode(token()) + more);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return post(path, form, "none");
    }

    private HttpResponse<String> post(String path, String form, String site) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Sec-Fetch-Site", site)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
