package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.FieldType;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.time.LocalDate;
import java.util.List;
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

/** An office takes back an acceptance that should not have been. */
@HaoyuanTest
class TakeBackTest extends FilingWork {

    @Autowired
    TakingBack taking;

    @Autowired
    Writing writing;

    @Autowired
    UnitActs acts;

    @Test
    void what_was_accepted_by_mistake_waits_again_and_its_duty_is_open_from_that_day() throws Exception {
        Duty duty = duty("transition-plan", city.firstPrincipal, "2022-09-02");
        int before = decided();
        long id = accepted(city.firstPrincipal, duty, "第一稿");
        assertThat(decided()).isEqualTo(before + 1);
        clock.set(LocalDate.of(2022, 9, 5));
        String link = "/filings/take-back?id=" + id;
        assertThat(text(open(city.northOffice, "/filings/" + id))).contains("href=\"" + link + "\"");
        assertThat(text(open(city.northOffice, link)))
                .contains("回到待审核，责任事项从今天起不再算完成", "第 1 次报送", "确认撤回")
                .doesNotContain("type=\"checkbox\"");
        MockHttpServletResponse answer = takeBack(city.northOffice, "点错了", id);
        assertThat(answer.getRedirectedUrl()).isEqualTo("/filings/" + id + "/review");

        assertThat(standing(id)).isEqualTo("SUBMITTED null");
        assertThat(decided()).as("what was taken back is to be decided").isEqualTo(before);
        assertThat(text(open(city.northOffice, "/filings?tab=REVIEW"))).contains("<span>" + before + " / ");
        assertThat(text(open(city.northOffice, "/filings?tab=DONE&recent=true")))
                .doesNotContain("href=\"/filings/" + id + "\"");
        assertThat(find(city.firstPrincipal, duty, "2022-09-04").state().pending())
                .as("as was known then")
                .isFalse();
        assertThat(find(city.firstPrincipal, duty, "2022-09-05").state().pending())
                .isTrue();
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review"))).contains("第一稿");
        assertThat(text(open(city.firstPrincipal, "/filings/" + id)))
                .contains(city.northOffice.name(), "撤回通过</b>，现在等城北区重新审核。", "点错了")
                .doesNotContain("开始修订", "已通过的版本");
        assertThat(text(open(city.firstPrincipal, "/?tab=NOTICES")))
                .containsPattern("<b class=\"notice-mark\">未读</b> <b>[^<]*</b>（[^）]*）已由城北区<b>撤回通过</b>")
                .doesNotContainPattern("未读</b> <b>入学准备教育方案</b>（[^）]*）已由城北区<b>通过")
                .contains("点错了");
        assertThat(text(open(city.firstPrincipal, "/duties/" + duty.id())))
                .containsOnlyOnce("报送：通过")
                .containsSubsequence("报送：提交", "报送：通过", "报送：撤回通过")
                .contains("待城北区审核", "佐证作废", "点错了");
        assertThat(text(open(city.northOffice, "/duties/" + duty.id()))).contains("报送：通过");
        assertThat(text(open(city.northOffice, "/duties/" + duty.id() + "?asOf=2022-09-04")))
                .contains("报送：提交", "佐证入账")
                .doesNotContain("报送：通过");
        assertThat(logged(id)).isOne();

        MultiValueMap<String, String> back = decision(1);
        back.add("reason", "请写明责任人");
        back.add("replyBy", "2022-09-14");
        assertThat(send(city.northOffice, id, "return", back).getStatus()).isEqualTo(302);
        assertThat(decided()).isEqualTo(before + 1);
        assertThat(text(open(city.northOffice, "/filings?tab=DONE&recent=true")))
                .contains("近 30 天审过 " + (before + 1) + " 份次", "href=\"/filings/" + id + "\"");
        clock.set(LocalDate.of(2022, 9, 8));
        submit(city.firstPrincipal, id, "transition-plan", "第二稿");
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review")))
                .contains("退回的第 1 次报送")
                .doesNotContain("已通过的第 1 次报送");
        assertThat(send(city.northOffice, id, "accept", decision(2)).getStatus())
                .isEqualTo(302);
        assertThat(find(city.firstPrincipal, duty, "2022-09-08").metOn())
                .as("nobody is late by an office's mistake")
                .isEqualTo("2022-09-02");
        assertThat(standing(id)).isEqualTo("ACCEPTED 2");
    }

    @Test
    void it_is_taken_back_only_by_who_received_it_with_a_reason_and_of_what_stands() throws Exception {
        long id = accepted(city.firstPrincipal, duty("curriculum-scheme", city.firstPrincipal, "2022-09-02"), "谁来撤回");
        for (Person other : List.of(city.southOffice, city.cityOffice)) {
            assertThat(open(other, "/filings/take-back?id=" + id).getStatus()).isEqualTo(404);
            assertThat(takeBack(other, "不是我的", id).getStatus()).isEqualTo(404);
            assertThat(text(open(other, "/filings/" + id))).doesNotContain("/filings/take-back");
        }
        assertThat(takeBack(city.firstPrincipal, "我想改", id).getStatus()).isEqualTo(404);
        MockHttpServletResponse silent = takeBack(city.northOffice, "  ", id);
        assertThat(silent.getStatus()).isEqualTo(422);
        assertThat(text(silent)).contains("请写明原因");
        MockHttpServletResponse wordy = takeBack(city.northOffice, "长".repeat(201), id);
        assertThat(wordy.getStatus()).isEqualTo(422);
        assertThat(text(wordy)).contains("原因最多 200 字，现有 201 字", "长".repeat(201));
        MultiValueMap<String, String> nothing = new LinkedMultiValueMap<>();
        nothing.add("among", Long.toString(id));
        nothing.add("reason", "没有勾");
        assertThat(text(send(city.northOffice, "/filings/take-back", nothing))).contains("没有选中任何一份");
        MultiValueMap<String, String> stale = new LinkedMultiValueMap<>();
        stale.add("id", Long.toString(id));
        stale.add("no." + id, "2");
        stale.add("reason", "看到的是别的一稿");
        assertThat(text(send(city.northOffice, "/filings/take-back", stale))).contains("现在有效的是第 1 次报送");
        assertThat(standing(id)).isEqualTo("ACCEPTED 1");
        assertThat(logged(id)).isZero();
        assertThat(open(city.northOffice, "/filings/take-back").getRedirectedUrl())
                .isEqualTo("/filings?tab=DONE");
        assertThatThrownBy(() -> database.jdbc()
                        .sql("""
                                insert into filing_act (filing_id, seat, verb, state, at, post_id, submission_no)
                                select id, seat, 'TAKE_BACK', 'SUBMITTED', now(), :post, 1 from filing where id = :id
                                """)
                        .param("post", city.northOffice.postId())
                        .param("id", id)
                        .update())
                .hasStackTraceContaining("filing_act_taken_back");

        assertThat(takeBack(city.northOffice, "点错了", id).getStatus()).isEqualTo(302);
        MockHttpServletResponse twice = takeBack(city.northOffice, "又点一次", id);
        assertThat(twice.getStatus()).isEqualTo(409);
        assertThat(text(twice)).contains("现在是“待审核”，不能撤回通过", "最近一次办理");
        assertThat(logged(id)).isOne();
    }

    @Test
    void of_an_amendment_the_version_before_stands_again_and_the_duty_stays_met() throws Exception {
        Duty duty = duty("research-system", city.otherPrincipal, "2021-12-01");
        long id = accepted(city.otherPrincipal, duty, "原来的一稿");
        amended(city.otherPrincipal, city.southOffice, id, "修订的一稿");
        assertThat(text(open(city.otherPrincipal, "/duties/" + duty.id()))).contains("报送：通过修订");
        assertThat(text(open(city.southOffice, "/filings/take-back?id=" + id)))
                .contains("第 1 次报送重新有效，责任事项照旧完成；修订回到待审核。")
                .doesNotContain("不再算完成");
        assertThat(takeBack(city.southOffice, "修订没有看完", id, 2).getRedirectedUrl())
                .isEqualTo("/filings/" + id + "/review");
        assertThat(standing(id)).isEqualTo("AMENDED 1");
        assertThat(find(city.otherPrincipal, duty, "2021-12-01").state().pending())
                .isFalse();
        assertThat(text(open(city.otherPrincipal, "/filings/" + id))).contains("撤回对修订的通过</b>", "修订没有看完");
        assertThat(text(open(city.southOffice, "/filings/" + id + "/review"))).contains("已通过的第 1 次报送");
        assertThat(send(city.southOffice, id, "accept", decision(2)).getStatus())
                .isEqualTo(302);
        assertThat(standing(id)).isEqualTo("ACCEPTED 2");
        assertThat(takeBack(city.southOffice, "还是不行", id, 2).getStatus()).isEqualTo(302);
        assertThat(post(city.otherPrincipal, "/filings/" + id + "/withdraw").getStatus())
                .isEqualTo(302);
        assertThat(standing(id)).isEqualTo("AMENDING 1");
    }

    @Test
    void who_has_begun_to_amend_or_is_linked_to_keeps_the_acceptance() throws Exception {
        long id = accepted(city.northOffice, duty("county-scheme", city.northOffice, "2021-05-20"), "北区");
        long goal = goal(city.north.id());
        assertThat(takeBack(city.cityOffice, "先撤回", id).getStatus()).isEqualTo(302);
        assertThat(database.jdbc()
                        .sql("select count(*) from goal where filing_id = ? and retired_at is null")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(send(city.cityOffice, id, "accept", decision(1)).getStatus()).isEqualTo(302);
        assertThat(goal(city.north.id())).as("the same words are the same goal").isEqualTo(goal);

        assertThat(post(city.northOffice, "/filings/" + id + "/amend").getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.cityOffice, "/filings/take-back?id=" + id)))
                .contains("现在是“修订中”，不能撤回通过", "最近一次办理")
                .doesNotContain("确认撤回");
        MultiValueMap<String, String> seen = new LinkedMultiValueMap<>();
        seen.add("version", version(id));
        assertThat(send(city.northOffice, id, "discard", seen).getStatus()).isEqualTo(302);

        Duty below = duty("development-plan", city.firstPrincipal, "2021-06-20");
        long plan = start(city.firstPrincipal, below);
        MultiValueMap<String, String> typed = typed(plan);
        typed.addAll(Filled.in(form("development-plan"), "园里", Long.toString(goal)));
        assertThat(send(city.firstPrincipal, plan, "submit", typed).getRedirectedUrl())
                .isEqualTo("/filings/" + plan);
        assertThat(send(city.northOffice, plan, "accept", decision(1)).getStatus())
                .isEqualTo(302);
        assertThat(text(takeBack(city.cityOffice, "太晚了", id))).contains("下级单位的目标已经对应到它的目标，不能再撤回通过");
        assertThat(standing(id)).isEqualTo("ACCEPTED 1");
        assertThat(takeBack(city.northOffice, "下级的先撤回", plan).getStatus()).isEqualTo(302);
        assertThat(takeBack(city.cityOffice, "这时可以", id).getStatus()).isEqualTo(302);

        assertThat(send(city.cityOffice, id, "accept", decision(1)).getStatus()).isEqualTo(302);
        assertThat(send(city.northOffice, plan, "accept", decision(1)).getStatus())
                .isEqualTo(302);
        amended(id, "北区的目标", 2);
        assertThat(takeBack(city.cityOffice, "别处没有看", id, 2).getStatus()).isEqualTo(302);
        assertThat(standing(id)).as("what is linked to is in both versions").isEqualTo("AMENDED 1");
        assertThat(goal(city.north.id())).isEqualTo(goal);
        assertThat(post(city.northOffice, "/filings/" + id + "/withdraw").getStatus())
                .isEqualTo(302);
        amended(id, "北区的新目标", 3);
        assertThat(database.jdbc()
                        .sql("update goal set parent_id = ? where filing_id = ? and parent_id is not null")
                        .params(goal(city.north.id()), plan)
                        .update())
                .isPositive();
        assertThat(text(takeBack(city.cityOffice, "目标没有看", id, 3))).contains("下级单位的目标已经对应到它的目标");
    }

    /** The county's scheme, with this as its goal, accepted as this submission. */
    private void amended(long id, String goal, int no) throws Exception {
        Form scheme = form("county-scheme");
        if (standing(id).startsWith("ACCEPTED")) {
            assertThat(post(city.northOffice, "/filings/" + id + "/amend").getStatus())
                    .isEqualTo(302);
        }
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(scheme, "北区改了别处", "county-scheme"));
        Content.fields(scheme, FieldType.GOALS).forEach(field -> typed.set(Typed.name(field) + ".0.text", goal));
        assertThat(send(city.northOffice, id, "submit", typed).getRedirectedUrl())
                .isEqualTo("/filings/" + id);
        assertThat(send(city.cityOffice, id, "accept", decision(no)).getStatus())
                .isEqualTo(302);
    }

    @Test
    void an_amendment_that_was_thrown_away_is_not_what_the_unit_writes_on_from() throws Exception {
        long id = accepted(city.secondPrincipal, duty("research-system", city.secondPrincipal, "2021-12-01"), "通过的一份");
        assertThat(post(city.secondPrincipal, "/filings/" + id + "/amend").getStatus())
                .isEqualTo(302);
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("research-system"), "改到一半不要了", ""));
        assertThat(part(city.secondPrincipal, id, typed).getStatus()).isEqualTo(200);
        MultiValueMap<String, String> seen = new LinkedMultiValueMap<>();
        seen.add("version", version(id));
        assertThat(send(city.secondPrincipal, id, "discard", seen).getStatus()).isEqualTo(302);
        assertThat(takeBack(city.northOffice, "请补充", id).getStatus()).isEqualTo(302);
        assertThat(post(city.secondPrincipal, "/filings/" + id + "/withdraw").getStatus())
                .isEqualTo(302);
        assertThat(standing(id)).isEqualTo("DRAFT null");
        assertThat(draft(id)).contains("通过的一份").doesNotContain("改到一半不要了");
    }

    @Test
    void what_was_said_with_an_acceptance_that_was_taken_back_is_there_to_be_said_again() throws Exception {
        Duty duty = duty("research-system", city.firstPrincipal, "2021-12-01");
        long id = start(city.firstPrincipal, duty);
        submit(city.firstPrincipal, id, "research-system", "教研制度");
        MultiValueMap<String, String> decision = decision(1);
        decision.add("reason", "写得实在");
        decision.add("remark." + form("research-system").sections().getFirst().id(), "这一部分再细些");
        assertThat(send(city.northOffice, id, "accept", decision).getStatus()).isEqualTo(302);
        assertThat(takeBack(city.northOffice, "还没有看完", id).getStatus()).isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings/" + id + "/review")))
                .contains("这一部分再细些</textarea>", "写得实在</textarea>");
        assertThat(send(city.northOffice, id, "accept", decision(1)).getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.northOffice, "/filings/" + id))).doesNotContain("这一部分再细些");
        assertThat(text(open(city.firstPrincipal, "/duties/" + duty.id()))).doesNotContain("通过修订");
    }

    @Test
    void of_many_accepted_at_once_those_are_taken_back_that_are_ticked() throws Exception {
        long first = handedIn(city.firstPrincipal, "year-plan", "2022-09-05");
        long second = handedIn(city.secondPrincipal, "year-plan", "2022-09-05");
        MultiValueMap<String, String> both = new LinkedMultiValueMap<>();
        for (long id : List.of(first, second)) {
            assertThat(send(city.northOffice, id, "read", decision(1)).getStatus())
                    .isEqualTo(302);
            both.add("id", Long.toString(id));
        }
        assertThat(send(city.northOffice, "/filings/accept-read", both).getStatus())
                .isEqualTo(302);
        String page = text(open(city.northOffice, "/filings/take-back?id=" + first + "&id=" + second));
        assertThat(page)
                .contains("type=\"checkbox\" name=\"id\" value=\"" + first + "\" autocomplete=\"off\">")
                .contains("type=\"checkbox\" name=\"id\" value=\"" + second + "\" autocomplete=\"off\">");
        assertThat(open(city.northOffice, "/filings/take-back?id=" + first + "&id=999999")
                        .getStatus())
                .isEqualTo(404);
        post(city.secondPrincipal, "/filings/" + second + "/amend");
        MockHttpServletResponse answer = takeBack(city.northOffice, "一起点错了", first, 1, second, 1);
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(text(answer)).contains("已撤回 1 份的通过。下面 1 份没有撤回：", "现在是“修订中”");
        assertThat(standing(first)).isEqualTo("SUBMITTED null");
        assertThat(standing(second)).isEqualTo("AMENDING 1");
    }

    @Test
    void of_an_office_that_takes_back_and_a_unit_that_amends_at_once_one_is_done() throws Exception {
        long id = accepted(city.firstPrincipal, duty("home-community", city.firstPrincipal, "2021-12-28"), "同时");
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Outcome> taken = threads.submit(
                    as(city.northOffice, together, () -> taking.takeBack(city.northOffice.viewer(), id, 1, "点错了")));
            Future<Outcome> amended = threads.submit(
                    as(city.firstPrincipal, together, () -> writing.amend(city.firstPrincipal.viewer(), id)));
            assertThat(List.of(taken.get(), amended.get()))
                    .filteredOn(Outcome.Done.class::isInstance)
                    .hasSize(1);
            assertThat(standing(id)).isEqualTo(taken.get() instanceof Outcome.Done ? "SUBMITTED null" : "AMENDING 1");
        }
    }

    @Test
    void whoever_handed_it_in_in_another_post_is_told_before_they_write_why() throws Exception {
        long id = accepted(city.secondPrincipal, duty("curriculum-scheme", city.secondPrincipal, "2022-09-02"), "自己交的");
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
                city.secondPrincipal.username(),
                city.secondPrincipal.name(),
                city.north,
                Role.OFFICE);
        assertThat(text(open(both, "/filings/take-back?id=" + id)))
                .contains("提交人不能审核自己提交的材料")
                .doesNotContain("确认撤回");
        assertThat(takeBack(both, "自己撤回", id).getStatus()).isEqualTo(409);
        database.jdbc().sql("delete from post where id = ?").param(post).update();
    }

    @Test
    void what_nobody_would_owe_any_more_is_not_taken_back() throws Exception {
        Person keeper = city.person("village-keeper", "向园长", city.village, Role.PRINCIPAL);
        long amended = accepted(keeper, duty("research-system", keeper, "2021-12-01"), "原来的一稿");
        amended(keeper, city.northOffice, amended, "修订的一稿");
        long closed = accepted(keeper, duty("year-plan", keeper, "2022-09-05"), "停办以前");
        LocalDate day = LocalDate.of(2022, 10, 10);
        clock.set(day);
        done(Scope.EVERYTHING, () -> acts.close(city.village.id(), day, "生源不足"));
        assertThat(text(open(city.northOffice, "/filings/take-back?id=" + closed)))
                .contains("填报单位已撤并，不能再撤回通过")
                .doesNotContain("确认撤回");
        MockHttpServletResponse refused = takeBack(city.northOffice, "没有看完", closed);
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(text(refused)).contains("填报单位已撤并，不能再撤回通过");
        assertThat(standing(closed)).isEqualTo("ACCEPTED 1");
        assertThat(takeBack(city.northOffice, "修订没有看完", amended, 2).getRedirectedUrl())
                .as("the version before stands, and the duty is met")
                .isEqualTo("/filings/" + amended + "/review");
        assertThat(text(open(city.northOffice, "/filings/" + amended + "/review")))
                .contains("/accept", "填报单位已撤并，不能再退回")
                .doesNotContain("/return");
    }

    @Test
    void what_the_plan_asks_no_more_is_not_taken_back_unless_it_was_due_before() throws Exception {
        long due = accepted(city.firstPrincipal, duty("semester-plan", city.firstPrincipal, "2022-02-21"), "春季");
        long dropped = accepted(city.firstPrincipal, duty("semester-plan", city.firstPrincipal, "2022-09-05"), "秋季");
        LocalDate day = LocalDate.of(2022, 9, 6);
        clock.set(day);
        String text = BundledPlan.file().text();
        int from = text.indexOf("  - id: semester-plan\n");
        PlanFile file = new PlanFile(
                BundledPlan.file().name(),
                text.substring(0, from) + text.substring(text.indexOf("  - id: ", from + 1)));
        Plan plan = ((PlanReading.Accepted) PlanReader.read(file, BundledPlan.forms())).plan();
        run(Scope.EVERYTHING, () -> plans.publish(plans.draft(file, BundledPlan.forms(), plan), day, "不再要求"));
        String why = "行动计划修订以后不再要求这一事项，不能再撤回通过";
        assertThat(text(open(city.northOffice, "/filings/take-back?id=" + dropped)))
                .contains(why)
                .doesNotContain("确认撤回");
        assertThat(text(takeBack(city.northOffice, "点错了", dropped))).contains(why);
        assertThat(standing(dropped)).isEqualTo("ACCEPTED 1");
        assertThat(takeBack(city.northOffice, "点错了", due).getStatus())
                .as("unmet it would be owed still")
                .isEqualTo(302);
    }

    private static Callable<Outcome> as(Person person, CyclicBarrier together, Callable<Outcome> act) {
        return () -> {
            together.await();
            return person.viewer().scope().call(act);
        };
    }

    private long handedIn(Person author, String form, String day) throws Exception {
        long id = start(author, duty(form, author, day));
        submit(author, id, form, "交了");
        return id;
    }

    /** Accepted on the day on which it was handed in, by whom it was handed in to. */
    private long accepted(Person author, Duty duty, String words) throws Exception {
        long id = start(author, duty);
        submit(author, id, String.valueOf(duty.topic()), words);
        Person reviewer = author.equals(city.northOffice)
                ? city.cityOffice
                : author.equals(city.otherPrincipal) ? city.southOffice : city.northOffice;
        assertThat(send(reviewer, id, "accept", decision(1)).getStatus()).isEqualTo(302);
        return id;
    }

    private void amended(Person author, Person reviewer, long id, String words) throws Exception {
        assertThat(post(author, "/filings/" + id + "/amend").getStatus()).isEqualTo(302);
        submit(author, id, "research-system", words);
        assertThat(send(reviewer, id, "accept", decision(2)).getStatus()).isEqualTo(302);
    }

    /** How much the desk of the county says that was decided lately. */
    private int decided() throws Exception {
        Matcher said =
                Pattern.compile("近 30 天审过报送 <b>(\\d+)</b> 份次").matcher(text(open(city.northOffice, "/?tab=DONE")));
        assertThat(said.find()).isTrue();
        return Integer.parseInt(said.group(1));
    }

    private MockHttpServletResponse takeBack(Person reviewer, String reason, long id) throws Exception {
        return takeBack(reviewer, reason, id, 1);
    }

    /** {@code pairs}: filings, each with the submission that the page showed. */
    private MockHttpServletResponse takeBack(Person reviewer, String reason, long... pairs) throws Exception {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            typed.add("id", Long.toString(pairs[i]));
            typed.add("no." + pairs[i], Long.toString(pairs[i + 1]));
        }
        typed.add("reason", reason);
        return send(reviewer, "/filings/take-back", typed);
    }

    private String standing(long id) {
        return database.jdbc()
                .sql("select state || ' ' || coalesce(accepted_no::text, 'null') from filing where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private long logged(long id) {
        return database.jdbc()
                .sql("select count(*) from act where verb = 'TAKE_BACK_ACCEPTANCE' and object_id = ?")
                .param(Long.toString(id))
                .query(Long.class)
                .single();
    }
}
