package cn.haoyuan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Points four, five and six: on 2021-05-20 a county sees who has not filed, returns and accepts a plan and files its own
 * scheme, its researcher records a visit on the phone, and the city sees each of these on its board in the next request.
 */
@HaoyuanTest(web = WebEnvironment.RANDOM_PORT)
class CountyJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    TestCity people;

    @Autowired
    TestClock clock;

    @Autowired
    PublishedPlan plan;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whatACountyDoesInADayIsOnTheCitysBoardAtOnce() throws Exception {
        plan.publish();
        clock.set(LocalDate.of(2021, 5, 20));
        Page city = office(people.cityOffice);
        Page county = office(people.northOffice);
        Page principal = office(people.firstPrincipal);
        Page phone = Browsers.signIn(Browsers.open(port, 360, 740).newPage(), people.northResearcher);
        for (String measure : List.of("development-plan", "county-scheme", "guidance-weekly")) {
            assertThat(done(city, measure)).as(measure).isZero();
        }

        whoHasNotFiled(county, 4);
        open(principal, "development-plan");
        principal.locator("button:has-text('开始填写')").click();
        Pages.fillIn(principal);
        hand(principal, "已提交给城北区");
        review(county);
        county.locator("[name='remark.goals']").fill("目标写得具体些");
        county.locator("[name='reason']").fill("请补充可检验的标志");
        county.locator("button[formaction$='/return']").click();
        assertThat(county.locator(".notice")).containsText("已退回");
        assertThat(done(city, "development-plan")).isZero();

        principal.navigate("/");
        principal.locator("main a[href^='/filings/']:has-text('发展规划')").first().click();
        assertThat(principal.locator("main")).containsText("请补充可检验的标志");
        principal.locator("a:has-text('继续填写')").click();
        assertThat(principal.locator(".filing-remark")).containsText("目标写得具体些");
        principal.locator("[name='f.goals.0.text']").fill("每天两小时户外活动");
        hand(principal, "已提交给城北区");
        principal.navigate("/?tab=NOTICES");
        assertThat(principal.locator(".notices li:has-text('退回')")).hasCount(1);
        assertThat(principal.locator(".notices .notice-mark")).hasCount(0);
        review(county);
        county.locator("button[formaction$='/accept']").click();
        assertThat(county.locator(".notice")).containsText("已通过");
        assertThat(done(city, "development-plan")).isOne();
        whoHasNotFiled(county, 3);

        open(county, "county-scheme");
        county.locator("button:has-text('开始填写')").click();
        Pages.fillIn(county);
        Pages.shot(county, "county-scheme");
        hand(county, "已提交给试验市");
        review(city);
        city.locator("button[formaction$='/accept']").click();
        assertThat(city.locator(".notice")).containsText("已通过");
        assertThat(done(city, "county-scheme")).isOne();

        recordAVisit(phone);
        assertThat(done(city, "guidance-weekly")).isOne();
        Pages.shot(city, "city-board-after");
        for (Page page : List.of(city, county, principal, phone)) {
            page.context().close();
        }
    }

    /** The researcher's week is open, then done by nothing but the visit. */
    private void recordAVisit(Page phone) {
        phone.navigate("/");
        phone.locator("main tr:has-text('每周入园视导'):not(:has-text('逾期')) a")
                .first()
                .click();
        String duty = phone.url();
        assertThat(phone.locator("section[aria-labelledby=stands] .light").first())
                .not()
                .hasText("按时完成");
        phone.locator("a.btn-primary").first().click();
        phone.locator(".record-subject:has-text('小星星') input").check();
        for (Locator topic : phone.locator("input[name=topic][value=guidance]").all()) {
            topic.check();
        }
        Pages.shot(phone, "visit-phone");
        assertThat((Boolean)
                        phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("nothing is wider than the phone")
                .isTrue();
        phone.locator("button:has-text('保存')").first().click();
        assertThat(phone.locator("main")).containsText("完成了哪些事项");
        assertThat(phone.locator("section[aria-labelledby=proves] li:has-text('每周入园视导') .light"))
                .hasText("按时完成");
        phone.navigate(duty);
        assertThat(phone.locator("section[aria-labelledby=stands] .light").first())
                .hasText("按时完成");
        assertThat(phone.locator("section[aria-labelledby=evidence] tbody tr")).hasCount(1);
        Pages.shot(phone, "week-phone");
    }

    /** How many duties of a measure are done, read off the city's board; the figure opens just as many. */
    private static long done(Page city, String measure) {
        city.navigate("/board?by=measure");
        Locator figure = city.locator("#m-" + measure + " > .figs a[href$='state=MET']");
        if (figure.count() == 0) {
            return 0;
        }
        String met = figure.locator("b").textContent();
        city.navigate(figure.getAttribute("href"));
        assertThat(city.locator(".pager p")).containsText("共 " + met + " 条");
        return Long.parseLong(met);
    }

    private static void whoHasNotFiled(Page county, int kindergartens) {
        county.navigate("/filings?form=development-plan");
        county.locator("a.btn:has-text('谁没交')").click();
        assertThat(county.locator("h1")).containsText("谁没交：幼儿园三年发展规划");
        county.locator("a:has-text('看全部没完成的')").click();
        assertThat(county.locator(".pager p")).containsText("共 " + kindergartens + " 条");
    }

    private static void open(Page page, String measure) {
        page.navigate("/duties?measure=" + measure);
        page.locator("main tbody a").first().click();
        page.locator("a.btn-primary").first().click();
    }

    private static void hand(Page page, String notice) {
        page.locator("button[formaction$='/submit']").click();
        page.locator(".notice, #errors").first().waitFor();
        assertThat(page.locator("#errors").allInnerTexts()).isEmpty();
        assertThat(page.locator(".notice")).containsText(notice);
    }

    private static void review(Page page) {
        page.navigate("/");
        page.locator("main a[href='/filings?tab=REVIEW']").first().click();
        page.locator("main tbody a").first().click();
        assertThat(page.locator("#decide")).isVisible();
    }

    private Page office(TestCity.Person person) {
        return Browsers.signIn(Browsers.open(port, 1366, 768).newPage(), person);
    }
}
