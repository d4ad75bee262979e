package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.plan.Form;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;

@HaoyuanTest
class FilingTest extends FilingWork {

    @Autowired
    Reviewing reviewing;

    @Test
    void whatADraftCarriesIsItsUnitsAloneUntilItIsHandedIn() throws Exception {
        long id = start(city.secondPrincipal, duty("home-community", city.secondPrincipal, "2021-12-28"));
        submit(city.secondPrincipal, id, "home-community", "第一稿");
        MockMultipartFile file =
                new MockMultipartFile("file", "a.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        int attached = JsonPath.read(
                text(mvc.perform(multipart("/files").file(file).with(As.person(city.secondPrincipal)))
                        .andReturn()
                        .getResponse()),
                "$.id");
        assertThat(open(city.secondPrincipal, "/files/" + attached).getStatus()).isEqualTo(200);
        assertThat(open(city.northOffice, "/files/" + attached).getStatus()).isEqualTo(404);
        database.jdbc().sql("""
                        insert into filing_submission (filing_id, seat, no, content, at, post_id)
                        select filing_id, seat, 9, content || jsonb_build_object('files', jsonb_build_array(:file::text)), at, post_id
                        from filing_submission where filing_id = :id
                        """).param("file", attached).param("id", id).update();
        assertThat(open(city.northOffice, "/files/" + attached).getStatus()).isEqualTo(200);
        assertThat(open(city.southOffice, "/files/" + attached).getStatus()).isEqualTo(404);
    }

    @Test
    void a_returned_plan_that_is_answered_in_time_counts_for_the_day_it_was_first_handed_in() throws Exception {
        Duty duty = duty("home-community", city.firstPrincipal, "2021-12-28");
        long id = start(city.firstPrincipal, duty);
        Form form = form("home-community");

        MvcResult incomplete = mvc.perform(MockMvcRequestBuilders.post("/filings/" + id + "/submit")
                        .params(typed(id))
                        .with(As.person(city.firstPrincipal)))
                .andReturn();
        String again = "/filings/" + id + "/edit";
        assertThat(incomplete.getResponse().getRedirectedUrl()).isEqualTo(again);
        assertThat(text(mvc.perform(MockMvcRequestBuilders.get(again)
                                .requestAttr(DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE, incomplete.getFlashMap())
                                .with(As.person(city.firstPrincipal)))
                        .andReturn()
                        .getResponse()))
                .contains("处需要修改", "请填写", "href=\"#f-");
        assertThat(text(open(city.firstPrincipal, again))).doesNotContain("处需要修改");

        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form, "第一稿", ""));
        assertThat(send(city.firstPrincipal, id, "submit", typed).getStatus()).isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings?tab=REVIEW"))).contains("/filings/" + id + "/review");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review"))).contains("第一稿");

        assertThat(cells(open(city.northOffice, "/filings/export?tab=ALL&form=home-community")))
                .contains("是否按时", "按时提交");
        aListIsNarrowedToAUnit(id);

        clock.set(LocalDate.of(2021, 12, 30));
        String section = form.sections().getFirst().id();
        MultiValueMap<String, String> back = decision(1);
        back.add("reason", "请补充安排");
        back.add("remark." + section, "这一部分太空");
        back.add("replyBy", "2022-01-10");
        assertThat(send(city.northOffice, id, "return", back).getStatus()).isEqualTo(302);
        assertThat(text(open(city.firstPrincipal, "/filings/" + id + "/edit")))
                .contains("请补充安排", "这一部分太空", "2022年1月10日")
                .containsPattern(
                        "filing-remarked\"><a href=\"#s-%s\">.*?</a> <span[^>]*>有意见</span>\\s*</li>".formatted(section))
                .containsOnlyOnce("有意见");

        assertThat(text(open(city.firstPrincipal, "/filings/" + id)))
                .as("handed in is what came back no longer")
                .containsPattern("<li class=\"ahead\"><b>提交</b>.*?<span>上次 2021年12月28日")
                .contains("<li class=\"trouble\"", "退回修改");

        clock.set(LocalDate.of(2022, 1, 10).atTime(23, 59, 59));
        typed = typed(id);
        typed.addAll(Filled.in(form, "第二稿", ""));
        assertThat(send(city.firstPrincipal, id, "draft", typed).getStatus()).isEqualTo(302);
        for (String page : List.of("/filings/" + id + "/edit", "/filings/" + id)) {
            assertThat(text(open(city.firstPrincipal, page)))
                    .contains("这一部分太空", "已改")
                    .doesNotContain("有意见", "filing-remarked");
        }
        typed = typed(id);
        typed.addAll(Filled.in(form, "第二稿", ""));
        assertThat(send(city.firstPrincipal, id, "submit", typed).getStatus()).isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review")))
                .contains("第二稿", "与退回的第 1 次报送比较", "<ins>", "<del>", "这一部分太空");
        assertThat(text(open(city.firstPrincipal, "/filings/" + id + "?no=1"))).contains("第一稿");

        clock.set(LocalDate.of(2022, 1, 12));
        assertThat(send(city.northOffice, id, "accept", decision(2)).getStatus())
                .isEqualTo(302);
        Duty met = find(city.firstPrincipal, duty, "2022-01-12");
        assertThat(met.state()).isEqualTo(DutyState.MET);
        assertThat(met.metOn()).isEqualTo("2021-12-28");
        assertThat(text(open(city.firstPrincipal, "/filings/" + id)))
                .contains("已通过", "第 2 次报送")
                .containsPattern("<b>提交</b>.*?，按时提交</span>")
                .containsPattern("<b>通过</b>.*?<span>2022年1月12日");
        decisionsAreUnreadUntilTheyAreRead(id);
        assertThat(text(open(city.firstPrincipal, "/?tab=DONE")))
                .contains("已完成的责任事项</h2>", "近 60 天到期的和还没到期的", "家园社区")
                .doesNotContain("其他岗位完成的");
        assertThat(text(open(city.firstTeacher, "/?tab=DONE")))
                .contains("没有由您承担", "您登记的工作完成了哪些事项", "其他岗位完成的 1 项", "家园社区");
    }

    private void decisionsAreUnreadUntilTheyAreRead(long id) throws Exception {
        long accepted = database.jdbc()
                .sql("select max(id) from filing_act where filing_id = ?")
                .param(id)
                .query(Long.class)
                .single();
        String read = "/decisions/" + accepted + "/read";
        String opened = "/decisions/of/" + id + "/read";
        long before = unread();
        assertThat(before).as("the acceptance, no longer the return before it").isPositive();
        assertThat(post(city.otherPrincipal, read).getStatus()).isEqualTo(404);
        assertThat(post(city.otherPrincipal, opened).getStatus()).isEqualTo(404);
        assertThat(text(open(city.firstPrincipal, "/filings/" + id))).contains(opened);
        assertThat(text(open(city.northOffice, "/filings/" + id))).doesNotContain(opened);
        assertThat(unread()).isEqualTo(before);
        assertThat(post(city.firstPrincipal, opened).getStatus()).isEqualTo(204);
        assertThat(unread()).isEqualTo(before - 1);
        assertThat(post(city.firstPrincipal, read).getRedirectedUrl()).isEqualTo("/filings/" + id);
        assertThat(unread()).isEqualTo(before - 1);
        database.jdbc()
                .sql(
                        "insert into notice (account_id, key, title, body, href, at) values (?, 'x', '请看', '', '/plan', ?)")
                .params(city.firstPrincipal.accountId(), OffsetDateTime.now(clock))
                .update();
        String desk = text(open(city.firstPrincipal, "/?tab=NOTICES"));
        long marked = Pattern.compile("notice-mark").matcher(desk).results().count();
        assertThat(marked).as("decisions and notices").isGreaterThan(unread());
        assertThat(desk).containsOnlyOnce("全部标为已读（" + marked + "）");
        post(city.firstPrincipal, "/notices/read");
        assertThat(text(open(city.firstPrincipal, "/?tab=NOTICES"))).doesNotContain("notice-mark", "全部标为已读");
        nobodyIsToldAnewWhatWasToldBeforeTheyCame();
    }

    private void nobodyIsToldAnewWhatWasToldBeforeTheyCame() throws Exception {
        assertThat(unread(city.firstTeacher)).as("of what others file").isZero();
        database.jdbc()
                .sql("delete from decision_read where post_id = ?")
                .param(city.firstPrincipal.postId())
                .update();
        assertThat(unread()).isPositive();
        LocalDate today = LocalDate.now(clock);
        String since =
                "update post set during = daterange(?, upper(during)) where id = " + city.firstPrincipal.postId();
        LocalDate before = database.jdbc()
                .sql("select lower(during) from post where id = ?")
                .param(city.firstPrincipal.postId())
                .query(LocalDate.class)
                .single();
        LocalDate next = database.jdbc()
                .sql("select max(at)::date + 1 from filing_act")
                .query(LocalDate.class)
                .single();
        database.jdbc().sql(since).param(next).update();
        clock.set(next);
        assertThat(unread()).isZero();
        assertThat(text(open(city.firstPrincipal, "/?tab=NOTICES"))).contains("报送的审核结果");
        clock.set(today);
        database.jdbc().sql(since).param(before).update();
    }

    private void aListIsNarrowedToAUnit(long id) throws Exception {
        for (String tab : List.of("ALL", "REVIEW")) {
            String list = "/filings?tab=" + tab + "&unit=";
            for (Place place : List.of(city.first, city.north)) {
                assertThat(text(open(city.northOffice, list + place.id())))
                        .contains(
                                "href=\"/filings/" + id, place.name() + " <a href=\"/filings?tab=" + tab + "\">去掉</a>")
                        .contains("/missing?unit=" + place.id());
            }
            assertThat(text(open(city.northOffice, list + city.second.id())))
                    .contains(city.second.name() + " <a")
                    .doesNotContain("/filings/" + id);
        }
        assertThat(Sheets.column(
                        Sheets.of(open(city.northOffice, "/filings/export?tab=ALL&unit=" + city.first.id()))
                                .getFirst(),
                        1))
                .contains(city.first.name())
                .doesNotContain(city.second.name());
        assertThat(text(open(city.northOffice, "/filings?tab=ALL&unit=" + city.other.id())))
                .contains("（没有这个单位）", "没有符合条件的报送")
                .doesNotContain(city.other.name());
    }

    /** Of the decisions; the tab counts them beside the unread notices. */
    private long unread() throws Exception {
        return unread(city.firstPrincipal);
    }

    private long unread(Person person) throws Exception {
        String desk = text(open(person, "/?tab=NOTICES"));
        long marked = Pattern.compile("notice-mark").matcher(desk).results().count();
        assertThat(desk).containsPattern("通知<span class=\"count[^\"]*\">" + marked + "</span>");
        return Pattern.compile("action=\"/decisions/\\d+/read\">(?:(?!</li>).)*notice-mark", Pattern.DOTALL)
                .matcher(desk)
                .results()
                .count();
    }

    @Test
    void a_list_goes_out_as_it_is_filtered() throws Exception {
        MockHttpServletResponse file = open(city.northOffice, "/filings/export?tab=ALL&state=ACCEPTED&text=幼儿园");
        assertThat(file.getStatus()).isEqualTo(200);
        assertThat(file.getContentAsByteArray()).startsWith('P', 'K');
        assertThat(text(open(city.northOffice, "/filings?tab=ALL&state=ACCEPTED&text=%25_'&page=99")))
                .contains("没有符合条件的报送");
        assertThat(text(open(city.firstTeacher, "/filings?tab=REVIEW"))).doesNotContain("待审核</a>");
    }

    @Test
    void an_empty_table_grows_by_three_rows_and_those_left_empty_are_not_kept() throws Exception {
        long id = start(city.firstPrincipal, duty("development-plan", city.firstPrincipal, "2021-06-01"));
        assertThat(rows(open(city.firstPrincipal, "/filings/" + id + "/edit"), "goals"))
                .isEqualTo(3);

        MultiValueMap<String, String> typed = typed(id);
        typed.add("f.goals", "");
        for (int row = 0; row < 3; row++) {
            typed.add("f.goals." + row + ".text", row == 1 ? "每天户外两小时" : "");
        }
        typed.add("more", "goals.3");
        String address =
                String.valueOf(send(city.firstPrincipal, id, "draft", typed).getRedirectedUrl());
        MockHttpServletResponse more = open(city.firstPrincipal, address);
        assertThat(rows(more, "goals")).isEqualTo(6);
        assertThat(text(more)).containsPattern("id=\"f-goals-3-text\"[^>]* autofocus");

        assertThat(rows(open(city.firstPrincipal, "/filings/" + id + "/edit"), "goals"))
                .as("the one that was filled in, and one to go on")
                .isEqualTo(2);
    }

    @Test
    void without_a_script_one_is_asked_before_a_row_that_says_something_is_deleted() throws Exception {
        long id = start(city.firstPrincipal, duty("semester-plan", city.firstPrincipal, "2022-09-05"));
        MultiValueMap<String, String> typed = typed(id);
        typed.add("f.goals", "");
        for (int row = 0; row < 3; row++) {
            typed.add("f.goals." + row + ".text", row == 1 ? "" : "第" + row + "个目标");
        }
        typed.set("remove", "goals.1");
        assertThat(send(city.firstPrincipal, id, "draft", typed).getRedirectedUrl())
                .as("nothing stands in it")
                .endsWith("/edit#f-goals");
        typed.set("version", version(id));
        typed.set("remove", "goals.2");
        String asked =
                String.valueOf(send(city.firstPrincipal, id, "draft", typed).getRedirectedUrl());
        assertThat(draft(id)).contains("第2个目标");
        assertThat(text(open(city.firstPrincipal, asked)))
                .containsOnlyOnce("name=\"drop\"")
                .containsPattern("name=\"drop\" value=\"goals.1\"[^>]*第 2 行[^>]* autofocus")
                .contains("删除这一行？");
        typed.remove("remove");
        typed.set("version", version(id));
        typed.set("drop", "goals.2");
        assertThat(send(city.firstPrincipal, id, "draft", typed).getRedirectedUrl())
                .endsWith("/edit#f-goals");
        assertThat(draft(id)).contains("第0个目标").doesNotContain("第2个目标");
    }

    @Test
    void a_refused_file_hides_nothing_else_that_is_wrong() throws Exception {
        long id = start(city.firstPrincipal, duty("semester-plan", city.firstPrincipal, "2022-09-05"));
        MultiValueMap<String, String> typed = typed(id);
        typed.add("f.schedule", "");
        typed.add("f.schedule.0.end", "去年冬天");
        FlashMap flash = mvc.perform(multipart("/filings/" + id + "/draft")
                        .file(new MockMultipartFile(
                                "upload.files", "a.exe", "application/octet-stream", new byte[] {'M', 'Z'}))
                        .params(typed)
                        .with(As.person(city.firstPrincipal)))
                .andReturn()
                .getFlashMap();
        String page = text(mvc.perform(MockMvcRequestBuilders.get("/filings/" + id + "/edit")
                        .requestAttr(DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE, flash)
                        .with(As.person(city.firstPrincipal)))
                .andReturn()
                .getResponse());
        assertThat(page).contains("有 1 处需要修改", "f-files-error", "f-schedule-0-end-error");
    }

    @Test
    void a_goal_is_asked_for_its_link_only_where_there_is_something_to_link_to() throws Exception {
        long none = start(city.otherPrincipal, duty("year-plan", city.otherPrincipal, "2022-09-05"));
        assertThat(text(open(city.otherPrincipal, "/filings/" + none + "/edit")))
                .contains("f-goals-0-text", "写了的行，有 * 的各栏都要填")
                .as("its own plan, which nobody else keeps waiting")
                .contains("本园《幼儿园三年发展规划》还没有通过审核，暂时不用选择对应的目标", "href=\"/filings?tab=MINE&amp;form=development-plan\"")
                .doesNotContain("f-goals-0-link", "上级的目标", "上级《");
        long measures = start(city.southOffice, duty("county-scheme", city.southOffice, "2021-05-20"));
        assertThat(text(open(city.southOffice, "/filings/" + measures + "/edit")))
                .contains("f-goals-0-link", "对应的举措", "写了的行，有 * 的各栏都要填");
    }

    private static List<String> cells(MockHttpServletResponse file) throws Exception {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file.getContentAsByteArray()))) {
            return workbook.getFirstSheet().read().stream()
                    .flatMap(Row::stream)
                    .filter(Objects::nonNull)
                    .map(Cell::getText)
                    .toList();
        }
    }

    private static int rows(MockHttpServletResponse page, String field) throws Exception {
        return text(page).split("id=\"f-" + field + "-[0-9]+-text\"", -1).length - 1;
    }

    @Test
    void an_autosave_answers_what_each_section_still_lacks() throws Exception {
        Duty duty = duty("development-plan", city.secondPrincipal, "2021-06-01");
        assertThat(text(open(city.secondPrincipal, "/"))).doesNotContain("继续填写");
        long id = start(city.secondPrincipal, duty);
        assertThat(text(open(city.secondPrincipal, "/"))).contains("href=\"/filings/" + id + "/edit\">草稿 · 继续填写</a>");
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("development-plan"), "写好了", ""));
        assertThat(text(open(city.secondPrincipal, "/filings/" + id + "/edit"))).contains("还差");
        assertThat(text(part(city.secondPrincipal, id, typed)))
                .contains("已保存", "id=\"filing-contents\"")
                .doesNotContain("还差");
    }

    @Test
    void ones_own_list_begins_with_what_is_to_be_begun() throws Exception {
        Duty duty = duty("home-community", city.secondPrincipal, "2021-12-28");
        String begin = "href=\"/filings/duty/" + duty.id() + "\"";
        assertThat(text(open(city.secondPrincipal, "/filings?form=home-community")))
                .contains("份没有开始填写", begin);
        String all = text(open(city.secondPrincipal, "/filings"));
        assertThat(all)
                .contains("份没有开始填写", "逾期未完成")
                .contains("/duties?owedBy=" + city.secondPrincipal.place().id() + "&amp;filing=true&amp;state=");
        assertThat(all.split("href=\"/filings/duty/", -1)).hasSizeBetween(2, 11);
        assertThat(text(open(city.secondPrincipal, "/filings?state=ACCEPTED"))).doesNotContain("没有开始填写");
        long id = start(city.secondPrincipal, duty);
        assertThat(text(open(city.secondPrincipal, "/filings?form=home-community")))
                .contains("href=\"/filings/" + id + "\"")
                .doesNotContain(begin);
        assertThat(text(open(city.northOffice, "/filings?tab=ALL"))).doesNotContain("没有开始填写");
    }

    @Test
    void a_kindergarten_filters_by_what_kindergartens_file() throws Exception {
        assertThat(text(open(city.firstPrincipal, "/filings")))
                .contains("value=\"development-plan\"")
                .doesNotContain("value=\"county-scheme\"");
        assertThat(text(open(city.northOffice, "/filings?tab=ALL")))
                .contains("value=\"development-plan\"", "value=\"county-scheme\"");
    }

    @Test
    void the_page_of_ones_own_duty_tells_what_was_handed_in() throws Exception {
        Duty duty = duty("year-plan", city.otherPrincipal, "2022-08-20");
        long id = start(city.otherPrincipal, duty);
        assertThat(text(open(city.otherPrincipal, "/duties/" + duty.id())))
                .contains("继续填写")
                .doesNotContain("报送：");
        submit(city.otherPrincipal, id, "year-plan", "园里");
        assertThat(text(open(city.otherPrincipal, "/duties/" + duty.id())))
                .contains("查看报送", "报送：提交", "待" + city.south.name() + "审核", "/filings/" + id);
    }

    @Test
    void what_somebody_began_lies_on_their_desk_and_not_on_a_colleagues() throws Exception {
        long id = start(city.northOffice, duty("county-scheme", city.northOffice, "2021-05-20"));
        String link = "/filings/" + id + "\"";
        assertThat(text(open(city.northOffice, "/?tab=STARTED"))).contains(link);
        assertThat(text(open(city.northResearcher, "/?tab=STARTED"))).doesNotContain(link);
    }

    @Test
    void whoever_has_no_part_in_a_filing_does_not_know_of_it() throws Exception {
        Duty duty = duty("research-system", city.secondPrincipal, "2021-12-01");
        long id = start(city.secondPrincipal, duty);
        MultiValueMap<String, String> typed = typed(id);
        typed.add("f.themes", "只给自己看的草稿");
        assertThat(send(city.secondPrincipal, id, "draft", typed).getStatus()).isEqualTo(302);
        for (Person stranger : List.of(city.firstPrincipal, city.otherPrincipal, city.southOffice)) {
            for (String page : List.of("", "/edit", "/review")) {
                assertThat(open(stranger, "/filings/" + id + page).getStatus()).isEqualTo(404);
            }
            assertThat(open(stranger, "/filings/duty/" + duty.id()).getStatus()).isEqualTo(404);
            for (String act : List.of("draft", "submit", "withdraw", "amend", "discard", "return", "accept")) {
                assertThat(send(stranger, id, act, decision(1)).getStatus())
                        .as(act)
                        .isEqualTo(404);
            }
            assertThat(post(stranger, "/filings/duty/" + duty.id()).getStatus()).isEqualTo(404);
        }
        assertThat(text(open(city.northOffice, "/filings/" + id)))
                .contains("还没有报送的内容")
                .doesNotContain("只给自己看的草稿");
        assertThat(send(city.northOffice, id, "accept", decision(0)).getStatus())
                .isEqualTo(409);
        assertThat(send(city.cityOffice, id, "accept", decision(0)).getStatus()).isEqualTo(404);
        assertThat(send(city.firstTeacher, id, "draft", typed(id)).getStatus()).isEqualTo(404);
    }

    @Test
    void two_browsers_that_write_the_same_draft_see_both_texts_and_lose_neither() throws Exception {
        Duty duty = duty("curriculum-scheme", city.firstPrincipal, "2022-09-02");
        long id = start(city.firstPrincipal, duty);
        MultiValueMap<String, String> here = typed(id);
        MultiValueMap<String, String> there = typed(id);
        there.set("editor", "another");
        here.add("f.idea", "这里写的理念");
        there.add("f.idea", "那里写的理念");
        there.add("f.resources", "那里写的资源");
        assertThat(send(city.firstPrincipal, id, "draft", there).getStatus()).isEqualTo(302);

        MockHttpServletResponse clash = send(city.firstPrincipal, id, "draft", here);
        assertThat(clash.getStatus()).isEqualTo(409);
        assertThat(text(clash)).contains("这里写的理念", "那里写的理念", "按所选保存");
        assertThat(draft(id)).contains("那里写的理念").doesNotContain("这里写的理念");

        here.set("resolves", version(id));
        here.add("pick.idea", "mine");
        assertThat(send(city.firstPrincipal, id, "draft", here).getStatus()).isEqualTo(302);
        assertThat(draft(id)).contains("这里写的理念", "那里写的资源");
    }

    /** Nobody is asked to choose between what somebody wrote and a field that the page showed empty and nobody touched. */
    @Test
    void what_only_one_of_two_browsers_changed_goes_together_by_itself() throws Exception {
        long id = start(city.secondPrincipal, duty("curriculum-scheme", city.secondPrincipal, "2022-09-02"));
        String opened = text(open(city.secondPrincipal, "/filings/" + id + "/edit"));
        MultiValueMap<String, String> here = typed(id);
        Matcher was = Pattern.compile("name=\"was\" id=\"draft-was\" value=\"([^\"]*)\"")
                .matcher(opened);
        assertThat(was.find()).isTrue();
        here.set("was", was.group(1));
        MultiValueMap<String, String> there = typed(id);
        there.set("editor", "another");
        there.set("f.resources", "那里写的资源");
        there.set("f.morality", "那里写的生活");
        assertThat(send(city.secondPrincipal, id, "draft", there).getStatus()).isEqualTo(302);

        here.set("f.idea", "这里写的理念");
        here.set("f.resources", shown(opened, "resources"));
        here.set("f.morality", "这里写的生活");
        String clash = text(send(city.secondPrincipal, id, "draft", here));
        assertThat(clash).contains("下面 1 项不一样", "name=\"pick.morality\"").doesNotContain("pick.resources", "pick.idea");

        here.set("f.morality", shown(opened, "morality"));
        assertThat(text(send(city.secondPrincipal, id, "draft", here))).contains("两边改的不是同一项", "合并保存");
        here.set("resolves", version(id));
        assertThat(send(city.secondPrincipal, id, "draft", here).getStatus()).isEqualTo(302);
        assertThat(draft(id)).contains("这里写的理念", "那里写的资源", "那里写的生活");
    }

    /** The database keeps the cells of a row in an order of its own; that is no change of anybody's. */
    @Test
    void a_table_that_only_one_of_two_browsers_changed_is_no_clash() throws Exception {
        long id = start(city.otherPrincipal, duty("home-community", city.otherPrincipal, "2021-12-31"));
        MultiValueMap<String, String> first = typed(id);
        activity(first, "半日开放");
        assertThat(send(city.otherPrincipal, id, "draft", first).getStatus()).isEqualTo(302);

        Matcher was = Pattern.compile("name=\"was\" id=\"draft-was\" value=\"([^\"]*)\"")
                .matcher(text(open(city.otherPrincipal, "/filings/" + id + "/edit")));
        assertThat(was.find()).isTrue();
        MultiValueMap<String, String> here = typed(id);
        here.set("was", was.group(1));
        activity(here, "半日开放");
        MultiValueMap<String, String> there = typed(id);
        there.set("editor", "another");
        activity(there, "社区义卖");
        assertThat(send(city.otherPrincipal, id, "draft", there).getStatus()).isEqualTo(302);

        here.set("f.system", "这里写的制度");
        assertThat(text(send(city.otherPrincipal, id, "draft", here)))
                .contains("两边改的不是同一项", "您没有动过、在别处改了的")
                .doesNotContain("pick.activities");
        here.set("resolves", version(id));
        assertThat(send(city.otherPrincipal, id, "draft", here).getStatus()).isEqualTo(302);
        assertThat(draft(id)).contains("这里写的制度", "社区义卖").doesNotContain("半日开放");
    }

    @Test
    void a_device_learns_that_what_it_sent_is_there_even_where_nothing_changed_by_it() throws Exception {
        long id = start(city.otherPrincipal, duty("home-community", city.otherPrincipal, "2021-12-31"));
        MultiValueMap<String, String> typed = typed(id);
        typed.set("f.system", "每学期两次");
        typed.set("stamp", "1000");
        assertThat(send(city.otherPrincipal, id, "draft", typed).getStatus()).isEqualTo(302);
        typed.set("version", version(id));
        typed.set("stamp", "2000");
        assertThat(send(city.otherPrincipal, id, "draft", typed).getStatus()).isEqualTo(302);
        assertThat(text(open(city.otherPrincipal, "/filings/" + id + "/edit"))).contains("data-stamp=\"2000\"");
    }

    private static void activity(MultiValueMap<String, String> typed, String what) {
        typed.set("f.activities", "");
        typed.set("f.activities.0.activity", what);
        typed.set("f.activities.0.frequency", "每月");
        typed.set("f.activities.0.partner", "家长");
        typed.set("f.activities.0.owner", "");
    }

    private static String shown(String page, String field) {
        Matcher text = Pattern.compile("<textarea[^>]* name=\"f\\." + field + "\"[^>]*>\\n([^<]*)</textarea>")
                .matcher(page);
        assertThat(text.find()).isTrue();
        return text.group(1);
    }

    /** Whoever saved last knows nothing of a file that another page uploaded since, and must not leave it out. */
    @Test
    void a_file_uploaded_on_one_page_outlives_the_next_save_of_another() throws Exception {
        long id = start(city.otherPrincipal, duty("curriculum-scheme", city.otherPrincipal, "2022-09-02"));
        MultiValueMap<String, String> there = typed(id);
        there.set("stamp", "1000");
        there.set("f.idea", "那里写的理念");
        there.set("f.files", "");
        assertThat(part(city.otherPrincipal, id, there).getStatus()).isEqualTo(200);
        MockMultipartFile file = new MockMultipartFile(
                "upload.files", "a.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
        mvc.perform(multipart("/filings/" + id + "/draft")
                        .file(file)
                        .params(typed(id))
                        .with(As.person(city.otherPrincipal)))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attribute("notice", "草稿已保存。"));
        String uploaded = draft(id);
        assertThat(uploaded).containsPattern("\"files\": \\[\"[0-9]+\"\\]");
        there.set("stamp", "2000");
        there.set("f.idea", "那里又写的理念");
        assertThat(part(city.otherPrincipal, id, there).getStatus()).isEqualTo(409);
        assertThat(draft(id)).isEqualTo(uploaded);
    }

    @Test
    void the_same_file_is_kept_once_and_another_of_its_name_beside_it() throws Exception {
        long id = start(city.secondPrincipal, duty("curriculum-scheme", city.secondPrincipal, "2022-09-02"));
        MultiValueMap<String, String> typed = typed(id);
        Map<String, Object> flash = mvc.perform(multipart("/filings/" + id + "/draft")
                        .file(file("%PDF-1.7"))
                        .file(file("%PDF-1.7"))
                        .file(file("%PDF-1.7 other"))
                        .params(typed)
                        .with(As.person(city.secondPrincipal)))
                .andReturn()
                .getFlashMap();
        assertThat(flash.toString()).contains("已经有这份附件“a.pdf”，只留一份。");
        assertThat(draft(id)).containsPattern("\"files\": \\[\"[0-9]+\", \"[0-9]+\"\\]");
    }

    @Test
    void what_is_no_file_is_told_and_keeps_nobody_from_uploading_one() throws Exception {
        long id = start(city.secondPrincipal, duty("curriculum-scheme", city.secondPrincipal, "2022-09-02"));
        MultiValueMap<String, String> typed = typed(id);
        typed.set("f.files", "abc");
        mvc.perform(multipart("/filings/" + id + "/draft")
                        .file(file("%PDF-1.7 beside"))
                        .params(typed)
                        .with(As.person(city.secondPrincipal)))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attribute("notice", "草稿已保存。"));
        assertThat(draft(id)).containsPattern("\"files\": \\[\"abc\", \"[0-9]+\"\\]");
        MultiValueMap<String, String> again = typed(id);
        again.put("f.files", List.of("abc", "999999999999999999999"));
        assertThat(send(city.secondPrincipal, id, "submit", again).getRedirectedUrl())
                .isEqualTo("/filings/" + id + "/edit");
        MultiValueMap<String, String> none = typed(id);
        none.set("f.files", "");
        assertThat(part(city.secondPrincipal, id, none).getStatus()).isEqualTo(200);
        assertThat(draft(id)).doesNotContain("abc");
    }

    private static MockMultipartFile file(String content) {
        return new MockMultipartFile(
                "upload.files", "a.pdf", "application/pdf", content.getBytes(StandardCharsets.UTF_8));
    }

    /** By the clocks of Shanghai: on the page as of that day, and whether its duty is met in time. */
    @Test
    void the_last_second_of_the_due_day_belongs_to_it_and_midnight_to_the_next() throws Exception {
        List<Person> principals = List.of(city.firstPrincipal, city.secondPrincipal, city.otherPrincipal);
        Map<Person, Duty> owed = new LinkedHashMap<>();
        for (Person principal : principals) {
            owed.put(principal, duty("curriculum-scheme", principal, "2021-09-20"));
            start(principal, owed.get(principal));
        }
        LocalDate due = owed.get(city.firstPrincipal).dueOn();
        for (int second = -1; second <= 1; second++) {
            Person principal = principals.get(second + 1);
            Duty duty = owed.get(principal);
            assertThat(duty.dueOn()).isEqualTo(due);
            clock.set(due.plusDays(1).atStartOfDay().plusSeconds(second));
            long id = start(principal, duty);
            submit(principal, id, "curriculum-scheme", "零点前后");
            assertThat(text(open(principal, "/duties/" + duty.id() + "?asOf=" + due))
                            .contains("报送：提交"))
                    .as("%d s", second)
                    .isEqualTo(second < 0);
            assertThat(text(open(principal, "/filings/" + id)))
                    .as("whoever handed it in is told")
                    .contains(second < 0 ? "，按时提交</span>" : "，逾期 1 天提交</span>");
            Person reviewer = principal == city.otherPrincipal ? city.southOffice : city.northOffice;
            assertThat(send(reviewer, id, "accept", decision(1)).getStatus()).isEqualTo(302);
            assertThat(find(principal, duty, due.plusDays(1).toString()).state())
                    .as("%d s", second)
                    .isEqualTo(second < 0 ? DutyState.MET : DutyState.MET_LATE);
        }
    }

    @Test
    void a_page_that_saves_again_and_again_does_not_clash_with_itself() throws Exception {
        Duty duty = duty("curriculum-scheme", city.secondPrincipal, "2022-09-02");
        long id = start(city.secondPrincipal, duty);
        MultiValueMap<String, String> page = typed(id);
        page.set("stamp", "1000");
        page.set("f.idea", "一");
        MockHttpServletResponse saved = part(city.secondPrincipal, id, page);
        assertThat(text(saved)).contains("已保存 09:00:00", "draft-version");
        page.set("stamp", "3000");
        page.set("f.idea", "一二三");
        assertThat(part(city.secondPrincipal, id, page).getStatus()).isEqualTo(200);
        page.set("stamp", "2000");
        page.set("f.idea", "一二");
        assertThat(part(city.secondPrincipal, id, page).getStatus()).isEqualTo(409);
        assertThat(draft(id)).contains("一二三");
    }

    @Test
    void wrong_and_overlong_text_is_kept_and_told_at_its_field() throws Exception {
        Duty duty = duty("transition-plan", city.firstPrincipal, "2022-09-02");
        long id = start(city.firstPrincipal, duty);
        MultiValueMap<String, String> typed = typed(id);
        typed.add("f.schools", "学".repeat(300));
        assertThat(send(city.firstPrincipal, id, "draft", typed).getStatus()).isEqualTo(302);
        assertThat(text(open(city.firstPrincipal, "/filings/" + id + "/edit")))
                .contains("学".repeat(300), "最多 200 字，现有 300 字，请删去 100 字。")
                .containsPattern("id=\"f-schools\"[^>]*>\\s*<p class=\"hint\"></p>\\s*<p class=\"error[^>]*data-long");
        typed = typed(id);
        typed.add("f.life", "生".repeat(400_000));
        MockHttpServletResponse refused = send(city.firstPrincipal, id, "draft", typed);
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(text(refused)).contains("内容超过 1 MB", "生".repeat(1000));
    }

    /** What opened in the middle of the plan's years does nothing in them before. */
    @Test
    void a_task_is_not_done_before_one_may_plan_it_nor_before_the_kindergarten_was_opened() throws Exception {
        long id = start(city.otherPrincipal, duty("development-plan", city.otherPrincipal, "2021-08-20"));
        assertThat(planned(id, "2021-04-30"))
                .contains("比这项报送开始的 2021年5月1日 还早，请核对。")
                .containsPattern("id=\"f-tasks-0-end\"[^>]* aria-invalid=\"true\"");
        database.jdbc()
                .sql("update kindergarten set opened_on = '2021-08-01' where unit_id = ?")
                .param(city.other.id())
                .update();
        assertThat(planned(id, "2021-07-31"))
                .contains("比本园开办的 2021年8月1日 还早，请核对。")
                .doesNotContain("比这项报送开始");
        assertThat(planned(id, "2021-08-01")).doesNotContain("还早");
        assertThat(planned(id, "2024-12-31")).doesNotContain("还晚");
        assertThat(planned(id, "2031-09-30"))
                .contains("比第三年年底的 2024年12月31日 还晚，请核对。")
                .containsPattern("id=\"f-tasks-0-end\"[^>]* aria-invalid=\"true\"");
    }

    private String planned(long id, String end) throws Exception {
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("development-plan"), "晚开的园", ""));
        typed.set("f.tasks.0.end", end);
        send(city.otherPrincipal, id, "draft", typed);
        return text(open(city.otherPrincipal, "/filings/" + id + "/edit"));
    }

    @Test
    void of_two_reviewers_at_once_one_decides_and_the_other_is_told() throws Exception {
        Duty duty = duty("year-plan", city.firstPrincipal, "2022-09-05");
        long id = start(city.firstPrincipal, duty);
        submit(city.firstPrincipal, id, "year-plan", "同时审核");
        Person second = city.person("north-office-2", "另一位", city.north, city.northOffice.role());
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Outcome> accepted = threads.submit(as(
                    city.northOffice,
                    together,
                    () -> reviewing.accept(
                            city.northOffice.viewer(), id, new Reviewing.Decision(1, "", Map.of(), null))));
            Future<Outcome> returned = threads.submit(as(
                    second,
                    together,
                    () -> reviewing.sendBack(
                            second.viewer(),
                            id,
                            new Reviewing.Decision(1, "请改", Map.of(), LocalDate.of(2022, 9, 20)))));
            List<Outcome> outcomes = List.of(accepted.get(), returned.get());
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Outcome.Refused.class::isInstance)
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.toString()).contains("最近一次办理"));
        }
    }

    @Test
    void nobody_decides_on_what_they_submitted_in_another_post() throws Exception {
        Duty duty = duty("year-plan", city.secondPrincipal, "2022-09-05");
        long id = start(city.secondPrincipal, duty);
        submit(city.secondPrincipal, id, "year-plan", "自己审自己");
        int post = database.jdbc()
                .sql("""
                        insert into post (person_id, unit_id, seat, role, during)
                        values (?, ?, ?, 'OFFICE', daterange('2021-01-01', null)) returning id
                        """)
                .params(city.secondPrincipal.personId(), city.north.id(), city.north.seat())
                .query(Integer.class)
                .single();
        Person both = new Person(
                city.secondPrincipal.accountId(),
                city.secondPrincipal.personId(),
                post,
                "both",
                "双重身份",
                city.north,
                city.northOffice.role());
        Outcome outcome = both.viewer()
                .scope()
                .call(() -> reviewing.accept(both.viewer(), id, new Reviewing.Decision(1, "", Map.of(), null)));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.toString()).contains("不能审核自己提交的材料");
        database.jdbc().sql("delete from post where id = ?").param(post).update();
    }

    @Test
    void an_amendment_leaves_the_duty_met_and_goals_their_links_and_replaces_the_version_when_accepted()
            throws Exception {
        Duty duty = duty("county-scheme", city.northOffice, "2021-05-20");
        long id = start(city.northOffice, duty);
        submit(city.northOffice, id, "county-scheme", "北区");
        assertThat(send(city.cityOffice, id, "accept", decision(1)).getStatus()).isEqualTo(302);
        long goal = goal(city.north.id());

        Duty below = duty("development-plan", city.firstPrincipal, "2021-06-20");
        long plan = start(city.firstPrincipal, below);
        assertThat(text(open(city.firstPrincipal, "/filings/" + plan + "/edit")))
                .contains("北区的目标", "对应的目标从上级《县区质量提升实施方案》里选");

        assertThat(send(city.northOffice, id, "amend", decision(1)).getStatus()).isEqualTo(302);
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("county-scheme"), "北区", "county-scheme"));
        typed.set("f.contact", "换了联系人");
        assertThat(send(city.northOffice, id, "submit", typed).getStatus()).isEqualTo(302);
        assertThat(find(city.northOffice, duty, "2021-06-20").state()).isEqualTo(DutyState.MET);
        assertThat(send(city.cityOffice, id, "accept", decision(1)).getStatus()).isEqualTo(409);
        assertThat(send(city.northOffice, id, "withdraw", decision(2)).getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings/" + id)))
                .as("what stands was submitted then")
                .containsPattern("class=\"ahead\"[^>]*><b>提交</b>.*上次 2021年5月20日")
                .containsPattern("<b>通过</b>.*<span>现行版本 20");
        assertThat(send(city.northOffice, id, "submit", typed).getStatus()).isEqualTo(302);
        assertThat(send(city.cityOffice, id, "accept", decision(3)).getStatus()).isEqualTo(302);
        assertThat(goal(city.north.id())).isEqualTo(goal);
        assertThat(find(city.northOffice, duty, "2021-06-20").metOn()).isEqualTo("2021-05-20");
        assertThat(database.jdbc()
                        .sql("select count(*) from fact where source = 'filing' and source_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void the_next_draft_begins_with_what_was_accepted_last_and_says_so() throws Exception {
        Duty first = duty("lecture-schedule", city.southOffice, "2021-08-20");
        long id = start(city.southOffice, first);
        submit(city.southOffice, id, "lecture-schedule", "老联系人");
        clock.set(LocalDateTime.of(2021, 8, 20, 23, 0));
        assertThat(send(city.cityOffice, id, "accept", decision(1)).getStatus()).isEqualTo(302);
        assertThat(text(open(city.southOffice, "/duties/" + first.id())))
                .as("by the hour")
                .containsSubsequence("报送：提交", "佐证入账");
        Duty second = duty("lecture-schedule", city.southOffice, "2022-02-01");
        assertThat(second.id()).isNotEqualTo(first.id());
        long next = start(city.southOffice, second);
        assertThat(text(open(city.southOffice, "/filings/" + next + "/edit"))).contains("老联系人", "已带入：");
        assertThat(start(city.southOffice, second)).isEqualTo(next);
    }

    @Test
    void what_is_withdrawn_is_its_authors_alone_until_it_is_handed_in_again() throws Exception {
        Duty duty = duty("semester-plan", city.otherPrincipal, "2022-09-05");
        long id = start(city.otherPrincipal, duty);
        submit(city.otherPrincipal, id, "semester-plan", "撤回的内容");
        assertThat(text(open(city.southOffice, "/filings/" + id)))
                .contains("撤回的内容")
                .doesNotContain("#withdraw-in");
        assertThat(text(open(city.otherPrincipal, "/filings/" + id)))
                .contains("城南区审核以前，可以<a href=\"#withdraw-in\">撤回</a>", "id=\"withdraw\"")
                .containsPattern("class=\"done\"[^>]*><b>提交</b>.*2022年9月5日 [0-9:]+，按时提交");
        assertThat(send(city.otherPrincipal, id, "withdraw", decision(1)).getStatus())
                .isEqualTo(302);
        nothingIsHandedIn(id);
        assertThat(text(open(city.southOffice, "/filings/" + id))).doesNotContain("撤回的内容");
        assertThat(open(city.southOffice, "/filings/" + id + "?no=1").getStatus())
                .isEqualTo(404);
        assertThat(send(city.southOffice, id, "accept", decision(1)).getStatus())
                .isEqualTo(409);
        assertThat(text(open(city.otherPrincipal, "/filings/" + id + "/edit"))).contains("撤回的内容");
        submit(city.otherPrincipal, id, "semester-plan", "改过的内容");
        assertThat(text(open(city.southOffice, "/filings?tab=REVIEW")))
                .contains("/filings/" + id)
                .doesNotContain(">重新提交<");
    }

    private void nothingIsHandedIn(long id) throws Exception {
        assertThat(text(open(city.otherPrincipal, "/filings/" + id)))
                .containsPattern("class=\"ahead\"[^>]*><b>提交</b><span[^>]*>（未到）</span></li>");
        for (Person reader : List.of(city.otherPrincipal, city.southOffice)) {
            String list = "?tab=%s&form=semester-plan".formatted(reader == city.southOffice ? "ALL" : "MINE");
            assertThat(text(open(reader, "/filings" + list)))
                    .containsPattern("/filings/%d\\b(?:(?!</tr>)[\\s\\S])*提交时间\" class=\"duty-named\">—".formatted(id));
            assertThat(Sheets.column(
                            Sheets.of(open(reader, "/filings/export" + list)).getFirst(), 9))
                    .containsExactly("提交时间", "");
        }
    }

    @Test
    void a_return_without_reason_or_with_a_day_that_is_none_comes_back_with_what_was_typed() throws Exception {
        Duty duty = duty("semester-plan", city.secondPrincipal, "2022-09-05");
        long id = start(city.secondPrincipal, duty);
        submit(city.secondPrincipal, id, "semester-plan", "学期");
        MultiValueMap<String, String> decision = decision(1);
        decision.add("replyBy", "2022-09-04");
        MockHttpServletResponse wrong = send(city.northOffice, id, "return", decision);
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(text(wrong)).contains("请写明退回的原因", "回复期限不能早于今天（2022年9月5日）。");

        decision.set("replyBy", "2022-09-17");
        assertThat(text(send(city.northOffice, id, "return", decision)))
                .as("a Saturday, and what is taken instead")
                .contains("2022年9月17日 星期六是休息日，这里改成了下一个工作日 2022年9月19日 星期一")
                .containsPattern("name=\"replyBy\"[^>]*value=\"2022-09-19\"");
        decision.set("replyBy", "2022-09-04");
        decision.add("remark.goals", "请写到能检验");
        MockHttpServletResponse still = send(city.northOffice, id, "return", decision);
        assertThat(still.getStatus()).isEqualTo(422);
        assertThat(text(still)).contains("回复期限不能早于今天", "请写到能检验").doesNotContain("请写明退回的原因");

        decision.set("replyBy", "2022年9月13日");
        assertThat(send(city.northOffice, id, "return", decision).getStatus())
                .as("remarks on sections will do")
                .isEqualTo(302);
        assertThat(text(open(city.secondPrincipal, "/filings/" + id + "/edit"))).contains("见各部分意见", "请写到能检验");
        assertThat(text(open(city.secondPrincipal, "/?tab=CALENDAR")))
                .as("its day to answer stands in the calendar")
                .containsPattern("9月13日(?:(?!</td>)[\\s\\S])*href=\"/filings/%d\">回复期限 · ".formatted(id));
    }

    @Test
    void what_was_returned_and_comes_again_without_a_change_is_asked_about_once() throws Exception {
        Duty duty = duty("research-system", city.firstPrincipal, "2021-12-01");
        long id = start(city.firstPrincipal, duty);
        submit(city.firstPrincipal, id, "research-system", "原样");
        MultiValueMap<String, String> back = decision(1);
        back.add("reason", "请补充安排");
        back.add("replyBy", "2021-12-13");
        assertThat(send(city.northOffice, id, "return", back).getStatus()).isEqualTo(302);

        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("research-system"), "原样", ""));
        String edit = "/filings/" + id + "/edit";
        MvcResult asked = mvc.perform(MockMvcRequestBuilders.post("/filings/" + id + "/submit")
                        .params(typed)
                        .with(As.person(city.firstPrincipal)))
                .andReturn();
        assertThat(asked.getResponse().getRedirectedUrl()).isEqualTo(edit);
        assertThat(text(mvc.perform(MockMvcRequestBuilders.get(edit)
                                .requestAttr(DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE, asked.getFlashMap())
                                .with(As.person(city.firstPrincipal)))
                        .andReturn()
                        .getResponse()))
                .contains("与退回前相比没有改动", "name=\"unchanged\">仍然提交");
        assertThat(text(open(city.firstPrincipal, edit))).doesNotContain("仍然提交");

        typed = typed(id);
        typed.add("unchanged", "");
        assertThat(send(city.firstPrincipal, id, "submit", typed).getRedirectedUrl())
                .isEqualTo("/filings/" + id);
        back = decision(2);
        back.add("reason", "还是请补充");
        back.add("replyBy", "2021-12-13");
        assertThat(send(city.northOffice, id, "return", back).getStatus()).isEqualTo(302);
        typed = typed(id);
        typed.addAll(Filled.in(form("research-system"), "改了", ""));
        assertThat(send(city.firstPrincipal, id, "submit", typed).getRedirectedUrl())
                .as("what was changed is taken at once")
                .isEqualTo("/filings/" + id);
    }

    private Callable<Outcome> as(Person person, CyclicBarrier together, Callable<Outcome> act) {
        return () -> {
            together.await();
            return person.viewer().scope().call(act);
        };
    }
}
