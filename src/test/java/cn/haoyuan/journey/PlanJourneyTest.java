package cn.haoyuan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A new version of the plan, from the first change to the county's new duties; yesterday's board stays as it was. */
@HaoyuanTest(web = WebEnvironment.RANDOM_PORT)
class PlanJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    TestCity city;

    @Autowired
    PublishedPlan published;

    @Autowired
    TestClock clock;

    @Autowired
    Plans plans;

    @Autowired
    TestDatabase database;

    @Test
    void theCityChangesACadenceAddsAMeasureAndPublishes() throws Exception {
        published.publish();
        clock.set(LocalDate.of(2022, 11, 23));
        Page page = Browsers.signIn(Browsers.open(port, 1280, 800).newPage(), city.cityOffice);
        page.navigate("/board?asOf=2022-11-22");
        String yesterday = page.locator("main .stats").first().innerText();

        page.navigate("/plan/import");
        page.locator("button:has-text('起草新版本')").click();
        page.waitForURL("**/plan/drafts/*");
        String draft = page.url();

        page.locator("#m-norm-check h3 a").click();
        page.locator("#measure-form").waitFor();
        // a colleague has the same measure open and is quicker
        Page other = Browsers.signIn(Browsers.open(port, 1280, 800).newPage(), city.cityOffice);
        other.navigate(draft + "/measures/norm-check");
        other.locator("#f-reader").fill("市教育局义教科");
        other.locator(".plan-bar button").click();
        other.waitForURL("**#m-norm-check");

        page.locator("[id='f-a0.cadence']").selectOption("month-in-term");
        assertThat(page.locator("#draft-status")).containsText("刚刚在别处保存过");
        page.locator("#f-reader").fill("市教育局");
        page.locator(".plan-bar button").click();
        assertThat(page.locator("#errors tbody tr")).hasCount(1);
        assertThat(page.locator("#errors")).containsText("市教育局义教科");
        assertThat(page.locator("[id='f-a0.cadence']")).hasValue("month-in-term");
        page.locator("#f-minutes").fill("45");
        assertThat(page.locator("#draft-status")).containsText("已暂存");
        assertThat(page.locator("#sentences")).containsText("每个县区学期内每月");
        page.navigate(page.url());
        assertThat(page.locator("#f-minutes")).hasValue("45");
        page.locator(".plan-bar button").click();
        assertThat(page.locator("#m-norm-check")).containsText("已改");
        assertThat(page.locator("#m-norm-check table tr:has-text('每项大约分钟') td")).hasText(new String[] {"60", "45"});

        page.locator("button:has-text('添加一项举措')").click();
        page.waitForURL("**/measures/m-*");
        page.locator(".plan-bar button").click();
        assertThat(page.locator("#errors a[href='#f-clause']")).containsText("主要依据条款：至少要写一个依据条款");
        page.locator("[id='f-a0.due']").selectOption("monthDay");
        page.locator("[id='f-a0.dueValue']").fill("2月30日");
        page.locator("[id='f-a0.opens']").selectOption("on");
        page.locator("[id='f-a0.opensValue']").fill("七月31");
        assertThat(page.locator("[id='f-a0.dueValue-error']")).containsText("2月30日");
        assertThat(page.locator("[id='f-a0.opensValue-error']")).containsText("七月31");
        assertThat(page.locator("#sentences a[href='#f-a0.dueValue']")).containsText("具体要求 1 的“天数或日期”");
        page.locator("[id='f-a0.due']").selectOption("afterEnd");
        page.locator("[id='f-a0.dueValue']").fill("0天");
        page.locator("[id='f-a0.opens']").selectOption("");
        assertThat(page.locator("[id='f-a0.dueValue-error']")).hasCount(0);
        page.locator("#f-title").fill("安全演练");
        page.locator("#f-clause").selectOption("六(一)");
        page.locator("#f-reader").fill("县区教育行政部门");
        page.locator("#f-minutes").fill("40");
        page.locator("#f-text").fill("县区每月组织一次安全演练。");
        page.locator("[id='f-a0.who']").selectOption("county");
        page.locator("[id='f-a0.post']").selectOption("OFFICE");
        page.locator("[id='f-a0.evidence']").selectOption("work-record/own");
        assertThat(page.locator("#sentences")).containsText("完成“工作记录：安全演练”1次");
        page.locator("[id='f-a0.cadence']").selectOption("month-in-term");
        Pages.shot(page, "plan-measure");
        page.locator(".plan-bar button").click();
        assertThat(page.locator(".plan-measure:has-text('安全演练')")).containsText("新增");

        changeAForm(page);
        page.navigate(draft + "/effect");
        assertThat(page.locator("main")).containsText("安全演练");
        assertThat(page.locator("#forms")).containsText("“项目与安排”新增一项");
        assertThat(page.locator("#load")).containsText("县区，逐周");
        Pages.shot(page, "plan-effect");
        String added = page.locator("tr:has-text('安全演练') a").first().innerText();
        page.locator("tr:has-text('安全演练') a").first().click();
        assertThat(page.locator("tbody tr")).hasCount(Integer.parseInt(added));

        // what was edited in pages is a file like any other
        int id = Integer.parseInt(draft.substring(draft.lastIndexOf('/') + 1));
        page.navigate(draft);
        var file = page.waitForDownload(
                () -> page.locator("a:has-text('下载计划文件')").first().click());
        var read = PlanReader.read(new PlanFile("x.yaml", Files.readString(file.path())), BundledPlan.forms());
        var kept = city.cityOffice.viewer().scope().get(() -> plans.version(id)
                .orElseThrow()
                .plan());
        var imported = ((PlanReading.Accepted) read).plan();
        assertThat(imported.measures()).isEqualTo(kept.measures());
        assertThat(imported.clauses()).isEqualTo(kept.clauses());
        assertThat(imported.topics()).isEqualTo(kept.topics());

        page.navigate(draft + "/effect");
        page.locator("button:has-text('发布第')").click();
        page.locator("#f-reason").fill("县区反映检查太稀，改为每月");
        assertThat(page.evaluate("""
                        () => {
                          const button = document.querySelector('form[data-busy] button'), prevented = [];
                          addEventListener('submit', event => prevented.push(event.defaultPrevented));
                          button.click();
                          button.click();
                          return [button.textContent, ...prevented];
                        }
                        """))
                .as("sent once, however often one presses")
                .isEqualTo(List.of("正在发布，可能要半分钟", false, true));
        page.waitForURL("**/plan");
        assertThat(page.locator("main")).containsText("第 2 版");

        page.navigate("/board?asOf=2022-11-22");
        assertThat(page.locator("main .stats").first().innerText()).isEqualTo(yesterday);

        Page county = Browsers.signIn(Browsers.open(port, 1280, 800).newPage(), city.northOffice);
        county.navigate("/records/new?kind=WORK_RECORD");
        assertThat(county.locator("label:has-text('安全演练')")).containsText("计入：安全演练");
        county.navigate("/duties?measure=m-" + id + "-1");
        assertThat(county.locator("main")).containsText("安全演练");
        county.context().close();

        Page principal = Browsers.signIn(Browsers.open(port, 360, 740).newPage(), city.firstPrincipal);
        principal.navigate("/filings/duty/" + semesterPlan());
        principal.locator("button:has-text('开始填写')").click();
        principal.locator("a:visible:has-text('下一部分')").click();
        assertThat(principal.locator(".filing-section:visible")).containsText("先想幼儿，再排工作。");
        principal.getByLabel("食育怎样做").fill("和孩子一起种菜");
        assertThat(principal.locator("#draft-status")).containsText("已保存");
        principal.context().close();
        other.context().close();
        page.context().close();
    }

    /** Another prompt, and one more question. */
    private static void changeAForm(Page page) {
        page.locator("#forms a:has-text('幼儿园学期计划')").click();
        page.locator("#f-s1 > summary").click();
        page.locator("[id='f-s1.prompt']").fill("先想幼儿，再排工作。");
        assertThat(page.locator("#draft-status")).containsText("已暂存");
        page.locator("[id='f-pick.s1']").selectOption("long-text");
        page.locator("button[value='add-1']").click();
        page.waitForURL("**?open=s1.f5#f-s1.f5");
        assertThat(page.locator("[id='f-s1.prompt']")).hasValue("先想幼儿，再排工作。");
        page.locator(".plan-bar button").click();
        assertThat(page.locator("#errors a[href='#f-s1.f5.label']")).containsText("还没有填写或选择");
        page.locator("[id='f-s1.f5.label']").fill("食育怎样做");
        Pages.shot(page, "plan-form");
        page.locator(".plan-bar button").click();
        page.waitForURL("**#forms");
        assertThat(page.locator("#forms tr:has-text('幼儿园学期计划')")).containsText("已改");
    }

    private long semesterPlan() {
        return database.jdbc().sql("""
                        select d.id from duty d join ask a on a.id = d.ask_id
                        where a.topic = 'semester-plan' and d.unit_id = ? and d.opens_on <= date '2022-11-23'
                        order by d.opens_on desc limit 1
                        """).param(city.first.id()).query(Long.class).single();
    }

    @Test
    void aFileThatIsTooLargeOrWrongIsToldWithItsName() {
        published.publish();
        clock.set(LocalDate.of(2022, 11, 23));
        Page page = Browsers.signIn(Browsers.open(port, 1280, 800).newPage(), city.cityOffice);
        page.navigate("/plan/import");
        byte[] large = "#".repeat(1_200_000).getBytes(StandardCharsets.UTF_8);
        page.locator("input[type=file]").setInputFiles(new FilePayload("大.yaml", "text/yaml", large));
        page.locator("button:has-text('导入为草稿')").click();
        assertThat(page.locator("#errors")).containsText("大.yaml");
        assertThat(page.locator("#errors")).containsText("不能超过 1 MB");
        String wrong = BundledPlan.file().text().replace("cadence: school-year", "cadence: yearly");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("错.yaml", "text/yaml", wrong.getBytes(StandardCharsets.UTF_8)));
        page.locator("button:has-text('导入为草稿')").click();
        assertThat(page.locator("#errors")).containsText("错.yaml 有");
        assertThat(page.locator("tbody tr").first()).containsText("举措“幼儿园学年计划”第 1 项要求，频次（cadence）");
        page.context().close();
    }
}
