package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.access.Role;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.Coming;
import cn.haoyuan.org.LaterActs;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.Pairings;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitHistory;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom the end of a unit concerns is told when it is arranged, and when it is called off. */
@HaoyuanTest
class UnitNewsTest extends CityAtWork {

    private static final LocalDate DAY = LocalDate.of(2022, 12, 31);

    @Autowired
    UnitActs acts;

    @Autowired
    LaterActs later;

    @Autowired
    UnitHistory history;

    @Autowired
    Pairings pairings;

    @Test
    void thePeopleOfAUnitAreToldOfItsEndAndThatItIsCalledOffEachTime() {
        act(() -> acts.close(city.first.id(), DAY, "生源不足"));
        act(() -> takeBack(city.first.id(), "不停办了"));
        act(() -> acts.close(city.first.id(), DAY, "还是停办"));
        for (Person person : List.of(city.firstPrincipal, city.firstTeacher)) {
            assertThat(told(person))
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .startsWith(city.first.name() + "自2022年12月31日起撤销|原因：生源不足\n在那以前，责任事项照常办理")
                                    .endsWith("|/units/" + city.first.id()),
                            second -> assertThat(second)
                                    .startsWith("已取消：" + city.first.name() + "自2022年12月31日起撤销|原因：不停办了\n一切照旧"),
                            third -> assertThat(third).contains("原因：还是停办"));
        }
        assertThat(told(city.secondPrincipal)).isEmpty();
        assertThat(told(city.northOffice)).isEmpty();
        act(() -> takeBack(city.first.id(), "不停办了"));
    }

    @Test
    void whoeverAKindergartenIsAssignedToIsToldOfItsEndAndThatItIsCalledOffWhereverTheirPostIs() {
        Person near = city.person("end-inspector", "近督学", city.north, Role.INSPECTOR);
        Person far = city.person("end-expert", "远专家", city.city, Role.EXPERT);
        Person none = city.person("other-inspector", "别督学", city.north, Role.INSPECTOR);
        for (Person person : List.of(near, far, none)) {
            Place place = person == none ? city.second : city.village;
            database.jdbc()
                    .sql(
                            "insert into assignment (post_id, unit_id, seat, purpose, during) values (?, ?, ?, ?, '[2022-09-01,)')")
                    .params(person.postId(), place.id(), place.seat(), person == far ? "EXPERT" : "INSPECTOR")
                    .update();
        }
        Scope county = city.northOffice.viewer().scope();
        done(county, () -> acts.close(city.village.id(), DAY, "并校"));
        done(county, () -> takeBack(city.village.id(), "不停了"));
        String title = city.village.name() + "自2022年12月31日起撤销";
        for (Person person : List.of(near, far)) {
            assertThat(told(person))
                    .satisfiesExactly(
                            on -> assertThat(on)
                                    .isEqualTo(title + "|原因：并校\n在那以前仍由您负责，从那天起不再负责。|/board?unit=" + city.village.id()),
                            off -> assertThat(off).startsWith("已取消：" + title + "|原因：不停了\n一切照旧，仍由您负责。"));
        }
        assertThat(told(none)).isEmpty();
    }

    @Test
    void theCountyIsToldOfWhatTheCityOpensAndClosesInItAndNotOfWhatItDoesItself() throws Exception {
        Scope all = city.cityOffice.viewer().scope();
        int before = told(city.southOffice).size();
        NewUnit unit = new NewUnit(UnitKind.KINDERGARTEN, "城南第三幼儿园", city.southEast.id(), "1136990203", TODAY);
        done(all, () -> acts.open(unit));
        int opened = database.jdbc()
                .sql("select id from unit where code = '1136990203'")
                .query(Integer.class)
                .single();
        done(all, () -> takeBack(opened, "设错了"));
        done(all, () -> acts.close(city.other.id(), DAY, "停办"));
        done(all, () -> takeBack(city.other.id(), "不停了"));
        assertThat(told(city.southOffice).stream().skip(before))
                .satisfiesExactly(
                        open -> assertThat(open)
                                .startsWith("城南第三幼儿园自2022年11月23日起设立|由上级在本县区设立。请给园长建账号")
                                .endsWith("|/units/" + opened),
                        never -> assertThat(never)
                                .startsWith("已取消：城南第三幼儿园的设立|")
                                .endsWith("|/units/" + city.southEast.id()),
                        ends -> assertThat(ends)
                                .startsWith(city.other.name() + "自2022年12月31日起撤销|原因：停办\n从那天起")
                                .endsWith("|/units/" + city.other.id()),
                        not -> assertThat(not).startsWith("已取消：" + city.other.name()));
        assertThat(told(city.northOffice)).noneMatch(told -> told.contains("城南第三") || told.contains(city.other.name()));
        done(city.southOffice.viewer().scope(), () -> acts.close(city.other.id(), DAY, "停办"));
        done(city.southOffice.viewer().scope(), () -> takeBack(city.other.id(), "不停了"));
        assertThat(told(city.southOffice)).as("it knows").hasSize(before + 4);
    }

    @Test
    void theOfficesOfCountiesThatMergeAreToldOnceAsTheirOwnPeople() {
        Scope all = city.cityOffice.viewer().scope();
        Place east = city.unit(UnitKind.COUNTY, "990177", "东县", city.area, 700_000, 790_000);
        Place west = city.unit(UnitKind.COUNTY, "990178", "西县", city.area, 600_000, 690_000);
        Person office = city.person("east-office", "东科长", east, Role.OFFICE);
        Person receiving = city.person("west-office", "西科长", west, Role.OFFICE);
        done(all, () -> acts.merge(east.id(), west.id(), DAY, "区划调整"));
        done(all, () -> takeBack(east.id(), "不并了"));
        String title = "东县自2022年12月31日起并入西县";
        assertThat(told(office))
                .satisfiesExactly(
                        on -> assertThat(on)
                                .startsWith(title + "|原因：区划调整\n在那以前，责任事项照常办理")
                                .endsWith("|/units/" + east.id()),
                        off -> assertThat(off).startsWith("已取消：" + title));
        assertThat(told(receiving)).hasSize(2).first().asString().contains("责任事项不转给本单位");
    }

    @Test
    void whoReceivesAMergerIsToldWhatFollowsForThem() {
        Person receiving = city.person("centre-principal", "岗园长", city.centre, Role.PRINCIPAL);
        act(() -> acts.merge(city.second.id(), city.centre.id(), DAY, "合并办园"));
        act(() -> takeBack(city.second.id(), "不并了"));
        String title = city.second.name() + "自2022年12月31日起并入" + city.centre.name();
        assertThat(told(receiving))
                .satisfiesExactly(
                        on -> assertThat(on)
                                .startsWith(title + "|原因：合并办园\n责任事项不转给本单位")
                                .endsWith("|/units/" + city.centre.id()),
                        off -> assertThat(off).startsWith("已取消：" + title));
        assertThat(told(city.secondPrincipal)).hasSize(2).first().asString().contains("只在本单位任职的人员不能再登录");
    }

    @Test
    void bothKindergartensOfAPairAreToldThatItBeginsEndsOrIsTakenBack() {
        LocalDate day = TODAY.plusDays(1);
        act(() -> pairings.add(city.first.id(), city.village.id(), day));
        Person helped = city.person("village-principal", "村园长", city.village, Role.PRINCIPAL);
        act(() -> pairings.takeBack(pairing(day), "选错了"));
        act(() -> pairings.add(city.first.id(), city.village.id(), day));
        act(() -> pairings.end(pairing(day), LocalDate.of(2023, 1, 1)));
        String pair = city.first.name() + "结对帮扶" + city.village.name();
        assertThat(told(helped))
                .satisfiesExactly(
                        off -> assertThat(off).startsWith("已取消：" + pair).endsWith("|/units/" + city.village.id()),
                        on -> assertThat(on).startsWith(pair + "，自" + Day.of(day) + "起|帮扶活动由帮扶方登记"),
                        ended -> assertThat(ended).startsWith(pair + "，到2022年12月31日为止"));
        assertThat(told(city.firstTeacher))
                .filteredOn(told -> told.contains("结对帮扶"))
                .hasSize(4)
                .allMatch(told -> told.endsWith("|/units/" + city.first.id()));
    }

    @Test
    void aMoveToAnotherCountyEndsWhatTheFormerOneAssignedAndBothAreTold() throws Exception {
        Scope all = city.cityOffice.viewer().scope();
        Person principal = city.person("moved-principal", "村园长", city.village, Role.PRINCIPAL);
        Person inspector = city.person("moved-inspector", "付督学", city.north, Role.INSPECTOR);
        database.jdbc()
                .sql("""
                        insert into assignment (post_id, unit_id, seat, purpose, during)
                        values (?, ?, ?, 'INSPECTOR', daterange('2021-04-01', null))
                        """)
                .params(inspector.viewer().post().id(), city.village.id(), city.village.seat())
                .update();
        assertThat(assigned(inspector, TODAY)).containsExactly(city.village.id());

        done(all, () -> acts.move(city.village.id(), city.southEast.id(), TODAY, "片区调整"));
        assertThat(assigned(inspector, TODAY)).isEmpty();
        assertThat(assigned(inspector, TODAY.minusDays(1)))
                .as("what was is not changed")
                .containsExactly(city.village.id());
        String title = city.village.name() + "自2022年11月23日起由" + city.north.name() + "改隶" + city.south.name();
        assertThat(told(inspector)).singleElement().asString().startsWith(title).contains("指派的责任督学不再负责");
        assertThat(told(city.southOffice))
                .singleElement()
                .asString()
                .startsWith(title)
                .contains("请另行指派")
                .endsWith("|/units/" + city.village.id());
        assertThat(told(principal))
                .singleElement()
                .asString()
                .startsWith(title)
                .contains("材料报到" + city.south.name())
                .endsWith("|/units/" + city.village.id());
        String past = "/units/" + city.village.id() + "?asOf=2022-11-22";
        assertThat(page(city.northOffice, past))
                .contains("已随园转到" + city.south.name() + "，由那里查看")
                .doesNotContain("尚未登记", "未指派");
        assertThat(page(city.cityOffice, past)).doesNotContain("已随园转到");
        assertThat(page(city.northOffice, "/units?asOf=2022-11-22&q=" + city.village.name()))
                .contains("已随园转到" + city.south.name());

        done(all, () -> takeBack(city.village.id(), "办错了"));
        assertThat(assigned(inspector, TODAY)).containsExactly(city.village.id());
        assertThat(told(city.southOffice))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("已取消：" + city.village.name())
                .contains("今天在这里作的指派不再有效");
        assertThat(told(principal)).hasSize(2).last().asString().contains("如同没有办过");
    }

    private List<Integer> assigned(Person inspector, LocalDate day) {
        return database.jdbc()
                .sql("select unit_id from assignment where post_id = ? and during @> ?::date")
                .params(inspector.viewer().post().id(), day)
                .query(Integer.class)
                .list();
    }

    private String page(Person person, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private long pairing(LocalDate day) {
        return city.northOffice.viewer().scope().get(() -> pairings.of(city.village.id(), day)).stream()
                .filter(pairing -> pairing.from().equals(day))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Answer takeBack(int unit, String reason) {
        return later.takeBack(unit, Coming.last(history.of(unit), TODAY).orElseThrow(), reason);
    }

    private void act(Supplier<Answer> act) {
        done(city.northOffice.viewer().scope(), act);
    }

    private List<String> told(Person person) {
        return database.jdbc()
                .sql("select concat_ws('|', title, body, href) from notice where account_id = ? order by id")
                .param(person.accountId())
                .query(String.class)
                .list();
    }
}
