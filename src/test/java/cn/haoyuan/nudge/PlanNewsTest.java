package cn.haoyuan.nudge;

import static cn.haoyuan.testing.PublishedPlan.asking;
import static cn.haoyuan.testing.PublishedPlan.due;
import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Effect;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.DueRule;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.PlanWriter;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.RuleSentence;
import cn.haoyuan.testing.AskLike;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a new version of the plan concerns is told what changes, and nobody else. */
@HaoyuanTest
class PlanNewsTest extends CityAtWork {

    private static final DueRule MAY = new DueRule.On(LocalDate.of(2023, 5, 30));

    @Autowired
    Plans plans;

    @Test
    void whoOwesSomethingElseFromNowOnIsTold() {
        Plan whole = in(Scope.EVERYTHING, plans::current).map(PlanVersion::plan).orElseThrow();
        publish(whole.with(whole.measures().stream()
                .filter(measure -> !measure.id().equals("semester-plan"))
                .toList()));
        assertThat(told(city.firstPrincipal))
                .singleElement()
                .asString()
                .startsWith("行动计划 1 项举措有变化，与您有关：结束 1 项")
                .contains("幼儿园学期计划", "原：每所幼儿园每学期", "自2022年11月23日起按第2版执行");
        assertThat(told(city.firstTeacher)).isEmpty();
        assertThat(told(city.northOffice))
                .as("who leads those who owe it")
                .singleElement()
                .asString()
                .startsWith("行动计划 1 项举措有变化，与您有关：结束 1 项");
        assertThat(told(city.northResearcher)).isEmpty();
        publish(whole);
        assertThat(told(city.firstPrincipal))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("行动计划 1 项举措有变化，与您有关：新增 1 项")
                .contains("现：每所幼儿园每学期")
                .doesNotContain("原：");
        publish(whole);
        assertThat(told(city.firstPrincipal))
                .as("by a version that asks the same")
                .hasSize(2);
    }

    @Test
    void whoHasDoneWhatGetsAnotherDeadlineIsToldSo() {
        Plan whole = in(Scope.EVERYTHING, plans::current).map(PlanVersion::plan).orElseThrow();
        record(city.firstPrincipal, "2022-11-01", EvidenceKind.FILING, "development-plan", "once", null);
        int before = told(city.secondPrincipal).size();
        publish(whole.with(whole.measures().stream()
                .map(measure -> measure.id().equals("development-plan")
                        ? asking(measure, List.of(due(MAY).apply(measure.asks().getFirst())))
                        : measure)
                .toList()));
        String over = "· 改动：幼儿园三年发展规划（您单位已办完，不用再办）";
        assertThat(told(city.firstPrincipal)).last().asString().contains(over, "现：每所幼儿园", "最迟2023年5月30日");
        assertThat(told(city.secondPrincipal))
                .hasSize(before + 1)
                .last()
                .asString()
                .doesNotContain("已办完");
        assertThat(told(city.northOffice)).last().asString().doesNotContain("已办完");
    }

    @Test
    void whoOwesTheSameEachYearIsNotToldThatItIsDoneByWhatIsAskedOnce() {
        Plan whole = in(Scope.EVERYTHING, plans::current).map(PlanVersion::plan).orElseThrow();
        record(city.southOffice, "2021-07-01", EvidenceKind.MILESTONE, "anji", "once", null);
        Measure anji = whole.measure("anji-stage").orElseThrow();
        List<Ask> both = List.of(
                due(MAY).apply(anji.asks().getFirst()),
                due(new DueRule.OnMonthDay(MonthDay.of(11, 30)))
                        .apply(anji.asks().getLast()));
        publish(whole.with(whole.measures().stream()
                .map(measure -> measure.equals(anji) ? asking(measure, both) : measure)
                .toList()));
        assertThat(told(city.southOffice))
                .last()
                .asString()
                .contains("· 改动：安吉游戏四步推进", "最迟2023年5月30日")
                .doesNotContain("已办完");
        record(city.southOffice, "2021-10-01", EvidenceKind.MILESTONE, "anji", null, null);
        record(city.southOffice, "2022-10-01", EvidenceKind.MILESTONE, "anji", null, null);
        publish(whole.with(whole.measures().stream()
                .map(measure -> measure.equals(anji)
                        ? asking(measure, List.of(anji.asks().getFirst()))
                        : measure)
                .toList()));
        assertThat(told(city.southOffice))
                .as("once the yearly one is asked no more")
                .last()
                .asString()
                .contains("· 改动：安吉游戏四步推进（您单位已办完，不用再办）");
        publish(whole);
    }

    /** The principals' plan opens earlier, which no sentence tells; the counties owe something beside it. */
    @Test
    void oneIsToldWhatConcernsOneAndNoSentenceTwice() {
        Plan whole = in(Scope.EVERYTHING, plans::current).map(PlanVersion::plan).orElseThrow();
        Ask county = whole.measure("norm-check").orElseThrow().asks().getFirst();
        assertThat(county.who()).isEqualTo(UnitKind.COUNTY);
        Plan changed = whole.with(whole.measures().stream()
                .map(measure -> measure.id().equals("development-plan")
                        ? asking(
                                measure,
                                List.of(
                                        AskLike.of(measure.asks().getFirst())
                                                .opens(new DueRule.On(LocalDate.of(2021, 6, 1)))
                                                .ask(),
                                        county))
                        : measure)
                .toList());
        assertThat(changes(whole, changed, UnitKind.KINDERGARTEN, Role.PRINCIPAL))
                .containsExactly(
                        new PlanChange(Effect.Change.MOVED, "development-plan", "幼儿园三年发展规划", List.of(), List.of()));
        assertThat(changes(whole, changed, UnitKind.COUNTY, Role.OFFICE))
                .containsExactly(new PlanChange(
                        Effect.Change.MOVED,
                        "development-plan",
                        "幼儿园三年发展规划",
                        List.of(),
                        List.of(RuleSentence.of(changed, county))));
        assertThat(changes(whole, changed, UnitKind.KINDERGARTEN, Role.TEACHER)).isEmpty();
    }

    @Test
    void whoFillsInAFormThatChangesIsToldAndWhoLeadsThemToo() {
        Plan whole = in(Scope.EVERYTHING, plans::current).map(PlanVersion::plan).orElseThrow();
        Plan changed = new Plan(
                whole.id(),
                whole.title(),
                whole.number(),
                whole.issuer(),
                whole.from(),
                whole.to(),
                whole.clauses(),
                whole.topics(),
                whole.measures(),
                whole.forms().stream().map(PlanNewsTest::longer).toList());
        int before = told(city.firstPrincipal).size();
        run(
                city.cityOffice.viewer().scope(),
                () -> plans.publish(
                        plans.draft(
                                new PlanFile("x.yaml", PlanWriter.write(changed)),
                                changed.forms().stream()
                                        .map(form ->
                                                new PlanFile("forms/" + form.id() + ".yaml", PlanWriter.write(form)))
                                        .toList(),
                                changed),
                        TODAY,
                        "表单用起来太长"));
        assertThat(told(city.firstPrincipal))
                .hasSize(before + 1)
                .last()
                .asString()
                .startsWith("行动计划有变化，与您有关：报送表单改动 1 张")
                .contains("报送表单改动：《幼儿园学期计划》。已经开始填的仍用原来的");
        assertThat(told(city.firstTeacher)).isEmpty();
        assertThat(PlanChange.forms(whole, changed, List.of(new PlanChange.Place(UnitKind.COUNTY, Role.OFFICE))))
                .containsExactly("幼儿园学期计划");
        assertThat(PlanChange.forms(whole, changed, List.of(new PlanChange.Place(UnitKind.KINDERGARTEN, Role.TEACHER))))
                .isEmpty();
    }

    private static Form longer(Form form) {
        return form.id().equals("semester-plan")
                ? new Form(form.id(), form.title(), form.minutes() + 1, form.reader(), form.sections())
                : form;
    }

    private static List<PlanChange> changes(Plan older, Plan newer, UnitKind unit, Role role) {
        return PlanChange.between(older, newer, List.of(new PlanChange.Place(unit, role)));
    }

    private void publish(Plan plan) {
        run(
                city.cityOffice.viewer().scope(),
                () -> plans.publish(
                        plans.draft(new PlanFile("x.yaml", PlanWriter.write(plan)), BundledPlan.forms(), plan),
                        TODAY,
                        "按新要求调整"));
    }

    private List<String> told(Person person) {
        return database.jdbc()
                .sql("select title || '\n' || body from notice where account_id = ? order by id")
                .param(person.accountId())
                .query(String.class)
                .list();
    }
}
