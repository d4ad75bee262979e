package cn.haoyuan.nudge;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** The eve of 2021-08-30: the county sees who has not filed and nudges; a principal finds it on the desk and begins. */
@HaoyuanTest(web = WebEnvironment.RANDOM_PORT)
class NudgeJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    PublishedPlan plan;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void fromWhoHasNotFiledToThePrincipalsFirstWord() throws Exception {
        plan.publish();
        // the deadline is a Monday, so its eve for an office is the Friday before
        clock.set(LocalDateTime.of(2021, 8, 27, 16, 0));
        try (BrowserContext office = Browsers.open(port, 1366, 768);
                BrowserContext phone = Browsers.open(port, 360, 740)) {
            Page county = Browsers.signIn(office.newPage(), city.northOffice);
            county.locator(".side a:has-text('谁没交')").click();
            county.setViewportSize(703, 994);
            county.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            org.assertj.core.api.Assertions.assertThat(
                            county.locator("tbody .duty-what").first().boundingBox().width)
                    .as("what a line is about has room on a sheet of paper")
                    .isGreaterThan(140);
            county.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            county.setViewportSize(1366, 768);
            county.locator("a:text-is('幼儿园三年发展规划')").click();
            assertThat(county.locator("tbody tr")).hasCount(4);
            assertThat(county.locator("main")).containsText("还有 3 天");
            assertThat(county.locator("#chat")).hasValue(java.util.regex.Pattern.compile("城北西片：北岗镇中心幼儿园、北岗村向阳幼儿园"));
            county.evaluate(
                    "() => { navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false; }");
            county.locator("button:has-text('复制群通知')").click();
            assertThat(county.locator("#say")).hasText("没能自动复制，请手动复制。");
            assertThat(county.locator("#chat")).isInViewport();
            org.assertj.core.api.Assertions.assertThat(county.evaluate("getSelection().toString()"))
                    .isEqualTo(county.locator("#chat").inputValue());
            county.locator("tbody tr:has-text('第一幼儿园') input[type=checkbox]").check();
            county.locator("tbody tr a:has-text('第一幼儿园')").click();
            county.waitForURL(address -> address.contains("/duties/"));
            county.goBack();
            assertThat(county.locator("tbody tr:has-text('第一幼儿园') input[type=checkbox]"))
                    .isChecked();
            String today = county.url();
            county.locator("#asOf").fill("2021-08-26");
            county.waitForURL("**asOf=2021-08-26**");
            county.locator("#asOf").fill("2021-08-27");
            county.waitForURL(address -> !address.contains("08-26"));
            county.locator("tbody tr:has-text('第一幼儿园') input[type=checkbox]").check();
            county.goBack();
            assertThat(county.locator("#asOf")).hasValue("2021-08-26");
            county.goForward();
            assertThat(county.locator("#asOf")).hasValue("2021-08-27");
            county.navigate(today);
            county.locator("tbody tr:has-text('第一幼儿园') input[type=checkbox]").check();
            county.locator("button:has-text('催办所勾选的')").click();
            assertThat(county.locator(".notice")).containsText("已催办 1 人（1 项，连同他们还没办的其他 ");
            county.locator("button:has-text('催办全部')").click();
            assertThat(county.locator(".notice")).containsText("已催办 1 人（1 项，连同他们还没办的其他 ");
            assertThat(county.locator(".notice")).containsText("钱园长 今天已催办过，8月30日 8:30 后可再催");
            assertThat(county.locator("tbody tr:has-text('第一幼儿园')")).containsText("1 次，8月27日");
            shot(county, "county");

            Page principal = Browsers.signIn(phone.newPage(), city.firstPrincipal);
            assertThat(principal.locator(".tabs a:has-text('通知') .count")).hasText("1");
            principal.locator(".tabs a:has-text('通知')").click();
            assertThat(principal.locator(".notice-unread")).containsText("催办：幼儿园三年发展规划");
            shot(principal, "phone");
            principal.locator(".notice-unread button").click();
            principal.locator("main table a:has-text('三年发展规划')").first().click();
            assertThat(principal.locator("#history ~ *")).containsText("城北区 · 业务科室 提醒 钱园长");
            principal.locator("a.btn-primary").first().click();
            principal.locator("button:has-text('开始填写')").click();
            principal.locator(".filing-now a:has-text('下一部分')").click();
            principal.locator("#f-strengths").fill("社区里有一片菜园");
            assertThat(principal.locator("#draft-status")).containsText("已保存");
            principal.navigate("/");
            assertThat(principal.locator(".tabs a:has-text('通知') .count")).hasText("0");
        }
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", "nudge-" + name + ".png"))
                .setFullPage(true));
    }
}
