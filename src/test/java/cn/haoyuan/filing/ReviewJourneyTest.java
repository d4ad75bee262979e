package cn.haoyuan.filing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.plan.Form;
import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.MultiValueMap;

/** A county goes through its queue; a principal corrects on a phone what was returned, and the county sees the difference. */
@HaoyuanTest(web = WebEnvironment.RANDOM_PORT)
class ReviewJourneyTest extends FilingWork {

    @LocalServerPort
    int port;

    @Autowired
    Starting starting;

    @Autowired
    Drafts drafts;

    @Autowired
    Writing writing;

    @Test
    void a_returned_plan_is_corrected_on_a_phone_compared_and_accepted_while_the_rest_is_accepted_at_once()
            throws Exception {
        long plan = submitted(city.firstPrincipal, "development-plan", "2021-06-20", "我们每天保证户外活动一小时，风雨无阻。");
        submitted(city.secondPrincipal, "development-plan", "2021-06-20", "小星星的做法");

        Page county = Browsers.signIn(Browsers.open(port, 1366, 768).newPage(), city.northOffice);
        assertThat(county.locator("main")).containsText("份报送等您审核");
        county.navigate("/filings?tab=REVIEW");
        shot(county, "queue");
        county.locator("text=从第一份开始审").click();
        county.locator("[name='remark.goals']").fill("目标写得具体些，写到能检验");
        county.locator("button[name=phrase-add][value='remark.goals']").click();
        assertThat(county.locator(".phrase")).hasText("目标写得具体些，写到能检验");
        assertThat(county.locator("[name='remark.goals']")).hasValue("目标写得具体些，写到能检验");
        county.locator("[name=reason]").focus();
        county.locator(".phrase").click();
        assertThat(county.locator("[name=reason]")).hasValue("目标写得具体些，写到能检验");
        shot(county, "remarks");
        county.locator("button:has-text('退回')").click();
        assertThat(county.locator(".notice")).containsText("《幼儿园三年发展规划》");
        assertThat(county.locator(".notice")).containsText("已退回。还有 1 份待审核");
        assertThat(county.locator("h1")).containsText("小星星");
        county.locator("#review-end").scrollIntoViewIfNeeded();
        assertThat(county.locator("#review-read")).containsText("您已看完");
        county.navigate("/filings?tab=REVIEW");
        county.locator("#pick-all").check();
        assertThat(county.locator("#accept-read")).hasCSS("position", "sticky");
        shot(county, "accept");
        county.setViewportSize(360, 740);
        assertThat(county.locator("#accept-read")).hasCSS("position", "static");
        shot(county, "accept-phone");
        county.setViewportSize(1366, 768);
        county.locator("summary:has-text('通过选中的 1 份')").click();
        assertThat(county.locator("#accept-read details")).containsText("将通过选中的 1 份。通过错了");
        county.locator("button:has-text('确认通过 1 份')").click();
        assertThat(county.locator(".notice")).containsText("已通过 1 份");
        assertThat(county.locator(".review-progress")).containsText("2 / 2");

        Page phone = Browsers.signIn(Browsers.open(port, 360, 740).newPage(), city.firstPrincipal);
        phone.locator("main a[href='/filings/" + plan + "']").first().click();
        phone.locator("a:has-text('继续填写')").click();
        assertThat(phone.locator("#s-goals .filing-remark")).containsText("写到能检验");
        assertThat(phone.locator(".filing-contents a").first()).isVisible();
        shot(phone, "phone-remark");
        assertThat(phone.locator("[name='f.strengths']")).isHidden();
        String part = phone.locator("section:has([name='f.strengths'])").getAttribute("id");
        phone.locator("#filing-contents a[href='#" + part + "']").click();
        phone.locator("[name='f.strengths']").fill("我们每天保证户外活动两小时，风雨无阻。");
        assertThat(phone.locator("#draft-status")).containsText("已保存");
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        phone.locator("button:has-text('提交'):visible").click();
        assertThat(phone.locator(".notice")).containsText("已提交给城北区");
        shot(phone, "phone-resubmitted");

        county.navigate("/filings?tab=REVIEW");
        assertThat(county.locator("tbody")).containsText("重新提交");
        county.locator("tbody a").first().click();
        assertThat(county.locator(".diff ins")).containsText("两");
        assertThat(county.locator(".diff del")).containsText("一");
        assertThat(county.locator("#s-goals .filing-remark")).containsText("这一部分没有改动");
        shot(county, "diff");
        county.locator("[name=reason]").fill("写得实在，同意");
        county.locator("button:has-text('通过')").first().click();
        assertThat(county.locator(".notice")).containsText("已通过。待审核的都办完了。通过错了，可以");
        county.locator(".notice a:has-text('撤回通过')").click();
        assertThat(county.locator("main")).containsText("责任事项从今天起不再算完成");
        shot(county, "take-back");
        county.locator("main a:has-text('取消')").click();
        assertThat(county).hasURL(Pattern.compile("/filings/" + plan + "$"));
        county.locator("main a:has-text('撤回通过')").click();
        county.locator("[name=reason]").fill("点错了，还要改");
        county.locator("button:has-text('确认撤回')").click();
        assertThat(county.locator(".notice")).containsText("已撤回通过，请重新审核");
        assertThat(county).hasURL(Pattern.compile("/filings/" + plan + "/review$"));
        assertThat(county.locator("#kept")).isHidden();
        assertThat(county.evaluate("Object.keys(localStorage).filter(key => key.startsWith('haoyuan-kept-')).length"))
                .as("what was sent with the decision is not kept")
                .isEqualTo(0);
        phone.navigate("/filings/" + plan);
        assertThat(phone.locator("main")).containsText("点错了，还要改");
        shot(phone, "phone-taken-back");
        for (Page page : List.of(county, phone)) {
            page.context().close();
        }
    }

    @Test
    void on_paper_a_filing_fills_the_page_and_no_table_runs_over_its_part() throws Exception {
        long id = submitted(city.otherPrincipal, "development-plan", "2021-06-20", "每天户外活动两小时，".repeat(12));
        city.otherPrincipal.viewer().scope().run(() -> writing.withdraw(city.otherPrincipal.viewer(), id));
        Page page = Browsers.signIn(Browsers.open(port, 718, 1000).newPage(), city.otherPrincipal);
        page.navigate("/filings/" + id);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (int width : new int[] {718, 1366}) {
            page.setViewportSize(width, 1000);
            assertThat(page.evaluate("""
                    () => {
                        const all = document.querySelector('main').getBoundingClientRect().right;
                        return [...document.querySelectorAll('.filing-section')].filter(part => {
                            const right = part.getBoundingClientRect().right;
                            return all - right > 2 || [...part.querySelectorAll('table')].some(table => table.getBoundingClientRect().right > right);
                        }).map(part => part.id);
                    }
                    """)).isEqualTo(List.of());
        }
        page.context().close();
    }

    @Test
    void the_keys_lead_to_the_next_and_back_and_do_nothing_while_one_types() throws Exception {
        submitted(city.firstPrincipal, "transition-plan", "2022-09-02", "甲");
        submitted(city.secondPrincipal, "transition-plan", "2022-09-02", "乙");
        Page county = Browsers.signIn(Browsers.open(port, 1366, 768).newPage(), city.northOffice);
        county.navigate("/filings?tab=REVIEW&form=transition-plan");
        county.locator("tbody a").first().click();
        assertThat(county.locator(".review-queue")).containsText("第 1 份");
        county.locator("h1").click();
        county.keyboard().press("j");
        assertThat(county.locator(".review-queue")).containsText("第 2 份");
        county.locator("[name=reason]").pressSequentially("jk");
        assertThat(county.locator("[name=reason]")).hasValue("jk");
        county.locator("h1").click();
        assertThat(county.locator("#draft-status")).containsText("已暂存");
        county.keyboard().press("ArrowLeft");
        assertThat(county.locator(".review-queue")).containsText("第 1 份");
        county.keyboard().press("j");
        assertThat(county.locator("[name=reason]")).hasValue("jk");
        String review = county.url();
        county.locator("[name=reason]").fill("写到能检验");
        county.locator("[name=replyBy]").fill("2020-01-01");
        county.locator("button:has-text('退回')").click();
        assertThat(county.locator("#errors")).isVisible();
        assertThat(county.locator("#draft-status")).containsText("已暂存");
        county.navigate(review);
        assertThat(county.locator("[name=reason]")).hasValue("写到能检验");
        county.context().close();
    }

    @Test
    void who_presses_twice_decides_on_one_and_not_on_the_next_unseen() throws Exception {
        submitted(city.otherPrincipal, "curriculum-scheme", "2022-09-02", "甲");
        submitted(city.otherPrincipal, "transition-plan", "2022-09-02", "乙");
        Page county = Browsers.signIn(Browsers.open(port, 1366, 768).newPage(), city.southOffice);
        county.addInitScript("const began = Date.now(); Date.now = () => began + (window.later || 0)");
        county.navigate("/filings?tab=REVIEW");
        county.locator("text=从第一份开始审").click();
        county.locator("button[formaction$='/accept']").click();
        assertThat(county.locator(".notice")).containsText("还有 1 份待审核");
        county.locator("button[formaction$='/accept']").click();
        assertThat(county.locator("#say")).containsText("请看过再办理");
        assertThat(county.locator(".notice")).containsText("还有 1 份待审核");
        county.evaluate("window.later = 2000");
        county.locator("button[formaction$='/accept']").click();
        assertThat(county.locator(".notice")).containsText("待审核的都办完了");
        county.context().close();
    }

    private long submitted(Person author, String form, String day, String words) throws Exception {
        long duty = duty(form, author, day).id();
        Form filled = form(form);
        MultiValueMap<String, String> typed = Filled.in(filled, words, "");
        typed.add("version", "1");
        return author.viewer().scope().call(() -> {
            long id = starting.start(author.viewer(), duty).orElseThrow();
            drafts.save(author.viewer(), id, filled, SaveAttempt.of(typed));
            assertThat(writing.submit(author.viewer(), id)).isInstanceOf(Outcome.Done.class);
            return id;
        });
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", "review-" + name + ".png"))
                .setFullPage(true));
    }
}
