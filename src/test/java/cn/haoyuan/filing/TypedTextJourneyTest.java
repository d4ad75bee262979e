package cn.haoyuan.filing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Form;
import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.MultiValueMap;

/** What was typed survives the back button, an ended session, a lost signal, somebody else's save, a restart. */
@HaoyuanTest(web = WebEnvironment.DEFINED_PORT)
class TypedTextJourneyTest extends FilingWork {

    private static final String WORDS = "社区里有一片菜园，孩子们每天去浇水。";

    private static int port;

    @Autowired
    ConfigurableApplicationContext application;

    @Autowired
    Starting starting;

    @Autowired
    Drafts drafts;

    @Autowired
    Writing writing;

    private Page page;

    @DynamicPropertySource
    static void samePortAfterARestart(DynamicPropertyRegistry properties) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        properties.add("server.port", () -> port);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void going_away_at_once_and_back_again() throws Exception {
        page = writing(city.firstPrincipal, "year-plan", "2022-09-05");
        String field = first();
        page.locator(field).fill(WORDS);
        page.locator(".side a[href='/duties']").click();
        page.waitForURL("**/duties");
        page.goBack();
        assertThat(page.locator(field)).hasValue(WORDS);
        assertThat(page.locator("#kept")).isHidden();
    }

    /** The page of a refused form is no stop on the way back, where a browser would ask whether to send it again. */
    @Test
    void a_form_that_came_back_once_and_was_then_taken() {
        page = signIn(city.northOffice);
        String form = "/accounts/" + city.firstTeacher.accountId() + "/posts/new?unit=" + city.first.id();
        page.navigate(form);
        page.locator("[name=role]").selectOption("PRINCIPAL");
        page.locator("[name=from]").fill("2021-04-12");
        page.locator("[name=last]").fill("2021-04-11");
        page.locator("main .btn-primary").click();
        assertThat(page.locator("#errors")).containsText("最后一天不能早于开始日期");
        assertThat(page.locator("[name=last]")).hasValue("2021-04-11");
        page.locator("[name=last]").fill("2021-07-31");
        page.locator("main .btn-primary").click();
        assertThat(page.locator(".alert-success")).containsText("已增加任职");
        page.goBack();
        assertThat(page.locator("h1")).hasText("增加任职");
        assertThat(page).hasURL("http://127.0.0.1:" + port + form);
    }

    /** Which the page they stood on alone knows: what is given back says it in the words of that form. */
    @Test
    void the_fields_of_any_form_are_called_what_they_were_called_there() {
        page = signIn(city.northOffice);
        page.navigate("/accounts/" + city.firstTeacher.accountId() + "/posts/new?unit=" + city.first.id());
        page.locator("[name=role]").selectOption("PRINCIPAL");
        page.locator("[name=from]").fill("2021-04-12");
        page.locator("[name=last]").fill("");
        endSessions();
        page.locator("main .btn-primary").click();
        passwordOf(page, city.northOffice);
        assertThat(page.locator("dl > div:visible"))
                .containsText(new Pattern[] {Pattern.compile("角色\\s*园长"), Pattern.compile("任职开始\\s*2021-04-12")});
        shot("names");
    }

    @Test
    void the_cells_of_a_table_are_named_by_row_and_column_also_where_the_browser_kept_no_names() throws Exception {
        page = writing(city.secondPrincipal, "semester-plan", "2022-09-05");
        endSessions();
        page.locator("[name='f.goals.1.text']").fill(WORDS);
        page.evaluate("sessionStorage.clear()");
        page.locator(".filing-bar button:has-text('保存草稿')").click();
        page.evaluate("sessionStorage.clear()");
        passwordOf(page, city.secondPrincipal);
        assertThat(page.locator("dl > div:visible:has-text('" + WORDS + "')")).containsText("第 2 行 目标");
        shot("cells");
    }

    /** Whoever closes an item in an amendment finds there why it was open. */
    @Test
    void why_an_item_is_open_goes_by_one_press_once_it_has_its_day_and_comes_back_by_another() throws Exception {
        LocalDate day = LocalDate.of(2022, 9, 5);
        clock.set(day);
        in(
                city.cityOffice.viewer().scope(),
                () -> facts.record(new NewFact(
                        EvidenceKind.LETTER,
                        "circular",
                        city.city.id(),
                        city.north.id(),
                        null,
                        day,
                        "九月的通报",
                        "test",
                        91)));
        Duty plan = duty("rectification-plan", city.northOffice, "2022-09-05");
        in(
                city.northOffice.viewer().scope(),
                () -> facts.record(new NewFact(
                        EvidenceKind.FILING,
                        "rectification-plan",
                        city.north.id(),
                        null,
                        plan.period(),
                        day,
                        "《整改方案》",
                        "filing",
                        91)));
        page = writing(city.northOffice, "rectification-report", "2022-09-05");
        Locator why = page.locator("#f-items-0-open");
        Locator offer = page.locator(".filing-row").first().locator("[data-instead]");
        why.fill(WORDS);
        assertThat(offer).isHidden();
        page.locator("#f-items-0-closed").fill("2022-09-01");
        assertThat(offer).hasText("已填“销号日期”，清空这里");
        assertThat(why).hasValue(WORDS);
        shot("instead");
        offer.locator("button").click();
        assertThat(why).hasValue("");
        assertThat(offer).hasText("已清空 · 撤销");
        offer.locator("button").click();
        assertThat(why).hasValue(WORDS);
        offer.locator("button").click();
        assertThat(page.locator("#draft-status")).containsText("已保存");
        page.reload();
        assertThat(page.locator("#f-items-0-closed")).hasValue("2022-09-01");
        assertThat(why).hasValue("");
        assertThat(offer).isHidden();
    }

    @Test
    void a_session_that_ended_while_one_wrote() throws Exception {
        page = writing(city.secondPrincipal, "year-plan", "2022-09-05");
        String field = first();
        endSessions();
        page.locator(field).fill(WORDS);
        assertThat(page.locator("#draft-status")).containsText("登录已过期");
        page.locator(".filing-bar button:has-text('保存草稿')").click();
        signInAgain(city.secondPrincipal);
        assertThat(page.locator(field)).hasValue(WORDS);
        assertThat(page.locator(".notice")).containsText("草稿已保存");
        assertThat(page.locator("#kept")).isHidden();
    }

    @Test
    void cookies_that_went_away_while_one_wrote() throws Exception {
        page = writing(city.secondPrincipal, "year-plan", "2022-09-05");
        String address = page.url();
        String field = first();
        page.context().clearCookies();
        page.locator(field).fill(WORDS);
        assertThat(page.locator("#draft-status")).containsText("登录已过期，内容已存到本机。请重新登录");
        page.locator("#sign-in-again").click();
        passwordOf(page, city.secondPrincipal);
        assertThat(page).hasURL(address);
        page.locator("#kept-restore").click();
        assertThat(page.locator(field)).hasValue(WORDS);
    }

    /** As the bar at the foot of the phone's page promises. */
    @Test
    void a_sign_out_beside_it_on_the_phone_and_the_button_below() throws Exception {
        Duty duty = duty("year-plan", city.firstPrincipal, "2022-09-05");
        long id = begun(city.firstPrincipal, duty);
        page = Browsers.signIn(Browsers.open(port, 360, 740).newPage(), city.firstPrincipal);
        page.navigate("/filings/" + id + "/edit");
        String field = first();
        Page beside = page.context().newPage();
        beside.navigate("/me");
        beside.evaluate("document.querySelector('form[action=\"/sign-out\"]').submit()");
        beside.waitForURL("**/sign-in?out");
        page.bringToFront();
        page.locator(field).fill(WORDS);
        assertThat(page.locator("#draft-status")).containsText("也可以先写完，点下面的按钮时再登录");
        page.locator(".filing-bar button:has-text('保存草稿')").click();
        signInAgain(city.firstPrincipal);
        assertThat(page.locator(field)).hasValue(WORDS);
        assertThat(page.locator(".notice")).containsText("草稿已保存");
    }

    @Test
    void a_measure_of_the_plan_on_which_one_worked_too_long() {
        page = signIn(city.cityOffice);
        page.navigate("/plan/import");
        page.locator("button:has-text('起草新版本')").click();
        page.waitForURL("**/plan/drafts/*");
        String draft = page.url();
        String address = draft + "/measures/norm-check";
        page.navigate(address);
        endSessions();
        page.locator("#f-text").fill(WORDS);
        page.locator("[id='f-a0.cadence']").selectOption("month-in-term");
        assertThat(page.locator("#draft-status")).containsText("登录已过期，内容已存到本机。请重新登录");
        assertThat(page).hasURL(address);
        page.locator("#sign-in-again").click();
        passwordOf(page, city.cityOffice);
        assertThat(page).hasURL(address);
        assertThat(page.locator("#kept")).containsText("做什么：" + WORDS);
        assertThat(page.locator("#kept")).containsText("频次：学期内每月");
        shot("kept-measure");
        page.locator(".plan-bar button").click();
        assertThat(page.locator("#kept [role=alert]")).containsText("请先选择");
        page.locator("#kept-restore").click();
        assertThat(page.locator("#draft-status")).containsText("暂存，还没有保存到草稿");
        assertThat(page.locator("#f-text")).hasValue(WORDS);

        page.context().setOffline(true);
        page.locator("#f-reader").fill("县区教研室");
        assertThat(page.locator("#draft-status")).containsText("没有信号，内容已存到本机");
        page.locator(".plan-bar button").click();
        assertThat(page.locator("#draft-status")).containsText("没有信号，还没有保存到草稿；内容已存到本机");
        page.context().setOffline(false);
        assertThat(page.locator("#draft-status")).containsText("已暂存");

        endSessions();
        page.locator("#f-minutes").fill("45");
        page.locator(".plan-bar button").click();
        signInAgain(city.cityOffice);
        assertThat(page.locator("#m-norm-check")).containsText("县区教研室");
        assertThat(page.locator("#m-norm-check tr:has-text('每项大约分钟')")).containsText("45");
        assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
        page.locator(".page-actions a:has-text('放弃草稿')").click();
        assertThat(page.locator("#discard")).containsText("不能恢复");
        page.locator("button:has-text('放弃草稿')").click();
        page.waitForURL("**/plan/import");
    }

    @Test
    void a_record_on_the_phone_whose_form_asks_for_more_after_the_session_ended() {
        page = Browsers.signIn(Browsers.open(port, 360, 740).newPage(), city.northResearcher);
        page.navigate("/records/new?kind=VISIT");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        String address = page.url();
        page.locator("details.drawer summary").first().click();
        page.locator("#f-note").fill(WORDS);
        endSessions();
        page.locator("#f-kind").selectOption("RESEARCH_ACTIVITY");
        assertThat(page.locator("#say")).containsText("登录已过期，填写的内容还在本页。请重新登录");
        assertThat(page.locator("#f-kind")).hasValue("VISIT");
        assertThat(page).hasURL(address);
        shot("record-signed-out");
        Page beside = page.waitForPopup(() -> page.locator("#say a").click());
        passwordOf(beside, city.northResearcher);
        assertThat(beside).hasURL(address);
        beside.close();
        page.locator("#f-kind").selectOption("RESEARCH_ACTIVITY");
        assertThat(page.locator("#say")).hasText("");
        assertThat(page.locator("#f-note")).hasValue(WORDS);
        page.locator("#record-parts input[name=topic]").first().check();
        page.locator(".record-save .btn-primary").click();
        assertThat(page).hasURL(Pattern.compile(".*/records/\\d+$"));
        assertThat(page.locator("main")).containsText(WORDS);
    }

    @Test
    void a_page_without_a_form_signs_in_and_comes_back() {
        clock.set(LocalDate.of(2022, 11, 23));
        page = signIn(city.cityOffice);
        page.navigate("/board?by=measure");
        String address = page.url();
        endSessions();
        page.locator("#ruler").focus();
        page.keyboard().press("Home");
        page.locator("input[name=username]").waitFor();
        passwordOf(page, city.cityOffice);
        assertThat(page).hasURL(address);
    }

    /** As after signing in anew in another window. */
    @Test
    void a_token_of_before_is_no_ended_session() throws Exception {
        page = writing(city.otherPrincipal, "year-plan", "2022-09-05");
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("HAOYUAN-CSRF"));
        page.locator(first()).fill(WORDS);
        assertThat(page.locator("#draft-status")).containsText("页面已过期，内容已存到本机");
        page.locator(".filing-bar button:has-text('保存草稿')").click();
        page.locator("button:has-text('接着送出')").click();
        assertThat(page.locator(".notice")).containsText("草稿已保存");
        assertThat(page.locator(first())).hasValue(WORDS);
    }

    @Test
    void a_session_that_ended_where_no_script_runs() throws Exception {
        page = writing(city.otherPrincipal, "year-plan", "2022-09-05");
        String address = page.url();
        Browser browser = page.context().browser();
        page.context().close();
        BrowserContext bare = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port)
                .setJavaScriptEnabled(false));
        page = Browsers.signIn(bare.newPage(), city.otherPrincipal);
        page.navigate(address);
        String field = first();
        page.locator(field).fill(WORDS);
        endSessions();
        page.locator(".filing-bar button:has-text('保存草稿')").click();
        page.locator("input[name=username]").fill(city.otherPrincipal.username());
        page.locator("input[name=password]").fill("wrong-password");
        page.locator(".sign-in-own button").click();
        assertThat(page.locator(".alert-danger")).containsText("账号或密码不正确");
        signInAgain(city.otherPrincipal);
        assertThat(page.locator(field)).hasValue(WORDS);
    }

    @Test
    void remarks_of_a_reviewer_whose_session_ended() throws Exception {
        long id = submitted(city.firstPrincipal, "semester-plan", "2022-09-05");
        page = signIn(city.northOffice);
        page.navigate("/filings/" + id + "/review");
        page.locator("[name=reason]").fill("请补充可检验的标志");
        page.locator("[name='remark.goals']").fill("目标写得具体些");
        endSessions();
        page.locator("button:has-text('退回')").click();
        signInAgain(city.northOffice);
        assertThat(page.locator(".notice")).containsText("已退回");
        assertThat(database.jdbc()
                        .sql("select reason || remarks::text from filing_act where filing_id = ? and verb = 'RETURN'")
                        .param(id)
                        .query(String.class)
                        .single())
                .contains("请补充可检验的标志", "目标写得具体些");
    }

    @Test
    void a_signal_that_was_lost_and_a_window_that_was_closed() throws Exception {
        page = writing(city.firstPrincipal, "curriculum-scheme", "2022-09-02");
        String address = page.url();
        BrowserContext device = page.context();
        device.setOffline(true);
        page.locator("#f-idea").fill(WORDS);
        assertThat(page.locator("#draft-status")).containsText("已存到本机");
        assertThat(page.locator(".say-shown")).hasCount(0);
        page.locator("button:has-text('提交'):visible").click();
        assertThat(page.locator("#draft-status")).containsText("没有信号，还没有提交；内容已存到本机");
        device.setOffline(false);
        assertThat(page.locator("#draft-status")).containsText("已保存");

        device.setOffline(true);
        page.locator("#f-idea").fill(WORDS + "又写了一句。");
        page.locator("#f-goals-1-small").fill("会听");
        assertThat(page.locator("#draft-status")).containsText("已存到本机");
        page.close();
        device.setOffline(false);
        page = device.newPage();
        page.navigate(address);
        assertThat(page.locator("#f-idea")).hasValue(WORDS);
        assertThat(page.locator("#kept-words")).containsText("又写了一句");
        assertThat(page.locator("#kept-words")).containsText("各年龄段目标 第 2 行 小班：会听");
        shot("kept");
        page.locator("#kept-restore").click();
        assertThat(page.locator("#f-idea")).hasValue(WORDS + "又写了一句。");
        page.reload();
        assertThat(page.locator("#kept")).isHidden();
    }

    @Test
    void what_is_offered_stays_offered_until_one_chose_and_nothing_is_handed_in_before() throws Exception {
        page = writing(city.otherPrincipal, "curriculum-scheme", "2022-09-02");
        String address = page.url();
        withoutASignal("#f-idea", WORDS);
        page.navigate(address);
        assertThat(page.locator("#kept")).containsText(WORDS);
        page.locator("button:has-text('提交'):visible").click();
        assertThat(page.locator("#kept [role=alert]")).hasText("请先选择：恢复这些内容，还是不要了。");
        assertThat(page.locator("#kept")).isFocused();
        assertThat(page.locator("#kept")).isInViewport();
        assertThat(page).hasURL(address);
        shot("kept-first");

        page.locator("#f-resources").fill("家长里有一位老木匠");
        assertThat(page.locator("#draft-status")).containsText("已保存");
        page.locator(".filing-bar button:has-text('保存草稿')").click();
        assertThat(page.locator(".notice")).containsText("草稿已保存");
        assertThat(page.locator("#kept")).containsText(WORDS);
        page.locator("#kept-restore").click();
        page.locator("button:has-text('合并保存')").click();
        assertThat(page.locator("#f-idea")).hasValue(WORDS);
        assertThat(page.locator("#f-resources")).hasValue("家长里有一位老木匠");
        assertThat(page.locator("#kept")).isHidden();
        page.locator("button:has-text('提交'):visible").click();
        assertThat(page.locator("#errors")).containsText("处需要修改");
        assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
    }

    /** Whoever writes on beside what is offered, each time without a signal, loses none of it; and may still say no to one. */
    @Test
    void what_was_written_four_times_before_one_chose_is_offered_one_after_the_other() throws Exception {
        page = writing(city.secondPrincipal, "curriculum-scheme", "2022-09-02");
        String address = page.url();
        List<String> fields = List.of("#f-children", "#f-resources", "#f-morality", "#f-themes");
        for (String field : fields) {
            withoutASignal(field, WORDS + field);
            page.navigate(address);
            assertThat(page.locator("#kept-words")).containsText(WORDS + fields.getFirst());
        }
        for (String field : fields) {
            assertThat(page.locator("#kept-words")).containsText(WORDS + field);
            if (field.equals("#f-morality")) {
                page.locator("#kept-drop").click();
                continue;
            }
            page.locator("#kept-restore").click();
            page.waitForLoadState();
            if (!field.equals(fields.getFirst())) {
                page.locator("button:has-text('合并保存')").click();
            }
            assertThat(page.locator(".notice")).containsText("草稿已保存");
            assertThat(page.locator(field)).hasValue(WORDS + field);
        }
        assertThat(page.locator("#kept")).isHidden();
        page.reload();
        assertThat(page.locator("#f-children")).hasValue(WORDS + "#f-children");
        assertThat(page.locator("#f-morality")).not().hasValue(WORDS + "#f-morality");
        assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
    }

    @Test
    void what_a_reviewer_is_offered_is_chosen_about_before_the_decision() throws Exception {
        long id = submitted(city.secondPrincipal, "semester-plan", "2022-09-05");
        page = signIn(city.northOffice);
        page.navigate("/filings/" + id + "/review");
        String address = page.url();
        withoutASignal("[name=reason]", "请补充可检验的标志");
        page.navigate(address);
        page.locator("#decide button:has-text('通过')").click();
        assertThat(page.locator("#kept [role=alert]")).containsText("请先选择");
        assertThat(page).hasURL(address);
        page.locator("#kept-restore").click();
        assertThat(page.locator("#kept")).isHidden();
        page.locator("#decide button:has-text('退回')").click();
        assertThat(page.locator(".notice")).containsText("已退回");
        assertThat(database.jdbc()
                        .sql("select reason from filing_act where filing_id = ? and verb = 'RETURN'")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("请补充可检验的标志");
    }

    /** The page says what it put in the place of the day, so that the day itself is no words that never arrived. */
    @Test
    void a_rest_day_to_answer_by_that_gave_way_to_a_working_day_is_not_offered_again() throws Exception {
        long id = submitted(city.otherPrincipal, "semester-plan", "2022-09-05");
        page = signIn(city.southOffice);
        page.navigate("/filings/" + id + "/review");
        page.locator("[name=reason]").fill("请补充可检验的标志");
        page.locator("[name=replyBy]").fill("2022-09-17");
        page.locator("#decide button:has-text('退回')").click();
        assertThat(page.locator("#errors")).containsText("2022年9月17日 星期六是休息日");
        assertThat(page.locator("[name=replyBy]")).hasValue("2022-09-19");
        assertThat(page.locator("#kept")).isHidden();
        shot("rest-day");
        page.locator("#decide button:has-text('退回')").click();
        assertThat(page.locator(".notice")).containsText("已退回");
        assertThat(database.jdbc()
                        .sql("select reply_by from filing_act where filing_id = ? and verb = 'RETURN'")
                        .param(id)
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2022, 9, 19));
        assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
    }

    /** Writes into a field what this device alone has then, and leaves the page; the next one has a signal again. */
    private void withoutASignal(String field, String words) {
        BrowserContext device = page.context();
        device.setOffline(true);
        page.locator(field).fill(words);
        assertThat(page.locator("#draft-status")).containsText("已存到本机");
        page.close();
        device.setOffline(false);
        page = device.newPage();
    }

    @Test
    void rows_copied_from_a_spreadsheet_fill_a_table_and_are_saved() throws Exception {
        page = writing(city.secondPrincipal, "curriculum-scheme", "2022-09-02");
        page.locator("#f-goals-0-area").evaluate("""
                field => {
                    const copied = new DataTransfer();
                    copied.setData('text/plain', '健康\\t会走\\t会跑\\t会跳\\n语言\\t听\\t"说\\n唱"\\t读\\n社会\\t一\\n科学\\t二\\n艺术\\t三\\n');
                    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: copied, bubbles: true, cancelable: true }));
                }
                """);
        assertThat(page.locator("#say")).containsText("粘贴了 5 行。");
        assertThat(page.locator("#f-goals-1-middle")).hasValue("说\n唱");
        assertThat(page.locator("#draft-status")).containsText("已保存");
        page.reload();
        assertThat(page.locator("#f-goals-0-top")).hasValue("会跳");
        assertThat(page.locator("#f-goals-1-middle")).hasValue("说\n唱");
        assertThat(page.locator("#f-goals-4-area")).hasValue("艺术");
        assertThat(page.locator("#f-goals-4-small")).hasValue("三");
    }

    @Test
    void a_row_that_was_deleted_comes_back_where_it_stood() throws Exception {
        page = writing(city.firstPrincipal, "development-plan", "2021-06-20");
        page.locator("#f-tasks-0-area").fill("健康");
        page.locator("#f-tasks-1-area").fill("语言");
        page.locator("#f-tasks-1-task").fill("会听");
        page.locator("#f-tasks-2-area").fill("社会");
        saves(() -> page.locator("#f-tasks-2-area").blur());
        Locator row = page.locator(".filing-row:has(#f-tasks-1-area)");
        saves(() -> row.locator(".filing-drop").click());
        assertThat(row.locator("legend")).containsText("已删除第 2 行");
        assertThat(row.locator("#f-tasks-1-task")).isHidden();
        assertThat(page.locator(":focus")).hasText("撤销");
        assertThat(page.locator(":focus")).hasAccessibleDescription(Pattern.compile("已删除第 2 行"));
        shot("deleted");
        String saved = draft(filing());
        assertThat(saved).contains("健康", "社会").doesNotContain("语言", "会听");

        saves(() -> page.locator("[data-undo]").click());
        assertThat(row.locator("legend")).hasText("第 2 行");
        assertThat(page.locator("#f-tasks-1-area")).isFocused();
        page.reload();
        assertThat(page.locator("#f-tasks-1-area")).hasValue("语言");
        assertThat(page.locator("#f-tasks-1-task")).hasValue("会听");
        assertThat(page.locator("#f-tasks-2-area")).hasValue("社会");

        page.locator(".filing-row:has(#f-tasks-1-area) .filing-drop").click();
        page.locator("#f-tasks-0-area").evaluate("""
                field => {
                    const copied = new DataTransfer();
                    copied.setData('text/plain', '一\\t\\n二\\t\\n三\\t\\n四\\t\\n');
                    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: copied, bubbles: true, cancelable: true }));
                }
                """);
        assertThat(page.locator("#say")).containsText("粘贴了 4 行。");
        assertThat(page.locator("#f-tasks-1-area")).hasValue("语言");
        assertThat(page.locator("#f-tasks-2-area")).hasValue("二");
        assertThat(page.locator(".filing-row:has(#f-tasks-4-area) legend")).hasText("第 5 行");

        page.locator("#f-tasks-0-owner").evaluate("""
                field => {
                    const copied = new DataTransfer();
                    copied.setData('text/plain', '甲\\t2023.2.28\\n乙\\t2023-02-30\\n丙\\t明年\\n');
                    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: copied, bubbles: true, cancelable: true }));
                }
                """);
        assertThat(page.locator("#f-tasks-0-end")).hasValue("2023-02-28");
        // the second row is the one that was deleted
        assertThat(page.locator("#f-tasks-2-end")).hasValue("2023-02-30");
        assertThat(page.locator("#f-tasks-3-end")).hasValue("明年");
    }

    private void saves(Runnable act) {
        page.waitForResponse(answer -> answer.url().endsWith("/draft") && answer.status() == 200, act);
    }

    private long filing() {
        return Long.parseLong(page.url().split("/")[4]);
    }

    @Test
    void somebody_elses_save_while_the_signal_was_lost() throws Exception {
        page = writing(city.secondPrincipal, "curriculum-scheme", "2022-09-02");
        String address = page.url();
        BrowserContext device = page.context();
        device.setOffline(true);
        page.locator("#f-idea").fill(WORDS);
        assertThat(page.locator("#draft-status")).containsText("已存到本机");
        page.close();
        Page other = signIn(city.secondPrincipal);
        other.navigate(address);
        other.locator("#f-idea").fill("在办公室写的另一段");
        assertThat(other.locator("#draft-status")).containsText("已保存");
        other.context().close();
        device.setOffline(false);
        page = device.newPage();
        page.navigate(address);
        page.locator("#kept-restore").click();
        assertThat(page.locator(".filing-clash")).containsText(WORDS);
        assertThat(page.locator(".filing-clash")).containsText("在办公室写的另一段");
        page.locator("button:has-text('按所选保存')").click();
        assertThat(page.locator("#f-idea")).hasValue(WORDS);
    }

    /** Whoever chose what was saved elsewhere is not asked again about what they gave up. */
    @Test
    void somebody_elses_save_while_the_session_had_ended_that_one_chose_to_keep() throws Exception {
        page = writing(city.otherPrincipal, "curriculum-scheme", "2022-09-02");
        String address = page.url();
        endSessions();
        page.locator("#f-idea").fill(WORDS + "另写一句。");
        assertThat(page.locator("#draft-status")).containsText("登录已过期");
        Page other = signIn(city.otherPrincipal);
        other.navigate(address);
        other.locator("#f-idea").fill("在办公室写的另一段");
        assertThat(other.locator("#draft-status")).containsText("已保存");
        other.context().close();
        // that device's clock goes ahead
        assertThat(database.jdbc()
                        .sql("update filing_draft set stamp = stamp + 3600000 where filing_id = ?")
                        .param(filing())
                        .update())
                .isEqualTo(1);
        page.locator("#sign-in-again").click();
        passwordOf(page, city.otherPrincipal);
        page.locator("#kept-restore").click();
        page.locator("label:has-text('用别处保存的')").first().click();
        page.locator("button:has-text('按所选保存')").click();
        assertThat(page.locator("#f-idea")).hasValue("在办公室写的另一段");
        assertThat(page.locator("#kept")).isHidden();
        page.locator("button:has-text('提交'):visible").click();
        assertThat(page.locator("#errors")).containsText("处需要修改");
        assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
    }

    @Test
    void a_server_that_went_away_and_came_back() throws Exception {
        page = writing(city.firstPrincipal, "transition-plan", "2022-09-02");
        String field = first();
        application.stop();
        page.locator(field).fill(WORDS);
        assertThat(page.locator("#draft-status")).containsText("会自动重试");
        application.start();
        assertThat(page.locator("#draft-status"))
                .containsText("已保存", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        page.reload();
        assertThat(page.locator(field)).hasValue(WORDS);
    }

    private Page writing(Person author, String measure, String day) throws Exception {
        Duty duty = duty(measure, author, day);
        long id = begun(author, duty);
        Page opened = signIn(author);
        opened.navigate("/filings/" + id + "/edit");
        return opened;
    }

    private long submitted(Person author, String form, String day) throws Exception {
        long id = begun(author, duty(form, author, day));
        Form filled = form(form);
        MultiValueMap<String, String> typed = Filled.in(filled, "学期", "");
        typed.add("version", "1");
        assertThat(author.viewer().scope().call(() -> {
                    drafts.save(author.viewer(), id, filled, SaveAttempt.of(typed));
                    return writing.submit(author.viewer(), id);
                }))
                .isInstanceOf(Outcome.Done.class);
        return id;
    }

    /** Without MockMvc, which would put the form tokens of the whole application into the session. */
    private long begun(Person author, Duty duty) throws Exception {
        return author.viewer().scope().call(() -> starting.start(author.viewer(), duty.id())
                .orElseThrow());
    }

    private Page signIn(Person person) {
        return Browsers.signIn(Browsers.open(port, 1280, 800).newPage(), person);
    }

    private void signInAgain(Person person) {
        assertThat(page.locator(".alert-warning, .alert-danger").first()).isVisible();
        passwordOf(page, person);
        assertThat(page.locator("h1")).containsText("接着送出");
        page.locator("button:has-text('接着送出')").click();
    }

    private static void passwordOf(Page at, Person person) {
        at.locator("input[name=username]").fill(person.username());
        at.locator("input[name=password]").fill(TestCity.PASSWORD);
        at.locator(".sign-in-own button").click();
    }

    /** The first long text of the form. */
    private String first() {
        return "#" + page.locator("#filing-form textarea.form-control").first().getAttribute("id");
    }

    private void endSessions() {
        assertThat(database.jdbc().sql("delete from spring_session").update()).isPositive();
    }

    private void shot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", "typed-" + name + ".png")));
    }
}
