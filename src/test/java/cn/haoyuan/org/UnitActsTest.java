package cn.haoyuan.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.access.Appointments;
import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer.Done;
import cn.haoyuan.org.Answer.Refused;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

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
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LaterActs later;

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

    @Autowired
    Appointments appointments;

    @Autowired
    MockMvc mvc;

    @Autowired
    PublishedPlan plan;

    /** A city at work: while it is set up other rules hold (FoundingTest). */
    @BeforeEach
    void work() {
        plan.publish();
        clock.set(TODAY);
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
                .contains("标识码");
        assertThat(refused(
                        everything(() -> acts.open(new NewUnit(UnitKind.COUNTY, "新设区", city.area.id(), null, TODAY)))))
                .contains("编号已用完");
        assertThat(refused(everything(() -> acts.close(city.northEast.id(), TODAY.plusDays(1), "撤并"))))
                .contains("下级单位");
        assertThat(refused(everything(() -> acts.move(city.first.id(), city.northEast.id(), TODAY, "原地"))))
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
        assertThat(TestCity.scopeOf(city.north)
                        .call(() -> units.named("城北区乙园", TODAY, 10))
                        .first())
                .isEmpty();
    }

    @Test
    void aNameWithoutItsCountyIsAsGoodAsTheWholeOneUnlessThatIsAnothers() throws Exception {
        done(open(city.northEast, "城北区云坞幼儿园", TODAY));
        done(open(city.northEast, "城北区云坞幼儿园分园", TODAY));
        assertThat(named("云坞幼儿园")).containsExactly("城北区云坞幼儿园");
        done(open(city.southEast, "城南区云坞幼儿园", TODAY));
        assertThat(named("云坞幼儿园")).containsExactly("城北区云坞幼儿园", "城南区云坞幼儿园");
        assertThat(named("城北区云坞幼儿园")).containsExactly("城北区云坞幼儿园");
        done(open(city.northWest, "云坞幼儿园", TODAY));
        assertThat(named("云坞幼儿园")).containsExactly("云坞幼儿园");
    }

    private List<String> named(String name) throws Exception {
        return everything(() -> units.named(name, TODAY, 10)).first().stream()
                .map(Unit::name)
                .toList();
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

        done(everything(() -> acts.move(area.id(), city.south.id(), day, "区划调整")));

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
    void aMoveOrANameOfTodayIsTakenBackUntilTheDayIsOver() throws Exception {
        Place area = areaWith(city.north, "错迁片区");
        int kindergarten = done(open(area, "错迁的园", TODAY));
        int gone = done(open(area, "早已关停的园", TODAY));
        done(everything(() -> acts.close(gone, TODAY.plusDays(1), "关停")));
        LocalDate day = TODAY.plusDays(5);
        clock.set(day);
        Unit before = find(area.id(), day);
        Unit below = find(kindergarten, day);
        int seat = seat(gone);
        done(everything(() -> acts.move(area.id(), city.south.id(), day, "点错了")));
        done(everything(() -> acts.rename(area.id(), "错名片区", day, "点错了")));
        done(everything(() -> acts.rename(kindergarten, "改对名的园", day, "批复")));
        assertThat(refused(TestCity.scopeOf(city.south).call(() -> takeBack(area.id(), "取消"))))
                .contains("由上级办理");
        int fresh = done(open(area, "今天新设的园", day));
        assertThat(refused(everything(() -> takeBack(area.id(), "取消")))).contains("今天起有单位新设、恢复或迁入错名片区之下");
        done(everything(() -> acts.move(fresh, city.southEast.id(), day, "另设")));
        assertThat(refused(everything(() -> takeBack(area.id(), " ")))).contains("原因");
        heard.events.clear();

        done(everything(() -> takeBack(area.id(), "取消")));
        assertThat(find(area.id(), day)).isEqualTo(before);
        assertThat(everything(() -> history.of(area.id()))).hasSize(1);
        assertThat(find(kindergarten, day))
                .isEqualTo(new Unit(
                        below.id(),
                        below.kind(),
                        below.code(),
                        "改对名的园",
                        below.parentId(),
                        below.seat(),
                        below.seatEnd()));
        assertThat(seat(gone)).isEqualTo(seat);
        assertThat(heard.events.get(1)).isInstanceOfSatisfying(UnitsMoved.class, moved -> assertThat(moved.back())
                .isTrue());
        assertThat(TestCity.scopeOf(city.south).call(() -> units.find(kindergarten, day)))
                .isEmpty();
        assertThat(refused(everything(() -> takeBack(area.id(), "再取消")))).contains("没有以后才生效的安排");

        done(everything(() -> takeBack(kindergarten, "名称也不对")));
        assertThat(find(kindergarten, day)).isEqualTo(below);
        assertThat(everything(() -> history.of(kindergarten))).hasSize(1);

        done(everything(() -> acts.move(area.id(), city.south.id(), day, "这回是真的")));
        assertThat(find(area.id(), day).seat()).isGreaterThan(before.seat());
        assertThat(everything(() -> Coming.last(history.of(kindergarten), day)))
                .as("who only moved along")
                .isEmpty();
        clock.set(day.plusDays(1));
        assertThat(refused(everything(() -> takeBack(area.id(), "晚了")))).contains("没有以后才生效的安排");
    }

    @Test
    void anOpeningIsNotTakenBackWhileSomebodyGetsAPostThere() throws Exception {
        int unit = done(open(city.northWest, "正在配人的园", TODAY));
        Person teacher = city.person("just-then", "钱老师", city.first, Role.TEACHER);
        try (ExecutorService second = Executors.newSingleThreadExecutor()) {
            everything(() -> transaction.execute(appointing -> {
                assertThat(appointments.appoint(teacher.personId(), unit, Role.TEACHER, TODAY, null))
                        .isPresent();
                assertThat(refused(got(second.submit(() -> everything(() -> takeBack(unit, "点错了"))))))
                        .contains("此刻有人正在为正在配人的园办理别的事");
                appointing.setRollbackOnly();
                return true;
            }));
        }
        done(everything(() -> takeBack(unit, "点错了")));
    }

    @Test
    void nobodyGetsAPostWhereAnOpeningIsJustTakenBack() throws Exception {
        int unit = done(open(city.northWest, "正在取消的园", TODAY));
        Person teacher = city.person("too-late", "孙老师", city.first, Role.TEACHER);
        try (ExecutorService several = Executors.newFixedThreadPool(2)) {
            List<Future<?>> late = everything(() -> transaction.execute(_ -> {
                done(takeBack(unit, "点错了"));
                Future<?> page =
                        several.submit(() -> mvc.perform(post("/accounts/" + teacher.accountId() + "/posts/new")
                                        .param("unit", Integer.toString(unit))
                                        .param("role", "TEACHER")
                                        .param("from", TODAY.toString())
                                        .with(As.person(city.northOffice)))
                                .andExpect(status().isNotFound()));
                Future<?> row = several.submit(() -> everything(() -> transaction.execute(
                        _ -> appointments.appoint(teacher.personId(), unit, Role.TEACHER, TODAY, null))));
                database.awaitLock(page, row);
                return List.of(page, row);
            }));
            late.getFirst().get();
            assertThatThrownBy(() -> late.getLast().get())
                    .as("whoever did not look again is refused by the database")
                    .hasStackTraceContaining("the unit stands nowhere on record");
        }
        assertThat(changed("select from post where unit_id = " + unit)).isZero();
    }

    private static <T> T got(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void whatHangsOnAnotherMoveOfTheDayIsTakenBackAfterThat() throws Exception {
        Place area = areaWith(city.north, "连环迁的片区");
        int along = done(open(area, "随迁又改名的园", TODAY));
        int further = done(open(area, "随迁又外迁的园", TODAY));
        LocalDate day = TODAY.plusDays(5);
        clock.set(day);
        Unit before = find(further, day);
        done(everything(() -> acts.move(area.id(), city.south.id(), day, "点错了")));
        done(everything(() -> acts.rename(along, "改错名的园", day, "点错了")));
        done(everything(() -> acts.move(further, city.southEast.id(), day, "点错了")));
        assertThat(refused(everything(() -> takeBack(along, "取消")))).contains("随上级调整了隶属");
        assertThat(refused(everything(() -> takeBack(further, "取消")))).contains("今天也调整了隶属，请先取消那次调整");
        done(everything(() -> takeBack(area.id(), "取消")));
        done(everything(() -> takeBack(along, "取消")));
        done(everything(() -> takeBack(further, "取消")));
        assertThat(find(further, day)).isEqualTo(before);
        assertThat(find(along, day).name()).isEqualTo("随迁又改名的园");
    }

    @Test
    void anOpeningOfTodayIsTakenBackAsLongAsNothingRefersToIt() throws Exception {
        Place area = areaWith(city.north, "误设片区");
        int id = done(open(area, "误设的园", TODAY));
        assertThat(refused(everything(() -> takeBack(area.id(), "点错了")))).contains("有 1 个下级单位设在误设片区");
        assertThat(refused(everything(() -> takeBack(id, " ")))).contains("原因");
        assertThat(refused(TestCity.scopeOf(city.south).call(() -> takeBack(id, "点错了"))))
                .contains("没有以后才生效的安排");
        String code = String.valueOf(find(id, TODAY).code());
        heard.events.clear();
        assertThat(done(everything(() -> takeBack(id, "点错了")))).isEqualTo(area.id());
        assertThat(heard.events).last().isEqualTo(new UnitsChanged(List.of(id), TODAY, true));
        assertThat(find(id, TODAY)).isNull();
        assertThat(find(id, TODAY.plusDays(40))).isNull();
        assertThat(everything(() -> history.of(id))).isEmpty();

        NewUnit anew = new NewUnit(UnitKind.KINDERGARTEN, "误设的园", area.id(), code, TODAY);
        int again = done(everything(() -> acts.open(anew)));
        city.pair(city.first, new Place(again, UnitKind.KINDERGARTEN, "误设的园", seat(again), seat(again) + 1), TODAY);
        assertThat(refused(everything(() -> takeBack(again, "点错了")))).contains("误设的园名下已有结对，不能当作没有设立过");
        branch(city.other.id(), again);
        assertThat(refused(TestCity.scopeOf(city.north).call(() -> takeBack(again, "点错了"))))
                .as("also by what lies elsewhere")
                .contains("误设的园名下已有结对、集团分园");
        branch(city.other.id(), null);
        database.jdbc()
                .sql("delete from pairing where helped_id = ?")
                .param(again)
                .update();
        clock.set(TODAY.plusDays(1));
        assertThat(refused(everything(() -> takeBack(again, "晚了")))).contains("没有以后才生效的安排");
        clock.set(TODAY);
        done(everything(() -> takeBack(again, "点错了")));
        done(everything(() -> takeBack(area.id(), "点错了")));
    }

    @Test
    void anOpeningOfTodayTakesThePostsAlongThatNobodyUsedAndNamesWhatElseHangsThere() throws Exception {
        int id = done(open(city.northWest, "误设有人的园", TODAY));
        String code = String.valueOf(find(id, TODAY).code());
        Place there = new Place(id, UnitKind.KINDERGARTEN, "误设有人的园", seat(id), seat(id) + 1);
        Person principal = city.person("k-by-mistake", "误园长", there, Role.PRINCIPAL);
        everything(() -> transaction.execute(_ -> jdbc.sql("update account set last_sign_in = ? where id = ?")
                .params(TODAY.atTime(9, 0).atOffset(ZoneOffset.ofHours(8)), principal.accountId())
                .update()));
        assertThat(refused(everything(() -> takeBack(id, "点错了"))))
                .isEqualTo("误设有人的园名下已有用过的任职（误园长），不能当作没有设立过。请先在其账号页结束任职，最后一天不填，再来取消。");
        city.pair(city.first, there, TODAY);
        assertThat(refused(everything(() -> takeBack(id, "点错了"))))
                .contains("用过的任职（误园长）、结对")
                .endsWith("请先在其账号页结束任职，最后一天不填；结对请先在本页撤回，再来取消。");
        database.jdbc()
                .sql("update pairing set during = 'empty' where helped_id = ?")
                .param(id)
                .update();
        everything(() -> transaction.execute(_ -> jdbc.sql("update account set last_sign_in = null where id = ?")
                .param(principal.accountId())
                .update()));

        done(everything(() -> takeBack(id, "点错了")));
        assertThat(database.jdbc().sql("""
                                select count(*) from post p join account a on a.person_id = p.person_id
                                where p.unit_id = ? and isempty(p.during) and a.enabled
                                """).param(id).query(Integer.class).single())
                .as("the account stays, without a post")
                .isOne();
        NewUnit right = new NewUnit(UnitKind.KINDERGARTEN, "真正的园", city.northEast.id(), code, TODAY);
        int real = done(everything(() -> acts.open(right)));
        assertThat(find(real, TODAY).code()).isEqualTo(code);
    }

    @Test
    void whoseACodeIsIsToldAndThatAClosedUnitIsToBeReopened() throws Exception {
        int id = done(open(city.northWest, "误撤的园", TODAY));
        String code = String.valueOf(find(id, TODAY).code());
        NewUnit again = new NewUnit(UnitKind.KINDERGARTEN, "重设的园", city.northEast.id(), code, TODAY.plusDays(2));
        assertThat(refused(everything(() -> acts.open(again)))).isEqualTo("标识码 " + code + " 是误撤的园的，请核对。");
        done(everything(() -> acts.close(id, TODAY.plusDays(1), "误撤")));
        clock.set(TODAY.plusDays(2));
        assertThat(refused(everything(() -> acts.open(again)))).contains("是误撤的园的，它自 2022年11月24日 起不再在册", "在它的页面办理恢复");
        assertThat(refused(TestCity.scopeOf(city.south)
                        .call(() -> acts.open(new NewUnit(
                                UnitKind.KINDERGARTEN, "外县的园", city.southEast.id(), code, TODAY.plusDays(2))))))
                .contains("管理范围以外的单位")
                .doesNotContain("误撤的园");
    }

    private int seat(int unit) throws Exception {
        return everything(() -> transaction.execute(_ -> jdbc.sql("select seat from unit where id = ?")
                .param(unit)
                .query(Integer.class)
                .single()));
    }

    @Test
    void aMoveOfALaterDayIsDoneOnThatDayAndNotBefore() throws Exception {
        Place area = areaWith(city.north, "明年迁的片区");
        int kindergarten = done(open(area, "明年随迁的园", TODAY));
        Unit before = find(kindergarten, TODAY);
        LocalDate day = TODAY.plusDays(40);
        assertThat(refused(everything(() -> acts.move(area.id(), city.south.id(), TODAY.minusDays(1), "过去"))))
                .contains("不能早于今天");
        assertThat(refused(everything(() -> acts.move(area.id(), city.south.id(), TODAY.plusYears(3), "很远"))))
                .contains("最多提前 2 年");
        heard.events.clear();

        done(everything(() -> acts.move(area.id(), city.south.id(), day, "区划调整")));
        assertThat(heard.events).isEmpty();
        assertThat(everything(() -> history.of(area.id())))
                .extracting(UnitHistory.Span::parentName, UnitHistory.Span::from, UnitHistory.Span::until)
                .containsExactly(tuple(city.south.name(), day, null), tuple(city.north.name(), TODAY, day));
        assertThat(everything(later::moveDue)).isZero();
        assertThat(find(kindergarten, TODAY)).isEqualTo(before);
        assertThat(TestCity.scopeOf(city.south).call(() -> units.find(kindergarten, TODAY)))
                .isEmpty();

        clock.set(day.plusDays(1)); // nobody was at work on the day itself
        assertThat(everything(later::moveDue)).isEqualTo(1);
        assertThat(everything(later::moveDue)).isZero();
        assertThat(find(area.id(), day.plusDays(1)).parentId()).isEqualTo(city.south.id());
        assertThat(find(kindergarten, day)).isEqualTo(before);
        assertThat(TestCity.scopeOf(city.south).call(() -> units.find(kindergarten, day.plusDays(1))))
                .isPresent();
        assertThat(TestCity.scopeOf(city.north).call(() -> units.find(kindergarten, day.plusDays(1))))
                .isEmpty();
        assertThat(everything(() -> history.of(area.id()))).hasSize(2).noneMatch(UnitHistory.Span::planned);
    }

    @Test
    void whatIsToMoveOrToReceiveItWaitsForThatUntilItIsTakenBack() throws Exception {
        Place from = areaWith(city.north, "拆出片区");
        Place to = areaWith(city.north, "接收片区");
        int id = done(open(from, "排定要迁的园", TODAY));
        LocalDate day = TODAY.plusDays(5);
        done(everything(() -> acts.move(id, to.id(), day, "片区调整")));

        assertThat(refused(everything(() -> acts.rename(id, "新名", TODAY, "更名"))))
                .contains("先取消这项安排");
        assertThat(refused(everything(() -> acts.close(id, day.plusDays(1), "停办"))))
                .contains("先取消这项安排");
        assertThat(refused(everything(() -> acts.move(id, city.northEast.id(), TODAY, "改主意"))))
                .contains("先取消这项安排");
        assertThat(refused(everything(() -> acts.close(to.id(), day.plusDays(1), "撤并"))))
                .contains("有 1 个单位定于以后迁入接收片区，请先取消");
        assertThat(refused(everything(() -> acts.close(from.id(), day, "撤并"))))
                .contains("有 1 个单位定于 2022年11月28日 迁出拆出片区，到那天办完再撤销");
        assertThat(refused(TestCity.scopeOf(from).call(() -> acts.rename(id, "新名", TODAY, "更名"))))
                .contains("由安排调整的上级取消")
                .doesNotContain("请先取消");
        assertThat(refused(open(to, "排定要迁的园", day))).contains("同名");
        done(everything(() -> acts.rename(to.id(), "接收片区二", day.plusDays(9), "更名")));
        assertThat(refused(TestCity.scopeOf(from).call(() -> takeBack(id, "不迁了"))))
                .contains("由安排调整的上级取消");
        assertThat(refused(everything(() -> takeBack(id, " ")))).contains("原因");

        done(everything(() -> takeBack(id, "不迁了")));
        assertThat(everything(() -> Coming.last(history.of(id), TODAY)))
                .map(Coming::act)
                .as("what is left")
                .contains(Coming.Act.OPENED);
        done(everything(() -> acts.move(id, to.id(), day, "还是要迁")));
        clock.set(day);
        assertThat(everything(later::moveDue)).isEqualTo(1);
        assertThat(find(id, day).parentId()).isEqualTo(to.id());
        done(everything(() -> acts.close(from.id(), day, "撤并")));
        assertThat(logged(id)).containsExactly("排定要迁的园原定自 2022年11月28日 起改隶接收片区，已办");
    }

    private List<String> logged(int id) {
        return database.jdbc()
                .sql("select detail from act where verb = 'MOVE_UNIT' and actor = '系统' and unit_id = ? order by id")
                .param(id)
                .query(String.class)
                .list();
    }

    @Test
    void aMoveThatFailsKeepsNoOtherFromMoving() throws Exception {
        Place to = areaWith(city.north, "迎新片区");
        int failing = done(open(city.northEast, "迁时出错的园", TODAY));
        int other = done(open(city.northEast, "照迁不误的园", TODAY));
        LocalDate day = TODAY.plusDays(5);
        done(everything(() -> acts.move(failing, to.id(), day, "片区调整")));
        done(everything(() -> acts.move(other, to.id(), day, "片区调整")));
        clock.set(day);
        heard.failing = failing;
        assertThat(everything(later::moveDue)).isEqualTo(1);
        assertThat(find(other, day).parentId()).isEqualTo(to.id());
        assertThat(find(failing, day).parentId()).isEqualTo(city.northEast.id());
        assertThat(everything(() -> history.of(failing)).getFirst().refused()).contains("系统办理时出错");
        assertThat(everything(later::moveDue)).isZero();
        clock.set(day.plusDays(1));
        assertThat(everything(later::moveDue)).isZero();
        assertThat(logged(failing)).as("told once").singleElement().asString().contains("没有办成：系统办理时出错");
        heard.failing = 0;
        assertThat(everything(later::moveDue))
                .as("tried once a day, whatever stood in the way")
                .isZero();
        clock.set(day.plusDays(2));
        assertThat(everything(later::moveDue)).isEqualTo(1);
        assertThat(find(failing, day.plusDays(2)).parentId()).isEqualTo(to.id());
        assertThat(logged(failing)).hasSize(2).last().asString().endsWith("，已办");
    }

    @Test
    void aMoveThatFailsWaitsForTomorrowThoughTellingOfItFailsToo() throws Exception {
        Place to = areaWith(city.north, "无声片区");
        int failing = done(open(city.northEast, "迁时出错又没说成的园", TODAY));
        int other = done(open(city.northEast, "排在它后面的园", TODAY));
        LocalDate day = TODAY.plusDays(5);
        done(everything(() -> acts.move(failing, to.id(), day, "片区调整")));
        done(everything(() -> acts.move(other, to.id(), day, "片区调整")));
        clock.set(day);
        heard.failing = failing;
        heard.untold = true;
        try {
            assertThat(everything(later::moveDue)).isEqualTo(1);
            assertThat(find(other, day).parentId()).isEqualTo(to.id());
            assertThat(everything(() -> history.of(failing)).getFirst().refused())
                    .contains("系统办理时出错");
            assertThat(logged(failing)).isEmpty();
        } finally {
            heard.failing = 0;
            heard.untold = false;
        }
        assertThat(everything(later::moveDue)).as("tried once a day").isZero();
        clock.set(day.plusDays(1));
        assertThat(everything(later::moveDue)).isEqualTo(1);
    }

    @Test
    void aMoveOfAUnitThatStandsNoLongerIsForgotten() throws Exception {
        Place to = areaWith(city.north, "久等片区");
        int id = done(open(city.northEast, "等不到迁的园", TODAY));
        LocalDate day = TODAY.plusDays(5);
        done(everything(() -> acts.close(id, day.plusDays(5), "停办")));
        done(everything(() -> acts.move(id, to.id(), day, "片区调整")));
        clock.set(day.plusDays(5)); // nobody was at work before
        assertThat(everything(later::moveDue)).isZero();
        assertThat(everything(() -> history.of(id))).hasSize(1);
        assertThat(logged(id)).singleElement().asString().endsWith("没有办成：等不到迁的园已不在册。");
        done(everything(() -> acts.close(to.id(), day.plusDays(5), "撤并")));
    }

    /** Whoever has one end only knows of the move, and can neither arrange nor forget it, whatever the application asks. */
    @Test
    void onlyWhoReachesBothEndsWritesPlannedMoves() throws Exception {
        int id = done(open(city.northEast, "两县之间的园", TODAY));
        String arrange =
                "insert into planned_move (unit_id, seat, parent_id, parent_seat, day, reason) values (%d, %d, %d, %d, '2022-12-01', '越权')"
                        .formatted(id, find(id, TODAY).seat(), city.southEast.id(), city.southEast.seat());
        for (Place county : List.of(city.north, city.south)) {
            Scope scope = TestCity.scopeOf(county);
            assertThatThrownBy(() -> scope.call(() -> changed(arrange))).hasStackTraceContaining("row-level security");
        }
        assertThat(everything(() -> changed(arrange))).isEqualTo(1);
        String forget = "delete from planned_move where unit_id = " + id;
        for (Place county : List.of(city.north, city.south)) {
            assertThat(TestCity.scopeOf(county).call(() -> changed(forget))).isZero();
            assertThat(TestCity.scopeOf(county).call(() -> changed("select from planned_move where unit_id = " + id)))
                    .isEqualTo(1);
        }
        assertThat(everything(() -> changed(forget))).isEqualTo(1);
    }

    @Test
    void whoIsToReceiveAMergerStandsUntilThen() throws Exception {
        int into = done(open(city.southEast, "承接的园", TODAY));
        int id = done(open(city.southEast, "要并入的园", TODAY));
        LocalDate day = TODAY.plusDays(20);
        done(everything(() -> acts.merge(id, into, day, "合并办园")));
        assertThat(refused(everything(() -> acts.close(into, day, "停办")))).contains("有单位自 2022年12月13日 起并入承接的园");
        assertThat(refused(everything(() -> acts.merge(into, city.other.id(), day.minusDays(1), "合并"))))
                .contains("在那以后才能撤销");
        assertThat(refused(everything(() -> acts.close(id, day.plusDays(1), "停办"))))
                .contains("并入其他单位，请先取消");
        done(everything(() -> acts.close(into, day.plusDays(1), "停办")));
        assertThat(refused(everything(() -> acts.close(into, day.plusDays(9), "推迟"))))
                .contains("撤销，请先取消这项安排");
    }

    @Test
    void aMoveThatCannotBeDoneOnItsDaySaysSoUntilItIsTakenBack() throws Exception {
        Place from = areaWith(city.south, "原片区");
        Place to = areaWith(city.north, "满员片区");
        int id = done(open(from, "迁不成的园", TODAY));
        LocalDate day = TODAY.plusDays(5);
        done(everything(() -> acts.move(id, to.id(), day, "片区调整")));
        database.jdbc()
                .sql("update placement set name = '迁不成的园' where unit_id = ?")
                .param(done(open(to, "别的园", TODAY)))
                .update();
        clock.set(day);
        assertThat(everything(later::moveDue)).isZero();
        assertThat(everything(later::moveDue)).isZero();
        assertThat(find(id, day).parentId()).isEqualTo(from.id());
        assertThat(everything(() -> history.of(id)).getFirst().refused()).contains("同名");
        assertThat(logged(id)).singleElement().asString().contains("没有办成：城北区之下已有同名单位");
        assertThat(refused(everything(() -> acts.rename(id, "新名", day, "更名")))).contains("没有办成，请先取消");
        assertThat(refused(everything(() -> acts.close(to.id(), day.plusDays(1), "撤并"))))
                .as("what could not be done does not count")
                .contains("1 个下级单位");
        assertThat(refused(everything(() -> acts.close(from.id(), day.plusDays(1), "撤并"))))
                .contains("1 个下级单位");
        done(everything(() -> takeBack(id, "另行安排")));
        assertThat(everything(() -> history.of(id)).getFirst().parentName()).isEqualTo("原片区");
    }

    @Test
    void whatIsArrangedForALaterDayIsTakenBackWithoutATrace() throws Exception {
        int id = done(open(city.southEast, "说变不变的园", TODAY));
        List<UnitHistory.Span> before = everything(() -> history.of(id));
        LocalDate day = TODAY.plusDays(30);
        List<Callable<Answer>> all = List.of(
                () -> acts.rename(id, "另一个名字", day, "更名批复"),
                () -> acts.move(id, city.northEast.id(), day, "区划调整"),
                () -> acts.merge(id, city.other.id(), day, "合并办园"),
                () -> acts.close(id, day, "停办"));
        for (Callable<Answer> act : all) {
            done(everything(act));
            assertThat(everything(() -> history.of(id))).isNotEqualTo(before);
            done(everything(() -> takeBack(id, "情况有变")));
            assertThat(everything(() -> history.of(id))).isEqualTo(before);
        }
        done(everything(() -> acts.rename(id, "末了的名字", day, "更名批复")));
        done(everything(() -> acts.close(id, day.plusDays(30), "停办")));
        done(everything(() -> takeBack(id, "不停办了")));
        assertThat(find(id, day.plusDays(30)).name()).isEqualTo("末了的名字");
        done(everything(() -> takeBack(id, "不更名了")));
        assertThat(everything(() -> history.of(id))).isEqualTo(before);
        done(everything(() -> acts.close(id, day, "停办")));
        clock.set(day);
        assertThat(refused(everything(() -> takeBack(id, "太晚了")))).contains("没有以后才生效的安排");
    }

    @Test
    void allThatIsWrongWithAnOpeningIsSaidAtOnce() throws Exception {
        assertThat(refused(everything(() -> acts.open(
                        new NewUnit(UnitKind.KINDERGARTEN, city.first.name(), city.northWest.id(), "11", TODAY)))))
                .contains("已有同名单位", "标识码应为 10 位数字");
        assertThat(refused(everything(() -> acts.open(
                        new NewUnit(UnitKind.KINDERGARTEN, "", city.northWest.id(), null, TODAY.minusDays(1))))))
                .contains("请填写名称", "标识码应为 10 位数字", "省份代码（第一位 1 至 8，如江西 36）", "生效日期不能早于今天");
    }

    @Test
    void whatIsToOpenIsCalledOffUnlessSomethingHangsOnItAndLeavesItsNameAndCode() throws Exception {
        LocalDate day = TODAY.plusDays(30);
        NewUnit area = new NewUnit(UnitKind.COUNTY_AREA, "将设的片区", city.north.id(), "99010177", day);
        int id = done(everything(() -> acts.open(area)));
        int below = done(everything(
                () -> acts.open(new NewUnit(UnitKind.KINDERGARTEN, "将设片区的园", id, "1136990088", day.plusDays(1)))));
        assertThat(refused(everything(() -> takeBack(id, "不设了")))).contains("1 个下级单位");
        assertThat(refused(everything(() -> takeBack(below, "")))).contains("原因");
        assertThat(done(everything(() -> takeBack(below, "不办了")))).isEqualTo(id);
        done(everything(() -> takeBack(id, "不设了")));
        assertThat(everything(() -> history.of(id))).isEmpty();
        assertThat(find(id, day)).isNull();
        done(everything(() -> acts.open(area)));
    }

    @Test
    void onlyWhatWasSeenIsTakenBackNotWhatIsTheLastByThen() throws Exception {
        int id = done(open(city.southEast, "两次安排的园", TODAY));
        done(everything(() -> acts.rename(id, "改过名的园", TODAY.plusDays(9), "更名批复")));
        done(everything(() -> acts.close(id, TODAY.plusDays(30), "停办")));
        Coming closing = everything(() -> Coming.last(history.of(id), TODAY).orElseThrow());
        done(everything(() -> later.takeBack(id, closing, "不停办了")));
        assertThat(refused(everything(() -> later.takeBack(id, closing, "再点一次"))))
                .contains("安排已有变化");
        assertThat(find(id, TODAY.plusDays(9)).name()).isEqualTo("改过名的园");
    }

    @Test
    void aNameIsArrangedOnce() throws Exception {
        LocalDate day = TODAY.plusDays(9);
        int id = done(open(city.southEast, "只改一次的园", TODAY));
        done(everything(() -> acts.rename(id, "改定的园", day, "更名批复")));
        for (LocalDate other : List.of(TODAY, day, day.plusDays(1))) {
            assertThat(refused(everything(() -> acts.rename(id, "又想改的园", other, "再议"))))
                    .contains("更名为“改定的园”，请先取消这项安排");
        }
        assertThat(find(id, day).name()).isEqualTo("改定的园");
        int coming = done(open(city.southEast, "将开的园", day));
        done(everything(() -> acts.rename(coming, "将开时就改名的园", day, "更名批复")));
        assertThat(everything(() -> history.of(coming))).hasSize(1);
    }

    @Test
    void aNameIsTakenByWhoIsToComeFromWhereTheOfficeSeesNothing() throws Exception {
        int id = done(open(city.southEast, "跨县要来的园", TODAY));
        LocalDate day = TODAY.plusDays(20);
        done(everything(() -> acts.move(id, city.northEast.id(), day, "区划调整")));
        Scope north = TestCity.scopeOf(city.north);
        NewUnit same = new NewUnit(UnitKind.KINDERGARTEN, "跨县要来的园", city.northEast.id(), code(), TODAY);
        assertThat(refused(north.call(() -> acts.open(same)))).contains("同名");
        assertThat(refused(north.call(() -> acts.rename(city.second.id(), "跨县要来的园", TODAY, "更名"))))
                .contains("同名");
        done(everything(() -> takeBack(id, "不迁了")));
        done(north.call(() -> acts.open(same)));
    }

    @Test
    void aNameIsOneUnitsInItsCountyWhicheverAreaItLiesIn() throws Exception {
        String name = city.first.name();
        int id = done(open(city.northWest, "想重名的园", TODAY));
        LocalDate day = TODAY.plusDays(9);
        NewUnit same = new NewUnit(UnitKind.KINDERGARTEN, name, city.northWest.id(), code(), TODAY);
        assertThat(refused(TestCity.scopeOf(city.northWest).call(() -> acts.open(same))))
                .as("an office that does not see who bears it")
                .isEqualTo("城北区之下已有同名单位“" + name + "”。");
        assertThat(refused(everything(() -> acts.rename(id, name, day, "更名")))).contains("同名");
        assertThat(refused(open(city.north, name, day))).contains("同名");

        Place area = areaWith(city.south, "带着重名的片区");
        int south = done(open(area, name, TODAY));
        assertThat(refused(everything(() -> acts.move(south, city.northWest.id(), day, "区划调整"))))
                .contains("同名");
        assertThat(refused(everything(() -> acts.move(area.id(), city.north.id(), day, "区划调整"))))
                .as("who moves along")
                .contains("城北区之下已有同名单位“" + name + "”");
        done(everything(() -> acts.rename(south, "不再重名的园", day, "更名")));
        assertThat(refused(everything(() -> acts.move(area.id(), city.north.id(), day.minusDays(1), "太早"))))
                .contains("同名");
        done(everything(() -> acts.rename(id, "留到以后的名字", day, "更名")));
        assertThat(refused(open(city.northEast, "留到以后的名字", TODAY))).isEqualTo("城北区之下自 2022年12月2日 起另有同名单位“留到以后的名字”。");
        done(everything(() -> acts.move(area.id(), city.north.id(), day, "区划调整")));
        assertThat(refused(open(city.northEast, "不再重名的园", day.plusDays(1))))
                .as("the name of who is to come with its area")
                .contains("同名");
        done(everything(() -> takeBack(area.id(), "不迁了")));
    }

    @Test
    void aClosedKindergartenIsNotOpenedAgainWhereAnotherTookItsName() throws Exception {
        int id = done(open(city.northWest, "让出名字的园", TODAY));
        done(everything(() -> acts.close(id, TODAY.plusDays(1), "停办")));
        clock.set(TODAY.plusDays(2));
        done(open(city.northEast, "让出名字的园", TODAY.plusDays(2)));
        assertThat(refused(everything(() -> acts.reopen(id, "复办")))).contains("城北区之下已有同名单位");
    }

    /** Names that were alike before the rule was keep nobody from moving to another area. */
    @Test
    void whoStaysInItsCountyKeepsItsName() throws Exception {
        int id = done(open(city.northEast, "早有重名的园", TODAY));
        database.jdbc()
                .sql("update placement set name = '早有重名的园' where unit_id = ?")
                .param(done(open(city.northWest, "另一个园", TODAY)))
                .update();
        done(everything(() -> acts.move(id, city.northWest.id(), TODAY, "片区调整")));
        assertThat(find(id, TODAY).parentId()).isEqualTo(city.northWest.id());
    }

    @Test
    void aMergedUnitClosesAndNamesWhoGoesOn() throws Exception {
        int id = done(open(city.southEast, "被并幼儿园", TODAY));
        LocalDate day = TODAY.plusDays(1);
        done(everything(() -> acts.merge(id, city.other.id(), day, "合并办园")));

        assertThat(find(id, day)).isNull();
        UnitHistory.Span last = everything(() -> history.of(id)).getFirst();
        assertThat(last.into()).isEqualTo(new UnitHistory.Other(city.other.id(), city.other.name(), day, null));
        assertThat(everything(() -> history.of(city.other.id())).getFirst().received())
                .containsExactly(new UnitHistory.Other(id, "被并幼儿园", day, null));
        assertThat(everything(() -> history.of(city.other.id()))
                        .getFirst()
                        .knownOn(TODAY)
                        .received())
                .isEmpty();
        assertThat(TestCity.scopeOf(city.other)
                        .call(() -> history.of(city.other.id()))
                        .getFirst()
                        .received())
                .as("one's own people do not see the page of the other")
                .containsExactly(new UnitHistory.Other(null, "被并幼儿园", day, null));
        assertThat(last.endedFor()).isEqualTo("合并办园");
        assertThat(refused(everything(() -> acts.close(id, day, "再关一次")))).contains("并入");
    }

    @Test
    void whoMergedByMistakeIsOpenedAgainAndTheMergerStaysInItsPast() throws Exception {
        int id = done(open(city.southEast, "误并的园", TODAY));
        LocalDate day = TODAY.plusDays(1);
        done(everything(() -> acts.merge(id, city.other.id(), day, "合并办园")));
        LocalDate again = day.plusDays(7);
        clock.set(again);
        done(everything(() -> acts.reopen(id, "并错了")));

        assertThat(find(id, again.minusDays(1))).isNull();
        assertThat(find(id, again)).isNotNull();
        UnitHistory.Span successor =
                everything(() -> history.of(city.other.id())).getFirst();
        UnitHistory.Other merged = new UnitHistory.Other(id, "误并的园", day, again);
        assertThat(successor.received()).contains(merged);
        assertThat(successor.knownOn(again.minusDays(1)).received())
                .as("as it was known before")
                .contains(new UnitHistory.Other(id, "误并的园", day, null));
        assertThat(everything(() -> history.of(id)))
                .extracting(UnitHistory.Span::reason, UnitHistory.Span::again, span -> into(span))
                .containsExactly(tuple("并错了", true, null), tuple(null, false, city.other.id()));
        done(everything(() -> acts.merge(id, city.first.id(), again.plusDays(9), "另行合并")));
        assertThat(everything(() -> history.of(id)))
                .extracting(span -> into(span))
                .containsExactly(city.first.id(), city.other.id());
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
        assertThat(refused(north.call(() -> acts.move(city.first.id(), city.southEast.id(), TODAY, "越权"))))
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
        assertThat(everything(() -> marks.of(id)).getFirst().until()).isEqualTo(TODAY.plusDays(30));

        assertThat(refused(everything(() -> pairings.add(id, city.second.id(), TODAY))))
                .contains("示范园");
        done(everything(() -> pairings.add(city.first.id(), id, TODAY)));
        assertThat(everything(() -> pairings.of(id, TODAY)))
                .extracting(Pairing::helperName)
                .containsExactly(city.first.name());
    }

    @Test
    void whoIsToGetAnotherNameIsMarkedAndPairedUntilThen() throws Exception {
        int id = done(open(city.northWest, "将要更名幼儿园", TODAY));
        done(everything(() -> acts.rename(id, "更名以后幼儿园", TODAY.plusDays(20), "更名")));
        done(everything(() -> marks.add(id, MarkKind.WEAK, TODAY, "等级评估靠后")));
        done(everything(() -> pairings.add(city.first.id(), id, TODAY.plusDays(1))));
        done(everything(() -> acts.close(id, TODAY.plusDays(30), "撤并")));
        assertThat(everything(() -> pairings.of(city.first.id(), TODAY)))
                .filteredOn(pairing -> pairing.helpedId() == id)
                .extracting(Pairing::until)
                .as("a pairing ends with either of the two")
                .containsExactly(TODAY.plusDays(30));
        assertThat(refused(everything(() -> marks.add(id, MarkKind.SEED, TODAY.plusDays(30), "种子教师"))))
                .contains("在册");
    }

    private static @Nullable Integer into(UnitHistory.Span span) {
        return span.into() == null ? null : span.into().id();
    }

    /** How many rows a statement touches, or finds, as the application's role. */
    private int changed(String sql) {
        return transaction.execute(_ -> sql.startsWith("select")
                ? jdbc.sql(sql).query((row, number) -> number).list().size()
                : jdbc.sql(sql).update());
    }

    /** What is arranged last, as a page just read it. */
    private Answer takeBack(int unitId, String reason) {
        return Coming.last(history.of(unitId), LocalDate.now(clock))
                .map(coming -> later.takeBack(unitId, coming, reason))
                .orElse(new Refused("没有以后才生效的安排"));
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
        int failing;
        boolean untold;

        @EventListener
        void hear(MoveFell fell) {
            failIf(untold && fell.unitId() == failing);
        }

        @EventListener({UnitsChanging.class, UnitsMoved.class, UnitsChanged.class})
        void hear(Object event) {
            events.add(event);
            failIf(event instanceof UnitsMoved moved
                    && moved.former().stream().anyMatch(former -> former.unitId() == failing));
        }

        private static void failIf(boolean wanted) {
            if (wanted) {
                throw new IllegalStateException("as the test wants it");
            }
        }
    }

    private void branch(int unitId, @Nullable Integer head) {
        database.jdbc()
                .sql("update kindergarten set group_head_id = ? where unit_id = ?")
                .params(head, unitId)
                .update();
    }
}
