package cn.haoyuan.burden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The burden of a semester that is over stands as it did on its last day, and so do the lists of what it counts. */
@HaoyuanTest
class BurdenThenTest extends CityAtWork {

    private static final String SEMESTER = "2022-2023-1";

    private static final LocalDate LAST = LocalDate.of(2023, 2, 5);

    @Autowired
    Burdens burdens;

    @Autowired
    UnitActs acts;

    private BurdenPage page(TestCity.Person person) {
        return person.viewer()
                .scope()
                .get(() -> burdens.page(person.viewer(), new BurdenQuery(null, SEMESTER, null, null, null, null)));
    }

    /** Every figure of everybody's page equals its list. */
    private void walk() throws Exception {
        for (TestCity.Person person :
                List.of(city.cityOffice, city.northOffice, city.southOffice, city.firstPrincipal)) {
            assertThat(BurdenTest.openEachOf(mvc, person, "/burden?semester=" + SEMESTER))
                    .as(person.username())
                    .isGreaterThan(6);
        }
        for (TestCity.Person person : List.of(city.cityOffice, city.northOffice)) {
            assertThat(BurdenTest.openEachOf(mvc, person, "/burden?kind=KINDERGARTEN&semester=" + SEMESTER))
                    .as(person.username())
                    .isPositive();
        }
    }

    @Test
    void whatClosesMovesAndIsDoneLaterChangesNothingOfASemesterThatIsOver() throws Exception {
        Tally announced = page(city.cityOffice).sums().all();
        done(Scope.EVERYTHING, () -> acts.close(city.centre.id(), LocalDate.of(2022, 12, 1), "生源不足"));
        assertThat(page(city.cityOffice).sums().all())
                .as("what is to end later stands until then")
                .isEqualTo(announced);
        walk();

        clock.set(LAST);
        List<Integer> standing =
                page(city.northOffice).rows().stream().map(Unit::id).toList();
        assertThat(standing).contains(city.village.id()).doesNotContain(city.centre.id());
        Tally last = page(city.cityOffice).sums().all();
        Tally north = page(city.northOffice).sums().all();
        assertThat(last.duties())
                .as("a unit that closed within the semester counts in it until then")
                .isLessThan(announced.duties());
        walk();

        clock.set(LAST.plusDays(10));
        done(Scope.EVERYTHING, () -> acts.close(city.village.id(), LAST.plusDays(11), "生源不足"));
        done(Scope.EVERYTHING, () -> acts.move(city.second.id(), city.southEast.id(), LocalDate.now(clock), "区划调整"));
        clock.set(LAST.plusDays(20));
        assertThat(page(city.cityOffice).sums().all()).isEqualTo(last);
        assertThat(page(city.northOffice).sums().all()).isEqualTo(north);
        assertThat(page(city.northOffice).rows().stream().map(Unit::id)).isEqualTo(standing);
        walk();
        assertThat(BurdenTest.openEachOf(
                        mvc, city.northOffice, "/burden?semester=" + SEMESTER + "&unit=" + city.village.id()))
                .as("the line of a unit that has closed since opens its page")
                .isPositive();

        String since = "&unit=" + openedSince().id();
        assertThat(get(city.northOffice, "/burden?semester=" + SEMESTER + since).getContentAsString())
                .contains("这段时间没有责任事项");
        assertThat(get(city.northOffice, "/burden/export.xlsx?semester=" + SEMESTER + since)
                        .getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .as("the day on which it stands as the file says")
                .endsWith("%20" + LAST + ".xlsx");
    }

    @Test
    void theLinesOfTheSecondPageCountAsTheSpreadsheetDoes() throws Exception {
        for (int n = 0; n < 20; n++) {
            city.unit(UnitKind.KINDERGARTEN, null, "新园" + n, city.northEast, 6_000 + n, 6_001 + n);
        }
        Viewer office = city.cityOffice.viewer();
        BurdenPage all = office.scope()
                .get(() -> burdens.whole(
                        office, new BurdenQuery(null, SEMESTER, UnitKind.KINDERGARTEN, null, null, null)));
        List<Tally> every =
                all.byEveryRow().stream().map(BurdenPage.Line::tally).toList();
        List<Tally> lines = new ArrayList<>();
        for (int page : new int[] {1, 2}) {
            office.scope()
                    .get(() -> burdens.page(
                            office, new BurdenQuery(null, SEMESTER, UnitKind.KINDERGARTEN, null, page, null)))
                    .byRow()
                    .forEach(line -> lines.add(line.tally()));
        }
        assertThat(lines).isEqualTo(every).hasSizeGreaterThan(20);
        assertThat(BurdenTest.openEachOf(mvc, city.cityOffice, "/burden?kind=KINDERGARTEN&page=2&semester=" + SEMESTER))
                .isPositive();
    }

    private TestCity.Place openedSince() {
        TestCity.Place place = city.unit(UnitKind.KINDERGARTEN, null, "后来开办的幼儿园", city.northWest, 103_000, 103_001);
        database.jdbc()
                .sql("update placement set during = daterange(:first, null) where unit_id = :unit")
                .param("first", LAST.plusDays(5))
                .param("unit", place.id())
                .update();
        return place;
    }

    private MockHttpServletResponse get(TestCity.Person person, String address) throws Exception {
        MockHttpServletResponse answer = mvc.perform(
                        MockMvcRequestBuilders.get(address).with(As.person(person)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer;
    }
}
