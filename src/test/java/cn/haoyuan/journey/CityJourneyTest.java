package cn.haoyuan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.HaoyuanTest;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ViewportSize;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Point two: from the plan to the board of another day, from a figure to its duties, from a duty to its evidence, and out to Excel. */
@HaoyuanTest(demo = true, web = WebEnvironment.RANDOM_PORT)
class CityJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Test
    void theCityFollowsAFigureOfAnotherDayDownToItsEvidence() throws Exception {
        Page page = Browsers.signedIn(port, people.at("CITY", "OFFICE"));

        menu(page, "行动计划");
        assertThat(page.locator("main")).containsText("四(一)2");
        assertThat(page.locator(".clause .default-mark").first()).hasText("默认值");

        menu(page, "看板");
        assertThat(page.locator("h1")).containsText("南昌市教育局");
        page.locator("#asOf").fill("2022-06-30");
        page.waitForURL("**/board?asOf=2022-06-30");
        assertThat(page.locator(".past")).containsText("2022年6月30日");
        Pages.shot(page, "city-board");
        theViewsStandInOneLineOnThePhone(page);

        page.locator(".tabs a:has-text('单位 × 举措')").click();
        page.waitForURL("**/board/matrix?asOf=2022-06-30");
        Pages.shot(page, "city-matrix");
        Locator cell = page.locator("tr:has(th a:text-is('每周入园视导')) td a:has(small:text-matches('^[完迟]'))")
                .first();
        long figure = Long.parseLong(cell.locator("b").innerText());
        assertThat(figure).isBetween(10L, 200L);
        cell.click();
        page.waitForURL("**/duties?*");
        assertThat(page.url()).contains("asOf=2022-06-30", "measure=guidance-weekly");
        assertThat(page.locator(".pager p")).containsText("共 " + figure + " 条");
        Pages.shot(page, "city-duties");

        Download download = page.waitForDownload(
                () -> page.locator("a[href*='export.xlsx']").first().click());
        assertThat(rows(download)).hasSize((int) figure + 1);

        page.locator("tbody tr:has(.light:text-is('按时完成')) a").first().click();
        assertThat(page.locator("main"))
                .containsText(Pattern.compile("条款 五\\(二\\)2.*时段.*|时段.*条款 五\\(二\\)2", Pattern.DOTALL));
        assertThat(page.locator(".past")).containsText("2022年6月30日");
        assertThat(page.locator("section[aria-labelledby=evidence] tbody tr a").first())
                .isVisible();
        assertThat(page.locator("section[aria-labelledby=history] li time").first())
                .isVisible();
        Pages.shot(page, "city-duty");
        page.locator("section[aria-labelledby=evidence] tbody tr a").first().click();
        assertThat(page.locator("main")).containsText("做了什么");
        page.context().close();
    }

    private static void theViewsStandInOneLineOnThePhone(Page page) {
        ViewportSize desk = page.viewportSize();
        page.setViewportSize(360, 740);
        List<BoundingBox> views = page.locator(".tabs li").all().stream()
                .map(Locator::boundingBox)
                .toList();
        assertThat(views).hasSize(5).allSatisfy(view -> {
            assertThat(view.y).isEqualTo(views.getFirst().y);
            assertThat(view.x + view.width).isLessThanOrEqualTo(360);
        });
        Locator files = page.locator(".exports a:visible");
        assertThat(files).hasCount(0);
        Pages.shot(page, "city-board-phone");
        page.locator(".exports-open").click();
        assertThat(files).hasCount(3);
        page.setViewportSize(desk.width, desk.height);
    }

    private static void menu(Page page, String entry) {
        page.locator("nav.menu a:visible:has-text('" + entry + "')").first().click();
    }

    private static List<Row> rows(Download download) throws Exception {
        try (InputStream file = Files.newInputStream(download.path());
                ReadableWorkbook workbook = new ReadableWorkbook(file)) {
            return workbook.getFirstSheet().read();
        }
    }
}
