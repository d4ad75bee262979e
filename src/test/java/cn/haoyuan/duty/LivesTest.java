package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.MarkKind;
import cn.haoyuan.org.Marks;
import cn.haoyuan.org.Pairing;
import cn.haoyuan.org.Pairings;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** What is owed no longer ends with its day, what is owed again goes on. In order, because time only goes on. */
@HaoyuanTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LivesTest extends DutyWork {

    private static final LocalDate MONDAY = LocalDate.of(2021, 10, 11);

    @Autowired
    Marks marks;

    @Autowired
    Pairings pairings;

    @Autowired
    Kindergartens kindergartens;

    @Autowired
    UnitActs acts;

    @Autowired
    DutyHistory history;

    @Autowired
    Lives lives;

    @Test
    @Order(1)
    void aMarkThatEndsEndsWhatWasOwedForItAndTheNextMarkBringsItBack() {
        clock.set(MONDAY);
        List<MarkKind> kinds = List.of(MarkKind.WEAK, MarkKind.SEED, MarkKind.ANJI_PILOT);
        List<String> measures = List.of("guidance-weak", "seed-outcome", "anji-record");
        kinds.forEach(kind -> done(() -> marks.add(city.village.id(), kind, MONDAY, "试点")));
        List<Duty> owed = about(city.village, MONDAY);
        LocalDate end = MONDAY.plusDays(3);
        clock.set(end);
        marksOf(city.village).forEach(mark -> done(() -> marks.end(mark, end)));
        List<Duty> left = about(city.village, end);
        List<Duty> gone = owed.stream()
                .filter(duty -> ids(left).noneMatch(id -> id == duty.id()))
                .toList();
        assertThat(gone.stream().map(Duty::measure).distinct()).hasSize(measures.size());
        assertThat(about(city.village, end.minusDays(1))).hasSameSizeAs(owed);
        ledgerEqualsScanAround(end);
        LocalDate again = end.plusDays(4);
        clock.set(again);
        kinds.forEach(kind -> done(() -> marks.add(city.village.id(), kind, again, "再次试点")));
        assertThat(ids(about(city.village, again))).containsAll(ids(gone).toList());
        assertThat(about(city.village, again.minusDays(1))).hasSameSizeAs(left);
        assertThat(about(city.village, end.minusDays(1))).hasSameSizeAs(owed);
        ledgerEqualsScanAround(again);
        idempotent(again);
    }

    @Test
    @Order(2)
    void aPairingThatEndsInTheFutureEndsWithThatDayAndMayEndEarlier() {
        LocalDate day = LocalDate.of(2021, 11, 2);
        clock.set(day);
        done(() -> pairings.add(city.first.id(), city.other.id(), day));
        assertThat(pair(day.plusMonths(3))).contains("pairing-activity", "pairing-promotion", "pairing-assessment");
        LocalDate end = day.plusMonths(2);
        done(() -> pairings.end(pairing(), end));
        idempotent(day);
        assertThat(pair(end.minusDays(1))).contains("pairing-activity", "pairing-promotion", "pairing-assessment");
        assertThat(pending(end)).isEmpty();
        LocalDate earlier = day.plusMonths(1);
        done(() -> pairings.end(pairing(), earlier));
        assertThat(pending(earlier)).isEmpty();
        assertThat(pending(earlier.minusDays(1))).isNotEmpty();
        ledgerEqualsScanAround(end);
        clock.set(earlier);
        idempotent(earlier);
    }

    @Test
    @Order(3)
    void whoLosesATraitOwesItNoLonger() {
        LocalDate day = LocalDate.of(2021, 12, 6);
        clock.set(day);
        done(() -> pairings.add(city.first.id(), city.second.id(), day));
        assertThat(owedBy(city.first, day)).contains("transition-plan", "pairing-activity");
        LocalDate next = day.plusDays(1);
        clock.set(next);
        database.jdbc()
                .sql("update kindergarten set grade = 'NONE', classes_top = 0 where unit_id = ?")
                .param(city.first.id())
                .update();
        run(
                Scope.EVERYTHING,
                () -> kindergartens.save(kindergartens.find(city.first.id()).orElseThrow()));
        assertThat(owedBy(city.first, next.plusYears(1))).doesNotContain("transition-plan", "pairing-activity");
        assertThat(owedBy(city.first, day)).contains("transition-plan", "pairing-activity");
        ledgerEqualsScanAround(next);
        idempotent(next);
    }

    @Test
    @Order(4)
    void aKindergartenThatMovesAwayAndBackHasItsDutiesBack() {
        LocalDate day = LocalDate.of(2022, 3, 1);
        clock.set(day);
        List<Duty> before = about(city.second, day);
        done(() -> acts.move(city.second.id(), city.southEast.id(), day, "区划调整"));
        assertThat(about(city.second, day)).noneMatch(duty -> duty.unitId() == city.north.id() && open(duty, day));
        done(() -> acts.move(city.second.id(), city.northEast.id(), day, "调整有误"));
        // a unit that moves takes a new seat; its duties are the same to the last field
        assertThat(about(city.second, day))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("unitSeat")
                .containsAll(open(before, day));
        ledgerEqualsScanAround(day);
        LocalDate away = day.plusDays(7);
        clock.set(away);
        done(() -> acts.move(city.second.id(), city.southEast.id(), away, "区划调整"));
        LocalDate back = away.plusDays(7);
        clock.set(back);
        done(() -> acts.move(city.second.id(), city.northEast.id(), back, "撤销调整"));
        assertThat(ids(about(city.second, back)))
                .containsAll(ids(open(before, back)).toList());
        assertThat(about(city.second, away)).noneMatch(duty -> duty.unitId() == city.north.id() && open(duty, away));
        assertThat(told(about(city.second, day)))
                .containsAll(told(open(before, day)).toList());
        ledgerEqualsScanAround(back);
        idempotent(back);
    }

    @Test
    @Order(5)
    void aVoidedCircularTakesBackTheRectificationPlanThatItCalledFor() {
        LocalDate day = LocalDate.of(2022, 4, 11);
        clock.set(day);
        record(city.cityOffice, day.toString(), EvidenceKind.LETTER, "circular", null, city.north.id());
        assertThat(owedBy(city.north, day)).contains("rectification-plan");
        clock.set(day.plusDays(2));
        run(city.cityOffice.viewer().scope(), () -> facts.voidSource("test", day.toEpochDay(), null, "发错了单位"));
        assertThat(owedBy(city.north, day.plusDays(2))).doesNotContain("rectification-plan");
        assertThat(owedBy(city.north, day.plusDays(1))).contains("rectification-plan");
        ledgerEqualsScanAround(day);
    }

    /** What the county learns of late it has the plan's time for, from then on. */
    @Test
    @Order(6)
    void theTimeForAnAnswerRunsFromTheDayOnWhichTheEventIsOnRecord() {
        LocalDate day = LocalDate.of(2022, 4, 25);
        LocalDate recorded = day.plusDays(90);
        clock.set(recorded);
        record(city.cityOffice, day.toString(), EvidenceKind.LETTER, "circular", null, city.north.id());
        assertThat(on(recorded).stream()
                        .filter(duty -> duty.measure().equals("rectification-plan")
                                && duty.opensOn().equals(day)))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.dueOn()).isEqualTo(recorded.plusDays(30));
                    assertThat(duty.state()).isEqualTo(DutyState.OPEN);
                });
        ledgerEqualsScanAround(recorded);
    }

    @Test
    @Order(7)
    void aFactThatIsBeingRecordedWhileItsDutyIsMadeMeetsIt() throws Exception {
        LocalDate day = LocalDate.of(2022, 9, 5);
        clock.set(day);
        try (ExecutorService office = Executors.newSingleThreadExecutor()) {
            Future<?> pairing = in(Scope.EVERYTHING, () -> {
                facts.record(new NewFact(
                        EvidenceKind.RECOGNITION,
                        "promotion",
                        city.centre.id(),
                        city.village.id(),
                        null,
                        day,
                        "晋级",
                        "test",
                        700));
                Future<?> made =
                        office.submit(() -> done(() -> pairings.add(city.centre.id(), city.village.id(), day)));
                database.awaitLock(made);
                return made;
            });
            pairing.get();
        }
        assertThat(on(day).stream()
                        .filter(duty -> duty.measure().equals("pairing-promotion")
                                && Integer.valueOf(city.village.id()).equals(duty.subjectId())))
                .singleElement()
                .extracting(Duty::metOn)
                .isEqualTo(day);
        ledgerEqualsScanAround(day);
    }

    /** A circular that one county was named as the sender of by mistake, or was not: what the other owes for it goes on all the same. */
    @Test
    @Order(10)
    void aCorrectionThatAsksSomebodyMoreLetsTheOthersGoOn() {
        LocalDate day = LocalDate.of(2022, 10, 10);
        clock.set(day);
        Scope office = city.cityOffice.viewer().scope();
        in(office, () -> facts.record(letter(city.city, "甲通报", day, 950)));
        Duty owed = called("甲通报", day);
        clock.set(day.plusDays(2));
        in(office, () -> {
            facts.voidSource("test", 950, null, "更正");
            return facts.correct(letter(city.south, "乙通报", day, 951), 950);
        });
        assertThat(on(day.plusDays(2)).stream().filter(duty -> duty.label().equals("乙通报")))
                .extracting(Duty::unitId)
                .containsExactlyInAnyOrder(city.north.id(), city.south.id());
        assertThat(on(day.plusDays(2)).stream()
                        .filter(duty -> duty.label().equals("乙通报") && duty.unitId() == city.north.id()))
                .extracting(Duty::id)
                .containsExactly(owed.id());
        ledgerEqualsScanAround(day);
    }

    /** Whoever puts a typing error right gives nobody who is late another month. */
    @Test
    @Order(11)
    void aCorrectionGivesNewDatesOnlyWhereItNamesAnotherDay() {
        LocalDate day = LocalDate.of(2022, 10, 17);
        Scope office = city.cityOffice.viewer().scope();
        clock.set(day);
        in(office, () -> facts.record(letter(city.city, "误写的通报", day, 960)));
        Duty owed = called("误写的通报", day);
        LocalDate late = owed.dueOn().plusDays(5);
        clock.set(late);
        for (String title : List.of("误写的通报", "写对的通报")) {
            long right = title.equals("误写的通报") ? 961 : 962;
            in(office, () -> {
                facts.voidSource("test", right - 1, null, "更正");
                return facts.correct(letter(city.city, title, day, right), right - 1);
            });
            Duty goesOn = called(title, late);
            assertThat(goesOn.id()).as(title).isEqualTo(owed.id());
            assertThat(goesOn.opensOn()).isEqualTo(owed.opensOn());
            assertThat(goesOn.dueOn()).isEqualTo(owed.dueOn());
            assertThat(goesOn.state()).isEqualTo(DutyState.OVERDUE);
            assertThat(called("误写的通报", late.minusDays(1)).state()).isEqualTo(DutyState.OVERDUE);
            List<DutyPage.Step> steps = in(office, () -> history.of(owed.id(), owed.opensOn(), late, Map.of()));
            assertThat(steps).extracting(DutyPage.Step::what).doesNotContain("起因已更正，办理期限随之变更");
            assertThat(steps.stream().filter(step -> step.what().equals("起因已更正")))
                    .last()
                    .extracting(DutyPage.Step::detail)
                    .asString()
                    .as("a new title is told")
                    .matches("[0-9]{2}:[0-9]{2}" + (title.equals("误写的通报") ? "" : "，" + title));
        }
        ledgerEqualsScanAround(late);
        clock.set(late.plusDays(1));
        in(office, () -> {
            facts.voidSource("test", 962, null, "更正");
            return facts.correct(letter(city.city, "另一天的通报", day.plusDays(1), 963), 962);
        });
        Duty moved = called("另一天的通报", late.plusDays(1));
        assertThat(moved.id()).isEqualTo(owed.id());
        assertThat(moved.opensOn()).isEqualTo(day.plusDays(1));
        assertThat(moved.dueOn()).isEqualTo(late.plusDays(31));
        ledgerEqualsScanAround(late);
    }

    @Test
    @Order(12)
    void whatWasOnceCorrectedEndsForTheReasonForWhichItEnds() {
        LocalDate day = LocalDate.of(2022, 11, 14);
        Scope office = city.cityOffice.viewer().scope();
        for (long source : new long[] {970, 980}) {
            boolean voided = source == 970;
            clock.set(day);
            in(office, () -> facts.record(letter(city.city, "原通报" + source, day, source)));
            Duty owed = called("原通报" + source, day);
            clock.set(day.plusDays(1));
            in(office, () -> {
                facts.voidSource("test", source, null, "更正");
                return facts.correct(letter(city.city, "新通报" + source, day, source + 1), source);
            });
            LocalDate last = day.plusDays(2);
            clock.set(last);
            run(Scope.EVERYTHING, () -> {
                if (voided) {
                    facts.voidSource("test", source + 1, null, "发错了单位");
                } else {
                    lives.end(List.of(owed.id()), last);
                }
            });
            assertThat(in(office, () -> history.of(owed.id(), owed.opensOn(), last, Map.of())))
                    .extracting(DutyPage.Step::what)
                    .filteredOn(what -> what.startsWith("不再承担"))
                    .containsExactly(voided ? "不再承担，因所依据的记录已作废" : "不再承担（计划修订，或隶属、结对、标记、办园情况变化）");
            assertThat(in(office, () -> duties.needless(owed.id(), last)).orElseThrow())
                    .endsWith(voided ? "起不再承担（所依据的记录已由" + city.city.name() + "作废：发错了单位）" : "起不再承担");
        }
    }

    private NewFact letter(TestCity.Place from, String title, LocalDate day, long source) {
        return new NewFact(
                EvidenceKind.LETTER, "circular", from.id(), city.north.id(), null, day, title, "test", source);
    }

    private Duty called(String label, LocalDate day) {
        List<Duty> some =
                on(day).stream().filter(duty -> duty.label().equals(label)).toList();
        assertThat(some).hasSize(1);
        return some.getFirst();
    }

    @Test
    @Order(8)
    void aHeadOfAGroupWhoseBranchIsAnothersStaysOneWhenItsCountyChangesSomething() {
        LocalDate day = LocalDate.of(2022, 9, 19);
        clock.set(day);
        database.jdbc()
                .sql("update kindergarten set group_head_id = ? where unit_id = ?")
                .params(city.centre.id(), city.other.id())
                .update();
        in(Scope.EVERYTHING, () -> generation.generate(day));
        assertThat(owedBy(city.centre, day)).contains("rotation-plan");
        done(city.northOffice.viewer().scope(), () -> marks.add(city.centre.id(), MarkKind.IT_PILOT, day, "试点"));
        assertThat(owedBy(city.centre, day)).contains("rotation-plan");
        run(
                city.otherPrincipal.viewer().scope(),
                () -> kindergartens.save(kindergartens.find(city.other.id()).orElseThrow()));
        idempotent(day);
    }

    @Test
    @Order(9)
    void whoeverMakesDutiesDoesNotWaitInACircleWithAFactOfWhatIsTouchedNext() throws Exception {
        LocalDate day = LocalDate.of(2022, 9, 26);
        clock.set(day);
        Duty first = pendingRecordOf(city.first, day);
        bothPass(
                () -> facts.record(fact(EvidenceKind.LETTER, "circular", city.city, city.north.id(), 901)),
                first,
                () -> facts.record(fact(first, 902)));
        Duty other = pendingRecordOf(city.other, day);
        bothPass(
                () -> done(() -> marks.add(city.second.id(), MarkKind.WEAK, day, "薄弱")),
                other,
                () -> done(() -> acts.rename(city.other.id(), "城南区第一实验幼儿园", day, "更名")));
        assertThat(on(day).stream().filter(duty -> duty.id() == first.id() || duty.id() == other.id()))
                .extracting(Duty::metOn)
                .containsExactly(day, day);
        assertThat(owedBy(city.north, day)).contains("rectification-plan");
        ledgerEqualsScanAround(day);
    }

    @Test
    @Order(20)
    void aMarkOrPairingTakenBackBeforeItsFirstDayIsOverLeavesNoTraceAlsoOfWhatWasMetAtOnce() {
        LocalDate day = LocalDate.of(2022, 11, 23);
        clock.set(day);
        List<LocalDate> days = List.of(day.minusDays(1), day, day.plusDays(40), day.plusMonths(8));
        TestCity.Place marked = city.centre;
        List<List<String>> before = days.stream().map(this::told).toList();
        done(() -> marks.add(marked.id(), MarkKind.ANJI_PILOT, day, "标错了"));
        Duty brought = about(marked, day).stream()
                .filter(duty -> duty.measure().equals("anji-record")
                        && open(duty, day)
                        && !duty.opensOn().isAfter(day))
                .findFirst()
                .orElseThrow();
        done(() -> marks.takeBack(marksOf(marked).getFirst(), "标错了"));
        assertThat(days.stream().map(this::told).toList()).isEqualTo(before);

        for (int i = 0; i < brought.count(); i++) {
            long source = 990 + i;
            run(Scope.EVERYTHING, () -> facts.record(fact(brought, source)));
        }
        List<List<String>> recorded = days.stream().map(this::told).toList();
        done(() -> marks.add(marked.id(), MarkKind.ANJI_PILOT, day, "又标错了"));
        assertThat(find(brought.id(), day))
                .hasValueSatisfying(duty -> assertThat(duty.state()).isEqualTo(DutyState.MET));
        done(() -> pairings.add(city.centre.id(), city.other.id(), day));
        done(() -> pairings.add(city.centre.id(), city.second.id(), day.plusDays(5)));
        assertThat(days.stream().map(this::told).toList()).isNotEqualTo(recorded);
        List<Long> pairs = in(Scope.EVERYTHING, () -> pairings.of(city.centre.id(), day).stream()
                .filter(pair -> !pair.from().isBefore(day))
                .map(Pairing::id)
                .toList());
        assertThat(pairs).hasSize(2).allSatisfy(pair -> done(() -> pairings.takeBack(pair, "登记有误")));
        done(() -> marks.takeBack(marksOf(marked).getFirst(), "登记有误"));
        assertThat(days.stream().map(this::told).toList()).isEqualTo(recorded);
        assertThat(find(brought.id(), day)).isEmpty();
        ledgerEqualsScanAround(day);
        idempotent(day);

        done(() -> marks.add(marked.id(), MarkKind.ANJI_PILOT, day, "这次是真的"));
        assertThat(find(brought.id(), day))
                .hasValueSatisfying(duty -> assertThat(duty.state()).isEqualTo(DutyState.MET));
        clock.set(day.plusDays(1));
        assertThat(in(Scope.EVERYTHING, () -> marks.takeBack(marksOf(marked).getFirst(), "登记有误")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class, no -> assertThat(no.reason()).contains("不能撤回"));
        ledgerEqualsScanAround(day.plusDays(1));
        idempotent(day.plusDays(1));
    }

    private Optional<Duty> find(long id, LocalDate day) {
        return in(Scope.EVERYTHING, () -> duties.find(id, day));
    }

    private List<String> told(LocalDate day) {
        return told(on(day)).sorted().toList();
    }

    /** While one transaction has made duties and is about to touch another, somebody puts on record what meets the latter. */
    private void bothPass(Runnable making, Duty met, Runnable touching) throws Exception {
        try (ExecutorService office = Executors.newSingleThreadExecutor()) {
            Future<?> recorded = in(Scope.EVERYTHING, () -> {
                making.run();
                Future<?> fact =
                        office.submit(() -> in(Scope.EVERYTHING, () -> facts.record(fact(met, 910 + met.id()))));
                database.awaitLock(fact);
                touching.run();
                return fact;
            });
            recorded.get();
        }
    }

    private Duty pendingRecordOf(TestCity.Place owner, LocalDate day) {
        return on(day).stream()
                .filter(duty -> duty.unitId() == owner.id()
                        && duty.state().pending()
                        && duty.count() == 1
                        && duty.subjectId() == null
                        && duty.evidence() != EvidenceKind.FILING
                        && !duty.opensOn().isAfter(day)
                        && !duty.dueOn().isBefore(day))
                .findFirst()
                .orElseThrow();
    }

    private NewFact fact(Duty duty, long source) {
        return new NewFact(
                duty.evidence(), duty.topic(), duty.unitId(), null, null, LocalDate.now(clock), "试验", "test", source);
    }

    private NewFact fact(EvidenceKind kind, String topic, TestCity.Place unit, Integer subject, long source) {
        return new NewFact(kind, topic, unit.id(), subject, null, LocalDate.now(clock), "试验", "test", source);
    }

    private List<Long> marksOf(TestCity.Place place) {
        return in(
                Scope.EVERYTHING,
                () -> marks.of(place.id()).stream().map(mark -> mark.id()).toList());
    }

    private long pairing() {
        return in(Scope.EVERYTHING, () -> pairings.of(city.other.id(), LocalDate.now(clock))
                .getFirst()
                .id());
    }

    /** The measures of what is owed for the pair of the first and the other kindergarten. */
    private Stream<String> pair(LocalDate day) {
        return pairDuties(day).map(Duty::measure).distinct();
    }

    private Stream<Duty> pairDuties(LocalDate day) {
        return on(day).stream()
                .filter(duty -> Integer.valueOf(city.other.id()).equals(duty.subjectId())
                        && List.of("pairing-activity", "pairing-promotion", "pairing-assessment")
                                .contains(duty.measure()));
    }

    private Stream<Duty> pending(LocalDate day) {
        return pairDuties(day).filter(duty -> open(duty, day));
    }

    private static List<Duty> open(List<Duty> duties, LocalDate day) {
        return duties.stream().filter(duty -> open(duty, day)).toList();
    }

    private static Stream<Long> ids(List<Duty> duties) {
        return duties.stream().map(Duty::id);
    }

    private static Stream<String> told(List<Duty> duties) {
        return duties.stream()
                .map(duty -> duty.measure() + duty.unitId() + duty.subjectId() + duty.period() + duty.state());
    }

    private List<Duty> about(TestCity.Place place, LocalDate day) {
        return on(day).stream().filter(duty -> duty.placeId() == place.id()).toList();
    }

    private void ledgerEqualsScanAround(LocalDate day) {
        List<LocalDate> days = Stream.of(-8, -4, -1, 0, 200).map(day::plusDays).toList();
        ledgerEqualsScan(days);
    }

    private void done(Supplier<Answer> act) {
        done(Scope.EVERYTHING, act);
    }
}
