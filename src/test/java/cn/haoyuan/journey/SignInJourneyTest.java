package cn.haoyuan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.HaoyuanTest;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** First paint takes one round trip: what the page asks for besides never comes, and it stands as it should. */
    @Test
    void theFirstPageIsDrawnFromWhatItCarries() {
        try (BrowserContext window = Browsers.open(port, 360, 740)) {
            Page page = window.newPage();
            List<String> said = new ArrayList<>();
            page.onConsoleMessage(message -> said.add(message.text()));
            page.navigate("/sign-in");
            String drawn = look(page);
            // everything besides the page's own document
            page.route(address -> !address.contains("/sign-in"), Route::abort);
            page.navigate("/sign-in");
            assertThat(look(page)).isEqualTo(drawn).contains("rgb(27, 94, 151)", "js");
            assertThat(page.locator(".top").evaluate("bar => getComputedStyle(bar).backgroundColor"))
                    .isEqualTo("rgb(19, 72, 114)");
            assertThat(said).noneMatch(text -> text.contains("Content Security Policy"));
        }
    }

    /** And the styles of the pages to come are fetched meanwhile. */
    @Test
    void theStylesOfThePagesToComeArriveWhileOneTypes() {
        try (BrowserContext window = Browsers.open(port, 1280, 800)) {
            Page page = window.newPage();
            Set<String> asked = new TreeSet<>();
            page.onRequestFinished(request -> asked.add(request.url().replaceAll("^.*/|-[0-9a-f]{32}|\\?.*$", "")));
            page.navigate("/sign-in");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(asked)
                    .contains("bootstrap.min.css", "theme.css", "app.css", "parts.css", "board.css", "desk.css");
        }
    }

    private static String look(Page page) {
        return (String) page.evaluate("""
                () => {
                    const button = document.querySelector('.sign-in-own button');
                    const style = getComputedStyle(button);
                    const field = document.querySelector('.sign-in-own [name=username]').getBoundingClientRect();
                    return [document.documentElement.className, style.backgroundColor, style.color, button.getBoundingClientRect().height,
                        field.width, field.height, document.documentElement.scrollWidth].join(' ');
                }""");
    }

    private static String refused(Page page, String account) {
        page.navigate("/sign-in");
        page.locator("input[name=username]:not([type=hidden])").fill(account);
        page.locator("input[name=password]:not([type=hidden])").fill("not-the-password");
        page.locator(".sign-in-own button").click();
        return page.locator("[role=alert]").innerText();
    }
}
