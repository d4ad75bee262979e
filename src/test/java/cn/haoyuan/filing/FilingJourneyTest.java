package cn.haoyuan.filing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** A principal writes the three-year plan on two devices, hands it in, mends it; the county returns and accepts it. */
@HaoyuanTest(web = WebEnvironment.RANDOM_PORT)
class FilingJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    TestCity city;

    @Autowired
    TestClock clock;

    @Autowired
    TestDatabase database;

    @Autowired
    Plans plans;

    @Autowired
    PublishedPlan plan;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void from_the_first_word_at_the_desk_to_the_accepted_plan() throws Exception {
        Form form = publish();
        clock.set(LocalDate.of(2021, 6, 20));
        long duty = database.jdbc()
                .sql("""
                        select d.id from duty d join ask a on a.id = d.ask_id
                        where a.topic = 'development-plan' and d.unit_id = ?
                        """)
                .param(city.first.id())
                .query(Long.class)
                .single();

        Page desk = signIn(1280, city.firstPrincipal);
        desk.navigate("/filings/duty/" + duty);
        shot(desk, "start");
        desk.locator("button:has-text('开始填写')").click();
        desk.locator("#f-strengths").fill("社区里有一片菜园");
        assertThat(desk.locator("#draft-status")).containsText("已保存 09:00:00");

        Page phone = signIn(360, city.firstPrincipal);
        phone.navigate("/filings/duty/" + duty);
        assertThat(phone.locator(".filing-section:visible")).hasCount(1);
        // where the draft is gone on with: its first part came from the register
        assertThat(phone.locator(".filing-section:visible h2")).containsText("现状分析 第 2 部分，共 6 部分");
        phone.locator("a:visible:has-text('下一部分')").click();
        assertThat(phone.locator(".filing-section:visible h2")).containsText("第 3 部分，共 6 部分");
        phone.locator("a:visible:has-text('上一部分')").click();
        assertThat(phone.locator("#f-strengths")).hasValue("社区里有一片菜园");
        phone.locator("#f-needs").fill("家长盼着孩子多在户外");
        assertThat(phone.locator("#draft-status")).containsText("已保存");
        assertThat(phone.locator("#filing-contents [aria-current]")).hasText("现状分析");
        org.assertj.core.api.Assertions.assertThat(
                        phone.locator("#filing-contents [aria-current] span").boundingBox().width)
                .isGreaterThan(40);
        shot(phone, "edit-phone");
        handsInTooSoon(phone);

        desk.locator("#f-strengths").fill("社区里有一片菜园和一位老木匠");
        assertThat(desk.locator("#draft-status")).containsText("在别处保存过这份草稿");
        assertThat(desk.locator(".filing-clash")).containsText("两边改的不是同一项");
        shot(desk, "clash");
        desk.locator("button:has-text('合并保存')").click();
        assertThat(desk.locator("#f-strengths")).hasValue("社区里有一片菜园和一位老木匠");
        assertThat(desk.locator("#f-needs")).hasValue("家长盼着孩子多在户外");

        Locator upload = desk.locator("input[name='upload.files']");
        upload.setInputFiles(Browsers.largeFile());
        assertThat(desk.locator(".filing-upload + .error")).containsText("有 51 MB，超过 50 MB，没有选入");
        assertThat(upload).hasValue("");
        upload.setInputFiles(new FilePayload("会议纪要.txt", "text/plain", "教职工大会通过".getBytes(StandardCharsets.UTF_8)));
        assertThat(desk.locator(".filing-file")).containsText("会议纪要");

        desk.locator("button[formaction$='/submit']").click();
        assertThat(desk.locator("#errors")).containsText("处需要修改");
        shot(desk, "errors");
        assertThat(desk.locator("[aria-invalid=true]").first()).isVisible();
        int wrong = desk.locator("#errors li").count();
        org.assertj.core.api.Assertions.assertThat(wrong).isGreaterThan(1);
        assertThat(desk.locator("textarea[data-most]:not([data-grows])[aria-invalid=true] + .hint")
                        .first())
                .containsText("最多");
        assertThat(desk.locator("[data-long]")).hasCount(0);
        desk.locator("[aria-invalid=true]").first().fill("一");
        assertThat(desk.locator("#errors p")).containsText("还有 " + (wrong - 1) + " 处需要修改");
        assertThat(desk.locator("#errors li.changed")).hasCount(1);
        fill(desk, form);
        assertThat(desk.locator("[aria-invalid=true]")).hasCount(0);
        assertThat(desk.locator("#errors p")).hasText("都已改动，请再次提交。");
        desk.locator("button[formaction$='/submit']").click();
        assertThat(desk.locator(".notice")).containsText("已提交给城北区");

        Page county = signIn(1280, city.northOffice);
        county.navigate("/filings");
        shot(county, "list");
        county.locator("table a").first().click();
        county.locator("[name='remark.goals']").fill("目标写得具体些");
        county.locator("[name='reason']").fill("请补充可检验的标志");
        shot(county, "review");
        county.locator("button[formaction$='/return']").click();
        assertThat(county.locator(".notice")).containsText("已退回");

        phone.navigate("/filings");
        shot(phone, "list-phone");
        phone.navigate("/filings/duty/" + duty);
        assertThat(phone.locator("main")).containsText("请补充可检验的标志");
        assertThat(phone.locator("main")).containsText("目标写得具体些");
        assertThat(phone.locator(".filing-section:visible .filing-remark")).containsText("目标写得具体些");
        phone.locator("[name='f.goals.0.text']").fill("动".repeat(301));
        assertThat(phone.locator("[name='f.goals.0.text'] + .hint")).hasText("最多 300 字，超出 1 字，请删减");
        phone.locator("button[formaction$='/submit']").click();
        assertThat(phone.locator("#f-goals-0-text-error")).hasText("最多 300 字，现有 301 字，请删去 1 字。");
        phone.locator("[name='f.goals.0.text']").fill("动".repeat(302));
        assertThat(phone.locator("#f-goals-0-text-error")).isHidden();
        assertThat(phone.locator("[name='f.goals.0.text'] + .hint")).hasText("最多 300 字，超出 2 字，请删减");
        phone.locator("[name='f.goals.0.text']").fill("每天两小时户外活动");
        assertThat(phone.locator("[name='f.goals.0.text'] + .hint")).hasText("");
        phone.locator("button[formaction$='/submit']").click();
        assertThat(phone.locator(".notice")).containsText("已提交");
        phone.locator("main p a:text-is('撤回')").click();
        assertThat(phone.locator("button:has-text('确认撤回')")).isInViewport();
        shot(phone, "filing-phone");

        county.navigate("/filings?tab=REVIEW");
        county.locator("table a").first().click();
        assertThat(county.locator("main")).containsText("与退回的第 1 次报送比较");
        county.locator("button[formaction$='/accept']").click();
        assertThat(county.locator(".notice")).containsText("已通过");
        desk.navigate("/filings/duty/" + duty);
        assertThat(desk.locator("main")).containsText("已通过的版本");
        shot(desk, "accepted");
        for (Page page : List.of(desk, phone, county)) {
            page.context().close();
        }
    }

    /** What is missing opens where it stands, also in a part that was not shown; a way back leads through the parts. */
    private static void handsInTooSoon(Page phone) {
        phone.locator("button[formaction$='/submit']").click();
        assertThat(phone.locator("#errors")).containsText("处需要修改");
        assertThat(phone.locator("#f-strengths")).isVisible();
        assertThat(phone.locator("#f-consulted")).isHidden();
        phone.locator("#errors a[href='#f-consulted']").click();
        assertThat(phone.locator("#f-consulted")).isInViewport();
        assertThat(phone.locator("#f-strengths")).isHidden();
        shot(phone, "errors-phone");
        phone.goBack();
        assertThat(phone.locator("#f-consulted")).isHidden();
        phone.setViewportSize(1280, 800);
        assertThat(phone.locator("#f-consulted")).isVisible();
        phone.setViewportSize(360, 800);
    }

    private Form publish() throws Exception {
        plan.publish();
        return Scope.EVERYTHING.call(() -> transaction.execute(status ->
                plans.current().orElseThrow().plan().form("development-plan").orElseThrow()));
    }

    private static void fill(Page page, Form form) {
        Filled.in(form, "我们的做法", "").forEach((name, values) -> {
            Locator input = page.locator("[name='" + name + "']:not([type=hidden])");
            String value = values.getLast();
            if (value.isEmpty() || input.count() == 0) {
                return;
            }
            String type = String.valueOf(input.first().getAttribute("type"));
            if (type.equals("checkbox") || type.equals("radio")) {
                page.locator("[name='" + name + "'][value='" + value + "']").check();
            } else {
                input.first().fill(value);
            }
        });
    }

    private Page signIn(int width, Person person) {
        return Browsers.signIn(Browsers.open(port, width, 800).newPage(), person);
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", "filing-" + name + ".png"))
                .setFullPage(true));
    }
}
