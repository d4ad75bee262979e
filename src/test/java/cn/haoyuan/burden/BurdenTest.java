package cn.haoyuan.burden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.AskedTwice;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HaoyuanTest
class BurdenTest extends CityAtWork {

    private static final String SEMESTER = "2022-2023-1";

    private static final Pattern COUNTED = Pattern.compile("href=\"(/duties\\?[^\"]+)\"[^>]*>[^<]*<b>([\\d,]+)</b>");

    @Autowired
    Burdens burdens;

    @Autowired
    UnitActs acts;

    private BurdenPage page(TestCity.Person person, Integer unit) {
        return person.viewer().scope().get(() -> burdens.page(person.viewer(), unit, SEMESTER, null, 1));
    }

    private long scan(String where) {
        return database.jdbc()
                .sql(
                        "select count(*) from duty d join unit u on u.id = d.unit_id where d.due_on between '2022-09-01' and '2023-02-05' and "
                                + where)
                .query(Long.class)
                .single();
    }

    @Test
    void theCityCountsEveryDutyOfTheSemesterOnceAndByKindOfUnit() {
        BurdenPage page = page(city.cityOffice, null);
        assertThat(page.semester().endsOn()).hasToString("2023-02-05");
        assertThat(page.all().duties()).isEqualTo(scan("true")).isPositive();
        assertThat(page.byKind().stream()
                        .mapToLong(line -> line.tally().duties())
                        .sum())
                .isEqualTo(page.all().duties());
        assertThat(page.byRow().stream()
                        .mapToLong(line -> line.tally().duties())
                        .sum())
                .isEqualTo(scan("u.kind <> 'CITY_AREA'"));
        assertThat(page.all().of(UnitKind.KINDERGARTEN).duties()).isEqualTo(scan("u.kind = 'KINDERGARTEN'"));
        assertThat(page.askedTwice()).isZero();
    }

    @Test
    void aKindergartenSeesItsOwnAndNobodyElses() throws Exception {
        BurdenPage page = page(city.firstPrincipal, null);
        assertThat(page.alone()).isTrue();
        assertThat(page.all().duties()).isEqualTo(scan("d.unit_id = " + city.first.id()));
        for (int unit : new int[] {city.other.id(), city.north.id(), city.city.id()}) {
            assertThat(mvc.perform(get("/burden?unit=" + unit).with(As.person(city.firstPrincipal)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as("a sibling, and units above whose name is seen")
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsCountedOpensAsAListOfJustThese() throws Exception {
        for (TestCity.Person person : List.of(city.cityOffice, city.northOffice, city.firstPrincipal)) {
            everyCountOpensItsRows(person);
        }
    }

    private void everyCountOpensItsRows(TestCity.Person person) throws Exception {
        String page = text(person, "/burden?semester=" + SEMESTER);
        int followed = 0;
        for (Matcher link = COUNTED.matcher(page); link.find(); followed++) {
            assertThat(text(person, link.group(1).replace("&amp;", "&")))
                    .as(link.group(1))
                    .contains("共 " + link.group(2) + " 条");
        }
        assertThat(followed).as(person.username()).isGreaterThan(6);
    }

    @Test
    void anAverageOpensTheUnitsThatItAveragesWithTheirValues() throws Exception {
        for (TestCity.Person person : List.of(city.cityOffice, city.northOffice)) {
            BurdenPage page = page(person, null);
            assertThat(page.byKind()).isNotEmpty();
            for (UnitKind kind : page.kinds()) {
                BurdenPage.Line average = page.byKind().get(page.kinds().indexOf(kind));
                BurdenPage list =
                        person.viewer().scope().get(() -> burdens.page(person.viewer(), null, SEMESTER, kind, 1));
                List<BurdenPage.Line> lines = list.byRow();
                assertThat(lines).as(kind.label()).hasSize(average.units());
                assertThat(sum(lines, line -> line.tally().duties()))
                        .isEqualTo(average.tally().duties());
                assertThat(sum(lines, line -> line.tally().byRecord()))
                        .isEqualTo(average.tally().byRecord());
                assertThat(sum(lines, line -> line.tally().typed()))
                        .isEqualTo(average.tally().typed());
                assertThat(sum(lines, BurdenPage.Line::minutes)).isEqualTo(average.minutes());
                String opened = text(person, average.href());
                assertThat(lines).allSatisfy(line -> assertThat(opened).contains(">" + line.name() + "</a>"));
                for (Matcher link = COUNTED.matcher(opened); link.find(); ) {
                    assertThat(text(person, link.group(1).replace("&amp;", "&")))
                            .as(link.group(1))
                            .contains("共 " + link.group(2) + " 条");
                }
            }
        }
    }

    private static long sum(List<BurdenPage.Line> lines, ToLongFunction<BurdenPage.Line> value) {
        return lines.stream().mapToLong(value).sum();
    }

    @Test
    void whatIsAskedTwiceIsCountedInTheFormsThatWereFiled() {
        BurdenPage page = page(city.cityOffice, null);
        Tally filed = new Tally(
                List.of(), List.of(new Tally.Filed(city.north.id(), UnitKind.COUNTY, "county-scheme", 3, 60, 15)));
        for (int findings : new int[] {0, 2}) {
            List<AskedTwice.Finding> twice =
                    Collections.nCopies(findings, new AskedTwice.Finding("county-scheme", "县区质量提升实施方案", "园数", "名册"));
            assertThat(new BurdenPage(
                                    page.top(),
                                    page.semester(),
                                    page.semesters(),
                                    page.plan(),
                                    filed,
                                    page.units(),
                                    null,
                                    page.rows(),
                                    twice,
                                    1)
                            .askedTwice())
                    .isEqualTo(3L * findings);
        }
        assertThat(page.twice()).isEqualTo(AskedTwice.in(page.plan())).isEmpty();
    }

    private String text(TestCity.Person person, String address) throws Exception {
        return mvc.perform(get(URI.create(address)).with(As.person(person)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void boxesAreCountedByCellAndWhatWasCarriedStandsApart() {
        assertThat(database.jdbc().sql("""
                                select boxes_filled('{"a": "x", "b": " ", "c": ["1", "2"], "d": [{"p": "1", "q": ""}, {"p": "2", "q": "3"}], "k": "known"}'::jsonb
                                                    - array['k'])
                                """).query(Integer.class).single()).isEqualTo(5);
    }

    @Test
    void aUnitThatClosesWithinTheSemesterStillCountsInIt() throws Exception {
        int before = page(city.cityOffice, null).units().get(UnitKind.KINDERGARTEN);
        long owed = page(city.cityOffice, null).all().duties();
        Scope.EVERYTHING.run(() -> assertThat(acts.close(city.village.id(), LocalDate.of(2022, 12, 1), "生源不足"))
                .isInstanceOf(Answer.Done.class));
        assertThat(page(city.cityOffice, null).all().duties())
                .as("what is to end later stands until then")
                .isEqualTo(owed);
        everyCountOpensItsRows(city.cityOffice);
        clock.set(LocalDate.of(2023, 3, 1));
        BurdenPage page = page(city.cityOffice, null);
        assertThat(page.units().get(UnitKind.KINDERGARTEN)).isEqualTo(before);
        assertThat(page(city.northOffice, null).rows())
                .extracting(unit -> unit.id())
                .contains(city.village.id());
        assertThat(page.all().of(UnitKind.KINDERGARTEN).duties())
                .isEqualTo(scan("u.kind = 'KINDERGARTEN' and d.ended_on is null"));
    }

    @Test
    void everyUnitHasALineOfTheSpreadsheet() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        city.cityOffice.viewer().scope().call(() -> {
            burdens.export(city.cityOffice.viewer(), null, SEMESTER, out);
            return true;
        });
        try (var book =
                new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getFirstSheet().read()).hasSize(1 + 12);
        }
    }
}
