package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import cn.haoyuan.board.ChangeDrill.What;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Ledger;
import cn.haoyuan.duty.Waivers;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came and what went between two days, against the lists of both, whatever happened to what had been settled before. */
@HaoyuanTest
class DutyChangesTest extends CityAtWork {

    @Autowired
    DutyChanges changes;

    @Autowired
    Duties duties;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ledger ledger;

    @Autowired
    Waivers waivers;

    @Autowired
    UnitActs acts;

    @Test
    void whatWasSettledChangesOnlyBySettlingRevisingEndingAndMoving() {
        List<LocalDate> days = work();
        DutyChanges walking = new DutyChanges(jdbc, ledger, -1);
        for (int unit : List.of(city.city.id(), city.north.id(), city.south.id(), city.first.id())) {
            for (What change : What.values()) {
                List<Set<Long>> listed = days.stream()
                        .map(day -> listed(unit, change.states(), day))
                        .toList();
                for (int from = 0; from < days.size(); from++) {
                    for (int to = from + 1; to < days.size(); to++) {
                        boolean beside = to == from + 1 || from == 0 && to == days.size() - 1;
                        if (unit != city.city.id() && !beside) {
                            continue; // of the whole city every pair of days
                        }
                        String what = unit + " " + change + " " + days.get(from) + " to " + days.get(to);
                        Drill drill = new Drill(unit, false, null, null);
                        LocalDate since = days.get(from);
                        LocalDate asOf = days.get(to);
                        Set<Long> came = without(listed.get(to), listed.get(from));
                        Set<Long> went = without(listed.get(from), listed.get(to));
                        run(Scope.EVERYTHING, () -> {
                            DutyChanges.Found found = changes.between(drill, true, since, asOf, change, true, 1, 500);
                            assertThat(found.page()).as(what).containsExactlyInAnyOrderElementsOf(came);
                            assertThat(found.went()).as(what).isEqualTo(went.size());
                            assertThat(changes.between(drill, true, since, asOf, change, false, 1, 500)
                                            .page())
                                    .as(what)
                                    .containsExactlyInAnyOrderElementsOf(went);
                            DutyChanges.Found walked = walking.between(drill, false, since, asOf, change, true, 1, 500);
                            assertThat(walked.page()).as("walked " + what).isEqualTo(found.page());
                            assertThat(walked.came()).as("walked " + what).isEqualTo(found.came());
                            assertThat(walking.between(drill, false, since, asOf, change, false, 1, 500))
                                    .as("walked " + what)
                                    .returns(found.went(), DutyChanges.Found::went)
                                    .extracting(DutyChanges.Found::page, LIST)
                                    .containsExactlyInAnyOrderElementsOf(went);
                            assertThat(walking.between(drill, false, since, asOf, change, true, 2, 7)
                                            .page())
                                    .as("second page of " + what)
                                    .isEqualTo(found.page().stream()
                                            .skip(7)
                                            .limit(7)
                                            .toList());
                        });
                    }
                }
            }
        }
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        String went = "/board/changes/rows?went=true&since=2021-10-28&asOf=2021-10-29&what=";
        assertThat(walk.page(went + "OVERDUE") + walk.page(went + "DUE_SOON"))
                .as("why what left is there no longer")
                .contains("单位已于2021年10月29日撤销");
    }

    /** Days between which something happened to what was settled. */
    private List<LocalDate> work() {
        LocalDate begun = at("2021-10-12");
        record(city.firstPrincipal, "2021-08-29", EvidenceKind.FILING, "development-plan", "once", null);
        record(city.secondPrincipal, "2021-09-29", EvidenceKind.FILING, "development-plan", "once", null);
        LocalDate met = at("2021-10-14");
        record(city.northResearcher, "2021-10-13", EvidenceKind.VISIT, "guidance", null, city.first.id());
        LocalDate visited = at("2021-10-18");
        run(
                Scope.EVERYTHING,
                () -> facts.voidSource("test", LocalDate.of(2021, 9, 29).toEpochDay(), null, "记错了"));
        LocalDate voided = at("2021-10-20");
        Duty waived = in(Scope.EVERYTHING, () -> duties.list(
                                DutyFilter.on(voided).owedBy(city.second.id()).states(EnumSet.of(DutyState.OVERDUE)),
                                DutySort.DUE,
                                1,
                                1)
                        .rows())
                .getFirst();
        assertThat(in(
                        city.northOffice.viewer().scope(),
                        () -> waivers.waive(city.northOffice.viewer(), waived.id(), "停课整改")))
                .isEmpty();
        LocalDate lifted = at("2021-10-25");
        done(Scope.EVERYTHING, () -> acts.move(city.first.id(), city.southEast.id(), lifted, "区划调整"));
        LocalDate moved = at("2021-10-28");
        done(Scope.EVERYTHING, () -> acts.close(city.second.id(), moved.plusDays(1), "停办"));
        LocalDate closed = at("2021-11-02");
        LocalDate ahead = closed.plusYears(1);
        return List.of(
                begun.minusDays(1), begun, met, visited, voided, lifted.minusDays(1), lifted, moved, closed, ahead);
    }

    private LocalDate at(String day) {
        LocalDate date = LocalDate.parse(day);
        clock.set(date);
        return date;
    }

    private static Set<Long> without(Set<Long> some, Set<Long> others) {
        Set<Long> rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private Set<Long> listed(int unit, Set<DutyState> states, LocalDate day) {
        return in(Scope.EVERYTHING, () -> {
            Set<Long> ids = new HashSet<>();
            duties.stream(DutyFilter.on(day).unit(unit).states(states), DutySort.DUE, duty -> ids.add(duty.id()));
            return ids;
        });
    }
}
