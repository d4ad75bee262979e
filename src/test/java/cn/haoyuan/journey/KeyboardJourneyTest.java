package cn.haoyuan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** With Tab, Enter, Space and the arrows alone: a principal files, the county returns it, the city goes through the days. */
@HaoyuanTest(web = WebEnvironment.RANDOM_PORT)
class KeyboardJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    TestCity people;

    @Autowired
    PublishedPlan published;

    @Autowired
    TestClock clock;

    @BeforeEach
    void publish() {
        clock.set(LocalDate.of(2021, 4, 1));
        published.publish();
        clock.set(LocalDate.of(2021, 5, 20));
    }

    @Test
    void a_principal_files_and_the_county_returns_it() {
        Page principal = open(people.firstPrincipal);
        Keyboard keys = new Keyboard(principal);
        keys.to("main a[href^='/duties/']:not([href*='?'])");
        principal.navigate("/duties?measure=development-plan");
        keys.to("main tbody a").enter("**/duties/*");
        keys.to("main a.btn-primary").enter("**/filings/duty/*");
        keys.to("main button.btn-primary").enter("**/edit");
        keys.fillInUntil("button[formaction$='/submit']");
        keys.press("Enter");
        principal.locator(".notice, #errors").first().waitFor();
        assertThat(principal.locator("#errors").allInnerTexts()).isEmpty();
        assertThat(principal.locator(".notice")).containsText("已提交给城北区");

        Page county = open(people.northOffice);
        Keyboard officer = new Keyboard(county);
        officer.to("main a[href='/filings?tab=REVIEW']").enter("**/filings?tab=REVIEW");
        officer.to("main tbody a").enter("**/review*");
        officer.to("[name='remark.goals']").type("目标写得具体些");
        officer.to("[name='reason']").type("请补充可检验的标志");
        officer.to("button[formaction$='/return']").press("Enter");
        assertThat(county.locator(".notice")).containsText("已退回");

        principal.navigate("/");
        keys.to("main a[href^='/filings/']").enter("**/filings/*");
        keys.to("main a[href$='/edit']").enter("**/edit");
        keys.to("button[formaction$='/submit']").press("Enter");
        assertThat(principal.locator("#errors")).containsText("没有改动");
        keys.to("button[name='unchanged']").press("Enter");
        assertThat(principal.locator(".notice")).containsText("已提交");
        county.navigate("/filings?tab=REVIEW");
        officer.to("main tbody a").enter("**/review*");
        officer.to("button[formaction$='/accept']").press("Enter");
        assertThat(county.locator(".notice")).containsText("已通过");
        principal.context().close();
        county.context().close();
    }

    @Test
    void the_city_goes_through_the_days_and_opens_a_figure() {
        Page page = open(people.cityOffice);
        Keyboard keys = new Keyboard(page);
        keys.to(".skip").enter("**/#main");
        keys.to("main a");
        page.navigate("/");
        keys.to(".side a[href='/board']").enter("**/board");

        keys.to("#ruler").press("ArrowLeft");
        page.waitForURL("**/board?asOf=2021-05-19");
        assertThat(page.locator(".past")).containsText("2021年5月19日");
        assertThat(keys.on("#ruler")).as("the focus stays on the line of days").isTrue();

        keys.to(".ruler-marks summary").press("Enter");
        assertThat(page.locator(".ruler-marks .popup-body")).isVisible();
        keys.next();
        assertThat(keys.on(".ruler-marks a")).as("the days follow their button").isTrue();
        keys.press("Escape");
        assertThat(page.locator(".ruler-marks .popup-body")).not().isVisible();
        assertThat(keys.on(".ruler-marks summary")).as("the focus comes back").isTrue();

        keys.to("main details.drawer > summary").press("Space");
        assertThat(page.locator("main details.drawer[open]").first()).isVisible();
        page.navigate("/board?asOf=2021-05-19");
        keys.to(".stats a").enter("**/duties?*");
        assertThat(page.locator(".pager p")).containsText("共");
        page.context().close();
    }

    /** Signs in without a mouse, too. */
    private Page open(TestCity.Person person) {
        Page page = Browsers.open(port, 1366, 768).newPage();
        page.navigate("/sign-in");
        Keyboard keys = new Keyboard(page);
        if (!keys.on("#f-username")) {
            keys.to("#f-username");
        }
        keys.type(person.username());
        keys.to("#f-password").type(TestCity.PASSWORD).press("Enter");
        page.waitForURL(address -> !address.contains("/sign-in"));
        return page;
    }
}
