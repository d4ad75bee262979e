package cn.haoyuan.duty;

import static cn.haoyuan.testing.PublishedPlan.asking;
import static cn.haoyuan.testing.PublishedPlan.due;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.About;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.DueRule;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.PlanWriter;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.PostKind;
import cn.haoyuan.plan.Receiver;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.AskLike;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is said before publishing is what publishing does. */
@HaoyuanTest
class EffectTest extends CityAtWork {

    @Autowired
    Plans plans;

    @Autowired
    Effects effects;

    @Autowired
    Duties duties;

    @Autowired
    DutyHistory history;

    @Autowired
    UnitActs acts;

    @Autowired
    JdbcClient app;

    private PlanVersion current() {
        return city.cityOffice.viewer().scope().get(() -> plans.current().orElseThrow());
    }

    private Plan changed(String id, UnaryOperator<Measure> change) {
        Plan plan = current().plan();
        return plan.with(plan.measures().stream()
                .map(m -> m.id().equals(id) ? change.apply(m) : m)
                .toList());
    }

    /** Publishes it and proves that what was said came true, by measure and kind of unit. */
    private Effect publishAsSaid(Plan draft) {
        return city.cityOffice.viewer().scope().get(() -> {
            long before = lastDuty();
            database.jdbc()
                    .sql("create table if not exists ended_before (id bigint)")
                    .update();
            database.jdbc()
                    .sql("insert into ended_before select id from duty where ended_on is not null")
                    .update();
            Effect effect = effects.of(draft, TODAY);
            assertThat(lastDuty()).isEqualTo(before);
            transaction.executeWithoutResult(status -> {
                int id = plans.draft(new PlanFile("x.yaml", PlanWriter.write(draft)), BundledPlan.forms(), draft);
                plans.publish(id, TODAY, "");
            });
            assertThat(counts(effect, Effect.Change.ADDED, Effect.Change.MOVED))
                    .as("added")
                    .isEqualTo(actual("d.id > " + before));
            assertThat(counts(effect, Effect.Change.ENDED, Effect.Change.MOVED))
                    .as("ended")
                    .isEqualTo(actual("d.ended_on = date '2022-11-23' and d.id not in (select id from ended_before)"));
            return effect;
        });
    }

    private long lastDuty() {
        return database.jdbc().sql("select max(id) from duty").query(Long.class).single();
    }

    private Map<String, Long> actual(String which) {
        Map<String, Long> counts = new TreeMap<>();
        database.jdbc()
                .sql("""
                        select m.key || ' ' || a.who as what, count(*) as n
                        from duty d join ask a on a.id = d.ask_id join measure m on m.id = d.measure_id where %s group by 1
                        """.formatted(which))
                .query((row, number) -> counts.put(row.getString("what"), row.getLong("n")))
                .list();
        return counts;
    }

    private static Map<String, Long> counts(Effect effect, Effect.Change... changes) {
        Map<String, Long> counts = new TreeMap<>();
        effect.parts().stream()
                .filter(part -> List.of(changes).contains(part.change()))
                .forEach(part -> counts.merge(part.measure() + " " + part.who(), part.n(), Long::sum));
        return counts;
    }

    private static long all(Effect effect, Effect.Change change) {
        return effect.count(change, part -> true);
    }

    @Test
    void aVersionThatChangesNothingHasNoEffect() {
        assertThat(publishAsSaid(current().plan()).parts()).isEmpty();
    }

    @Test
    void aPlanThatComesBackAfterAnotherKeepsWhatItKeptOwed() {
        Plan first = current().plan();
        Plan other = new Plan(
                "another-2022",
                "另一份行动计划",
                first.number(),
                first.issuer(),
                first.from(),
                first.to(),
                first.clauses(),
                first.topics(),
                first.measures(),
                first.forms());
        assertThat(all(publishAsSaid(other), Effect.Change.ADDED)).isPositive();
        assertThat(publishAsSaid(first).parts()).isEmpty();
    }

    @Test
    void aChangedCadenceEndsOldDutiesAndAddsNewOnes() {
        Effect effect = publishAsSaid(changed(
                "norm-check",
                m -> asking(
                        m,
                        List.of(AskLike.of(m.asks().getFirst())
                                .cadence(Cadence.MONTH_IN_TERM)
                                .due(new DueRule.AfterEnd(0))
                                .ask()))));
        assertThat(all(effect, Effect.Change.ADDED)).isGreaterThan(all(effect, Effect.Change.ENDED));
        assertThat(all(effect, Effect.Change.ENDED)).isPositive();
        assertThat(effect.parts()).allMatch(part -> part.measure().equals("norm-check"));
    }

    /** A record of the semester is one of the year too: both count, which is said before. */
    @Test
    void whatWasMetUnderAnotherCadenceIsSaidToBeAskedAgain() {
        record(city.northOffice, "2022-11-01", EvidenceKind.VISIT, "norm", null, city.first.id());
        Effect effect = publishAsSaid(changed(
                "norm-check",
                m -> asking(
                        m,
                        List.of(AskLike.of(m.asks().getFirst())
                                .cadence(Cadence.SCHOOL_YEAR)
                                .due(new DueRule.AfterEnd(0))
                                .ask()))));
        assertThat(effect.parts().stream()
                        .filter(Effect.Part::again)
                        .mapToLong(Effect.Part::n)
                        .sum())
                .isEqualTo(1);
        assertThat(database.jdbc()
                        .sql("""
                                select count(*) from duty d join measure m on m.id = d.measure_id
                                where m.key = 'norm-check' and d.place_id = ? and d.met_on = date '2022-11-01' and d.ended_on is null
                                """)
                        .param(city.first.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void anotherDeadlineMovesWhatIsOpen() {
        Effect effect = publishAsSaid(changed(
                "semester-plan",
                m -> asking(
                        m,
                        List.of(AskLike.of(m.asks().getFirst())
                                .cadence(Cadence.SEMESTER)
                                .due(new DueRule.AfterStart(40))
                                .ask()))));
        assertThat(all(effect, Effect.Change.MOVED)).isEqualTo(10);
        assertThat(all(effect, Effect.Change.ENDED)).isZero();
    }

    /** What is late stays so only where the new deadline is past as well. */
    @Test
    void anotherDeadlineSaysWhatBecomesOfWhatIsLate() {
        Ask ask = current()
                .plan()
                .measure("development-plan")
                .orElseThrow()
                .asks()
                .getFirst();
        long late = overdue("development-plan");
        assertThat(late).isPositive();
        Effect passed = city.cityOffice
                .viewer()
                .scope()
                .get(() -> effects.of(
                        changed(
                                "development-plan",
                                m -> asking(
                                        m,
                                        List.of(due(new DueRule.On(TODAY.minusDays(1)))
                                                .apply(ask)))),
                        TODAY));
        assertThat(all(passed, Effect.Change.LATE)).isEqualTo(late);
        assertThat(passed.count(Effect.Change.LATE, part -> part.newWeek() != null))
                .isZero();
        Effect coming = publishAsSaid(changed(
                "development-plan",
                m -> asking(m, List.of(due(new DueRule.On(TODAY.plusDays(30))).apply(ask)))));
        assertThat(all(coming, Effect.Change.LATE)).isZero();
        assertThat(all(coming, Effect.Change.ADDED)).isZero();
        assertThat(coming.count(Effect.Change.MOVED, part -> part.oldWeek() == null && !part.again()))
                .isEqualTo(late);
        assertThat(overdue("development-plan")).isZero();
    }

    @Test
    void whatAUnitOwedThatHasClosedIsOnNoBoardAndSoNotLateForAPlanEither() {
        Ask ask = current()
                .plan()
                .measure("development-plan")
                .orElseThrow()
                .asks()
                .getFirst();
        Plan draft = changed(
                "development-plan",
                m -> asking(m, List.of(due(new DueRule.On(TODAY.minusDays(2))).apply(ask))));
        Scope all = city.cityOffice.viewer().scope();
        long late = all.get(() -> all(effects.of(draft, TODAY), Effect.Change.LATE));
        long closed = database.jdbc()
                .sql("""
                        select count(*) from duty d join measure m on m.id = d.measure_id
                        where m.key = 'development-plan' and d.unit_id = ? and d.met_on is null and d.due_on < ?
                        """)
                .params(city.second.id(), TODAY)
                .query(Long.class)
                .single();
        assertThat(closed).isPositive();
        all.run(() -> acts.close(city.second.id(), TODAY, "停办"));
        assertThat(all.<Long>get(() -> all(effects.of(draft, TODAY), Effect.Change.LATE)))
                .isEqualTo(late - closed);
        all.run(() -> acts.reopen(city.second.id(), "不停办了"));
    }

    private long overdue(String measure) {
        return database.jdbc().sql("""
                        select count(*) from duty d join measure m on m.id = d.measure_id
                        where m.key = ? and d.met_on is null and not d.waived and d.due_on < ? and d.ended_on is null
                        """).params(measure, TODAY).query(Long.class).single();
    }

    @Test
    void whatIsAskedForOtherwiseLeadsToWhatGoesOnInItsPlace() throws Exception {
        publishAsSaid(changed(
                "year-plan",
                m -> asking(
                        m,
                        List.of(AskLike.of(m.asks().getFirst())
                                .cadence(Cadence.SCHOOL_YEAR)
                                .due(new DueRule.AfterStart(100))
                                .receiver(Receiver.CITY)
                                .ask()))));
        long old = database.jdbc()
                .sql("""
                        select max(d.id) from duty d join measure m on m.id = d.measure_id
                        where m.key = 'year-plan' and d.ended_on = date '2022-11-23' and d.unit_id = ?
                        """)
                .param(city.first.id())
                .query(Long.class)
                .single();
        Scope scope = city.cityOffice.viewer().scope();
        Duty last = in(scope, () -> duties.findLast(old, TODAY)).orElseThrow();
        Duty next = in(scope, () -> duties.end(old, TODAY).flatMap(end -> duties.next(end, TODAY)))
                .orElseThrow();
        assertThat(next)
                .returns(last.unitId(), Duty::unitId)
                .returns(last.period(), Duty::period)
                .doesNotReturn(last.dueOn(), Duty::dueOn);
        assertThat(in(scope, () -> duties.end(next.id(), TODAY))).isEmpty();
        assertThat(mvc.perform(get("/duties/" + old).with(As.account(city.cityOffice.accountId())))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("<a href=\"/duties/" + next.id() + "\">由新的事项接续</a>", "要求或期限变更，由新的事项接续")
                .doesNotContain("起不再承担");
        List<DutyPage.Step> steps = in(scope, () -> history.of(next.id(), next.opensOn(), TODAY, Map.of()));
        assertThat(steps.getFirst())
                .returns("列入责任清单", DutyPage.Step::what)
                .returns(PublishedPlan.DAY, DutyPage.Step::day);
        assertThat(steps).extracting(DutyPage.Step::what).contains("起可以办理");
        assertThat(steps).anySatisfy(step -> assertThat(step)
                .returns("要求或期限变更（计划修订，或办园情况变化）", DutyPage.Step::what)
                .returns(TODAY, DutyPage.Step::day)
                .satisfies(told -> assertThat(told.detail()).contains(Day.of(last.dueOn()))));
    }

    @Test
    void aDroppedMeasureEndsAndComesBackAsItWas() {
        Plan before = current().plan();
        Plan without = before.with(before.measures().stream()
                .filter(m -> !m.id().equals("guidance-weekly"))
                .toList());
        long ended = all(publishAsSaid(without), Effect.Change.ENDED);
        assertThat(ended).isPositive();
        Effect back = publishAsSaid(before);
        assertThat(all(back, Effect.Change.ADDED)).isEqualTo(ended);
    }

    @Test
    void aNewMeasureAddsWhatItAsksAndItsRowsCanBeListed() {
        Plan plan = current().plan();
        Measure model = plan.measure("ethics").orElseThrow();
        List<Measure> measures = new ArrayList<>(plan.measures());
        Ask ask = AskLike.of(model.asks().getFirst())
                .cadence(Cadence.CALENDAR_YEAR)
                .due(new DueRule.AfterEnd(0))
                .ask();
        measures.add(new Measure("m-9-1", List.of("六(二)"), "新要求", "做", "县区", 30, null, List.of(ask)));
        Plan draft = plan.with(measures);
        List<Effect.Row> rows = city.cityOffice
                .viewer()
                .scope()
                .get(() -> transaction.execute(status -> effects.rows(
                                draft,
                                new EffectFilter("m-9-1", Effect.Change.ADDED, city.north.id(), null, null),
                                TODAY)
                        .page(1, Effect.ROWS)));
        assertThat(rows).hasSize(8).allMatch(row -> row.oldDueOn() == null && row.newDueOn() != null);
        assertThat(all(publishAsSaid(draft), Effect.Change.ADDED)).isEqualTo(10);
        assertThat(ask.evidence()).isEqualTo(EvidenceKind.ETHICS);
    }

    @Test
    void whatAnAreaOwesAboutWhoLiesBelowItIsOwed() {
        Plan plan = current().plan();
        List<Measure> measures = new ArrayList<>(plan.measures());
        measures.add(new Measure(
                "m-9-2",
                List.of("六(二)"),
                "片区走访",
                "做",
                "县区",
                30,
                null,
                List.of(
                        visits(UnitKind.COUNTY_AREA, About.KINDERGARTEN),
                        visits(UnitKind.CITY_AREA, About.COUNTY),
                        visits(UnitKind.CITY_AREA, About.WEAK_OR_NEW_KINDERGARTEN))));
        Effect effect = publishAsSaid(plan.with(measures));
        assertThat(counts(effect, Effect.Change.ADDED))
                .containsEntry("m-9-2 COUNTY_AREA", 10L)
                .containsEntry("m-9-2 CITY_AREA", 10L);
    }

    private static Ask visits(UnitKind who, About about) {
        return new Ask(
                who,
                null,
                about,
                PostKind.RESEARCHER,
                EvidenceKind.VISIT,
                null,
                null,
                1,
                Cadence.CALENDAR_YEAR,
                null,
                LocalDate.of(2021, 4, 1),
                new DueRule.AfterStart(0),
                new DueRule.AfterEnd(0),
                Optional.empty(),
                Receiver.NONE,
                Set.of());
    }

    @Test
    void whatIsToEndLaterWeighsUntilItEnds() {
        Plan plan = current().plan();
        city.cityOffice
                .viewer()
                .scope()
                .run(() -> transaction.executeWithoutResult(status -> {
                    int due = app.sql("""
                            update duty set ended_on = :end
                            where unit_id = :unit and met_on is null and due_on >= :day
                            """)
                            .param("end", TODAY.plusDays(20))
                            .param("unit", city.village.id())
                            .param("day", TODAY)
                            .update();
                    status.setRollbackOnly();
                    assertThat(due).isPositive();
                    Effect effect = effects.of(plan, TODAY);
                    assertThat(effect.owed().stream()
                                    .filter(part -> part.who() == UnitKind.KINDERGARTEN)
                                    .mapToLong(Effect.Part::n)
                                    .sum())
                            .isEqualTo(app.sql("""
                                    select count(*) from duty d join ask a on a.id = d.ask_id join measure m on m.id = d.measure_id
                                    where m.plan_id = :plan and a.who = 'KINDERGARTEN' and d.met_on is null and not d.waived and d.due_on >= :day
                                        and (d.ended_on is null or d.ended_on > :day)
                                    """)
                                    .param("plan", plan.id())
                                    .param("day", TODAY)
                                    .query(Long.class)
                                    .single());
                }));
    }
}
