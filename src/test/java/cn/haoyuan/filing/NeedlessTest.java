package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.Waivers;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.MultiValueMap;

/** What was lifted or has ended is not handed in; what was written for it stays. In order, because time only goes on. */
@HaoyuanTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NeedlessTest extends FilingWork {

    @Autowired
    Waivers waivers;

    @Autowired
    Kindergartens kindergartens;

    @Autowired
    UnitActs acts;

    @Test
    @Order(1)
    void aWaivedDutyTakesNoFilingAndKeepsTheDraft() throws Exception {
        Duty duty = duty("home-community", city.firstPrincipal, "2021-11-01");
        long id = start(city.firstPrincipal, duty);
        assertThat(text(open(city.firstPrincipal, "/duties/" + duty.id()))).contains("继续填写");
        MultiValueMap<String, String> typed = typed(id);
        typed.addAll(Filled.in(form("home-community"), "豁免以前写的", ""));
        assertThat(send(city.firstPrincipal, id, "draft", typed).getStatus()).isEqualTo(302);
        waive(duty);
        assertThat(text(open(city.firstPrincipal, "/duties/" + duty.id()))).doesNotContain("继续填写");
        String shown = "/filings/" + id;
        assertThat(open(city.firstPrincipal, "/filings/duty/" + duty.id()).getRedirectedUrl())
                .isEqualTo(shown);
        assertThat(open(city.firstPrincipal, shown + "/edit").getRedirectedUrl())
                .isEqualTo(shown);
        assertThat(text(open(city.firstPrincipal, shown)))
                .contains("这一事项已豁免，不用再报送", "豁免以前写的")
                .doesNotContain("继续填写");
        typed.set("version", version(id));
        Filled.in(form("home-community"), "豁免以后写的", "").forEach(typed::put);
        MockHttpServletResponse refused = send(city.firstPrincipal, id, "submit", typed);
        assertThat(refused.getStatus()).isEqualTo(302);
        assertThat(text(open(city.firstPrincipal, shown))).contains("这一事项已豁免，不用再报送", "豁免以后写的");
        assertThat(draft(id)).contains("豁免以后写的");
        assertThat(database.jdbc()
                        .sql("select count(*) from filing_submission where filing_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
        Scope north = city.northOffice.viewer().scope();
        assertThat(north.get(() -> waivers.lift(city.northOffice.viewer(), duty.id(), "仍需报送")))
                .isEmpty();
        assertThat(text(open(city.firstPrincipal, shown + "/edit"))).contains("豁免以后写的");
        String office = Pattern.quote(city.northOffice.viewer().signature() + "：");
        assertThat(text(open(city.firstPrincipal, "/duties/" + duty.id())))
                .as("one day's chronicle in its order, with who did it and why")
                .containsPattern("(?s)>豁免<.*" + office + "停办一年<.*>撤销豁免<.*" + office + "仍需报送<");
    }

    @Test
    @Order(2)
    void aWaivedDutyIsNotBegun() throws Exception {
        Duty duty = duty("home-community", city.secondPrincipal, "2021-11-02");
        waive(duty);
        assertThat(text(open(city.secondPrincipal, "/duties/" + duty.id()))).doesNotContain("填写报送");
        assertThat(text(open(city.secondPrincipal, "/filings/duty/" + duty.id())))
                .contains("这一事项已豁免")
                .doesNotContain("开始填写");
        MockHttpServletResponse refused = post(city.secondPrincipal, "/filings/duty/" + duty.id());
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(text(refused)).contains("这一事项已豁免");
    }

    @Test
    @Order(3)
    void anEndedDutyTakesNoFilingAndSaysSinceWhen() throws Exception {
        Duty begun = duty("transition-plan", city.firstPrincipal, "2022-08-20");
        long id = start(city.firstPrincipal, begun);
        Duty other = duty("transition-plan", city.secondPrincipal, "2022-08-20");
        database.jdbc().sql("update kindergarten set classes_top = 0").update();
        clock.set(LocalDate.of(2022, 8, 25));
        for (TestCity.Place place : List.of(city.first, city.second)) {
            Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(
                    status -> kindergartens.save(kindergartens.find(place.id()).orElseThrow())));
        }
        assertThat(text(open(city.firstPrincipal, "/filings/" + id))).contains("这一事项自2022年8月25日起不再承担");
        assertThat(send(city.firstPrincipal, id, "submit", typed(id)).getStatus())
                .isEqualTo(302);
        assertThat(text(open(city.firstPrincipal, "/filings/" + id))).contains("这一事项自2022年8月25日起不再承担");
        assertThat(text(open(city.secondPrincipal, "/filings/duty/" + other.id())))
                .contains("这一事项自2022年8月25日起不再承担")
                .doesNotContain("开始填写");
        assertThat(post(city.secondPrincipal, "/filings/duty/" + other.id()).getStatus())
                .isEqualTo(409);
    }

    @Test
    @Order(4)
    void whatWasReturnedOfALiftedDutyIsNotToBeDone() throws Exception {
        Duty duty = duty("year-plan", city.firstPrincipal, "2022-08-26");
        long id = start(city.firstPrincipal, duty);
        submit(city.firstPrincipal, id, "year-plan", "第一稿");
        String review = "/filings/" + id + "/review";
        assertThat(text(open(city.northOffice, review))).doesNotContain("这一事项已豁免");
        waive(duty);
        assertThat(text(open(city.northOffice, review))).contains("这一事项已豁免。通过或退回都不影响完成情况");
        MultiValueMap<String, String> returned = decision(1);
        returned.add("reason", "补充目标");
        returned.add("replyBy", "2022-09-02");
        assertThat(send(city.northOffice, id, "return", returned).getStatus()).isEqualTo(302);
        assertThat(text(open(city.firstPrincipal, "/"))).doesNotContain("/filings/" + id);
    }

    @Test
    @Order(5)
    void whatAUnitThatStandsNoLongerHandedInCanOnlyBeAccepted() throws Exception {
        long id = start(city.secondPrincipal, duty("year-plan", city.secondPrincipal, "2022-08-27"));
        submit(city.secondPrincipal, id, "year-plan", "停办以前交的");
        String review = "/filings/" + id + "/review";
        assertThat(text(open(city.northOffice, review))).contains("/return", "退回后的回复期限");
        Scope.EVERYTHING.run(() -> acts.close(city.second.id(), LocalDate.of(2022, 8, 27), "生源不足"));
        assertThat(text(open(city.northOffice, review)))
                .contains("/accept", "填报单位已撤并，不能再退回")
                .doesNotContain("/return", "退回后的回复期限");
    }

    private void waive(Duty duty) {
        assertThat(city.northOffice
                        .viewer()
                        .scope()
                        .get(() -> waivers.waive(city.northOffice.viewer(), duty.id(), "停办一年")))
                .isEmpty();
    }
}
