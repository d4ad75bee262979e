package cn.haoyuan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.HaoyuanTest;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Point one: the demonstration offers its people on the sign-in page, and each comes in. */
@HaoyuanTest(demo = true, web = WebEnvironment.RANDOM_PORT)
class SignInJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Test
    void somebodyOfEachKindComesInWithOneClickAndLeavesAgain() {
        try (BrowserContext window = Browsers.open(port, 1280, 800)) {
            Page page = window.newPage();
            page.navigate("/duties?states=OVERDUE");
            assertThat(page.url()).contains("/sign-in");
            int offers = page.locator("button.offer").count();
            assertThat(offers).isGreaterThanOrEqualTo(4);
            for (int i = 0; i < offers; i++) {
                page.navigate("/sign-in");
                page.locator("button.offer").nth(i).click();
                assertThat(page.locator("nav.menu").first()).isAttached();
                assertThat(page.url()).doesNotContain("/sign-in");
                page.context().clearCookies();
            }
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreAnsweredAlike() {
        try (BrowserContext window = Browsers.open(port, 360, 740)) {
            Page page = window.newPage();
            String wrong = refused(page, people.at("CITY", "OFFICE").account());
            String unknown = refused(page, "nobody-at-all");
            assertThat(wrong).isEqualTo(unknown).contains("账号或密码不正确");
            assertThat(page.locator(".sign-in-own [name=username]")).hasValue("nobody-at-all");
            assertThat(page.locator(".sign-in-own [name=password]")).isFocused();
        }
    }

    private static String refused(Page page, String account) {
        page.navigate("/sign-in");
        page.locator("input[name=username]:not([type=hidden])").fill(account);
        page.locator("input[name=password]:not([type=hidden])").fill("not-the-password");
        page.locator(".sign-in-own button").click();
        return page.locator("[role=alert]").innerText();
    }
}
