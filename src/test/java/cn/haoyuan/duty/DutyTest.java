package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.MarkKind;
import cn.haoyuan.org.Marks;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HaoyuanTest
class DutyTest extends DutyWork {

    @Autowired
    Plans plans;

    @Autowired
    LedgerUpkeep upkeep;

    @Autowired
    LedgerEntries entries;

    @Autowired
    Waivers waivers;

    @Autowired
    DutyPages pages;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    cn.haoyuan.org.UnitActs acts;

    @Autowired
    cn.haoyuan.org.Pairings pairings;

    @Autowired
    Marks marks;

    @BeforeEach
    void begin() {
        clock.set(PublishedPlan.DAY);
    }

    @Test
    void everyKindergartenOwesItsDevelopmentPlanByTheEndOfAugust() {
        List<Duty> owed = list(DutyFilter.on(PublishedPlan.DAY).measure("development-plan"));
        assertThat(owed)
                .hasSize(5)
                .allMatch(d -> d.dueOn().equals(LocalDate.of(2021, 8, 30)) && d.state() == DutyState.NOT_OPEN);
    }

    @Test
    void generatingAgainAddsNothing() {
        int added = in(Scope.EVERYTHING, () -> generation.generate(PublishedPlan.DAY));
        assertThat(added).isZero();
    }

    /** It sees the units above it as well, whose duties are not its to generate. */
    @Test
    void aCountyGeneratesWhatIsItsOwnAlone() {
        int added = in(city.northOffice.viewer().scope(), () -> generation.generate(PublishedPlan.DAY));
        assertThat(added).isZero();
    }

    @Test
    void aVisitDischargesTheWeekInWhichItHappenedOnceItIsRecorded() {
        LocalDate wednesday = LocalDate.of(2021, 10, 13);
        clock.set(LocalDate.of(2021, 10, 14));
        record(wednesday, EvidenceKind.VISIT, "guidance", city.northResearcher, city.first.id(), null, 71);
        Duty week =
                list(DutyFilter.on(LocalDate.of(2021, 10, 14))
                                .measure("guidance-weekly")
                                .owedBy(city.north.id()))
                        .stream()
                        .filter(d -> d.period().equals("2021-W41"))
                        .findFirst()
                        .orElseThrow();
        assertThat(week.state()).isEqualTo(DutyState.MET);
        assertThat(at(week, LocalDate.of(2021, 10, 13)).state()).isNotEqualTo(DutyState.MET);
        ledgerEqualsScan();
        clock.set(LocalDate.of(2021, 10, 20));
        run(Scope.EVERYTHING, () -> facts.voidSource("test", 71, null, "记错了"));
        assertThat(at(week, LocalDate.of(2021, 10, 20)).state()).isEqualTo(DutyState.OVERDUE);
        assertThat(at(week, LocalDate.of(2021, 10, 19)).state()).isEqualTo(DutyState.MET);
        ledgerEqualsScan();
    }

    @Test
    void ofALongHistoryTheLatestIsToldAndThatThereIsMore() throws Exception {
        LocalDate day = LocalDate.of(2021, 11, 17);
        clock.set(day);
        for (int n = 1; n <= 101; n++) {
            clock.advance(Duration.ofMinutes(1));
            NewFact visit = new NewFact(
                    EvidenceKind.VISIT,
                    "guidance",
                    city.north.id(),
                    city.first.id(),
                    null,
                    day,
                    "第" + n + "次",
                    "test",
                    700 + n);
            in(city.northResearcher.viewer().scope(), () -> facts.record(visit));
        }
        Duty week = list(DutyFilter.on(day).measure("guidance-weekly").owedBy(city.north.id())).stream()
                .filter(duty -> duty.period().equals("2021-W46"))
                .findFirst()
                .orElseThrow();
        String page = mvc.perform(get("/duties/" + week.id()).with(As.person(city.northOffice)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains("佐证入账：第101次<", ">第101次<", "此前还有经过", "只列出最近发生的 100 件")
                .doesNotContain("佐证入账：第1次<", ">第1次<");
    }

    @Test
    void aFilingAcceptedAfterItsDeadlineIsMetLate() {
        clock.set(LocalDate.of(2021, 9, 3));
        record(
                LocalDate.of(2021, 8, 31),
                EvidenceKind.FILING,
                "development-plan",
                city.secondPrincipal,
                null,
                "once",
                72);
        Duty duty = list(DutyFilter.on(LocalDate.of(2021, 9, 3))
                        .measure("development-plan")
                        .owedBy(city.second.id()))
                .getFirst();
        assertThat(duty.state()).isEqualTo(DutyState.MET_LATE);
        assertThat(at(duty, LocalDate.of(2021, 9, 2)).state()).isEqualTo(DutyState.OVERDUE);
        assertThat(at(duty, LocalDate.of(2021, 8, 30)).state()).isEqualTo(DutyState.DUE_SOON);
        ledgerEqualsScan();
    }

    @Test
    void workOfThisYearDoesNotMeetLastYearsDutyAsWell() {
        LocalDate day = LocalDate.of(2022, 10, 14);
        clock.set(day);
        record(day, EvidenceKind.TRAINING, "backbone", city.northOffice, null, null, 73);
        assertThat(states("training-backbone", day))
                .containsEntry("2021-2022", DutyState.OVERDUE)
                .containsEntry("2022-2023", DutyState.MET);
        record(day, EvidenceKind.TRAINING, "backbone", city.northOffice, null, "2021-2022", 74);
        assertThat(states("training-backbone", day))
                .containsEntry("2021-2022", DutyState.MET_LATE)
                .containsEntry("2022-2023", DutyState.MET);
        run(Scope.EVERYTHING, () -> facts.voidSource("test", 73, null, "记错了"));
        assertThat(states("training-backbone", day))
                .containsEntry("2021-2022", DutyState.MET_LATE)
                .containsEntry("2022-2023", DutyState.OPEN);
        ledgerEqualsScan();
    }

    @Test
    void whereTheNextPeriodHasOpenedBeforeADeadlineTheEarlierOneIsMetFirst() {
        LocalDate january = LocalDate.of(2022, 1, 20);
        clock.set(january);
        record(january, EvidenceKind.RETURN, "funding", city.northOffice, null, null, 77);
        assertThat(states("funding-return", january))
                .containsEntry("2021", DutyState.MET)
                .containsEntry("2022", DutyState.OPEN);
        LocalDate spring = LocalDate.of(2022, 4, 1);
        clock.set(spring);
        record(spring, EvidenceKind.RETURN, "funding", city.northOffice, null, null, 78);
        assertThat(states("funding-return", spring)).containsEntry("2022", DutyState.MET);
        ledgerEqualsScan();
    }

    @Test
    void whoIsVisitedTwiceOnADayWasVisitedOnce() {
        LocalDate thursday = LocalDate.of(2022, 10, 13);
        clock.set(LocalDate.of(2022, 9, 20));
        run(Scope.EVERYTHING, () -> marks.add(city.second.id(), MarkKind.WEAK, LocalDate.of(2022, 9, 20), "等级评估靠后"));
        clock.set(thursday.plusDays(1));
        DutyFilter second =
                DutyFilter.on(thursday.plusDays(1)).measure("guidance-weak").unit(city.second.id());
        for (int morningAndAfternoon = 0; morningAndAfternoon < 2; morningAndAfternoon++) {
            visit(thursday, 79 + morningAndAfternoon);
        }
        assertThat(states(second)).containsEntry("2022-2023-1", DutyState.OPEN);
        assertThat(countedWith(79)).isEqualTo(standingWith(79)).containsValue(1L);
        visit(thursday.plusDays(1), 81);
        assertThat(states(second)).containsEntry("2022-2023-1", DutyState.MET);
        assertThat(countedWith(81)).isEqualTo(standingWith(81)).containsValue(2L);
        ledgerEqualsScan();
    }

    /** How many visits count for each duty that this one helped to meet, as the record says it. */
    private Map<Long, Long> countedWith(long source) {
        return in(city.northOffice.viewer().scope(), () -> facts.bearing("test", source)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().counted()));
    }

    /** The same as the pages of these duties say it. */
    private Map<Long, Long> standingWith(long source) {
        LocalDate today = LocalDate.now(clock);
        return countedWith(source).keySet().stream()
                .collect(Collectors.toMap(
                        duty -> duty,
                        duty -> in(city.northOffice.viewer().scope(), () -> pages.duty(
                                        city.northOffice.viewer(), duty, today, DutyPage.Typed.NONE)
                                .standing())));
    }

    private void visit(LocalDate day, int source) {
        record(day, EvidenceKind.VISIT, "guidance", city.northResearcher, city.second.id(), null, source);
    }

    /** How what the northern county owes of a measure stands, by period. */
    private Map<String, DutyState> states(String measure, LocalDate day) {
        return states(DutyFilter.on(day).measure(measure));
    }

    private Map<String, DutyState> states(DutyFilter filter) {
        return list(filter.owedBy(city.north.id())).stream().collect(Collectors.toMap(Duty::period, Duty::state));
    }

    @Test
    void aWaiverLiftsADutyFromItsDayOnAndCanBeTakenBack() throws Exception {
        clock.set(LocalDate.of(2021, 6, 1));
        Duty duty = list(DutyFilter.on(LocalDate.of(2021, 6, 1))
                        .measure("home-community")
                        .owedBy(city.village.id()))
                .getFirst();
        assertThat(page("/duties/" + duty.id())).contains("逾期以后");
        in(city.northOffice.viewer().scope(), () -> waivers.waive(city.northOffice.viewer(), duty.id(), "园舍改造停办一年"));
        assertThat(page("/duties/" + duty.id())).contains("已豁免").doesNotContain("逾期以后");
        assertThat(at(duty, LocalDate.of(2021, 6, 1)).state()).isEqualTo(DutyState.WAIVED);
        assertThat(at(duty, LocalDate.of(2021, 5, 31)).state()).isEqualTo(DutyState.OPEN);
        ledgerEqualsScan();
        clock.set(LocalDate.of(2021, 6, 9));
        in(city.northOffice.viewer().scope(), () -> waivers.lift(city.northOffice.viewer(), duty.id(), "已复园"));
        assertThat(at(duty, LocalDate.of(2021, 6, 9)).state()).isEqualTo(DutyState.OPEN);
        assertThat(at(duty, LocalDate.of(2021, 6, 8)).state()).isEqualTo(DutyState.WAIVED);
        ledgerEqualsScan();
    }

    @Test
    void aReasonThatWillNotDoComesBackInItsOpenForm() throws Exception {
        LocalDate day = LocalDate.of(2021, 6, 1);
        clock.set(day);
        Duty duty = list(DutyFilter.on(day).measure("home-community").owedBy(city.second.id()))
                .getFirst();
        String address = "/duties/" + duty.id() + "/waiver";
        String open = "<details class=\"drawer\" open>";
        assertThat(page("/duties/" + duty.id())).contains("豁免这一事项").doesNotContain(open);
        assertThat(refused(address, " "))
                .contains("<a href=\"#f-reason\">请写明原因</a>", open, ">请写明原因</p>", "aria-invalid=\"true\"");
        String long201 = "装修".repeat(100) + "。";
        assertThat(refused(address, long201)).contains(open, "value=\"" + long201 + "\"", ">原因最多 200 字，现有 201 字</p>");
        in(city.northOffice.viewer().scope(), () -> waivers.waive(city.northOffice.viewer(), duty.id(), "停办装修"));
        assertThat(refused(address + "/lift", long201))
                .contains(open, "撤销豁免", "value=\"" + long201 + "\"", ">原因最多 200 字，现有 201 字</p>");
        mvc.perform(post(address).param("reason", "停办装修").with(As.person(city.northOffice)))
                .andExpect(flash().attribute("warning", "该事项已豁免，不能豁免"));
    }

    private String refused(String address, String reason) throws Exception {
        return mvc.perform(post(address).param("reason", reason).with(As.person(city.northOffice)))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void whatTheCityOwesAboutACountyIsNotThatCountysToWaive() {
        LocalDate day = LocalDate.of(2021, 12, 1);
        clock.set(day);
        List<Duty> seen =
                in(city.northOffice.viewer().scope(), () -> duties.list(DutyFilter.on(day), DutySort.DUE, 1, 1000)
                        .rows());
        List<Duty> others =
                seen.stream().filter(duty -> duty.unitId() == city.city.id()).toList();
        assertThat(others).isNotEmpty();
        for (Duty duty : others) {
            assertThat(in(
                            city.northOffice.viewer().scope(),
                            () -> waivers.waive(city.northOffice.viewer(), duty.id(), "试一试")))
                    .as(duty.title())
                    .isPresent();
        }
        assertThat(in(Scope.EVERYTHING, () -> jdbc.sql("select count(*) from waiver where reason = '试一试'")
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void whatIsOwedAboutAKindergartenThatClosesEndsWithItsLastDay() {
        LocalDate closing = PublishedPlan.DAY.plusMonths(8);
        run(Scope.EVERYTHING, () -> pairings.add(city.first.id(), city.other.id(), PublishedPlan.DAY));
        DutyFilter owed = DutyFilter.on(closing).unit(city.first.id()).measure("pairing-activity");
        int before = list(owed).size();
        run(Scope.EVERYTHING, () -> acts.close(city.other.id(), closing, "合并办学"));
        assertThat(before).isPositive();
        assertThat(list(owed).size()).isLessThan(before);
        assertThat(list(owed)).allMatch(duty -> duty.dueOn().isBefore(closing) || duty.metOn() != null);
        assertThat(in(Scope.EVERYTHING, () -> jdbc.sql("""
                                select count(*) from duty
                                where place_id = :closed and ended_on is null and met_on is null and not waived
                                """)
                        .param("closed", city.other.id())
                        .query(Long.class)
                        .single()))
                .as("its own and what others owe about it")
                .isZero();
        ledgerEqualsScan();
    }

    @Test
    void theLedgerRebuiltEqualsTheLedgerWritten() {
        in(Scope.EVERYTHING, () -> {
            upkeep.rebuild();
            return true;
        });
        ledgerEqualsScan();
    }

    @Test
    void whatIsEnteredAfterACheckpointCountsAsWell() {
        clock.set(LocalDate.of(2022, 3, 20));
        in(Scope.EVERYTHING, () -> {
            upkeep.checkpoint();
            return true;
        });
        record(LocalDate.of(2022, 3, 15), EvidenceKind.VISIT, "guidance", city.southOffice, city.other.id(), null, 91);
        clock.set(LocalDate.of(2022, 5, 2));
        run(Scope.EVERYTHING, () -> facts.voidSource("test", 91, null, "记错了"));
        ledgerEqualsScan();
    }

    @Test
    void whatLeftAndCameBackAsItWasLeavesNoTraceOnceItIsFolded() {
        in(Scope.EVERYTHING, () -> {
            upkeep.rebuild();
            return true;
        });
        long rows = ledgerRows();
        List<Long> all = in(Scope.EVERYTHING, () -> jdbc.sql("select id from duty order by id")
                .query(Long.class)
                .list());
        do {
            run(Scope.EVERYTHING, () -> entries.changing(all, () -> {}));
        } while (ledgerRows() < rows + 6_000);
        run(Scope.EVERYTHING, () -> assertThat(upkeep.fold()).isPositive());
        assertThat(ledgerRows()).isEqualTo(rows);
        ledgerEqualsScan();
    }

    private long ledgerRows() {
        return in(
                Scope.EVERYTHING,
                () -> jdbc.sql("select count(*) from ledger").query(Long.class).single());
    }

    /** On days all over the plan: the ledger's figures are the numbers of rows listed. */
    private void ledgerEqualsScan() {
        Random days = new Random(7);
        List<LocalDate> some = new ArrayList<>(List.of(
                PublishedPlan.DAY.minusDays(1),
                PublishedPlan.DAY,
                LocalDate.of(2021, 8, 30),
                LocalDate.of(2021, 8, 31)));
        for (int i = 0; i < 12; i++) {
            some.add(PublishedPlan.DAY.plusDays(days.nextInt(1000)));
        }
        ledgerEqualsScan(some);
    }

    @Test
    void whichPartOfAUnitIsMeantSaysNothingWhereNoUnitIs() throws Exception {
        for (String state : List.of("&asOf=2022-11-23", "&asOf=2022-11-23&state=OVERDUE")) {
            assertThat(total("/duties?own=true" + state)).isEqualTo(total("/duties?measure=" + state));
        }
    }

    @Test
    void whatSomebodyStillHasToDoIsOneChoiceOfStates() throws Exception {
        LocalDate day = LocalDate.of(2022, 11, 23);
        clock.set(day);
        String pending = "/duties?owedBy=" + city.first.id() + "&state=" + DutyState.names(DutyState.PENDING);
        assertThat(page("/units/" + city.first.id())).contains(pending.replace("&", "&amp;"));
        assertThat(page(pending)).contains("selected>没完成的<");
        long owed = on(day).stream()
                .filter(duty -> duty.unitId() == city.first.id() && duty.state().pending())
                .count();
        assertThat(owed).isPositive();
        assertThat(total(pending)).isEqualTo(Long.toString(owed));
    }

    /** On a phone a duty is a card. */
    @Test
    void theCardsOfAMeasureAreHeadedByWhatTheyDifferIn() throws Exception {
        String plans = "/duties?asOf=2022-11-23&measure=semester-plan";
        assertThat(page(plans))
                .contains(
                        "<span class=\"duty-whose\">" + city.first.name(),
                        "<span class=\"duty-whose\">" + city.second.name());
        assertThat(page(plans + "&owedBy=" + city.first.id()))
                .contains("<span class=\"duty-whose\">2022—2023学年第一学期", "data-label=\"时段或起因\" class=\"duty-none\"")
                .doesNotContain("<span class=\"duty-whose\">" + city.first.name());
        assertThat(page("/duties?asOf=2022-11-23&owedBy=" + city.first.id())).doesNotContain("duty-whose");
    }

    /** Found from its beginning, from its end, ahead of the day or behind it: a list is the same. */
    @Test
    void aListIsTheSameWhicheverWayItIsFound() {
        clock.set(LocalDate.of(2022, 11, 23));
        record(
                LocalDate.of(2022, 11, 22),
                EvidenceKind.VISIT,
                "guidance",
                city.northResearcher,
                city.first.id(),
                null,
                75);
        record(
                LocalDate.of(2022, 11, 22),
                EvidenceKind.FILING,
                "year-plan",
                city.secondPrincipal,
                null,
                "2022-2023",
                76);
        List<Set<DutyState>> states = List.of(
                Set.of(),
                Set.of(DutyState.MET),
                Set.of(DutyState.MET, DutyState.MET_LATE, DutyState.OVERDUE),
                Set.of(DutyState.OVERDUE, DutyState.DUE_SOON),
                Set.of(DutyState.NOT_OPEN));
        for (Scope scope : List.of(Scope.EVERYTHING, city.northOffice.viewer().scope())) {
            for (LocalDate day : List.of(LocalDate.of(2021, 9, 20), LocalDate.of(2022, 11, 23))) {
                for (Set<DutyState> some : states) {
                    DutyFilter filter = DutyFilter.on(day).states(some);
                    for (DutySort sort : DutySort.values()) {
                        assertThat(pages(scope, filter, sort))
                                .as(day + " " + some + " " + sort)
                                .isEqualTo(whole(scope, filter, sort));
                    }
                }
            }
        }
    }

    @Test
    void aLongListIsLeafedFromBothEndsAsFarAsItsReach() {
        DutyFilter all = DutyFilter.on(LocalDate.of(2022, 11, 23));
        List<Long> whole = whole(Scope.EVERYTHING, all, DutySort.NEXT);
        assertThat(whole).hasSizeGreaterThan(40);
        for (int page = 1; (page - 1) * 5 < whole.size(); page++) {
            int wanted = page;
            int skip = (page - 1) * 5;
            Duties.Listed listed = in(Scope.EVERYTHING, () -> duties.list(all, DutySort.NEXT, wanted, 5, 10));
            assertThat(listed.total()).isEqualTo(whole.size());
            assertThat(listed.rows().stream().map(Duty::id))
                    .as("page " + page)
                    .isEqualTo(
                            skip >= 10 && whole.size() - skip > 10
                                    ? List.of()
                                    : whole.subList(skip, Math.min(skip + 5, whole.size())));
        }
    }

    @Test
    void whatFallsDueNextComesFirstAndWhatIsPastComesLastTheLatestFirst() {
        LocalDate day = LocalDate.of(2022, 11, 23);
        List<LocalDate> due = new ArrayList<>();
        run(Scope.EVERYTHING, () -> duties.stream(DutyFilter.on(day), DutySort.NEXT, duty -> due.add(duty.dueOn())));
        List<LocalDate> next = due.stream().takeWhile(one -> !one.isBefore(day)).toList();
        List<LocalDate> past = due.subList(next.size(), due.size());
        assertThat(next).isNotEmpty().isSorted();
        assertThat(past)
                .isNotEmpty()
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(day::isAfter);
    }

    @Test
    void aListThatNobodyNarrowedBeginsWithWhatIsNext() throws Exception {
        clock.set(LocalDate.of(2022, 11, 23));
        for (String address :
                List.of("/duties", "/duties?measure=development-plan", "/duties?sort=NEXT&state=OVERDUE")) {
            assertThat(page(address)).contains("接下来截止的在前，截止日已过的排在后面");
        }
        assertThat(page("/duties?from=2021-09-01")).contains("项，截止早的在前。");
        assertThat(page("/duties?state=OVERDUE")).contains("项，逾期最久的在前。");
    }

    /** Found by the seats of a county, by the units of an area, at one unit: what is owed or concerns somebody there. */
    @Test
    void aCountyHasWhatItsAreasHaveAndAnAreaWhatItsUnitsHave() {
        DutyFilter day = DutyFilter.on(LocalDate.of(2022, 11, 23));
        List<Long> county = whole(Scope.EVERYTHING, day.unit(city.north.id()), DutySort.DUE);
        Set<Long> below = new HashSet<>(at(day, city.north));
        for (TestCity.Place area : List.of(city.northEast, city.northWest)) {
            Set<Long> units = new HashSet<>(at(day, area));
            for (TestCity.Place unit : List.of(city.first, city.second, city.centre, city.village)) {
                units.addAll(area.seat() < unit.seat() && unit.seat() < area.seatEnd() ? at(day, unit) : List.of());
            }
            List<Long> ofArea = county.stream().filter(units::contains).toList();
            assertThat(ofArea).hasSameSizeAs(units).isNotEmpty();
            assertThat(whole(Scope.EVERYTHING, day.unit(area.id()), DutySort.DUE))
                    .isEqualTo(ofArea);
            for (DutySort sort : DutySort.values()) {
                assertThat(pages(Scope.EVERYTHING, day.unit(area.id()), sort))
                        .as(area.name() + " " + sort)
                        .isEqualTo(whole(Scope.EVERYTHING, day.unit(area.id()), sort));
            }
            below.addAll(units);
        }
        assertThat(county).hasSameSizeAs(below).containsAll(below);
    }

    /** What is placed at the unit itself or concerns it. */
    private List<Long> at(DutyFilter day, TestCity.Place unit) {
        DutyFilter own = new DutyFilter(
                day.asOf(), unit.id(), true, false, null, null, null, null, day.states(), null, null, null);
        return whole(Scope.EVERYTHING, own, DutySort.DUE);
    }

    private List<Long> whole(Scope scope, DutyFilter filter, DutySort sort) {
        List<Long> ids = new ArrayList<>();
        run(scope, () -> duties.stream(filter, sort, duty -> ids.add(duty.id())));
        return ids;
    }

    private List<Long> pages(Scope scope, DutyFilter filter, DutySort sort) {
        List<Long> ids = new ArrayList<>();
        in(scope, () -> {
            long total = duties.list(filter, sort, 1, 1).total();
            int size = Math.max(7, (int) (total / 5));
            for (int page = 1; (page - 1L) * size < total; page++) {
                duties.list(filter, sort, page, size).rows().forEach(duty -> ids.add(duty.id()));
            }
            return total;
        });
        return ids;
    }

    /** How many the page says there are, for a county. */
    private String total(String address) throws Exception {
        Matcher total =
                Pattern.compile("共\\s*(?:<b>)?([\\d,]+)(?:</b>)?\\s*[项条]").matcher(page(address));
        assertThat(total.find()).as(address).isTrue();
        return total.group(1);
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address).with(As.person(city.northOffice)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void record(
            LocalDate happened,
            EvidenceKind kind,
            String topic,
            TestCity.Person who,
            Integer subject,
            String period,
            long source) {
        in(
                who.viewer().scope(),
                () -> facts.record(
                        new NewFact(kind, topic, who.place().id(), subject, period, happened, "试验", "test", source)));
    }

    private Duty at(Duty duty, LocalDate day) {
        return in(Scope.EVERYTHING, () -> duties.find(duty.id(), day).orElseThrow());
    }

    private List<Duty> list(DutyFilter filter) {
        return in(Scope.EVERYTHING, () -> duties.list(filter, DutySort.DUE, 1, 1000)
                .rows());
    }
}
