package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity.Person;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The plan is published in the small city, and its people write, hand in, and decide through the pages. */
abstract class FilingWork extends CityAtWork {

    @Autowired
    Plans plans;

    @Autowired
    Duties duties;

    @BeforeEach
    void begin() {
        clock.set(PublishedPlan.DAY);
    }

    @AfterEach
    void the_state_that_is_kept_is_that_of_the_latest_act() {
        assertThat(database.jdbc().sql("""
                        select count(*)
                        from filing f
                        cross join lateral (select state, reply_by from filing_act a where a.filing_id = f.id order by a.id desc limit 1) l
                        where (f.state, f.reply_by) is distinct from (l.state, l.reply_by)
                           or accepted_no is distinct from
                              (select max(submission_no) from filing_act a where a.filing_id = f.id and a.verb = 'ACCEPT' and not exists (
                                  select from filing_act t where t.filing_id = f.id and t.verb = 'TAKE_BACK'
                                      and t.submission_no = a.submission_no and t.id > a.id))
                        """).query(Long.class).single()).isZero();
    }

    /** A copy of what a duty was counts until it ended. */
    @AfterEach
    void a_duty_tells_what_its_first_filing_asked_for() {
        assertThat(database.jdbc().sql("""
                        select count(*)
                        from filing f
                        join duty d on f.duty_id in (d.id, d.former_of)
                        left join filing_submission s on s.filing_id = f.id and s.no = 1 and (d.former_of is null or s.at < d.ended_on)
                        where (d.filed_at, d.boxes, d.boxes_typed)
                            is distinct from (s.at, boxes_filled(s.content), boxes_filled(s.content - s.carried))
                        """).query(Long.class).single()).isZero();
    }

    void submit(Person author, long id, String form, String words) throws Exception {
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form(form), words, "county-scheme".equals(form) ? "county-scheme" : ""));
        MvcResult sent = mvc.perform(MockMvcRequestBuilders.post("/filings/" + id + "/submit")
                        .params(typed)
                        .with(As.person(author)))
                .andReturn();
        assertThat(sent.getResponse().getRedirectedUrl())
                .as("%s %s", text(sent.getResponse()), sent.getFlashMap())
                .isEqualTo("/filings/" + id);
    }

    Duty duty(String measure, Person owner, String day) throws Exception {
        LocalDate today = LocalDate.parse(day);
        clock.set(today);
        return owner.viewer()
                .scope()
                .call(() -> duties
                        .list(
                                DutyFilter.on(today)
                                        .measure(measure)
                                        .owedBy(owner.place().id()),
                                DutySort.DUE,
                                1,
                                100)
                        .rows()
                        .stream()
                        .filter(duty -> duty.takes(today) && !duty.dueOn().isBefore(today))
                        .min(Comparator.comparing(Duty::dueOn))
                        .orElseThrow());
    }

    Duty find(Person viewer, Duty duty, String day) throws Exception {
        return viewer.viewer().scope().call(() -> duties.find(duty.id(), LocalDate.parse(day))
                .orElseThrow());
    }

    long start(Person author, Duty duty) throws Exception {
        assertThat(open(author, "/filings/duty/" + duty.id()).getStatus()).isIn(200, 302);
        String edit = String.valueOf(post(author, "/filings/duty/" + duty.id()).getRedirectedUrl());
        assertThat(open(author, edit).getStatus()).isEqualTo(200);
        return Long.parseLong(edit.split("/")[2]);
    }

    Form form(String id) throws Exception {
        return Scope.EVERYTHING
                .call(() -> plans.current())
                .orElseThrow()
                .plan()
                .form(id)
                .orElseThrow();
    }

    MultiValueMap<String, String> typed(long id) {
        MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
        typed.add("version", version(id));
        typed.add("editor", "page");
        typed.add("stamp", "0");
        return typed;
    }

    static MultiValueMap<String, String> decision(int no) {
        MultiValueMap<String, String> decision = new LinkedMultiValueMap<>();
        decision.add("no", Integer.toString(no));
        return decision;
    }

    String version(long id) {
        return database.jdbc()
                .sql("select version from filing_draft where filing_id = ?")
                .param(id)
                .query(Integer.class)
                .single()
                .toString();
    }

    String draft(long id) {
        return database.jdbc()
                .sql("select content::text from filing_draft where filing_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    long goal(int unit) {
        return database.jdbc()
                .sql("select id from goal where unit_id = ? and retired_at is null")
                .param(unit)
                .query(Long.class)
                .single();
    }

    MockHttpServletResponse open(Person person, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(person))).andReturn().getResponse();
    }

    MockHttpServletResponse post(Person person, String address) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post(address).with(As.person(person)))
                .andReturn()
                .getResponse();
    }

    MockHttpServletResponse send(Person person, long id, String act, MultiValueMap<String, String> typed)
            throws Exception {
        return send(person, "/filings/" + id + "/" + act, typed);
    }

    MockHttpServletResponse send(Person person, String address, MultiValueMap<String, String> typed) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post(address).params(typed).with(As.person(person)))
                .andReturn()
                .getResponse();
    }

    MockHttpServletResponse part(Person person, long id, MultiValueMap<String, String> typed) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post("/filings/" + id + "/draft")
                        .params(typed)
                        .header("HX-Request", "true")
                        .with(As.person(person)))
                .andReturn()
                .getResponse();
    }

    static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
