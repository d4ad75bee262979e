package cn.haoyuan.duty;

import static cn.haoyuan.testing.PublishedPlan.count;
import static cn.haoyuan.testing.PublishedPlan.due;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import cn.haoyuan.database.Scope;
import cn.haoyuan.plan.DueRule;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** A duty goes on by the terms of a new version, so that nothing is asked, or counted, twice. In order, because time only goes on. */
@HaoyuanTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RevisionTest extends DutyWork {

    @Autowired
    Waivers waivers;

    @Autowired
    DutyHistory history;

    private List<Duty> of(String measure, LocalDate day) {
        return on(day).stream()
                .filter(duty ->
                        duty.measure().equals(measure) && !duty.opensOn().isAfter(day))
                .toList();
    }

    private static Map<Long, DutyState> states(List<Duty> duties) {
        return duties.stream().collect(Collectors.toMap(Duty::id, Duty::state));
    }

    private static long met(List<Duty> duties) {
        return duties.stream().filter(duty -> duty.metOn() != null).count();
    }

    private Duty owed(String measure, TestCity.Place owner, LocalDate day) {
        return of(measure, day).stream()
                .filter(duty -> duty.unitId() == owner.id() && !duty.dueOn().isBefore(day))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void whatIsMetWaivedOrOpenHasTheNewDeadlineAndIsThereOnce() {
        LocalDate day = LocalDate.of(2021, 9, 8);
        clock.set(day);
        Duty met = owed("semester-plan", city.first, day);
        record(city.firstPrincipal, "2021-09-08", EvidenceKind.FILING, "semester-plan", met.period(), null);
        Duty waived = owed("semester-plan", city.second, day);
        assertThat(in(
                        city.northOffice.viewer().scope(),
                        () -> waivers.waive(city.northOffice.viewer(), waived.id(), "搬迁停办一学期")))
                .isEmpty();
        LocalDate next = day.plusDays(1);
        clock.set(next);
        Map<Long, DutyState> before = states(of("semester-plan", next));
        LocalDate old = met.dueOn();

        published.revise("semester-plan", due(new DueRule.AfterStart(40)));

        List<Duty> after = of("semester-plan", next);
        assertThat(states(after).keySet()).isEqualTo(before.keySet());
        assertThat(after).allMatch(duty -> duty.dueOn().isAfter(old));
        assertThat(states(after)).containsEntry(met.id(), DutyState.MET).containsEntry(waived.id(), DutyState.WAIVED);
        assertThat(met(after)).isOne();
        // the board of the day before shows what it showed, if by a copy's row
        List<Duty> then = of("semester-plan", day);
        assertThat(then).hasSameSizeAs(before.keySet()).allMatch(duty -> duty.dueOn()
                .equals(old));
        assertThat(then.stream().map(Duty::state).filter(state -> state == DutyState.MET || state == DutyState.WAIVED))
                .containsExactlyInAnyOrder(DutyState.MET, DutyState.WAIVED);
        assertThat(in(Scope.EVERYTHING, () -> history.of(met.id(), met.opensOn(), next, Map.of())))
                .extracting(DutyPage.Step::what)
                .contains("行动计划修订，办理期限变更");
        idempotent(next);
        ledgerEqualsScan(day, next, old.plusDays(1), next.plusMonths(2));
    }

    /** What was accepted by mistake is owed again, by the deadline that holds now. */
    @Test
    @Order(2)
    void whatIsTakenBackLaterIsOwedByTheNewDeadline() {
        LocalDate day = LocalDate.of(2021, 9, 20);
        clock.set(day);
        Duty met = owed("semester-plan", city.first, day);
        assertThat(met.state()).isEqualTo(DutyState.MET);
        run(
                city.firstPrincipal.viewer().scope(),
                () -> facts.voidSource(
                        "test",
                        LocalDate.of(2021, 9, 8).toEpochDay(),
                        city.firstPrincipal.viewer().post().id(),
                        "交错了"));
        assertThat(in(Scope.EVERYTHING, () -> duties.find(met.id(), day)).orElseThrow())
                .returns(DutyState.OPEN, Duty::state)
                .returns(met.dueOn(), Duty::dueOn);
        ledgerEqualsScan(day.minusDays(15), day, day.plusMonths(1));
    }

    /** What was late has time again from that day on, what was done late was not late; the boards of before stay. */
    @Test
    @Order(3)
    void aDeadlineThatIsPutOffWhenItIsPastRelievesWhoWasLate() {
        LocalDate day = LocalDate.of(2021, 9, 10);
        clock.set(day);
        List<Duty> late = of("development-plan", day);
        assertThat(late).isNotEmpty().allMatch(duty -> duty.state() == DutyState.OVERDUE);
        record(city.firstPrincipal, "2021-09-10", EvidenceKind.FILING, "development-plan", "once", null);
        LocalDate next = LocalDate.of(2021, 9, 22);
        clock.set(next);

        published.revise("development-plan", due(new DueRule.On(LocalDate.of(2021, 10, 31))));

        List<Duty> after = of("development-plan", next);
        assertThat(states(after).keySet()).isEqualTo(states(late).keySet());
        assertThat(after).noneMatch(duty -> duty.state() == DutyState.OVERDUE || duty.state() == DutyState.MET_LATE);
        assertThat(met(after)).isOne();
        assertThat(of("development-plan", next.minusDays(1)))
                .hasSameSizeAs(late)
                .allMatch(duty -> duty.state() == DutyState.OVERDUE || duty.state() == DutyState.MET_LATE);
        idempotent(next);
        ledgerEqualsScan(day, next.minusDays(1), next, LocalDate.of(2021, 11, 1));
    }

    /** Who has done what was asked does not lose it by being asked more: that stays done, and the rest comes beside it. */
    @Test
    @Order(4)
    void whatIsMetStaysWhereMoreIsAskedAndWhatIsOpenGoesOn() {
        LocalDate day = LocalDate.of(2022, 3, 14);
        clock.set(day);
        List<Duty> before = of("norm-check", day).stream()
                .filter(duty -> !duty.dueOn().isBefore(day))
                .toList();
        record(city.northOffice, "2022-03-14", EvidenceKind.VISIT, "norm", null, city.first.id());
        assertThat(met(of("norm-check", day))).isOne();

        published.revise("norm-check", count(2));

        List<Duty> after = of("norm-check", day).stream()
                .filter(duty -> !duty.dueOn().isBefore(day))
                .toList();
        assertThat(after).hasSize(before.size() + 1);
        assertThat(after.stream()
                        .collect(Collectors.toMap(Duty::id, Function.identity()))
                        .keySet())
                .containsAll(states(before).keySet());
        assertThat(met(after)).isOne();
        record(city.northOffice, "2022-03-13", EvidenceKind.VISIT, "norm", null, city.first.id());
        assertThat(met(of("norm-check", day))).isEqualTo(2);
        idempotent(day);
        ledgerEqualsScan(day.minusDays(1), day, day.plusMonths(4));
    }

    /** What was done counts for what is asked now, though the former duty of the period stays: one period's duties take nothing from each other. */
    @Test
    @Order(5)
    void whatWasDoneCountsForTheLargerNumberAsWell() {
        LocalDate day = LocalDate.of(2022, 4, 11);
        clock.set(day);
        Duty five = owed("project-group", city.city, day);
        int wanted = five.count();
        for (int i = 0; i < wanted; i++) {
            record(city.cityOffice, day.minusDays(i).toString(), five.evidence(), five.topic(), null, null);
        }
        assertThat(in(Scope.EVERYTHING, () -> duties.find(five.id(), day))
                        .orElseThrow()
                        .metOn())
                .isEqualTo(day);

        published.revise("project-group", ask -> due(new DueRule.AfterEnd(20))
                .apply(count(wanted + 1).apply(ask)));

        Duty six = of("project-group", day).stream()
                .filter(duty -> duty.unitId() == city.city.id()
                        && duty.period().equals(five.period())
                        && duty.id() != five.id())
                .findFirst()
                .orElseThrow();
        assertThat(six.metOn()).isNull();
        record(city.cityOffice, day.minusDays(wanted).toString(), five.evidence(), five.topic(), null, null);
        assertThat(in(Scope.EVERYTHING, () -> duties.find(six.id(), day))
                        .orElseThrow()
                        .metOn())
                .isEqualTo(day);
    }

    /** A county that owes an answer to a circular goes on owing it, on its day, though the plan gives others more time. */
    @Test
    @Order(6)
    void whatAnEventAskedForIsStillOwedByItsDay() {
        LocalDate day = LocalDate.of(2022, 5, 10);
        clock.set(day);
        record(city.cityOffice, "2022-05-10", EvidenceKind.LETTER, "circular", null, city.north.id());
        List<Duty> before = of("rectification-plan", day);
        assertThat(before).isNotEmpty();

        published.revise("rectification-plan", due(new DueRule.AfterStart(45)));

        assertThat(of("rectification-plan", day))
                .extracting(Duty::id, Duty::dueOn)
                .isEqualTo(before.stream()
                        .map(duty -> org.assertj.core.groups.Tuple.tuple(duty.id(), duty.dueOn()))
                        .toList());
        ledgerEqualsScan(day, day.plusMonths(3));
    }

    /** What a record of a day before would still answer is owed once, by the terms that hold now. */
    @Test
    @Order(7)
    void whatWaitedOnThatDayWaitsOnce() throws Exception {
        LocalDate day = LocalDate.of(2022, 6, 8);
        clock.set(day);
        published.revise("exchange-event", due(new DueRule.AfterEnd(10)));
        String record = mvc.perform(multipart("/records")
                        .param("kind", "WORK_RECORD")
                        .param("key", "00000000-0000-0000-0000-000000000007")
                        .param("title", "展示活动")
                        .param("day", day.minusDays(1).toString())
                        .with(As.person(city.cityOffice)))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(mvc.perform(get(String.valueOf(record)).with(As.person(city.cityOffice)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .containsPattern("选“<b>展示交流</b>”，计入：[^，<]+，还有 1 项要做");
    }
}
