package cn.haoyuan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A register file with a mistake, then the right one: checked, and taken in without being chosen again. */
@HaoyuanTest(web = WebEnvironment.RANDOM_PORT)
class RegisterJourneyTest {

    private static final String HEADINGS = "机构标识码,幼儿园名称,办园类型,普惠性,地形,城乡,开园日期\n";

    @LocalServerPort
    int port;

    @Autowired
    TestCity city;

    @Test
    void aFileIsCheckedMendedAndTakenIn() {
        Page page = Browsers.signIn(Browsers.open(port, 1280, 800).newPage(), city.northOffice);
        page.navigate("/units/import");
        choose(page, "1136500031,新芽幼儿园,未知,是,平原,城区,2015-09-01\n");
        page.locator("button:has-text('先检查')").click();
        assertThat(page.locator("#outcome .alert-danger")).containsText("没有导入任何一行");
        page.locator("button[name=enter][value=true]").click();
        assertThat(page.locator("#outcome .alert-danger")).containsText("没有导入任何一行");

        choose(page, "1136500031,新芽幼儿园,公办,是,平原,城区,2015-09-01\n");
        page.locator("button:has-text('先检查')").click();
        assertThat(page.locator("#outcome .alert-success")).containsText("将新增 1 所");
        page.locator("#outcome button:has-text('导入这份名册')").click();
        page.waitForURL("**/units");
        assertThat(page.locator(".notice")).containsText("导入完成：新增 1 所");
        page.context().close();
    }

    private static void choose(Page page, String row) {
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("名册.csv", "text/csv", (HEADINGS + row).getBytes(StandardCharsets.UTF_8)));
    }
}
