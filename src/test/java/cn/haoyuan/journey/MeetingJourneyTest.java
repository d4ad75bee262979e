package cn.haoyuan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.web.Count;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The city officer prepares a meeting: three days beside each other, one county's gap by name, the table to take along. */
@HaoyuanTest(demo = true, web = WebEnvironment.RANDOM_PORT)
class MeetingJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    DemoPeople people;

    @Test
    void theCityOfficerComparesThreeDaysOpensACellAndTakesTheTableAlong() throws IOException {
        Page page = Browsers.signedIn(port, people.at("CITY", "OFFICE"));
        page.navigate("/board");
        assertThat(page.locator(".past")).hasCount(0);

        // back along the days by keyboard: the day is in the address, the page says that it is not today
        Locator ruler = page.locator("#ruler");
        ruler.focus();
        ruler.evaluate("line => { line.value = 100; line.dispatchEvent(new Event('input', { bubbles: true })); }");
        assertThat(page.locator("#asof-day")).containsText("2021年7月10日");
        assertThat(page.locator("#asof-day")).hasAttribute("href", Pattern.compile(".*asOf=2021-07-10.*"));
        page.keyboard().press("Home");
        page.waitForURL(Pattern.compile(".*asOf=2021-04-01.*"));
        page.keyboard().press("PageUp");
        page.waitForURL(Pattern.compile(".*asOf=2021-05-01.*"));
        assertThat(page.locator(".past")).containsText("您正在查看 2021年5月1日 的情况，不是今天");
        assertThat(ruler).isFocused();
        page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }");
        page.locator("[data-copy='#asof-day']").click();
        assertThat(page.locator("#say")).hasText("已复制。");
        assertThat((String) page.evaluate("window.copied")).matches("http://.*/board\\?.*asOf=2021-05-01.*");
        page.locator(".past a").click();
        page.waitForURL(Pattern.compile("[^?]*/board$"));

        // three days side by side: the end of last year, the last meeting, today
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("按日对比"))
                .click();
        page.locator("#since").fill("2022-07-01");
        page.locator("#since").dispatchEvent("change");
        page.waitForURL(Pattern.compile(".*since=2022-07-01.*"));
        assertThat(page.locator(".changes caption")).containsText("从 2022年7月1日 到 2022年11月23日");
        page.locator("#before").fill("2021-12-31");
        page.locator("#before").dispatchEvent("change");
        page.waitForURL(Pattern.compile(".*before=2021-12-31.*"));
        assertThat(page.locator(".changes caption")).containsText("从 2021年12月31日 到 2022年7月1日，再到 2022年11月23日");
        assertThat(page.locator(".changes thead tr:last-child th"))
                .containsText(new String[] {"2021年12月31日", "7月1日", "增减", "11月23日", "增减"});
        Locator done = page.locator(".changes .whole .figure:not(.light-red) b");
        Locator rises = page.locator(".changes .whole .rise");
        String first = rises.first().innerText();
        String second = rises.nth(1).innerText();
        assertThat(number(done.nth(0).innerText()) + number(first))
                .isEqualTo(number(done.nth(1).innerText()))
                .isPositive();
        assertThat(number(done.nth(1).innerText()) + number(second))
                .isEqualTo(number(done.nth(2).innerText()));
        assertThat((Boolean) page.evaluate(
                        "(box => box.scrollWidth <= box.clientWidth)(document.querySelector('.table-scroll'))"))
                .as("the three days lie beside each other on a notebook")
                .isTrue();
        String three = page.url();
        page.setViewportSize(360, 740);
        assertThat(page.locator(".changes .whole [data-label]")).hasCount(3);
        assertThat((Boolean) page.evaluate("""
                        [...document.querySelectorAll('.changes > tbody > tr > *')].every(cell =>
                            cell.scrollWidth <= cell.clientWidth && cell.getBoundingClientRect().right <= innerWidth)"""))
                .as("no figure is cut or lies beside the screen")
                .isTrue();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", "changes-phone.png")));
        page.setViewportSize(1366, 768);
        rises.nth(1).click();
        assertThat(page.locator("main")).containsText("净增 " + Count.of(number(second)) + " 项");
        page.goBack();
        rises.first().click();
        assertThat(page.locator("main")).containsText("净增 " + Count.of(number(first)) + " 项");

        // what a county lacks, by name
        page.navigate("/board/matrix");
        Locator cell = page.locator(".mx td a:has-text('逾')").nth(3);
        String lacking = cell.locator("b").innerText();
        cell.click();
        assertThat(page.locator(".pager")).containsText("共 " + lacking + " 条");
        assertThat(page.locator("tbody tr").first()).containsText("逾期未完成");

        // the filters of a list stand in one line on a notebook
        page.navigate("/records");
        assertThat((Boolean) page.evaluate("""
                        new Set([...document.querySelectorAll('.filter-bar > *')].filter(part => part.offsetWidth > 0)
                            .map(part => Math.round(part.getBoundingClientRect().bottom))).size === 1""")).isTrue();

        // the table to take along says what the page says
        page.navigate(three);
        Download file = page.waitForDownload(() -> page.getByText("Excel", new Page.GetByTextOptions().setExact(true))
                .click());
        try (InputStream in = Files.newInputStream(file.path());
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            var rows = workbook.getFirstSheet().read();
            var total = rows.stream()
                    .filter(row -> row.getCellText(0).equals("合计"))
                    .findFirst()
                    .orElseThrow();
            assertThat(total.getCellAsNumber(6).orElseThrow().longValue()).isEqualTo(number(first));
            assertThat(total.getCellAsNumber(8).orElseThrow().longValue()).isEqualTo(number(second));
        }
        Download paper = page.waitForDownload(() -> page.getByText("Word", new Page.GetByTextOptions().setExact(true))
                .click());
        try (InputStream in = Files.newInputStream(paper.path());
                XWPFDocument word = new XWPFDocument(in);
                XWPFWordExtractor text = new XWPFWordExtractor(word)) {
            assertThat(text.getText()).contains("2021年12月31日", "2022年7月1日", "2022年11月23日");
            assertThat(word.getTables().getFirst().getText()).contains(first, second);
        }

        // and the board says by name who is late and what is amiss
        page.navigate("/board");
        Download board = page.waitForDownload(() -> page.getByText("Word", new Page.GetByTextOptions().setExact(true))
                .click());
        try (InputStream in = Files.newInputStream(board.path());
                XWPFDocument word = new XWPFDocument(in)) {
            assertThat(word.getTables().getLast().getText())
                    .containsPattern("例外 11 个：(?:[^、（]+（[^）]+）、){5}[^、（]+（[^）]+）等")
                    .containsPattern("例外 2 个：[^、]+、[^、]+）\\s");
        }
    }

    /** As where offices are called by all that they are in charge of. */
    @Test
    void sixUnitsWithLongNamesStandBesideEachOther() {
        Page page = Browsers.signedIn(port, people.at("CITY", "OFFICE"));
        page.setViewportSize(1366, 768);
        page.navigate("/board/compare");
        for (int unit = 0; unit < 6; unit++) {
            page.locator(".compare input[name=with]").nth(unit).check();
        }
        page.locator(".tick-bar button").click();
        Locator names = page.locator(".sides thead a");
        assertThat(names).hasCount(6);
        names.evaluateAll("all => all.forEach(name => name.textContent = '赣江新区社会事业发展和教育体育管理局'.repeat(3))");
        assertThat((Boolean)
                        page.locator(".table-scroll:has(.sides)").evaluate("box => box.scrollWidth <= box.clientWidth"))
                .isTrue();
    }

    @Test
    void withoutScriptTheDayIsChosenByDateOrByDeadline() {
        Page signed = Browsers.signedIn(port, people.at("CITY", "OFFICE"));
        Browser browser = signed.context().browser();
        var plain = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setJavaScriptEnabled(false)
                .setStorageState(signed.context().storageState()));
        Page page = plain.newPage();
        page.navigate("/board?by=measure");
        page.locator("#asOf").fill("2021-11-23");
        page.getByText("查看", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".past")).containsText("2021年11月23日");
        assertThat(page.url()).contains("asOf=2021-11-23", "by=measure");
        page.locator(".ruler-marks summary").click();
        page.locator(".ruler-marks a")
                .filter(new Locator.FilterOptions().setHasText("2021年8月30日"))
                .click();
        assertThat(page.url()).contains("asOf=2021-08-30", "by=measure");
        Locator leaf = page.locator("#m-development-plan");
        assertThat(leaf.locator(".rule")).isHidden();
        page.locator("details:has(> #m-development-plan) > summary > span").click();
        leaf.locator("summary > span").click();
        assertThat(leaf.locator(".rule")).isVisible();
        leaf.getByText("谁来做、何时截止").click();
        assertThat(leaf.locator(".rule")).containsText("2021年8月30日前");
        plain.close();
    }

    /** What a page is about comes soon after the day; the line of days stays where it is while somebody drags along it. */
    @Test
    void onAPhoneTheDayTakesTwoLinesAndWhereThereIsNoLineOfDaysOne() {
        try (BrowserContext phone = Browsers.open(port, 360, 740)) {
            Page page = Browsers.signIn(phone.newPage(), people.at("CITY", "OFFICE"));
            page.navigate("/board");
            assertThat(page.locator("#asof-day")).hasText("2022年11月23日 星期三");
            org.assertj.core.api.Assertions.assertThat(page.locator(".asof").boundingBox().height)
                    .isLessThan(100);
            BoundingBox line = page.locator(".ruler").boundingBox();
            page.locator("#ruler")
                    .evaluate(
                            "line => { line.value = 100; line.dispatchEvent(new Event('input', { bubbles: true })); }");
            assertThat(page.locator("#asof-day")).hasText("2021年7月10日 星期六");
            org.assertj.core.api.Assertions.assertThat(page.locator(".ruler").boundingBox())
                    .usingRecursiveComparison()
                    .isEqualTo(line);
            page.navigate("/units");
            page.locator("table a[href^='/units/']").first().click();
            page.waitForURL(Pattern.compile(".*/units/\\d+$"));
            org.assertj.core.api.Assertions.assertThat(page.locator(".asof").boundingBox().height)
                    .isLessThan(50);
        }
    }

    private static long number(String figure) {
        return Long.parseLong(figure.replace("+", "").replace(",", ""));
    }
}
