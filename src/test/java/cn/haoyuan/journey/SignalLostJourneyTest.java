package cn.haoyuan.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A researcher's week on the phone, with the signal lost in the middle of it. */
@HaoyuanTest(web = WebEnvironment.RANDOM_PORT)
class SignalLostJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    PublishedPlan plan;

    @Autowired
    TestClock clock;

    private Page page;

    @BeforeEach
    void signIn() {
        plan.publish();
        clock.set(LocalDate.of(2022, 11, 23));
        page = signIn(city.northResearcher);
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    @Test
    void twoVisitsWithoutASignalArriveOnceWhenItIsBackAndTheWeeksDutyIsMet() {
        spelled();
        page.navigate("/records/new");
        loaded();
        int before = records();
        page.context().setOffline(true);
        for (String looked : List.of("小星", "xxx", "xiaoxing", "cbxxx", "990101002")) {
            page.locator("#f-q").fill(looked);
            assertThat(page.locator(".record-subject")).hasText(Pattern.compile("小星星"));
        }
        page.locator("#f-q").fill("iaoxing");
        assertThat(page.locator(".record-subject")).hasCount(0);
        page.locator("#f-q").fill("xxx");
        assertThat(page.locator("span[data-passing]").first()).containsText("要做");
        visit(city.second, "看了两个大班");
        assertThat(page.locator("[data-passing]")).hasCount(0);
        assertThat(page.locator("#record-saved")).containsText("还没有上传");
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
        assertThat(page.locator("#f-note")).hasValue("");
        assertThat(page.locator("#f-q")).hasValue("");
        visit(city.centre, "看了户外活动");
        assertThat(page.locator("#unsent")).hasText("未上传 2 条");
        page.locator("#unsent").click();
        assertThat(page.locator("#unsent-panel .unsent-item")).hasCount(2);
        shot("offline");
        assertThat(records()).isEqualTo(before);

        page.context().setOffline(false);
        assertThat(page.locator("#unsent")).isHidden();
        assertThat(page.locator("#record-saved")).not().containsText("还没有上传");
        assertThat(page.locator("#record-saved a")).hasCount(2);
        page.navigate("/records?mine=true");
        assertThat(page.locator("main")).containsText(city.second.name());
        assertThat(page.locator("main")).containsText(city.centre.name());
        assertThat(records()).isEqualTo(before + 2);
        page.navigate("/duties?measure=guidance-weekly&from=2022-11-21&to=2022-11-27");
        assertThat(page.locator("main")).containsText("按时完成");
        assertThat(page.locator(".duty-what a").first())
                .hasText("城北区", new LocatorAssertions.HasTextOptions().setUseInnerText(true));
        shot("duties");
        page.navigate("/");
        shot("desk");
    }

    @Test
    void whatWasSaidAtOnePlaceIsOfferedAtTheNextAndNeverChosenByItself() {
        page.navigate("/records/new");
        loaded();
        visit(city.first, "第一处");
        page.waitForURL(Pattern.compile("/records/\\d+$"));
        page.navigate("/records/new");
        loaded();
        assertThat(page.locator("input[name=topic]:checked")).hasCount(0);
        page.context().setOffline(true);
        page.locator("input[name=topic][value=schoolification]").check();
        page.locator("#f-people").fill("两人");
        page.locator("#f-day").fill("2022-11-22");
        visit(city.second, "第二处");
        assertThat(page.locator("#record-saved")).containsText("还没有上传");
        assertThat(page.locator("input[name=topic]:checked, input[name=subject]:checked"))
                .hasCount(0);
        assertThat(page.locator("#f-people")).hasValue("");
        assertThat(page.locator("#f-day")).hasValue("2022-11-23");
        page.locator(".record-save .btn-primary").click();
        assertThat(page.locator("#errors")).containsText("请选择主题");
        assertThat(page.locator(".record-last")).containsText(city.second.name());
        page.locator("#record-again").click();
        assertThat(page.locator("input[name=topic]:checked")).hasCount(2);
        assertThat(page.locator("#f-people")).hasValue("两人");
        assertThat(page.locator("input[name=subject]:checked")).hasCount(0);
    }

    /** As the search spells the name when it is given. */
    private void spelled() {
        database.jdbc()
                .sql("insert into unit_search select id, seat, ?, ? from unit where id = ?")
                .params(city.second.name(), "'cheng'bei'qu'xiao'xing'xing'you'er'yuan", city.second.id())
                .update();
    }

    @Test
    void aDoubleClickAndALostAnswerMakeOneRecord() {
        page.navigate("/records/new");
        loaded();
        loseTheFirstAnswer();
        int before = records();
        fill(city.first, "第一次的回答没有回来");
        page.locator(".record-save .btn-primary").dblclick();
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
        page.locator("#unsent").click();
        page.locator("#unsent-panel button:has-text('立即上传')").click();
        assertThat(page.locator("#unsent")).isHidden();
        assertThat(records()).isEqualTo(before + 1);
    }

    @Test
    void aRecordEditedAfterItsAnswerWasLostIsShownBesideTheOneOnTheServerAndCorrectsIt() {
        page.navigate("/records/new");
        loaded();
        loseTheFirstAnswer();
        int before = records();
        visit(city.first, "头一稿");
        kept();
        page.locator("#unsent").click();
        page.locator("#unsent-panel button:has-text('修改')").click();
        assertThat(page.locator("#f-note")).hasValue("头一稿");
        page.locator("#f-note").fill("改过的一稿");
        page.locator(".record-save .btn-primary").click();
        assertThat(page.locator(".unsent-sides tbody")).containsText("改过的一稿");
        assertThat(page.locator(".unsent-sides tbody")).containsText("头一稿");
        shot("clash");
        page.locator("#unsent-panel button:has-text('用本机的更正')").click();
        assertThat(page.locator("#unsent")).isHidden();
        assertThat(records()).isEqualTo(before + 2);
        assertThat(database.jdbc().sql("""
                                select r.note from work_record r
                                where not exists (select from work_record_void v where v.record_id = r.id)
                                order by r.id desc limit 1
                                """).query(String.class).single()).isEqualTo("改过的一稿");
    }

    @Test
    void whatIsOpenedToEditWhileOthersAreOnTheirWayStays() {
        page.navigate("/records/new");
        loaded();
        int before = records();
        page.context().setOffline(true);
        visit(city.second, "先走的");
        kept();
        visit(city.centre, "正在改的");
        assertThat(page.locator("#record-saved")).containsText(city.centre.name());
        List<Route> held = new ArrayList<>();
        page.route("**/records/outbox", held::add);
        page.context().setOffline(false);
        page.waitForCondition(() -> !held.isEmpty());
        page.locator("#unsent").click();
        page.locator("#unsent-panel .unsent-item:has-text('" + city.centre.name() + "') button:has-text('修改')")
                .click();
        assertThat(page.locator("#f-note")).hasValue("正在改的");
        page.unroute("**/records/outbox");
        held.forEach(Route::resume);
        assertThat(page.locator("#unsent")).containsText("1 条");
        page.waitForTimeout(1500);
        assertThat(records()).isEqualTo(before + 1);
        page.locator("#f-note").fill("改好了");
        page.locator(".record-save .btn-primary").click();
        page.waitForURL(Pattern.compile("/records/\\d+$"));
        assertThat(page.locator("main")).containsText("改好了");
        assertThat(records()).isEqualTo(before + 2);
    }

    @Test
    void theFilesOfACorrectionStayThroughAnEditOfWhatWaits() {
        page.navigate("/records/new");
        loaded();
        page.locator("#files")
                .setInputFiles(new FilePayload("现场.txt", "text/plain", "照片说明".getBytes(StandardCharsets.UTF_8)));
        visit(city.village, "带附件的");
        page.waitForURL(Pattern.compile("/records/\\d+$"));
        page.navigate("/records/new?corrects=" + page.url().replaceAll(".*/", ""));
        loaded();
        page.context().setOffline(true);
        page.locator("#f-note").fill("更正一");
        page.locator(".record-save .btn-primary").click();
        kept();
        page.locator("#unsent").click();
        page.locator("#unsent-panel button:has-text('修改')").click();
        assertThat(page.locator("input[name=attachment]")).isChecked();
        page.context().setOffline(false);
        page.navigate("/records/outbox");
        page.locator("main button:has-text('修改')").click();
        assertThat(page.locator("#f-note")).hasValue("更正一");
        assertThat(page.locator("[data-files] .form-check")).containsText("现场.txt");
        assertThat(page.locator("input[name=attachment]")).isChecked();
        shot("edited");
        page.locator("#f-note").fill("更正二");
        page.locator(".record-save .btn-primary").click();
        page.waitForURL(Pattern.compile("/records/\\d+$"));
        assertThat(page.locator("main")).containsText("更正二");
        assertThat(page.locator("main a[href^='/files/']")).hasText(Pattern.compile("现场.txt"));
    }

    @Test
    void aSessionThatEndedInTheMiddleOfAnUploadCostsNothing() throws IOException {
        page.navigate("/records/new");
        loaded();
        page.route("**/records/outbox", route -> {
            if (route.request().method().equals("POST")) {
                page.context().clearCookies();
            }
            route.resume();
        });
        int before = records();
        page.locator("#files").setInputFiles(new FilePayload("现场.png", "image/png", photo(2400, 1200)));
        visit(city.first, "登录在中途过期");
        assertThat(page.locator("#record-saved")).containsText("没有上传");
        page.unroute("**/records/outbox");
        visit(city.second, "登录以前又记一条");
        assertThat(page.locator("#record-saved a")).hasText("去登录");
        assertThat(records()).isEqualTo(before);
        page.locator("#record-saved a").click();
        Browsers.signIn(page, city.northResearcher);
        page.navigate("/records/outbox");
        assertThat(page.locator("[data-unsent-list]").last()).containsText("都上传了");
        assertThat(records()).isEqualTo(before + 2);
        byte[] kept = page.request()
                .get("/files/"
                        + database.jdbc()
                                .sql("select max(attachment_id) from work_record_attachment")
                                .query(Long.class)
                                .single())
                .body();
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(1600);
        assertThat(kept).startsWith(0xFF, 0xD8);
    }

    @Test
    void aFileTooLargeIsToldBeforeItIsSentAndOneChosenBeforeTheSessionEndedIsSpokenOf() throws IOException {
        page.navigate("/records/new");
        loaded();
        Path small = Files.writeString(Files.createTempFile("会议", ".txt"), "纪要");
        page.locator("#files").setInputFiles(new Path[] {Browsers.largeFile(), small});
        assertThat(page.locator("#files-chosen")).containsText("有 51 MB，超过 50 MB，没有选入");
        assertThat(page.locator("#files-chosen")).not().containsText("重新选择");
        assertThat(page.locator("#files").evaluate("field => field.files.length"))
                .isEqualTo(1);
        page.locator("#files").setInputFiles(Files.writeString(Files.createTempFile("通知", ".txt"), "通知"));
        assertThat(page.locator("#files-chosen")).hasCount(0);

        page.context().clearCookies();
        page.locator("#f-kind").selectOption("LECTURE");
        assertThat(page.locator("#say")).containsText("登录已过期");
        assertThat(page.locator("#files-chosen")).containsText("登录已过期。另开一页登录后回到本页保存，所选文件还在");
    }

    @Test
    void aServerThatIsDownForAWhileTakesTheRecordAfterwards() {
        page.navigate("/records/new");
        loaded();
        page.route("**/records/outbox/session", route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
        int before = records();
        visit(city.village, "服务器重启");
        assertThat(page.locator("#record-saved")).containsText("没有上传");
        page.unroute("**/records/outbox/session");
        page.navigate("/records/outbox");
        assertThat(page.locator("[data-unsent-list]").last()).containsText("都上传了");
        assertThat(records()).isEqualTo(before + 1);
    }

    @Test
    void whatIsRefusedStaysWithItsReasonAndCanBeMendedOrDeleted() {
        page.navigate("/records/new");
        loaded();
        page.context().setOffline(true);
        fill(city.first, "放在计划期以前");
        page.locator("#f-day").fill("2020-01-06");
        page.locator(".record-save .btn-primary").click();
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
        page.context().setOffline(false);
        page.navigate("/records/outbox");
        assertThat(page.locator("#unsent")).containsText("要处理");
        assertThat(page.locator("main .unsent-item")).containsText("发生日期应在行动计划期内");
        assertThat(page.locator("main .unsent-item .hint")).hasText("2020年1月6日");
        shot("refused");
        page.locator("main button:has-text('修改')").click();
        assertThat(page.locator("#f-note")).hasValue("放在计划期以前");
        assertThat(page.locator("#errors")).containsText("发生日期应在行动计划期内");
        page.locator("#f-day").fill("2022-11-22");
        assertThat(page.locator("#errors p")).hasText("都已改动，请再次提交。");
        page.onDialog(dialog -> dialog.accept());
        page.locator("#unsent").click();
        page.locator("#unsent-panel button:has-text('删除')").click();
        assertThat(page.locator("#unsent")).isHidden();
    }

    @Test
    void whatIsRefusedWithASignalIsToldInTheFormAndWaitsOnlyOnceThatIsLeft() {
        page.navigate("/records/new");
        loaded();
        refused("放在计划期以前");
        page.waitForTimeout(300);
        assertThat(page.locator("#unsent")).isHidden();
        page.navigate("/");
        assertThat(page.locator("#unsent")).hasText("未上传 1 条，要处理");
    }

    /** A file that no signal would help is no matter of waiting: it is told where it was chosen, and taken off there. */
    @Test
    void aFileThatIsRefusedWithASignalIsToldAtItsFieldAndTheOthersNeedNotBeChosenAgain() {
        page.navigate("/records/new");
        loaded();
        fill(city.first, "带一个程序");
        page.locator("#files").setInputFiles(new FilePayload[] {
            text("现场.txt", "照片说明"),
            new FilePayload("virus.exe", "application/octet-stream", new byte[] {'M', 'Z', 0, 3, 0, 0}),
            text("还没传.txt", "排在后面"),
            text("多余.txt", "不要了")
        });
        page.locator(".record-save .btn-primary").click();
        assertThat(page.locator("#errors a")).containsText("“virus.exe”的内容不是可以上传的类型");
        assertThat(page.locator("[data-files] .error")).containsText("virus.exe");
        assertThat(page.locator("#record-saved")).isHidden();
        assertThat(page.locator("#unsent")).isHidden();
        shot("file-refused");

        Page beside = page.context().newPage();
        beside.navigate("/");
        assertThat(beside.locator("#unsent")).hasText("未上传 1 条，要处理");
        assertThat(beside.locator(".who-name")).isInViewport();
        assertThat(beside.locator(".who-name")).containsText(city.north.name());
        beside.locator("#unsent").click();
        assertThat(beside.locator("#unsent-panel .unsent-group")).hasText("要处理，不会自动上传（1 条）");
        assertThat(beside.locator("#unsent-panel .unsent-item")).containsText("服务器没有接受：“virus.exe”");
        assertThat(beside.locator("#unsent-panel button")).hasText(new String[] {"修改", "删除"});
        beside.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target", "screens", "signal-refused-file.png")));
        beside.close();

        assertThat(page.locator("#record-photos li"))
                .hasText(new String[] {"现场.txt 去掉", "virus.exe（没有收下，另选文件会换掉它） 去掉", "还没传.txt 去掉", "多余.txt 去掉"});
        page.locator("#record-photos li:has-text('多余.txt') button").click();
        page.locator("#files").setInputFiles(text("记录.txt", "换成这一份"));
        assertThat(page.locator("#record-photos li")).hasText(new String[] {"现场.txt 去掉", "还没传.txt 去掉"});
        page.locator(".record-save .btn-primary").click();
        page.waitForURL(Pattern.compile("/records/\\d+$"));
        assertThat(page.locator("main a:has-text('现场.txt')")).hasCount(1);
        assertThat(page.locator("main a:has-text('还没传.txt')")).hasCount(1);
        assertThat(page.locator("main a:has-text('记录.txt')")).hasCount(1);
        assertThat(page.locator("main")).not().containsText("virus.exe");
        assertThat(page.locator("main")).not().containsText("多余.txt");
        assertThat(page.locator("#unsent")).isHidden();
    }

    @Test
    void aRestDayForTheAnswerIsToldOfWithoutASignalTooAndTheDayInItsPlaceIsTaken() {
        page.navigate("/records/new");
        loaded();
        page.context().setOffline(true);
        fill(city.first, "要求答复");
        page.locator("input[name=topic][value=problem]").check();
        page.locator("#f-answerBy").fill("2022-12-10");
        page.locator(".record-save .btn-primary").click();
        assertThat(page.locator("#errors a")).hasText("2022年12月10日 星期六是休息日，这里改成了下一个工作日 2022年12月12日 星期一。合适的话，再按一次“保存”");
        assertThat(page.locator("#f-answerBy")).hasValue("2022-12-12");
        page.locator(".record-save .btn-primary").click();
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
        page.context().setOffline(false);
        assertThat(page.locator("#unsent")).isHidden();
    }

    @Test
    void whoGivesUpInTheFormWhatWasRefusedIsRidOfItOnTheDeviceToo() {
        page.navigate("/records/new");
        loaded();
        refused("放在计划期以前");
        page.onDialog(dialog -> dialog.accept());
        page.locator("[data-discard]").click();
        page.waitForURL("**/records");
        page.waitForTimeout(300);
        assertThat(page.locator("#unsent")).isHidden();
    }

    @Test
    void whatWasRefusedAndPutRightWaitsAndIsNotGivenUpWithTheNextForm() {
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.message());
            dialog.accept();
        });
        page.navigate("/records/new");
        loaded();
        int before = records();
        refused("放在计划期以前");
        page.route("**/records/outbox/session", Route::abort);
        page.locator("#f-day").fill("2022-11-22");
        page.locator(".record-save .btn-primary").click();
        kept();
        page.locator("[data-discard]").click();
        page.waitForURL("**/records");
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
        page.unroute("**/records/outbox/session");
        page.navigate("/records/outbox");
        assertThat(page.locator("[data-unsent-list]").last()).containsText("都上传了");
        assertThat(records()).isEqualTo(before + 1);

        page.navigate("/records/new");
        loaded();
        refused("第一条");
        page.navigate("/");
        page.navigate("/records/new");
        loaded();
        refused("第二条");
        page.locator("#unsent").click();
        page.locator("#unsent-panel .unsent-item button:has-text('修改')").first().click();
        assertThat(page.locator("#f-note")).hasValue("第一条");
        page.locator("[data-discard]").click();
        page.waitForURL("**/records");
        assertThat(page.locator("#unsent")).hasText("未上传 2 条，要处理");
        assertThat(asked).isEmpty();
    }

    private void refused(String note) {
        fill(city.first, note);
        page.locator("#f-day").fill("2020-01-06");
        page.locator(".record-save .btn-primary").click();
        assertThat(page.locator("#errors")).containsText("发生日期应在行动计划期内");
    }

    @Test
    void whatWaitsIsSpokenOfAsItIsAndWhereOneJustWasIsNotOfferedAsOwed() {
        page.navigate("/records/new");
        loaded();
        page.context().setOffline(true);
        visit(city.first, "先存着");
        assertThat(page.locator("#record-saved")).containsText("还没有上传：没有信号");
        assertThat(page.locator(".record-subject").last()).containsText(city.first.name());
        assertThat(page.locator(".record-subject").last()).containsText("刚登记");
        assertThat(page.locator(".record-subject").last()).not().containsText("还有");
        page.locator("#unsent").click();
        page.locator("#unsent-panel button:has-text('修改')").click();
        assertThat(page.locator("#record-saved")).containsText("还没有上传：打开修改后还没有保存");
        page.context().setOffline(false);
        assertThat(page.locator("#record-saved")).not().containsText("没有信号");
        page.onDialog(dialog -> dialog.accept());
        page.locator("#unsent-panel button:has-text('删除')").click();
        assertThat(page.locator("#record-saved")).isHidden();
    }

    @Test
    void withoutASignalNoLinkLeadsAwayFromWhatIsBeingWritten() {
        page.navigate("/records/new");
        loaded();
        page.context().setOffline(true);
        fill(city.first, "走廊里写的");
        assertThat(page.locator("#record-draft")).containsText("已存到本机");
        page.locator(".record-save a").click();
        assertThat(page.locator("#say")).hasText("没有信号，先留在本页；填好的内容可以先保存在本机。");
        assertThat(page.locator("#f-note")).hasValue("走廊里写的");
        assertThat(page.locator("#record-draft")).containsText("已存到本机");
        shot("stays");
        page.context().setOffline(false);
        page.locator(".record-save a").click();
        page.waitForURL(Pattern.compile("/records$"));
    }

    @Test
    void theSameFileChosenTwiceIsKeptOnceAndSaidSo() {
        page.navigate("/records/new");
        loaded();
        page.locator("#files")
                .setInputFiles(
                        new FilePayload[] {text("现场.txt", "照片说明"), text("现场.txt", "照片说明"), text("现场.txt", "另一份说明")});
        visit(city.second, "选了两次");
        page.waitForURL(Pattern.compile("/records/\\d+$"));
        assertThat(page.locator("#say")).hasText("已保存。已经有附件“现场.txt”，只留一份。");
        assertThat(page.locator("main a:has-text('现场.txt')")).hasCount(2);
    }

    private static FilePayload text(String name, String words) {
        return new FilePayload(name, "text/plain", words.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatArrivesWhileTheListStandsHereIsToldThereWithAWayToSeeIt() {
        page.navigate("/records/new");
        loaded();
        page.context().setOffline(true);
        visit(city.first, "列表开着时上传");
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
        List<Route> held = new ArrayList<>();
        page.route("**/records/outbox/session", held::add);
        page.context().setOffline(false);
        page.waitForCondition(() -> !held.isEmpty());
        page.navigate("/records");
        page.waitForCondition(() -> held.size() == 2);
        // the signal is back while the attempt before it is still failing
        page.evaluate("window.dispatchEvent(new Event('online'))");
        held.get(1).abort();
        page.waitForCondition(() -> held.size() == 3);
        held.get(2).resume();
        assertThat(page.locator("#say")).hasText("已上传 1 条记录。刷新看最新");
        page.locator("#say a").click();
        assertThat(page.locator(".record-rows")).containsText(city.first.name());
    }

    @Test
    void whatArrivesWhileTheDeskStandsHereLeadsToItsNewFigures() {
        page.navigate("/records/new");
        loaded();
        page.context().setOffline(true);
        fill(city.first, "工作台开着时上传");
        page.locator("input[name=topic][value=guidance]").uncheck();
        page.locator("input[name=topic][value=schoolification]").check();
        page.locator(".record-save .btn-primary").click();
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
        List<Route> held = new ArrayList<>();
        page.route("**/records/outbox/session", held::add);
        page.context().setOffline(false);
        page.waitForCondition(() -> !held.isEmpty());
        page.navigate("/#notices");
        page.waitForCondition(() -> held.size() == 2);
        page.evaluate("window.before = true");
        held.get(1).resume();
        assertThat(page.locator("#say")).hasText("已上传 1 条记录。刷新看最新");
        page.locator("#say a").click();
        page.waitForFunction("!window.before");
        assertThat(page).hasURL(Pattern.compile("/$"));
    }

    @Test
    void whatWasTypedWithoutAPauseBeforeLeavingIsThereAgain() {
        page.navigate("/records/new");
        loaded();
        page.evaluate("window.setTimeout = () => 1");
        fill(city.first, "还没停笔就走了");
        assertThat(page.locator("#record-draft")).isEmpty();
        page.navigate("/records");
        page.navigate("/records/new");
        page.locator("#record-draft button:has-text('接着填')").click();
        assertThat(page.locator("#f-note")).hasValue("还没停笔就走了");
        assertThat(page.locator("input[name=subject]:checked")).hasValue(Integer.toString(city.first.id()));
    }

    @Test
    void whoComesBackFindsTheSameKindergartenAndDayThoughOthersStandFirstByNow() {
        page.navigate("/records/new");
        loaded();
        page.locator("input[name=topic][value=problem]").check();
        page.locator("#f-answerBy").fill("2022-11-30");
        page.locator("#f-q").fill("小星");
        assertThat(page.locator(".record-subject")).hasCount(1);
        fill(city.second, "通道堆物");
        assertThat(page.locator("#record-draft")).containsText("已存到本机");
        page.locator(".side a:has-text('行动计划'), .top-menu a:has-text('行动计划')")
                .first()
                .evaluate("link => link.click()");
        page.waitForURL(Pattern.compile("/plan$"));
        page.goBack();
        stands();
        page.reload();
        stands();
        page.locator("#f-kind").selectOption("LECTURE");
        assertThat(page.locator("input[name=topic][value=problem]")).hasCount(0);
        page.locator("#f-title").fill("换了类型");
        page.waitForTimeout(600);
        page.navigate("/plan");
        page.goBack();
        assertThat(page.locator("#f-kind")).hasValue("LECTURE");
        assertThat(page.locator("#f-title")).hasValue("换了类型");
        page.locator("#record-draft button:has-text('不要了')").click();
        assertThat(page.locator("#f-title")).hasValue("");
        assertThat(page.locator("#record-draft")).isEmpty();
        loaded();
        assertThat(page.locator("input[name=subject]:checked")).hasCount(0);
        visit(city.second, "存过的不再回来");
        page.waitForURL(Pattern.compile("/records/\\d+$"));
        page.goBack();
        loaded();
        assertThat(page.locator("#f-note")).hasValue("");
        assertThat(page.locator("input[name=subject]:checked, input[name=topic]:checked"))
                .hasCount(0);
    }

    private void stands() {
        assertThat(page.locator("#record-draft")).containsText("已恢复");
        loaded();
        assertThat(page.locator("input[name=subject]:checked")).hasValue(Integer.toString(city.second.id()));
        assertThat(page.locator("#f-answerBy")).isVisible();
        assertThat(page.locator("#f-answerBy")).hasValue("2022-11-30");
        assertThat(page.locator("#f-note")).hasValue("通道堆物");
        assertThat(page.locator("#f-note")).isVisible();
    }

    @Test
    void withoutScriptsNoOtherKindergartenIsTickedOnComingBack() {
        Page plain = page.context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setJavaScriptEnabled(false)
                        .setStorageState(page.context().storageState()))
                .newPage();
        plain.navigate("/records/new?kind=VISIT&subject=" + city.second.id());
        plain.locator(".record-subject input").nth(1).check();
        plain.locator("#f-title").fill("没有脚本");
        plain.navigate("/plan");
        plain.goBack();
        assertThat(plain.locator("#f-title")).hasValue("没有脚本");
        assertThat(plain.locator("input[name=subject]:checked")).hasValue(Integer.toString(city.second.id()));
        plain.context().close();
    }

    @Test
    void theNextFormAfterOneForADutyIsBlankWithoutASignal() {
        long duty = database.jdbc()
                .sql("""
                        select d.id from duty d join measure m on m.id = d.measure_id
                        where m.key = 'guidance-weekly' and d.unit_id = ? and d.opens_on <= '2022-11-23' and d.due_on >= '2022-11-23'
                        """)
                .param(city.north.id())
                .query(Long.class)
                .single();
        page.navigate("/records/new?duty=" + duty);
        loaded();
        assertThat(page.locator("main")).containsText("为完成责任事项");
        page.context().setOffline(true);
        visit(city.second, "为本周的事项");
        assertThat(page.locator("#record-saved")).containsText("还没有上传");
        assertThat(page.locator("main")).not().containsText("为完成责任事项");
        assertThat(page).hasURL(Pattern.compile("/records/new\\?kind=VISIT$"));
        visit(city.first, "与它无关");
        assertThat(page.locator("#unsent")).hasText("未上传 2 条");
        page.context().setOffline(false);
        assertThat(page.locator("#unsent")).isHidden();
    }

    @Test
    void theDayOfTheAnswerIsAskedForOnceAProblemIsTickedAndWaitsWithoutASignal() {
        page.navigate("/records/new?kind=VISIT");
        loaded();
        assertThat(page.locator("#f-answerBy")).isHidden();
        page.locator("input[name=topic][value=problem]").check();
        page.locator("#f-answerBy").fill("2022-11-28");
        fill(city.centre, "通道堆物");
        page.waitForTimeout(600);
        page.navigate("/records/new?kind=VISIT");
        loaded();
        assertThat(page.locator("#f-answerBy")).hasValue("2022-11-28");
        page.locator("input[name=topic][value=problem]").uncheck();
        assertThat(page.locator("#f-answerBy")).isHidden();
        assertThat(page.locator("#f-answerBy")).isDisabled();
        page.locator("input[name=topic][value=problem]").check();
        page.locator("#f-answerBy").fill("2022-11-20");
        page.context().setOffline(true);
        page.locator(".record-save .btn-primary").click();
        assertThat(page.locator("#errors")).containsText("要求答复的期限不能早于发生日期");
        page.locator("#f-answerBy").fill("2022-11-30");
        page.locator("#f-title").fill("通道堵了");
        page.locator(".record-save .btn-primary").click();
        kept();
        assertThat(page.locator("#f-answerBy")).isHidden();
        page.locator("input[name=topic][value=norm]").check();
        page.locator("#record-again").click();
        // what one goes for again, beside what is chosen already; not what was found
        assertThat(page.locator("input[name=topic][value=guidance]")).isChecked();
        assertThat(page.locator("input[name=topic][value=norm]")).isChecked();
        assertThat(page.locator("input[name=topic]:checked")).hasCount(2);
        assertThat(page.locator("#f-title")).hasValue("");
        page.context().setOffline(false);
        assertThat(page.locator("#record-saved a")).hasCount(1);
        page.locator("#record-saved a").click();
        assertThat(page.locator("dt:has-text('要求答复的期限') + dd")).hasText("2022年11月30日 星期三");
    }

    @Test
    void lookingForAUnitDoesNotYetAnswerWhichItWas() {
        page.navigate("/records/new?kind=VISIT");
        loaded();
        page.locator(".record-save .btn-primary").click();
        assertThat(page.locator("#errors")).containsText("请选择这项工作针对的单位");
        assertThat(page.locator("#f-subject[aria-describedby='f-subject-error'] #f-subject-error"))
                .hasText("请选择这项工作针对的单位");
        page.locator("#f-q").fill("北岗");
        assertThat(page.locator("#record-subjects label").first()).containsText("北岗");
        assertThat(page.locator("#errors li.changed")).hasCount(0);
        page.locator("#record-subjects input").first().check();
        assertThat(page.locator("#errors li.changed")).hasText("请选择这项工作针对的单位");
    }

    @Test
    void nothingStaysOnTheDeviceAfterSigningOutAndNobodyIsSignedOutUnwarned() {
        page.navigate("/records/new");
        loaded();
        page.context().setOffline(true);
        visit(city.first, "退出之前没有传上去");
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
        page.route("**/records/outbox/session", Route::abort);
        page.context().setOffline(false);
        String[] asked = {""};
        page.onDialog(dialog -> {
            boolean again = !asked[0].isEmpty();
            asked[0] = dialog.message();
            if (again) {
                dialog.accept();
            } else {
                dialog.dismiss();
            }
        });
        page.locator(".who summary").click();
        page.locator("button:has-text('退出登录')").click();
        assertThat(asked[0]).contains("还有 1 条记录没有上传");
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
        page.locator("button:has-text('退出登录')").click();
        page.waitForURL(address -> address.contains("/sign-in"));
        page.unroute("**/records/outbox/session");
        Browsers.signIn(page, city.northResearcher);
        page.navigate("/records/outbox");
        assertThat(page.locator("[data-unsent-list]").last()).containsText("都上传了");
        assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
    }

    @Test
    void theWordsOfASmallFormStayUntilTheyAreSent() {
        page.context().close();
        page = signIn(city.secondPrincipal);
        String asking = "/units/" + city.second.id() + "/corrections";
        page.navigate(asking);
        page.locator("#f-words").fill("大班应是 4 个班");
        page.context().setOffline(true);
        page.locator("button:has-text('请上级更正')").click();
        assertThat(page.locator("#say")).containsText("还没有送出。写的内容已存到本机");
        page.context().setOffline(false);
        page.navigate("/");
        page.navigate(asking);
        assertThat(page.locator("#f-words")).hasValue("大班应是 4 个班");
        assertThat(page.locator("#f-words ~ .hint")).containsText("还没有送出");

        // the device believes that there is a signal
        page.route("**" + asking, Route::abort);
        page.locator("button:has-text('请上级更正')").click();
        page.waitForURL(address -> address.startsWith("chrome-error"));
        page.unroute("**" + asking);
        page.navigate(asking);
        assertThat(page.locator("#f-words")).hasValue("大班应是 4 个班");
        page.locator("button:has-text('请上级更正')").click();
        assertThat(page.locator(".timeline")).containsText("大班应是 4 个班");
        assertThat(page.locator("#f-words")).hasValue("");
        page.navigate(asking);
        assertThat(page.locator("#f-words")).hasValue("");

        page.locator("#f-words").fill("不用了");
        page.navigate(asking);
        page.locator("button:has-text('不要了')").click();
        assertThat(page.locator("#f-words")).hasValue("");
        page.locator("#f-words").fill("没送出的");
        page.context().clearCookies();
        Browsers.signIn(page, city.firstPrincipal);
        assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
    }

    @Test
    void whatIsWaitingBelongsToWhoeverWroteIt() {
        page.navigate("/records/new");
        loaded();
        page.context().setOffline(true);
        visit(city.first, "第一个人的");
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
        page.route("**/records/outbox/session", Route::abort);
        page.context().setOffline(false);
        page.context().clearCookies();
        int before = records();
        Browsers.signIn(page, city.northOffice);
        page.unroute("**/records/outbox/session");
        page.navigate("/records/outbox");
        assertThat(page.locator("[data-unsent-list]").last()).containsText("都上传了");
        assertThat(records()).isEqualTo(before);
    }

    @Test
    void whatIsNearIsOfferedFirstToWhoeverAllowsItAndThePositionStaysOnTheDevice() {
        for (Place place : new Place[] {city.first, city.village}) {
            database.jdbc()
                    .sql("insert into kindergarten_position values (?, ?, ?, ?)")
                    .params(place.id(), place.seat(), place == city.first ? 28.70 : 28.90, 115.80)
                    .update();
        }
        page.context().grantPermissions(List.of("geolocation"));
        page.context().setGeolocation(new Geolocation(28.899, 115.80));
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url() + request.postData()));
        page.navigate("/records/new");
        assertThat(page.locator(".record-subject").first()).containsText(city.village.name());
        assertThat(page.locator(".record-subject").first()).containsText("离您约 100 米");
        assertThat(page.locator(".record-subject").nth(1)).containsText("离您约 22.1 公里");
        assertThat(asked).noneMatch(request -> request.contains("28.8"));
    }

    /** The server does what it is asked the first time, and its answer never comes. */
    private void loseTheFirstAnswer() {
        AtomicInteger lost = new AtomicInteger();
        page.route("**/records/outbox", route -> {
            if (!route.request().method().equals("POST") || lost.getAndIncrement() > 0) {
                route.resume();
                return;
            }
            route.fetch();
            route.abort();
        });
    }

    /** What was saved lies on the device, and the form no longer waits for the server. */
    private void kept() {
        assertThat(page.locator("#record-saved")).containsText("还没有上传");
        assertThat(page.locator("#unsent")).hasText("未上传 1 条");
    }

    /** Whom it may be about stands there, and was fetched too, for looking through it without a signal. */
    private void loaded() {
        page.waitForCondition(() -> (boolean) page.evaluate("""
                document.readyState === 'complete' && document.querySelectorAll('.record-subject').length > 0
                  && performance.getEntriesByType('resource').some(each => each.name.includes('/records/subjects'))
                """));
    }

    private void fill(Place kindergarten, String note) {
        page.locator("input[name=topic][value=guidance]").check();
        page.locator(".record-subject:has-text('" + kindergarten.name() + "')").click();
        if (page.locator("details.drawer:not([open]) #f-note").count() > 0) {
            page.locator("details.drawer summary").first().click();
        }
        page.locator("#f-note").fill(note);
    }

    private void visit(Place kindergarten, String note) {
        fill(kindergarten, note);
        page.locator(".record-save .btn-primary").click();
    }

    private int records() {
        return database.jdbc()
                .sql("select count(*) from work_record")
                .query(Integer.class)
                .single();
    }

    private Page signIn(Person person) {
        return Browsers.signIn(Browsers.open(port, 360, 740).newPage(), person);
    }

    private static byte[] photo(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private void shot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screens", "field-" + name + ".png"))
                .setFullPage(true));
    }
}
