package cn.haoyuan.org;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer.Done;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Place;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

@HaoyuanTest
@Import(UnitActsTest.Listening.class)
class UnitActsTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 11, 23);
    private static int serial = 100_000;

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    @Autowired
    UnitActs acts;

    @Autowired
    Units units;

    @Autowired
    UnitHistory history;

    @Autowired
    Marks marks;

    @Autowired
    Pairings pairings;

    @Autowired
    Heard heard;

    @BeforeEach
    void forget() {
        heard.events.clear();
    }

    @Test
    void aNewKindergartenTakesTheNextSeatAndStandsFromItsDay() throws Exception {
        LocalDate day = TODAY.plusDays(7);
        int id = done(open(city.northEast, "城北区新苗幼儿园", day));

        assertThat(find(id, TODAY)).isNull();
        Unit unit = find(id, day);
        assertThat(unit.parentId()).isEqualTo(city.northEast.id());
        assertThat(unit.seat()).isGreaterThan(city.second.seat()).isLessThan(city.northEast.seatEnd());
        assertThat(unit.seatEnd()).isEqualTo(unit.seat() + 1);
        assertThat(heard.events).containsExactly(new UnitsChanging(List.of(), day), new UnitsChanged(List.of(id), day));
    }

    @Test
    void aSeatIsNeverGivenAgain() throws Exception {
        int closed = done(open(city.northWest, "短命幼儿园", TODAY));
        int seat = find(closed, TODAY).seat();
        done(everything(() -> acts.close(closed, TODAY.plusDays(1), "生源不足")));
        clock.set(TODAY.plusDays(2));

        int next = done(open(city.northWest, "后来幼儿园", TODAY.plusDays(2)));
        assertThat(find(closed, TODAY.plusDays(2))).isNull();
        assertThat(find(closed, TODAY)).isNotNull();
        assertThat(find(next, TODAY.plusDays(2)).seat()).isGreaterThan(seat);
    }

    @Test
    void whatTheRulesForbidIsRefusedWithAReason() throws Exception {
        assertThat(refused(open(city.northEast, "过去的园", TODAY.minusDays(1)))).contains("不能早于今天（2022年11月23日）");
        assertThat(refused(open(city.first, "园中园", TODAY))).contains("不能直接设在");
        assertThat(refused(open(city.northEast, city.first.name(), TODAY))).contains("同名");
        assertThat(refused(open(city.northEast, " ", TODAY))).contains("名称");
        assertThat(refused(everything(() ->
                        acts.open(new NewUnit(UnitKind.KINDERGARTEN, "无码园", city.northEast.id(), "12345", TODAY)))))
                .contains("机构标识码");
        assertThat(refused(
                        everything(() -> acts.open(new NewUnit(UnitKind.COUNTY, "新设区", city.area.id(), null, TODAY)))))
                .contains("编号已用完");
        assertThat(refused(everything(() -> acts.close(city.northEast.id(), TODAY.plusDays(1), "撤并"))))
                .contains("下级单位");
        assertThat(refused(everything(() -> acts.move(city.first.id(), city.northEast.id(), "原地"))))
                .contains("已经隶属于");
        assertThat(heard.events).isEmpty();
    }

    @Test
    void aCodeIsNeverGivenAgainEvenOneThatTheViewerCannotSee() throws Exception {
        NewUnit unit = new NewUnit(UnitKind.KINDERGARTEN, "城南区甲园", city.southEast.id(), "1136999999", TODAY);
        done(everything(() -> acts.open(unit)));
        NewUnit same = new NewUnit(UnitKind.KINDERGARTEN, "城北区乙园", city.northEast.id(), "1136999999", TODAY);
        assertThat(refused(TestCity.scopeOf(city.north).call(() -> acts.open(same))))
                .contains("1136999999");
        assertThat(TestCity.scopeOf(city.north).call(() -> units.named("城北区乙园", TODAY)))
                .isEmpty();
    }

    @Test
    void aRenamedUnitKeepsItsOldNameInThePast() throws Exception {
        int id = done(open(city.southEast, "城南区旧名幼儿园", TODAY));
        clock.set(TODAY.plusDays(10));
        done(everything(() -> acts.rename(id, "城南区新名幼儿园", TODAY.plusDays(10), "更名批复")));

        assertThat(find(id, TODAY.plusDays(9)).name()).isEqualTo("城南区旧名幼儿园");
        assertThat(find(id, TODAY.plusDays(10)).name()).isEqualTo("城南区新名幼儿园");
        assertThat(everything(() -> history.of(id)))
                .extracting(UnitHistory.Span::name)
                .containsExactly("城南区新名幼儿园", "城南区旧名幼儿园");
    }

    @Test
    void aMovedAreaTakesItsKindergartensAlongAndThePastStaysWhereItWas() throws Exception {
        Place area = areaWith(city.north, "待迁片区");
        int kindergarten = done(open(area, "随迁幼儿园", TODAY));
        int gone = done(open(area, "已关幼儿园", TODAY));
        done(everything(() -> acts.close(gone, TODAY.plusDays(1), "关停")));
        Unit before = find(kindergarten, TODAY);
        LocalDate day = TODAY.plusDays(5);
        clock.set(day);
        heard.events.clear();

        done(everything(() -> acts.move(area.id(), city.south.id(), "区划调整")));

        Unit after = find(kindergarten, day);
        assertThat(find(area.id(), day).parentId()).isEqualTo(city.south.id());
        assertThat(after.parentId()).isEqualTo(area.id());
        assertThat(after.seat()).isBetween(city.south.seat(), city.south.seatEnd());
        assertThat(find(kindergarten, day.minusDays(1))).isEqualTo(before);
        assertThat(heard.events.get(1)).isInstanceOfSatisfying(UnitsMoved.class, moved -> assertThat(moved.former())
                .contains(new UnitsMoved.Former(kindergarten, before.seat()))
                .hasSize(3));
        assertThat(TestCity.scopeOf(city.south).call(() -> units.path(kindergarten, day)))
                .extracting(Unit::id)
                .containsExactly(city.city.id(), city.area.id(), city.south.id(), area.id(), kindergarten);
        assertThat(TestCity.scopeOf(city.north).call(() -> units.find(kindergarten, day)))
                .isEmpty();
        assertThat(TestCity.scopeOf(city.north).call(() -> units.find(kindergarten, day.minusDays(1))))
                .isPresent();
        assertThat(done(open(area, "迁后新园", day))).isPositive();
    }

    @Test
    void aMergedUnitClosesAndNamesWhoGoesOn() throws Exception {
        int id = done(open(city.southEast, "被并幼儿园", TODAY));
        LocalDate day = TODAY.plusDays(1);
        done(everything(() -> acts.merge(id, city.other.id(), day, "合并办园")));

        assertThat(find(id, day)).isNull();
        UnitHistory.Span last = everything(() -> history.of(id)).getFirst();
        assertThat(last.mergedIntoId()).isEqualTo(city.other.id());
        assertThat(last.endedFor()).isEqualTo("合并办园");
        assertThat(refused(everything(() -> acts.close(id, day, "再关一次")))).contains("并入");
    }

    @Test
    void aCountyCannotTouchAnotherEvenIfThePageLetIt() throws Exception {
        Scope north = TestCity.scopeOf(city.north);
        assertThat(refused(north.call(() -> acts.rename(city.other.id(), "改名", TODAY, "越权"))))
                .contains("不在您的管理范围内");
        assertThat(refused(north.call(() -> acts.rename(city.city.id(), "改市名", TODAY, "越权"))))
                .contains("不在您的管理范围内");
        assertThat(refused(north.call(() ->
                        acts.open(new NewUnit(UnitKind.KINDERGARTEN, "飞地园", city.southEast.id(), code(), TODAY)))))
                .contains("不在您的管理范围内");
        assertThat(refused(north.call(() -> acts.move(city.first.id(), city.southEast.id(), "越权"))))
                .contains("不在您的管理范围内");
    }

    @Test
    void marksAndPairingsHoldUntilTheyAreEnded() throws Exception {
        int id = city.village.id();
        done(everything(() -> marks.add(id, MarkKind.WEAK, TODAY, "等级评估靠后")));
        assertThat(refused(everything(() -> marks.add(id, MarkKind.WEAK, TODAY, "再标一次"))))
                .contains("已经标记");
        Mark mark = everything(() -> marks.of(id)).getFirst();
        assertThat(refused(everything(() -> marks.end(mark.id(), TODAY)))).contains("最早次日");
        done(everything(() -> marks.end(mark.id(), TODAY.plusDays(30))));
        assertThat(everything(() -> marks.of(id)).getFirst().holdsOn(TODAY.plusDays(30)))
                .isFalse();

        assertThat(refused(everything(() -> pairings.add(id, city.second.id(), TODAY))))
                .contains("示范园");
        done(everything(() -> pairings.add(city.first.id(), id, TODAY)));
        assertThat(everything(() -> pairings.of(id, TODAY)))
                .extracting(Pairing::helperName)
                .containsExactly(city.first.name());
    }

    private Place areaWith(Place county, String name) throws Exception {
        int id = done(everything(() -> acts.open(new NewUnit(UnitKind.COUNTY_AREA, name, county.id(), null, TODAY))));
        Unit unit = find(id, TODAY);
        return new Place(id, unit.kind(), name, unit.seat(), unit.seatEnd());
    }

    private Answer open(Place parent, String name, LocalDate day) throws Exception {
        NewUnit unit = new NewUnit(UnitKind.KINDERGARTEN, name, parent.id(), code(), day);
        return everything(() -> acts.open(unit));
    }

    private static String code() {
        return "1136" + serial++;
    }

    private @Nullable Unit find(int id, LocalDate day) throws Exception {
        return everything(() -> units.find(id, day)).orElse(null);
    }

    private static <T> T everything(Callable<T> work) throws Exception {
        return Scope.EVERYTHING.call(work);
    }

    private static int done(Answer answer) {
        assertThat(answer).isInstanceOf(Done.class);
        return ((Done) answer).unitId();
    }

    private static String refused(Answer answer) {
        assertThat(answer).isInstanceOf(Refused.class);
        return ((Refused) answer).reason();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    static class Heard {
        final List<Object> events = new ArrayList<>();

        @EventListener({UnitsChanging.class, UnitsMoved.class, UnitsChanged.class})
        void hear(Object event) {
            events.add(event);
        }
    }
}
