package cn.haoyuan.duty;

import static cn.haoyuan.testing.PublishedPlan.due;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Coming;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.org.LaterActs;
import cn.haoyuan.org.MarkKind;
import cn.haoyuan.org.Marks;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.Pairings;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitHistory;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.DueRule;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What acts on units bring about: for what these owe, and at once for what their neighbours owe, whom whoever acts does not see.
 * In order, because time only goes on.
 */
@HaoyuanTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsequencesTest extends DutyWork {

    @Autowired
    Pairings pairings;

    @Autowired
    Kindergartens kindergartens;

    @Autowired
    Marks marks;

    @Autowired
    UnitActs acts;

    @Autowired
    LaterActs later;

    @Autowired
    UnitHistory unitHistory;

    @Test
    @Order(1)
    void aPairingThatTheHelpersCountyEndsEndsWhatTheOtherCountyOwesForIt() {
        LocalDate day = LocalDate.of(2021, 11, 2);
        clock.set(day);
        done(Scope.EVERYTHING, () -> pairings.add(city.first.id(), city.other.id(), day));
        assertThat(about(city.other, day)).contains("pairing-activity", "pairing-promotion", "pairing-assessment");
        LocalDate end = day.plusDays(7);
        clock.set(end);
        done(north(), () -> pairings.end(pairing(), end));
        assertThat(about(city.other, end))
                .doesNotContain("pairing-activity", "pairing-promotion", "pairing-assessment");
        sound(end);
    }

    @Test
    @Order(2)
    void aHeadInAnotherCountyOwesWhatHeadsOweAsSoonAsItIsNamed() {
        LocalDate day = LocalDate.of(2021, 12, 6);
        clock.set(day);
        in(city.southOffice.viewer().scope(), () -> {
            Kindergarten k = kindergartens.find(city.other.id()).orElseThrow();
            kindergartens.save(withHead(k, city.centre.id()));
            return true;
        });
        assertThat(owedBy(city.centre, day)).contains("rotation-plan");
        sound(day);
    }

    @Test
    @Order(3)
    void whoIsHelpedAndClosesIsHelpedNoLonger() {
        LocalDate day = LocalDate.of(2022, 1, 10);
        clock.set(day);
        done(Scope.EVERYTHING, () -> pairings.add(city.first.id(), city.other.id(), day));
        assertThat(owedBy(city.first, day)).contains("pairing-activity");
        LocalDate end = day.plusDays(3);
        clock.set(end);
        done(city.southOffice.viewer().scope(), () -> acts.close(city.other.id(), end, "停办"));
        assertThat(owedBy(city.first, end)).doesNotContain("pairing-activity", "pairing-promotion");
        sound(end);
    }

    @Test
    @Order(4)
    void whoHelpsAndClosesHelpsNoLonger() {
        LocalDate day = LocalDate.of(2022, 2, 21);
        clock.set(day);
        done(
                Scope.EVERYTHING,
                () -> acts.open(
                        new NewUnit(UnitKind.KINDERGARTEN, "城南区新芽幼儿园", city.southEast.id(), "1136990011", day)));
        int helped = in(Scope.EVERYTHING, () -> duties.list(DutyFilter.on(day), DutySort.DUE, 1, 1000).rows().stream()
                .filter(duty -> duty.unitName().equals("城南区新芽幼儿园"))
                .findFirst()
                .orElseThrow()
                .unitId());
        done(Scope.EVERYTHING, () -> pairings.add(city.centre.id(), helped, day));
        TestCity.Place place = new TestCity.Place(helped, UnitKind.KINDERGARTEN, "", 0, 0);
        assertThat(about(place, day)).contains("pairing-activity", "pairing-assessment");
        LocalDate end = day.plusDays(3);
        clock.set(end);
        done(north(), () -> acts.close(city.centre.id(), end, "停办"));
        assertThat(about(place, end)).doesNotContain("pairing-activity", "pairing-assessment");
        sound(end);
    }

    @Test
    @Order(5)
    void whoIsClosedAndOpenedAgainOwesAgainWhatIsStillToCome() {
        LocalDate day = LocalDate.of(2022, 4, 11);
        clock.set(day);
        List<String> owed = owedBy(city.village, day.plusDays(30)).sorted().toList();
        assertThat(owed).isNotEmpty();
        LocalDate end = day.plusDays(2);
        done(north(), () -> acts.close(city.village.id(), end, "停办"));
        clock.set(end);
        assertThat(owedBy(city.village, end)).isEmpty();
        assertThat(in(north(), () -> acts.reopen(city.village.id(), " "))).isInstanceOf(Answer.Refused.class);
        LocalDate again = end.plusDays(7);
        clock.set(again);
        done(north(), () -> acts.reopen(city.village.id(), "整改后复办"));
        assertThat(owedBy(city.village, day.plusDays(30)))
                .as("and what is owed once is owed anew")
                .containsAll(owed)
                .contains("development-plan");
        assertThat(owedBy(city.village, again.minusDays(1))).isEmpty();
        assertThat(about(city.village, day.plusDays(30))).isNotEmpty();
        assertThat(in(north(), () -> acts.reopen(city.village.id(), "再次"))).isInstanceOf(Answer.Refused.class);
        sound(again);
    }

    /** A slip costs nothing, and nobody clears what is late by closing and opening again. */
    @Test
    @Order(6)
    void whoIsOpenedAgainOnTheDayOfItsEndOwesWhatItOwedTheLateIncluded() {
        LocalDate day = LocalDate.of(2022, 5, 2);
        clock.set(day);
        Map<Long, DutyState> before = states(city.second, day);
        assertThat(before).containsValues(DutyState.OVERDUE, DutyState.OPEN, DutyState.NOT_OPEN);
        done(north(), () -> acts.close(city.second.id(), day, "点错了"));
        assertThat(states(city.second, day)).isEmpty();
        done(north(), () -> acts.reopen(city.second.id(), "点错了，恢复"));
        assertThat(states(city.second, day)).isEqualTo(before);
        sound(day);
        done(north(), () -> acts.merge(city.second.id(), city.first.id(), day, "点错了"));
        done(north(), () -> acts.reopen(city.second.id(), "点错了，恢复"));
        assertThat(states(city.second, day)).isEqualTo(before);
        sound(day);
    }

    private Map<Long, DutyState> states(TestCity.Place place, LocalDate day) {
        return on(day).stream()
                .filter(duty -> duty.unitId() == place.id()
                        || Integer.valueOf(place.id()).equals(duty.subjectId()))
                .collect(Collectors.toMap(Duty::id, Duty::state));
    }

    @Test
    @Order(6)
    void aClosureThatIsPutOffOrCalledOffLetsDutiesGoOnUntilThen() {
        LocalDate day = LocalDate.of(2022, 5, 9);
        clock.set(day);
        List<String> owed = owedBy(city.second, day.plusDays(20)).sorted().toList();
        assertThat(owed).isNotEmpty();
        done(north(), () -> acts.close(city.second.id(), day.plusDays(10), "停办"));
        assertThat(owedBy(city.second, day.plusDays(20))).isEmpty();
        done(north(), () -> acts.reopen(city.second.id(), "推迟停办"));
        done(north(), () -> acts.close(city.second.id(), day.plusDays(30), "推迟停办"));
        assertThat(owedBy(city.second, day.plusDays(20)).sorted()).isEqualTo(owed);
        assertThat(owedBy(city.second, day.plusDays(30))).isEmpty();
        sound(day);
        done(north(), () -> acts.reopen(city.second.id(), "不再停办"));
        assertThat(owedBy(city.second, day.plusDays(20)).sorted()).isEqualTo(owed);
        assertThat(owedBy(city.second, day.plusDays(40))).isNotEmpty();
        sound(day);
    }

    @Test
    @Order(7)
    void whatIsOwedForTwoReasonsIsOwedOnceAlsoAfterAMoveBack() {
        LocalDate day = LocalDate.of(2022, 6, 6);
        clock.set(day);
        done(Scope.EVERYTHING, () -> marks.add(city.first.id(), MarkKind.WEAK, day, "公办园，开办未满三年"));
        assertThat(about(city.first, day)).contains("guidance-weak");
        LocalDate away = day.plusDays(2);
        clock.set(away);
        done(Scope.EVERYTHING, () -> acts.move(city.first.id(), city.southEast.id(), away, "区划调整"));
        LocalDate back = away.plusDays(2);
        clock.set(back);
        done(Scope.EVERYTHING, () -> acts.move(city.first.id(), city.northEast.id(), back, "撤销调整"));
        assertThat(on(day).stream()
                        .filter(duty -> duty.placeId() == city.first.id())
                        .map(duty -> duty.measure() + duty.unitId() + duty.subjectId() + duty.period()))
                .doesNotHaveDuplicates();
        sound(back);
    }

    @Test
    @Order(8)
    void aFactOfTodayMeetsWhatIsOwedFromTomorrowOnlyFromTomorrow() {
        LocalDate day = LocalDate.of(2022, 9, 5);
        LocalDate next = day.plusDays(10);
        clock.set(day);
        done(Scope.EVERYTHING, () -> pairings.add(city.first.id(), city.second.id(), next));
        in(
                Scope.EVERYTHING,
                () -> facts.record(new NewFact(
                        EvidenceKind.RECOGNITION,
                        "promotion",
                        city.first.id(),
                        city.second.id(),
                        null,
                        day,
                        "晋级",
                        "test",
                        700)));
        assertThat(on(day)).noneMatch(duty -> duty.measure().equals("pairing-promotion") && duty.metOn() != null);
        assertThat(on(next).stream()
                        .filter(duty -> duty.measure().equals("pairing-promotion")
                                && Integer.valueOf(city.second.id()).equals(duty.subjectId())))
                .singleElement()
                .extracting(Duty::metOn)
                .isEqualTo(day);
        sound(day);
    }

    @Test
    @Order(9)
    void whoSeesAPartOfTheCountyMeetsWhatTheCountyOwesAsAWhole() {
        LocalDate day = LocalDate.of(2022, 9, 21);
        clock.set(day);
        Scope part = Scope.of(city.north.seat(), new Scope.Seats(city.village.seat(), city.village.seatEnd()));
        in(
                part,
                () -> facts.record(new NewFact(
                        EvidenceKind.VISIT,
                        "guidance",
                        city.north.id(),
                        city.village.id(),
                        null,
                        day,
                        "视导",
                        "test",
                        800)));
        assertThat(on(day))
                .anyMatch(duty ->
                        duty.unitId() == city.north.id() && duty.subjectId() == null && day.equals(duty.metOn()));
        run(part, () -> facts.voidSource("test", 800, null, "记错了"));
        assertThat(on(day)).noneMatch(duty -> duty.unitId() == city.north.id() && day.equals(duty.metOn()));
        sound(day);
    }

    @Test
    @Order(10)
    void theRingOfPeersFollowsCountiesThatComeAndGoButNotInAYearThatRuns() {
        LocalDate day = LocalDate.of(2022, 10, 10);
        clock.set(day);
        List<Integer> added = List.of(county("城东区", 600_000), county("城西区", 650_000), county("城中区", 700_000));
        assertThat(ring("2022", day)).as("that of the first three").isEqualTo(3);
        assertThat(ring("2023", day)).isEqualTo(5);
        sound(day);
        LocalDate closed = day.plusDays(30);
        clock.set(closed);
        done(Scope.EVERYTHING, () -> acts.close(added.get(1), closed, "撤并"));
        assertThat(ring("2023", closed)).isEqualTo(4);
        sound(closed);
        LocalDate revised = closed.plusDays(1);
        clock.set(revised);
        List<Duty> before = pairs("2022", revised);
        published.revise("cross-evaluation", due(new DueRule.AfterEnd(20)));
        List<Duty> after = pairs("2022", revised);
        assertThat(after).as("another deadline for the same pairs").isNotEqualTo(before);
        assertThat(after)
                .extracting(Duty::id, Duty::unitId, Duty::subjectId)
                .containsExactlyElementsOf(before.stream()
                        .map(duty -> tuple(duty.id(), duty.unitId(), duty.subjectId()))
                        .toList());
        assertThat(ring("2022", revised)).isEqualTo(3);
        assertThat(ring("2023", revised)).isEqualTo(4);
        sound(revised);
    }

    /** In November of 2022: first helps second since September. */
    @Test
    @Order(11)
    void aClosureThatIsCalledOffBringsBackWhatOthersOweAboutItButForWhoeverClosesToo() {
        LocalDate day = LocalDate.of(2022, 11, 14);
        LocalDate end = day.plusMonths(4);
        clock.set(day);
        List<Long> owed = helped(end);
        assertThat(owed).isNotEmpty();
        assertThat(on(end))
                .anyMatch(duty -> owed.contains(duty.id()) && duty.dueOn().isBefore(end));
        done(north(), () -> acts.close(city.second.id(), end, "停办"));
        assertThat(helped(end)).isEmpty();
        done(north(), () -> acts.reopen(city.second.id(), "不再停办"));
        assertThat(helped(end)).as("also what is due before").isEqualTo(owed);
        done(north(), () -> acts.close(city.first.id(), end, "停办"));
        done(north(), () -> acts.close(city.second.id(), end, "停办"));
        done(north(), () -> acts.reopen(city.second.id(), "不再停办"));
        assertThat(helped(end)).as("nobody helps any more").isEmpty();
        done(north(), () -> acts.reopen(city.first.id(), "也不再停办"));
        assertThat(helped(end)).isEqualTo(owed);
        sound(day);
    }

    @Test
    @Order(12)
    void aMergerThatIsTakenBackLetsDutiesGoOn() {
        LocalDate day = LocalDate.of(2022, 11, 15);
        LocalDate end = day.plusMonths(1);
        clock.set(day);
        List<Long> owed = of(city.second, end);
        assertThat(owed).isNotEmpty();
        done(north(), () -> acts.merge(city.second.id(), city.village.id(), end, "合并办园"));
        assertThat(of(city.second, end)).isEmpty();
        Coming coming = in(north(), () -> Coming.last(unitHistory.of(city.second.id()), day)
                .orElseThrow());
        done(north(), () -> later.takeBack(city.second.id(), coming, "不并了"));
        assertThat(of(city.second, end)).isEqualTo(owed);
        sound(day);
    }

    /** What is owed about a kindergarten changes its owner with the day of the move, not with that on which it was arranged. */
    @Test
    @Order(13)
    void aMoveOfALaterDayTakesDutiesAlongOnThatDay() {
        LocalDate arranged = LocalDate.of(2022, 11, 21);
        LocalDate day = arranged.plusDays(7);
        clock.set(arranged);
        List<Long> before = of(city.village, arranged.plusDays(60));
        done(Scope.EVERYTHING, () -> acts.move(city.village.id(), city.southEast.id(), day, "区划调整"));
        assertThat(of(city.village, arranged.plusDays(60))).isEqualTo(before);
        clock.set(day);
        assertThat(Scope.EVERYTHING.get(later::moveDue)).isEqualTo(1);
        assertThat(ownersAbout(city.village, day)).contains(city.south.id()).doesNotContain(city.north.id());
        assertThat(ownersAbout(city.village, day.minusDays(1)))
                .contains(city.north.id())
                .doesNotContain(city.south.id());
        sound(day);
    }

    @Test
    @Order(14)
    void whoIsNotToOpenAnyMoreNeverOwedAnything() {
        LocalDate day = LocalDate.of(2022, 11, 29);
        LocalDate opening = day.plusDays(9);
        clock.set(day);
        NewUnit fresh = new NewUnit(UnitKind.KINDERGARTEN, "开不成的园", city.northEast.id(), "1136990311", opening);
        int id = ((Answer.Done) in(north(), () -> acts.open(fresh))).unitId();
        TestCity.Place place = new TestCity.Place(id, UnitKind.KINDERGARTEN, "开不成的园", 0, 0);
        assertThat(of(place, opening)).isNotEmpty();
        Coming coming = in(north(), () -> Coming.last(unitHistory.of(id), day).orElseThrow());
        done(north(), () -> later.takeBack(id, coming, "不办了"));
        assertThat(on(opening)).noneMatch(duty -> duty.placeId() == id || duty.unitId() == id);
        sound(day);
        clock.set(opening);
        sound(opening);
    }

    @Test
    @Order(14)
    void whoWasOpenedTodayByMistakeNeverOwedAnything() {
        LocalDate day = LocalDate.of(2022, 12, 9);
        clock.set(day);
        List<Duty> before = on(day);
        NewUnit fresh = new NewUnit(UnitKind.KINDERGARTEN, "开错的园", city.northEast.id(), "1136990312", day);
        int id = ((Answer.Done) in(north(), () -> acts.open(fresh))).unitId();
        assertThat(on(day))
                .anyMatch(duty -> duty.unitId() == id)
                .anyMatch(duty -> duty.unitId() != id && duty.placeId() == id);
        sound(day);
        Coming coming = in(north(), () -> Coming.last(unitHistory.of(id), day).orElseThrow());
        done(north(), () -> later.takeBack(id, coming, "点错了"));
        assertThat(on(day)).containsExactlyInAnyOrderElementsOf(before);
        sound(day);
        clock.set(day.plusDays(1));
        sound(day.plusDays(1));
    }

    /** What an event brought about goes on with the unit, unless the event turned out never to have happened. */
    @Test
    @Order(15)
    void whoIsOpenedAgainOwesWhatEventsBroughtAboutButForThoseWithdrawn() {
        LocalDate day = LocalDate.of(2022, 12, 12);
        clock.set(day);
        int id = database.jdbc()
                .sql("select unit_id from placement where name = '城东区'")
                .query(Integer.class)
                .single();
        TestCity.Place county = new TestCity.Place(id, UnitKind.COUNTY, "城东区", 0, 0);
        in(Scope.EVERYTHING, () -> facts.record(circular(id, day, 911)));
        assertThat(circulars(id, day)).isEqualTo(1);
        run(Scope.EVERYTHING, () -> facts.voidSource("test", 911, null, "写错了"));
        in(Scope.EVERYTHING, () -> facts.correct(circular(id, day, 912), 911));
        assertThat(circulars(id, day)).as("corrected").isEqualTo(1);
        run(Scope.EVERYTHING, () -> facts.voidSource("test", 912, null, "没有这回事"));
        assertThat(circulars(id, day)).as("and withdrawn").isZero();
        in(Scope.EVERYTHING, () -> facts.record(circular(id, day, 913)));
        assertThat(circulars(id, day)).isEqualTo(1);
        Map<Long, DutyState> before = states(county, day);
        done(Scope.EVERYTHING, () -> acts.close(id, day, "点错了"));
        assertThat(states(county, day)).isEmpty();
        done(Scope.EVERYTHING, () -> acts.reopen(id, "点错了，恢复"));
        assertThat(circulars(id, day)).isEqualTo(1);
        assertThat(states(county, day)).isEqualTo(before);
        sound(day);
    }

    private NewFact circular(int county, LocalDate day, long source) {
        return new NewFact(
                EvidenceKind.LETTER, "circular", city.city.id(), county, null, day, "问题通报" + source, "test", source);
    }

    private long circulars(int county, LocalDate day) {
        return on(day).stream()
                .filter(duty -> duty.unitId() == county
                        && duty.topic() != null
                        && duty.topic().equals("rectification-plan"))
                .count();
    }

    /** In December of 2022 too first helps second. */
    @Test
    @Order(16)
    void ofTwoThatAreClosedOnOneDayTheOneThatIsOpenedAgainOwesNothingAboutTheOther() {
        LocalDate day = LocalDate.of(2022, 12, 13);
        clock.set(day);
        List<Long> owed = helped(day);
        assertThat(owed).isNotEmpty();
        Map<Long, DutyState> helper = states(city.first, day);
        Map<Long, DutyState> helpedOne = states(city.second, day);
        for (List<TestCity.Place> closed :
                List.of(List.of(city.first, city.second), List.of(city.second, city.first))) {
            closed.forEach(place -> done(north(), () -> acts.close(place.id(), day, "点错了")));
            assertThat(helped(day)).isEmpty();
            done(north(), () -> acts.reopen(closed.getFirst().id(), "点错了，恢复"));
            assertThat(helped(day)).as("the other stands no longer").isEmpty();
            assertThat(states(closed.getFirst(), day)).isNotEmpty();
            sound(day);
            done(north(), () -> acts.reopen(closed.getLast().id(), "点错了，恢复"));
            assertThat(helped(day)).isEqualTo(owed);
            assertThat(states(city.first, day)).isEqualTo(helper);
            assertThat(states(city.second, day)).isEqualTo(helpedOne);
            sound(day);
        }
    }

    /** Nothing remains of it: neither in what anybody owes on any day, nor in who sees it. */
    @Test
    @Order(17)
    void aMoveThatIsTakenBackOnItsDayIsAsThoughNobodyHadMadeIt() {
        LocalDate day = LocalDate.of(2022, 12, 14);
        clock.set(day);
        in(
                Scope.EVERYTHING,
                () -> facts.record(new NewFact(
                        EvidenceKind.VISIT,
                        "guidance",
                        city.south.id(),
                        city.second.id(),
                        null,
                        day,
                        "到园",
                        "test",
                        920)));
        in(
                Scope.EVERYTHING,
                () -> facts.record(new NewFact(
                        EvidenceKind.VISIT,
                        "guidance",
                        city.north.id(),
                        city.second.id(),
                        null,
                        day,
                        "到园",
                        "test",
                        921)));
        for (TestCity.Place moving : List.of(city.second, city.northEast)) {
            TestCity.Place to = moving.equals(city.second) ? city.southEast : city.south;
            List<LocalDate> days = List.of(day.minusDays(1), day, day.plusDays(20), day.plusDays(200));
            List<Map<Long, DutyState>> before = days.stream().map(this::states).toList();
            assertThat(before.get(1)).containsValues(DutyState.OVERDUE, DutyState.DUE_SOON, DutyState.MET);
            List<String> marks = remembered(day);
            done(Scope.EVERYTHING, () -> acts.move(moving.id(), to.id(), day, "点错了"));
            assertThat(states(day)).isNotEqualTo(before.get(1));
            assertThat(remembered(day)).isNotEqualTo(marks);
            Coming coming = in(Scope.EVERYTHING, () -> Coming.last(unitHistory.of(moving.id()), day)
                    .orElseThrow());
            done(Scope.EVERYTHING, () -> later.takeBack(moving.id(), coming, "点错了，取消"));
            assertThat(days.stream().map(this::states).toList()).isEqualTo(before);
            assertThat(remembered(day)).isEqualTo(marks);
            sound(day);
            ledgerEqualsScan(days);
        }
    }

    /** A seat of the way between is remembered by nobody: it may be given to somebody else. */
    @Test
    void twoMovesOfADayThatAreTakenBackLeaveNoSeatBehind() {
        LocalDate day = LocalDate.of(2022, 11, 23);
        clock.set(day);
        List<String> marks = remembered(day);
        int moving = city.second.id();
        done(Scope.EVERYTHING, () -> acts.move(moving, city.southEast.id(), day, "点错了"));
        done(Scope.EVERYTHING, () -> acts.move(moving, city.northWest.id(), day, "又点错了"));
        Coming coming = in(
                Scope.EVERYTHING, () -> Coming.last(unitHistory.of(moving), day).orElseThrow());
        done(Scope.EVERYTHING, () -> later.takeBack(moving, coming, "取消"));
        assertThat(remembered(day)).isEqualTo(marks);
    }

    private Map<Long, DutyState> states(LocalDate day) {
        return on(day).stream().collect(Collectors.toMap(Duty::id, Duty::state));
    }

    @Test
    @Order(19)
    void aKindergartenIsNewWithItsPrincipal() {
        LocalDate day = LocalDate.of(2022, 12, 16);
        clock.set(day);
        assertThat(about(city.village, day)).doesNotContain("guidance-weak");
        in(Scope.EVERYTHING, () -> {
            kindergartens.headed(Map.of(city.village.id(), day));
            return kindergartens.find(city.village.id());
        });
        assertThat(about(city.village, day)).contains("guidance-weak");
        sound(day);
    }

    /** Where what is owed on a day stands, and from where else it is seen. */
    private List<String> remembered(LocalDate day) {
        return database.jdbc().sql("""
                        select id || ' ' || seat || ' ' || coalesce(former::text, '') from duty
                        where known_on <= :day and coalesce(ended_on, 'infinity') > :day order by id
                        """).param("day", day).query(String.class).list();
    }

    private List<Long> of(TestCity.Place place, LocalDate day) {
        return on(day).stream()
                .filter(duty -> duty.placeId() == place.id() && open(duty, day))
                .map(Duty::id)
                .sorted()
                .toList();
    }

    private List<Integer> ownersAbout(TestCity.Place place, LocalDate day) {
        return on(day).stream()
                .filter(duty -> Integer.valueOf(place.id()).equals(duty.subjectId()) && open(duty, day))
                .map(Duty::unitId)
                .distinct()
                .toList();
    }

    /** What the first kindergarten owes about the second and has not done, as it stands on a day. */
    private List<Long> helped(LocalDate day) {
        return on(day).stream()
                .filter(duty -> duty.unitId() == city.first.id()
                        && Integer.valueOf(city.second.id()).equals(duty.subjectId())
                        && duty.metOn() == null)
                .map(Duty::id)
                .sorted()
                .toList();
    }

    private int county(String name, int seat) {
        int id = city.unit(UnitKind.COUNTY, null, name, city.area, seat, seat + 50_000)
                .id();
        in(Scope.EVERYTHING, () -> generation.generate(List.of(id), LocalDate.now(clock), false));
        return id;
    }

    /** How many counties evaluate another in a year: each one other, and each is evaluated by one. */
    private int ring(String year, LocalDate day) {
        List<Duty> pairs = pairs(year, day);
        assertThat(pairs.stream().map(Duty::unitId)).doesNotHaveDuplicates();
        assertThat(pairs.stream().map(Duty::subjectId)).doesNotHaveDuplicates();
        return pairs.size();
    }

    private List<Duty> pairs(String year, LocalDate day) {
        return on(day).stream()
                .filter(duty -> duty.measure().equals("cross-evaluation")
                        && duty.label().contains(year)
                        && open(duty, day))
                .toList();
    }

    private static Kindergarten withHead(Kindergarten k, int head) {
        return new Kindergarten(
                k.unitId(),
                k.sponsor(),
                k.inclusive(),
                k.grade(),
                k.terrain(),
                k.locality(),
                k.townshipCentre(),
                k.micro(),
                head,
                k.openedOn(),
                k.address(),
                k.classes(),
                k.children(),
                k.staff(),
                k.principalSince());
    }

    private Scope north() {
        return city.northOffice.viewer().scope();
    }

    private long pairing() {
        return in(Scope.EVERYTHING, () -> pairings.of(city.other.id(), LocalDate.now(clock))
                .getFirst()
                .id());
    }

    /** The measures of what is still to be done about a unit. */
    private Stream<String> about(TestCity.Place place, LocalDate day) {
        return on(day).stream()
                .filter(duty -> Integer.valueOf(place.id()).equals(duty.subjectId()) && open(duty, day))
                .map(Duty::measure)
                .distinct();
    }

    /** The whole city looked at anew finds nothing to change, and the ledger counts what the lists hold. */
    private void sound(LocalDate day) {
        idempotent(day);
        ledgerEqualsScan(day);
    }
}
