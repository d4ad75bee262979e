package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A county reviews what its kindergartens filed: the queue, what was read, what changed, words of one's own. */
@HaoyuanTest
class ReviewTest extends FilingWork {

    @Autowired
    Reviewing reviewing;

    @Autowired
    ReviewNotes notes;

    @Test
    void what_was_read_and_has_not_changed_is_accepted_with_others_and_nothing_else() throws Exception {
        long read = filed(city.firstPrincipal, "year-plan", "2022-09-05", "看过的");
        long unread = filed(city.secondPrincipal, "year-plan", "2022-09-05", "没看的");
        long changed = filed(city.firstPrincipal, "semester-plan", "2022-09-05", "看过又变了的");
        for (long id : List.of(read, changed)) {
            assertThat(act(city.northOffice, id, "read", "no", "1").getStatus()).isEqualTo(302);
        }
        act(city.northOffice, read, "note", "version", "0", "replyBy", "2022-09-20");
        assertThat(act(city.northOffice, unread, "read", "no", "7").getStatus()).isEqualTo(302);
        send(city.firstPrincipal, changed, "withdraw", new LinkedMultiValueMap<>());
        submit(city.firstPrincipal, changed, "semester-plan", "第二次");

        String list = text(open(city.northOffice, "/filings?tab=REVIEW"));
        assertThat(list).contains("name=\"id\" value=\"" + read + "\"").doesNotContain("value=\"" + unread + "\"");

        MockHttpServletResponse answer = accept(city.northOffice, read, unread, changed);
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(text(answer)).contains("已通过 1 份", "下面 2 份没有通过", "您还没有看过", "已撤回并重新提交（第 2 次）");
        assertThat(states(read, unread, changed)).containsExactly("ACCEPTED", "SUBMITTED", "SUBMITTED");
        assertThat(database.jdbc()
                        .sql("select count(*) from act where verb = 'ACCEPT_FILING' and object_id = ?")
                        .param(Long.toString(read))
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void a_list_of_duties_tells_what_was_handed_in_and_what_came_back_as_of_its_day() throws Exception {
        long id = filed(city.secondPrincipal, "year-plan", "2021-09-06", "第一稿");
        String list = "/duties?measure=year-plan&from=2021-09-01&to=2021-09-30&owedBy=" + city.second.id();
        assertThat(beside(list)).isEqualTo("已交待审");
        clock.set(LocalDate.parse("2021-09-08"));
        assertThat(act(city.northOffice, id, "return", "no", "1", "reason", "请改", "replyBy", "2021-09-22")
                        .getStatus())
                .isEqualTo(302);
        assertThat(beside(list)).isEqualTo("退回待改");
        assertThat(beside(list + "&asOf=2021-09-07")).as("known that day").isEqualTo("已交待审");
        assertThat(beside(list + "&asOf=2021-09-05")).isEmpty();
        assertThat(Sheets.of(open(city.northOffice, list.replace("/duties?", "/duties/export.xlsx?")))
                        .getFirst()
                        .toString())
                .contains("退回待改");
        String duty = "/duties/"
                + database.jdbc()
                        .sql("select duty_id from filing where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single();
        assertThat(text(open(city.northOffice, duty))).contains("9月8日已退回，9月22日的回复期限未过");
        clock.set(LocalDate.parse("2021-09-23"));
        assertThat(beside(list)).isEqualTo("退回后超期未改");
        assertThat(text(open(city.northOffice, duty))).contains("9月8日已退回，9月22日的回复期限已过");
        assertThat(text(open(city.secondPrincipal, "/filings/" + id + "/edit")))
                .contains("退回</b>，2021年9月22日的回复期限已过，请尽快重新提交")
                .doesNotContain("（含当天）以前重新提交");
        assertThat(text(open(city.northOffice, "/missing?measure=year-plan"))).contains("退回后超期未改");
    }

    /** What a list of one duty says in the place of the day on which it was met; "" for nothing. */
    private String beside(String list) throws Exception {
        Matcher said =
                Pattern.compile("data-label=\"报送\"[^>]*>([^<]+)</td>").matcher(text(open(city.northOffice, list)));
        assertThat(said.find()).isTrue();
        return said.group(1).equals("—") ? "" : said.group(1);
    }

    @Test
    void nobody_accepts_at_once_what_another_unit_receives() throws Exception {
        long id = filed(city.otherPrincipal, "year-plan", "2022-09-05", "别的县区的");
        assertThat(accept(city.northOffice, id).getStatus()).isEqualTo(404);
        assertThat(act(city.northOffice, id, "read", "no", "1").getStatus()).isEqualTo(404);
        assertThat(accept(city.cityOffice, id).getStatus()).isEqualTo(404);
        assertThat(states(id)).containsExactly("SUBMITTED");
    }

    @Test
    void what_one_reviewer_read_another_has_not() throws Exception {
        long id = filed(city.firstPrincipal, "development-plan", "2021-06-20", "两个人审");
        Person second = city.person("north-office-3", "第三位", city.north, city.northOffice.role());
        act(city.northOffice, id, "read", "no", "1");
        assertThat(text(accept(second, id))).contains("您还没有看过");
        assertThat(states(id)).containsExactly("SUBMITTED");
    }

    @Test
    void of_two_who_accept_at_once_and_return_one_decides() throws Exception {
        long id = filed(city.firstPrincipal, "home-community", "2021-12-28", "同时");
        Person second = city.person("north-office-2", "另一位", city.north, city.northOffice.role());
        act(city.northOffice, id, "read", "no", "1");
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Outcome> accepted = threads.submit(
                    as(city.northOffice, together, () -> reviewing.acceptRead(city.northOffice.viewer(), id)));
            Future<Outcome> returned = threads.submit(as(
                    second,
                    together,
                    () -> reviewing.sendBack(
                            second.viewer(),
                            id,
                            new Reviewing.Decision(1, "请改", Map.of(), LocalDate.of(2021, 12, 30)))));
            assertThat(List.of(accepted.get(), returned.get()))
                    .filteredOn(Outcome.Done.class::isInstance)
                    .hasSize(1);
        }
        assertThat(database.jdbc()
                        .sql("select count(*) from filing_act where filing_id = ? and verb in ('ACCEPT', 'RETURN')")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void words_half_written_are_kept_for_their_author_alone_and_two_windows_do_not_overwrite_each_other()
            throws Exception {
        long id = filed(city.secondPrincipal, "semester-plan", "2022-09-05", "写意见");
        Person second = city.person("north-office-4", "第四位", city.north, city.northOffice.role());
        assertThat(act(city.northOffice, id, "note", "version", "0", "reason", "先记一笔")
                        .getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review"))).contains("先记一笔");
        assertThat(text(open(second, "/filings/" + id + "/review"))).doesNotContain("先记一笔");
        assertThat(second.viewer().scope().call(() -> notes.of(id)).typed()).isEmpty();

        MockHttpServletResponse clash = act(city.northOffice, id, "note", "version", "0", "reason", "另一个窗口");
        assertThat(clash.getStatus()).isEqualTo(409);
        assertThat(text(clash)).contains("另一个窗口");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review"))).contains("先记一笔");
        assertThat(act(city.northOffice, id, "note", "version", "0", "resolves", "1", "reason", "另一个窗口")
                        .getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review"))).contains("另一个窗口");

        String tick = "name=\"id\" value=\"" + id + "\"";
        act(city.northOffice, id, "read", "no", "1");
        act(second, id, "read", "no", "1");
        assertThat(text(open(second, "/filings?tab=REVIEW"))).contains(tick);
        assertThat(text(open(city.northOffice, "/filings?tab=REVIEW")))
                .contains("意见未发出")
                .doesNotContain(tick);
        assertThat(text(accept(city.northOffice, id))).contains("已通过 0 份", "您写了意见，还没有发出");
        assertThat(states(id)).containsExactly("SUBMITTED");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review"))).contains("另一个窗口");

        act(second, id, "accept", "no", "1");
        MockHttpServletResponse late =
                act(city.northOffice, id, "return", "no", "1", "reason", "我的意见", "replyBy", "2022-09-09");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(text(late)).contains("您写好但没有发出的意见", "总的意见：我的意见", "最近一次办理");
    }

    @Test
    void a_phrase_is_kept_from_a_remark_put_into_the_reason_and_forgotten() throws Exception {
        long id = filed(city.firstPrincipal, "curriculum-scheme", "2022-09-02", "常用语");
        act(city.northOffice, id, "note", "reason", "请写明责任人", "phrase-add", "reason");
        String page = text(open(city.northOffice, "/filings/" + id + "/review"));
        assertThat(page).contains("data-phrase>请写明责任人</button>");
        long phrase = database.jdbc()
                .sql("select id from phrase where text = '请写明责任人'")
                .query(Long.class)
                .single();
        assertThat(text(open(city.southOffice, "/filings?tab=REVIEW"))).doesNotContain("请写明责任人");
        act(
                city.southOffice,
                filed(city.otherPrincipal, "curriculum-scheme", "2022-09-02", "别处"),
                "note",
                "phrase-drop",
                "" + phrase);
        act(city.northOffice, id, "note", "version", "1", "reason", "另外，", "phrase-put", "" + phrase);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review"))).contains("另外，请写明责任人</textarea>");
        act(city.northOffice, id, "note", "version", "2", "reason", "另外，", "phrase-drop", "" + phrase);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review"))).doesNotContain("data-phrase");
        assertThat(text(act(
                        city.northOffice,
                        id,
                        "note",
                        "version",
                        "3",
                        "reason",
                        "长".repeat(301),
                        "phrase-add",
                        "reason")))
                .isEmpty();
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review"))).doesNotContain("data-phrase");
    }

    @Test
    void the_queue_of_a_filter_is_gone_through_in_its_order_and_goes_on_by_itself() throws Exception {
        long first = filed(city.firstPrincipal, "transition-plan", "2022-09-02", "甲");
        long other = filed(city.firstPrincipal, "research-system", "2021-12-01", "别的材料");
        long second = filed(city.secondPrincipal, "transition-plan", "2022-09-03", "乙");
        String queue = "?form=transition-plan";
        String list = text(open(city.northOffice, "/filings" + queue + "&tab=REVIEW"));
        assertThat(list)
                .contains("/filings/" + first + "/review?form=transition-plan")
                .doesNotContain("/filings/" + other + "/");
        int waiting = database.jdbc()
                .sql("select count(*) from filing where receiver_id = ? and state in ('SUBMITTED', 'AMENDED')")
                .param(city.north.id())
                .query(Integer.class)
                .single();
        String none = text(open(city.northOffice, "/filings?tab=REVIEW&form=transition-plan&from=2022-11-23"));
        assertThat(none)
                .doesNotContain("/filings/" + first + "/")
                .contains(
                        "待审核<span class=\"count count-hot\">" + waiting + "</span>",
                        progress(text(open(city.northOffice, "/filings?tab=REVIEW"))));
        assertThat(text(open(city.northOffice, "/filings/" + first + "/review" + queue)))
                .contains("第 1 份，共 2 份待审核", "/filings/" + second + "/review?form=transition-plan");
        assertThat(act(city.northOffice, first, "read" + queue, "no", "1").getRedirectedUrl())
                .isEqualTo("/filings/" + second + "/review" + queue);
        assertThat(act(city.northOffice, second, "read" + queue, "no", "1").getRedirectedUrl())
                .isEqualTo("/filings?tab=REVIEW&form=transition-plan");
        MockHttpServletResponse decided = act(city.northOffice, first, "accept" + queue, "no", "1");
        assertThat(decided.getRedirectedUrl()).isEqualTo("/filings/" + second + "/review" + queue);
        assertThat(text(open(city.northOffice, "/filings/" + second + "/review" + queue)))
                .contains("<span>1 / 2</span>");
        decided = act(city.northOffice, second, "accept" + queue, "no", "1");
        assertThat(decided.getRedirectedUrl()).isEqualTo("/filings?tab=REVIEW&form=transition-plan");
    }

    @Test
    void what_comes_back_takes_nothing_from_what_was_decided_and_is_another_decision() throws Exception {
        long id = filed(city.otherPrincipal, "transition-plan", "2022-09-02", "第一稿");
        int before = decided();
        act(city.southOffice, id, "return", "no", "1", "reason", "请改", "replyBy", "2022-09-09");
        assertThat(decided()).isEqualTo(before + 1);
        submit(city.otherPrincipal, id, "transition-plan", "第二稿");
        String recent = "/filings?tab=DONE&recent=true";
        assertThat(text(open(city.southOffice, recent))).contains("href=\"/filings/" + id + "\"");
        assertThat(text(open(city.southOffice, "/filings?tab=DONE"))).doesNotContain("href=\"/filings/" + id + "\"");
        assertThat(decided()).isEqualTo(before + 1);
        act(city.otherPrincipal, id, "withdraw");
        assertThat(decided()).isEqualTo(before + 1);
        submit(city.otherPrincipal, id, "transition-plan", "第三稿");
        act(city.southOffice, id, "accept", "no", "3");
        assertThat(decided()).isEqualTo(before + 2);
        assertThat(text(open(city.southOffice, "/?tab=DONE")))
                .contains("近 30 天审过报送 <b>" + decided() + "</b> 份次", "href=\"/filings?tab=DONE&amp;recent=true\"");
        assertThat(text(open(city.southOffice, recent))).contains("近 30 天审过 " + decided() + " 份次");
        assertThat(text(open(city.otherPrincipal, "/?tab=DONE"))).doesNotContain("审过报送");
        assertThat(text(open(city.southOffice, "/filings?tab=DONE")))
                .contains("最近有变动的在前")
                .containsPattern(
                        "data-label=\"审核\"[^>]*>2022年9月2日[^<]*<div class=\"hint\">[^<]*" + city.southOffice.name());
    }

    /** What the queue counts as decided; the desk counts the same. */
    private int decided() throws Exception {
        String list = progress(text(open(city.southOffice, "/filings?tab=REVIEW")));
        String desk = text(open(city.southOffice, "/"));
        assertThat(desk.contains("等您审核") ? progress(desk) : list).isEqualTo(list);
        return Integer.parseInt(list.split(" / ", 2)[0]);
    }

    /** How far the review of everything has come, as the list says it. */
    private static String progress(String list) {
        return Pattern.compile("<span>(\\d+ / \\d+)</span>")
                .matcher(list)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @Test
    void what_was_handed_in_waits_for_the_reviewer_and_what_was_returned_lies_once_on_the_desk() throws Exception {
        Duty duty = duty("home-community", city.secondPrincipal, "2021-12-28");
        String wanted = "href=\"/duties/" + duty.id() + "\"";
        String[] desk = desk();
        assertThat(desk[0]).contains(wanted);
        long id = start(city.secondPrincipal, duty);
        assertThat(desk()[0]).contains(wanted);

        submit(city.secondPrincipal, id, "home-community", "交了");
        desk = desk();
        assertThat(desk[0]).doesNotContain(wanted);
        assertThat(desk[1]).contains(wanted);

        act(city.northOffice, id, "return", "no", "1", "reason", "请改", "replyBy", "2021-12-31");
        desk = desk();
        assertThat(String.join("", desk)).doesNotContain(wanted);
        String[] parts = desk[0].split("最近的截止日期", 2);
        assertThat(parts[0]).containsOnlyOnce("href=\"/filings/" + id + "\"");
        assertThat(parts[1].split("</ul>", 2)[0])
                .as("the day by which to answer is one of the next three")
                .containsOnlyOnce("href=\"/filings/" + id + "\"")
                .contains("12月31日（含当天）前重新提交");
    }

    @Test
    void of_several_periods_in_one_line_the_desk_tells_those_handed_in_and_counts_down_to_the_next() throws Exception {
        Duty earliest = duty("semester-plan", city.otherPrincipal, "2021-08-20");
        clock.set(LocalDate.of(2022, 11, 23));
        String before = line();
        assertThat(before).contains("3 项").doesNotContain("其中");

        long id = start(city.otherPrincipal, earliest);
        submit(city.otherPrincipal, id, "semester-plan", "补交");
        String after = line();
        assertThat(after).contains("3 项", "其中 1 项已提交待审");
        assertThat(countdown(after)).isNotEqualTo(countdown(before));

        act(city.southOffice, id, "return", "no", "1", "reason", "请改", "replyBy", "2022-11-30");
        assertThat(line()).contains("3 项", "其中 1 项退回待改");

        clock.set(LocalDate.of(2022, 12, 5));
        String late = Day.left(earliest.dueOn(), LocalDate.of(2022, 12, 5));
        assertThat(text(open(city.otherPrincipal, "/"))
                        .split("href=\"/filings/" + id + "\"", 2)[1]
                        .split("</tr>", 2)[0])
                .as("once the day to answer is over, it is late since its deadline, as lists have it")
                .contains(late, "11月30日的回复期限已过，按截止日期算");
        assertThat(text(open(city.otherPrincipal, "/filings?tab=MINE"))).contains(late);
    }

    /** The line of the plans of semesters on another kindergarten's desk. */
    private String line() throws Exception {
        return text(open(city.otherPrincipal, "/"))
                .split("href=\"/duties\\?[^\"]*\">幼儿园学期计划</a>", 2)[1]
                .split("</tr>", 2)[0];
    }

    private static String countdown(String line) {
        return line.split("data-label=\"截止\"", 2)[1];
    }

    @Test
    void what_a_return_asked_for_stays_in_sight_when_the_answer_was_taken_back() throws Exception {
        long id = filed(city.otherPrincipal, "home-community", "2021-12-20", "第一稿");
        act(city.southOffice, id, "return", "no", "1", "reason", "请补充数据", "replyBy", "2021-12-31");
        submit(city.otherPrincipal, id, "home-community", "第二稿");
        assertThat(text(open(city.otherPrincipal, "/filings/" + id))).doesNotContain("期限内重新提交");
        act(city.otherPrincipal, id, "withdraw");
        for (String page : List.of("", "/edit")) {
            assertThat(text(open(city.otherPrincipal, "/filings/" + id + page)))
                    .containsPattern("退回</b>，请在 2021年12月31日[^<]*</p>\\s*<p[^>]*>请补充数据");
        }
        submit(city.otherPrincipal, id, "home-community", "第三稿");
        act(city.southOffice, id, "accept", "no", "3");
        act(city.otherPrincipal, id, "amend");
        assertThat(text(open(city.otherPrincipal, "/filings/" + id + "/edit"))).doesNotContain("请在 2021年12月31日");
    }

    @Test
    void an_amendment_that_was_begun_lies_on_the_desk_until_it_is_handed_in() throws Exception {
        Duty duty = duty("research-system", city.secondPrincipal, "2021-12-01");
        long id = start(city.secondPrincipal, duty);
        submit(city.secondPrincipal, id, "research-system", "第一稿");
        act(city.northOffice, id, "accept", "no", "1");
        String link = "href=\"/filings/" + id + "\"";
        assertThat(desk()[0]).doesNotContain(link, "修订中");
        long before = todo();

        act(city.secondPrincipal, id, "amend");
        assertThat(desk()[0]).containsOnlyOnce(link).contains("修订中，还没有提交");
        assertThat(todo()).isEqualTo(before + 1);
        assertThat(find(city.secondPrincipal, duty, "2021-12-01").state().pending())
                .as("as boards count it")
                .isFalse();

        submit(city.secondPrincipal, id, "research-system", "第二稿");
        assertThat(desk()[0]).doesNotContain(link, "修订中");
        assertThat(todo()).isEqualTo(before);
    }

    private long todo() throws Exception {
        Matcher count = Pattern.compile("待办 (\\d+) 件").matcher(desk()[0]);
        return count.find() ? Long.parseLong(count.group(1)) : 0;
    }

    @Test
    void a_day_that_was_changed_is_compared_in_words() throws Exception {
        long id = filed(city.secondPrincipal, "development-plan", "2021-06-20", "有日期的");
        act(city.northOffice, id, "return", "no", "1", "reason", "请核对日期", "replyBy", "2021-06-30");
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("development-plan"), "有日期的", ""));
        typed.set("f.consulted", "2021-04-10");
        typed.set("f.tasks.0.end", "2023-06-30");
        assertThat(send(city.secondPrincipal, id, "submit", typed).getRedirectedUrl())
                .isEqualTo("/filings/" + id);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review")))
                .contains("2021年4月10日", "2023年6月30日")
                .doesNotContain("2021-04-10", "2023-06-30");
    }

    /** The second kindergarten's desk, cut where its list of what waits for a reviewer begins. */
    private String[] desk() throws Exception {
        return text(open(city.secondPrincipal, "/")).split("<summary>已经提交、等审核的", 2);
    }

    private long filed(Person author, String form, String day, String words) throws Exception {
        Duty duty = duty(form, author, day);
        long id = start(author, duty);
        submit(author, id, form, words);
        return id;
    }

    private MockHttpServletResponse accept(Person reviewer, Long... ids) throws Exception {
        MultiValueMap<String, String> chosen = new LinkedMultiValueMap<>();
        for (long id : ids) {
            chosen.add("id", Long.toString(id));
        }
        return send(reviewer, "/filings/accept-read", chosen);
    }

    private MockHttpServletResponse act(Person reviewer, long id, String act, String... pairs) throws Exception {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            typed.add(pairs[i], pairs[i + 1]);
        }
        return send(reviewer, id, act, typed);
    }

    private List<String> states(Long... ids) {
        return List.of(ids).stream()
                .map(id -> database.jdbc()
                        .sql("select state from filing where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .toList();
    }

    private static Callable<Outcome> as(Person person, CyclicBarrier together, Callable<Outcome> act) {
        return () -> {
            together.await();
            return person.viewer().scope().call(act);
        };
    }
}
