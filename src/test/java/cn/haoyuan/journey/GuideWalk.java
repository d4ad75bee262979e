package cn.haoyuan.journey;

import cn.haoyuan.guide.Guide;
import cn.haoyuan.guide.Task;
import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.DemoPeople.Person;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Does what the guide tells, as the people of the demonstration city. */
final class GuideWalk {

    private final int port;
    private final DemoPeople people;
    private final GuidePictures pictures;

    GuideWalk(int port, DemoPeople people, Guide guide) {
        this.port = port;
        this.people = people;
        this.pictures = new GuidePictures(guide);
    }

    /** What of the guide does not fit the product. */
    List<String> wrong() {
        Person city = people.at("CITY", "OFFICE");
        Person county = people.at("COUNTY", "OFFICE");
        Person administrator = people.named("admin");
        Person principal = people.at("KINDERGARTEN", "PRINCIPAL");
        as(city, "board", this::board);
        as(city, "days", this::days);
        as(county, "missing", this::missing);
        as(county, "review", this::review);
        as(principal, "returned", this::returned);
        as(principal, "filing", this::filing);
        as(people.at("COUNTY", "RESEARCHER"), "visit", this::visit);
        Person inspected = people.all().stream()
                .filter(person -> person.kind().equals("示范园园长"))
                .findFirst()
                .orElseThrow();
        as(people.at("COUNTY", "INSPECTOR"), "inspection", page -> inspection(page, inspected.unit()));
        as(inspected, "answering", this::answering);
        as(people.at("KINDERGARTEN", "TEACHER"), "daily", this::daily);
        as(people.at("KINDERGARTEN", "TEACHER"), "correcting", this::correcting);
        as(people.at("CITY", "EXPERT"), "assigned", this::assigned);
        as(administrator, "accounts", this::accounts);
        as(administrator, "register", this::register);
        as(administrator, "opening", this::opening);
        as(county, "assigning", this::assigning);
        as(county, "founding", this::founding);
        as(administrator, "calendar", this::calendar);
        as(city, "plan", this::plan);
        as(city, "assessment", this::assessment);
        return pictures.wrong();
    }

    private void board(Page page) {
        step(page, "board");
        menu(page, "看板");
        step(page, "board");
        step(page, "board");
        page.locator(".stats a:has-text('逾期未完成')").click();
        page.waitForURL("**/duties?*");
        step(page, "board");
        page.locator("main tbody a").first().click();
        page.waitForURL("**/duties/*");
        step(page, "board");
    }

    private void days(Page page) {
        menu(page, "看板");
        step(page, "days");
        page.locator(".ruler-marks summary").click();
        step(page, "days");
        page.locator(".ruler-marks a").nth(1).click();
        page.waitForURL("**/board?asOf=*");
        page.locator(".past").waitFor();
        step(page, "days");
        page.locator(".past a").click();
        page.locator(".past").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.locator(".tabs a:has-text('按日对比')").click();
        page.waitForURL("**/board/changes*");
        step(page, "days");
    }

    private void missing(Page page) {
        menu(page, "谁没交");
        step(page, "missing");
        page.locator("select[name=measure]").selectOption("development-plan");
        page.waitForURL("**/missing?*measure=development-plan*");
        step(page, "missing");
        page.locator("input[name=duty]").first().check();
        step(page, "missing");
        page.locator("button:has-text('催办所勾选的')").click();
        page.locator(".notice").waitFor();
        page.locator("summary:has-text('群通知文本')").click();
        step(page, "missing");
    }

    private void review(Page page) {
        step(page, "review");
        menu(page, "报送");
        step(page, "review");
        page.locator("a:has-text('从第一份开始审')").click();
        page.waitForURL("**/review*");
        page.locator("textarea[name^='remark.']").first().fill("目标写得再具体一些，说清楚怎样算达到。");
        step(page, "review");
        page.locator("textarea[name=reason]").fill("请补充每个目标的达成标志。");
        step(page, "review");
        page.locator("button[formaction$='/return']").click();
        page.locator(".notice").waitFor();
        step(page, "review");
        // who has just been led here has not seen it
        page.waitForTimeout(2000);
        page.locator("#decide button[formaction*='/accept']").click();
        page.locator(".notice a:has-text('撤回通过')").click();
        page.locator("textarea[name=reason]").fill("点错了，还没有看完。");
        step(page, "review");
        page.locator("button:has-text('确认撤回')").click();
        page.waitForURL("**/review*");
    }

    private void filing(Page page) {
        step(page, "filing");
        page.locator("main a[href^='/duties/']:has-text('幼儿园三年发展规划')").first().click();
        page.locator("main a:has-text('填写报送')").waitFor();
        step(page, "filing");
        page.locator("main a:has-text('填写报送')").click();
        page.locator("button:has-text('开始填写')").waitFor();
        step(page, "filing");
        page.locator("button:has-text('开始填写')").click();
        page.locator("#f-strengths").fill("社区里有一片菜园，几位退休的木匠师傅常来帮忙。");
        page.locator("#draft-status:has-text('已保存')").waitFor();
        step(page, "filing");
        Pages.fillIn(page);
        step(page, "filing");
    }

    private void returned(Page page) {
        step(page, "returned");
        page.locator("main a[href^='/filings/']:has-text('幼儿园学年计划')").first().click();
        page.locator("a:has-text('继续填写')").waitFor();
        step(page, "returned");
        page.locator("a:has-text('继续填写')").click();
        page.waitForURL("**/edit");
        step(page, "returned");
    }

    private void visit(Page page) {
        step(page, "visit");
        page.locator("main a:has-text('登记工作')").click();
        page.waitForURL("**/records/new*");
        step(page, "visit");
        page.locator("input[name=topic]").first().check();
        page.locator("input[name=subject]").first().check();
        step(page, "visit");
        step(page, "visit");
        page.locator("main button:has-text('保存')").first().click();
        page.locator("h2:has-text('完成了哪些事项')").waitFor();
        step(page, "visit");
    }

    private void inspection(Page page, String kindergarten) {
        step(page, "inspection");
        page.locator("main a:has-text('责任督学每月入园')").first().click();
        page.waitForURL("**/duties**");
        if (page.url().contains("/duties?")) {
            page.locator("main tbody a[href^='/duties/']").first().click();
            page.waitForURL("**/duties/*");
        }
        step(page, "inspection");
        page.locator("main a.btn-primary").first().click();
        page.waitForURL("**/records/new*");
        page.locator("input[name=topic][value=inspection]").check();
        page.locator("#f-q").fill(kindergarten);
        page.locator(".record-subject:has-text('" + kindergarten + "')").click();
        page.locator("input[name=topic][value=problem]").check();
        page.locator("#f-note").fill("厨房后门没有门禁，请加装。");
        page.locator("#f-answerBy").fill("2022-12-02");
        step(page, "inspection");
        page.locator("main button:has-text('保存')").first().click();
        page.locator("h2:has-text('完成了哪些事项')").waitFor();
        step(page, "inspection");
        page.locator(".top-menu summary").click();
        page.locator(".top-menu a:has-text('看板')").click();
        page.waitForURL("**/board*");
        step(page, "inspection");
    }

    private void answering(Page page) {
        step(page, "answering");
        page.locator("main a[href^='/duties']:has-text('问题整改反馈')").first().click();
        page.waitForURL("**/duties**");
        if (page.url().contains("/duties?")) {
            page.locator("main tbody a[href^='/duties/']").first().click();
            page.waitForURL("**/duties/*");
        }
        step(page, "answering");
        page.locator("main a.btn-primary").first().click();
        page.waitForURL("**/records/new*");
        page.locator("#f-note").fill("已加装门禁，厨房、值班室各有一把钥匙。");
        step(page, "answering");
        page.locator("main button:has-text('保存')").first().click();
        page.locator("h2:has-text('完成了哪些事项')").waitFor();
        step(page, "answering");
    }

    private void daily(Page page) {
        page.locator(".top-menu summary").click();
        step(page, "daily");
        page.locator(".top-menu a:has-text('工作记录')").click();
        page.waitForURL("**/records");
        step(page, "daily");
        page.locator("main a:has-text('登记工作')").click();
        page.waitForURL("**/records/new*");
        page.locator("#f-title").fill("户外观察研讨");
        step(page, "daily");
        page.locator("main button:has-text('保存')").first().click();
        page.locator("h2:has-text('完成了哪些事项')").waitFor();
        step(page, "daily");
    }

    private void correcting(Page page) {
        page.locator(".top-menu summary").click();
        step(page, "correcting");
        page.locator(".top-menu a:has-text('工作记录')").click();
        page.waitForURL("**/records");
        page.locator("main tbody a[href^='/records/']").first().click();
        page.waitForURL("**/records/*");
        page.locator("summary:has-text('记错了')").click();
        step(page, "correcting");
        page.locator("main a:has-text('更正')").click();
        page.waitForURL("**/records/new?corrects=*");
        step(page, "correcting");
        page.locator("#f-title").fill("更正过的标题");
        page.locator("main button:has-text('保存')").first().click();
        page.locator("h2:has-text('完成了哪些事项')").waitFor();
        step(page, "correcting");
    }

    private void assigned(Page page) {
        menu(page, "看板");
        step(page, "assigned");
        page.locator("main tbody a[href^='/board?']").first().click();
        page.waitForURL("**/board?*");
        step(page, "assigned");
        page.locator(".stats a[href^='/duties']").first().click();
        page.waitForURL("**/duties?*");
        step(page, "assigned");
    }

    private void accounts(Page page) {
        menu(page, "人员账号");
        step(page, "accounts");
        page.locator("main a:has-text('新建账号')").click();
        page.waitForURL("**/accounts/new");
        step(page, "accounts");
        page.locator("main a[href^='/accounts/new?unit=']").first().click();
        page.waitForURL("**/accounts/new?unit=*");
        page.locator("#f-name").fill("陶晓竹");
        page.locator("#f-username").fill("taoxiaozhu");
        page.locator("#f-role").selectOption("OFFICE");
        step(page, "accounts");
        page.locator("button:has-text('建立账号')").click();
        page.locator("#secret").waitFor();
        step(page, "accounts");
    }

    private void register(Page page) {
        menu(page, "单位与名册");
        step(page, "register");
        page.locator("main a:has-text('导入名册')").click();
        page.waitForURL("**/units/import");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "名册.csv",
                        "text/csv",
                        "机构标识码,幼儿园名称,县区,办园类型\n123,春芽幼儿园,红谷滩区,未知\n".getBytes(StandardCharsets.UTF_8)));
        step(page, "register");
        page.locator("button:has-text('先检查')").click();
        page.locator("main .alert").first().waitFor();
        step(page, "register");
    }

    private void opening(Page page) {
        step(page, "opening");
        menu(page, "单位与名册");
        page.locator("main tbody a").first().click();
        page.locator("main a:has-text('办理变动')").click();
        step(page, "opening");
        menu(page, "单位与名册");
        step(page, "opening");
        menu(page, "校历");
        step(page, "opening");
    }

    private void assigning(Page page) {
        menu(page, "人员账号");
        step(page, "assigning");
        page.locator("main a:has-text('指派幼儿园')").click();
        page.waitForURL("**/assignments*");
        page.locator("input[name=all]").first().check();
        page.locator(".filter-buttons button:has-text('查询')").click();
        page.waitForURL("**/assignments?*all=true*");
        page.locator("input[name=unit]").first().check();
        Locator inspectors = page.locator("select[name=post]");
        inspectors.selectOption(
                new SelectOption().setIndex(inspectors.locator("option").count() - 1));
        step(page, "assigning");
        page.locator("button:has-text('指派勾选的')").click();
        page.locator(".notice").waitFor();
        Locator one = page.locator("main a[href^='/accounts/'][href$='/units']").first();
        page.navigate(one.evaluate("link => link.href").toString());
        step(page, "assigning");
    }

    private void founding(Page page) {
        menu(page, "单位与名册");
        step(page, "founding");
        page.locator("main a:has-text('新设单位')").click();
        page.locator("#OPEN-name").waitFor();
        page.locator("#OPEN-kind").selectOption("KINDERGARTEN");
        page.locator("#OPEN-name").fill("新芽幼儿园");
        page.locator("#OPEN-code").fill("1136999996");
        step(page, "founding");
        menu(page, "单位与名册");
        page.locator("main tbody tr:has-text('非示范园') a").first().click();
        page.waitForURL("**/units/*");
        page.locator("a:has-text('办理变动')").click();
        step(page, "founding");
        page.locator("#act-CLOSE summary").click();
        page.locator("#CLOSE-day").fill("2023-01-16");
        page.locator("#CLOSE-reason").fill("办园点调整");
        page.locator("#act-CLOSE button").click();
        page.locator("#asks").waitFor();
        step(page, "founding");
        page.locator("button:has-text('确认撤销')").click();
        page.locator(".notice").waitFor();
        step(page, "founding");
    }

    private void calendar(Page page) {
        menu(page, "校历");
        step(page, "calendar");
        step(page, "calendar");
        step(page, "calendar");
    }

    private void plan(Page page) {
        menu(page, "行动计划");
        step(page, "plan");
        page.locator("main a:has-text('起草与发布')").click();
        page.waitForURL("**/plan/import");
        step(page, "plan");
        page.locator("button:has-text('起草新版本')").click();
        page.waitForURL("**/plan/drafts/*");
        String draft = page.url();
        step(page, "plan");
        page.locator("#m-norm-check h3 a").click();
        page.locator("#measure-form").waitFor();
        page.locator("[id='f-a0.cadence']").selectOption("month-in-term");
        page.locator("#draft-status:has-text('已暂存')").waitFor();
        step(page, "plan");
        page.locator(".plan-bar button").click();
        page.waitForURL("**#m-norm-check");
        page.navigate(draft + "/effect");
        step(page, "plan");
    }

    private void assessment(Page page) {
        menu(page, "看板");
        step(page, "assessment");
        page.locator("main a:visible:has-text('年终考核')").click();
        page.waitForURL("**/assessment");
        step(page, "assessment");
        page.locator("a:has-text('起草考核')").first().click();
        page.waitForURL("**/records/new?*");
        step(page, "assessment");
        page.locator("#f-note").fill("工作推进总体平稳。");
        page.locator("main button:has-text('保存')").first().click();
        page.locator("h2:has-text('完成了哪些事项')").waitFor();
        page.navigate("/assessment");
        step(page, "assessment");
        page.locator("a:has-text('拟问题通报')").first().click();
        page.waitForURL("**/records/new?*");
        page.locator("#f-note").fill("幼儿园年度计划报送较慢，请限期整改。");
        page.locator("main button:has-text('保存')").first().click();
        page.locator("h2:has-text('完成了哪些事项')").waitFor();
        page.navigate("/assessment");
        step(page, "assessment");
    }

    private void step(Page page, String key) {
        pictures.step(page, key);
    }

    private void as(Person person, String key, Consumer<Page> walk) {
        Task task = pictures.task(key);
        Page page =
                Browsers.signIn(Browsers.open(port, task.width(), task.height()).newPage(), person);
        walk.accept(page);
        page.context().close();
    }

    private static void menu(Page page, String entry) {
        page.locator("nav.menu a:visible:has-text('" + entry + "')").first().click();
        page.locator("nav.menu a[aria-current=page]:visible:has-text('" + entry + "')")
                .first()
                .waitFor();
    }
}
