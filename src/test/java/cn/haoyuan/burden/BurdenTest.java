package cn.haoyuan.burden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.document.Block;
import cn.haoyuan.document.Paper;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.AskedTwice;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.web.Count;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@HaoyuanTest
class BurdenTest extends CityAtWork {

    private static final String SEMESTER = "2022-2023-1";

    private static final Pattern COUNTED = Pattern.compile("href=\"(/duties\\?[^\"]+)\"[^>]*>[^<]*<b>([\\d,]+)</b>");

    @Autowired
    Burdens burdens;

    private BurdenPage page(TestCity.Person person, Integer unit) {
        return person.viewer()
                .scope()
                .get(() -> burdens.page(person.viewer(), new BurdenQuery(unit, SEMESTER, null, null, null, null)));
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
        assertThat(page.period().endsOn()).hasToString("2023-02-05");
        long all = page.sums().all().duties();
        assertThat(all).isEqualTo(scan("true")).isPositive();
        assertThat(page.kinds()).contains(UnitKind.CITY_AREA);
        assertThat(sum(page.kinds().stream().map(page::line).toList(), Tally::duties))
                .isEqualTo(all);
        assertThat(sum(page.byRow(), Tally::duties))
                .as("the city, its areas, and the counties with all below them")
                .isEqualTo(all);
        assertThat(page.sums().of(UnitKind.KINDERGARTEN).duties()).isEqualTo(scan("u.kind = 'KINDERGARTEN'"));
        assertThat(page.askedTwice()).isZero();
    }

    @Test
    void aKindergartenSeesItsOwnAndNobodyElses() throws Exception {
        BurdenPage page = page(city.firstPrincipal, null);
        assertThat(page.alone()).isTrue();
        assertThat(page.sums().all().duties()).isEqualTo(scan("d.unit_id = " + city.first.id()));
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
        assertThat(openEachOf(mvc, person, "/burden?semester=" + SEMESTER))
                .as(person.username())
                .isGreaterThan(6);
    }

    /** Follows each count of duties on a page to its list; answers how many there were. */
    static int openEachOf(MockMvc mvc, TestCity.Person person, String address) throws Exception {
        String page = text(mvc, person, address);
        int followed = 0;
        for (Matcher link = COUNTED.matcher(page); link.find(); followed++) {
            assertThat(text(mvc, person, link.group(1).replace("&amp;", "&")))
                    .as(link.group(1))
                    .contains("共 " + link.group(2) + " 条");
        }
        return followed;
    }

    @Test
    void anAverageOpensTheUnitsThatItAveragesWithTheirValues() throws Exception {
        for (TestCity.Person person : List.of(city.cityOffice, city.northOffice)) {
            BurdenPage page = page(person, null);
            assertThat(page.kinds()).isNotEmpty();
            for (UnitKind kind : page.kinds()) {
                BurdenPage.Line average = page.line(kind);
                BurdenPage list = person.viewer()
                        .scope()
                        .get(() ->
                                burdens.page(person.viewer(), new BurdenQuery(null, SEMESTER, kind, null, null, null)));
                List<BurdenPage.Line> lines = list.byRow();
                assertThat(lines).as(kind.label()).hasSize(average.units());
                for (Figure figure : Figure.values()) {
                    assertThat(lines.stream()
                                    .mapToDouble(line -> figure.value(line.tally()))
                                    .sum())
                            .as("%s %s", kind, figure)
                            .isCloseTo(figure.value(average.tally()), within(1e-6));
                    assertThat(list.ofRows().average(figure)).isEqualTo(average.average(figure));
                }
                String opened = text(mvc, person, page.units(kind, Figure.HOURS));
                assertThat(lines).allSatisfy(line -> assertThat(opened).contains(">" + line.name() + "</a>"));
                assertThat(opened).contains("aria-current=\"true\">" + Figure.HOURS.label());
                openEachOf(mvc, person, page.units(kind, Figure.HOURS));
            }
        }
    }

    private static long sum(List<BurdenPage.Line> lines, ToLongFunction<Tally> value) {
        return lines.stream().mapToLong(line -> value.applyAsLong(line.tally())).sum();
    }

    @Test
    void whatIsAskedTwiceIsCountedInTheFormsThatWereFiled() {
        BurdenPage page = page(city.cityOffice, null);
        Sums filed = Sums.of(
                List.of(new Sums.Part(
                        city.north.id(), UnitKind.COUNTY, "county-scheme", "county-scheme", 3, 3, 3, 60, 15)),
                page.plan());
        for (int findings : new int[] {0, 2}) {
            List<AskedTwice.Finding> twice =
                    Collections.nCopies(findings, new AskedTwice.Finding("county-scheme", "县区质量提升实施方案", "园数", "名册"));
            assertThat(new BurdenPage(
                                    page.top(),
                                    page.period(),
                                    page.day(),
                                    true,
                                    page.periods(),
                                    page.plan(),
                                    filed,
                                    page.units(),
                                    page.query(),
                                    page.rows(),
                                    twice)
                            .askedTwice())
                    .isEqualTo(3L * findings);
        }
        assertThat(page.twice()).isEqualTo(AskedTwice.in(page.plan())).isEmpty();
    }

    private static String text(MockMvc mvc, TestCity.Person person, String address) throws Exception {
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

    /** Below the line that says what it is and the headings. */
    @Test
    void theSpreadsheetHoldsTheLinesOfThePageAndTheirSum() throws Exception {
        for (TestCity.Person person : List.of(city.firstPrincipal, city.northOffice, city.cityOffice)) {
            BurdenPage page = person.viewer()
                    .scope()
                    .get(() -> burdens.whole(person.viewer(), new BurdenQuery(null, SEMESTER, null, null, null, null)));
            List<Row> rows = Sheets.of(export(person, "")).getFirst();
            assertThat(rows.getFirst().getCellText(0)).startsWith(page.top().name() + "负担账 2022—2023学年第一学期（截至");
            List<BurdenPage.Line> lines = new ArrayList<>(page.alone() ? page.byMeasure() : page.byEveryRow());
            lines.add(page.alone() ? page.whole() : page.ofRows());
            assertThat(rows.stream().skip(2).map(row -> row.getCellText(0) + " " + row.getCellText(1)))
                    .containsExactlyElementsOf(lines.stream()
                            .map(line -> line.name() + " " + line.tally().duties())
                            .toList());
        }
    }

    @Test
    void theSpreadsheetFollowsTheKindThatIsListed() throws Exception {
        assertThat(Sheets.column(
                        Sheets.of(export(city.cityOffice, "&kind=COUNTY")).getFirst(), 0))
                .contains(city.north.name(), city.south.name(), "合计")
                .doesNotContain(city.first.name());
    }

    @Test
    void aSchoolYearIsItsTwoSemesters() {
        List<Tally> tallies = Stream.of("2022-2023-1", "2022-2023-2", "2022-2023")
                .map(period -> city.cityOffice
                        .viewer()
                        .scope()
                        .get(() -> burdens.page(
                                city.cityOffice.viewer(), new BurdenQuery(null, period, null, null, null, null))))
                .peek(page -> assertThat(page.periods()).contains(page.period()))
                .map(page -> page.sums().all())
                .toList();
        assertThat(tallies.getLast().duties())
                .isEqualTo(tallies.get(0).duties() + tallies.get(1).duties());
        assertThat(tallies.get(1).duties()).isPositive();
    }

    @Test
    void aPaperHoldsWhatThePageTells() throws Exception {
        for (TestCity.Person person : List.of(city.firstPrincipal, city.northOffice, city.cityOffice)) {
            BurdenPage page = page(person, null);
            Paper paper = BurdenPaper.of(page, "甲", page.day());
            List<Block.Table> tables = paper.blocks().stream()
                    .filter(Block.Table.class::isInstance)
                    .map(Block.Table.class::cast)
                    .toList();
            List<String> last = tables.get(page.alone() ? 0 : 1).rows().getLast();
            assertThat(last).startsWith("合计", Count.of(page.sums().all().duties()));
            assertThat(mvc.perform(get("/burden/export.docx?semester=" + SEMESTER)
                                    .with(As.person(person)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(200);
        }
        assertThat(mvc.perform(get("/burden/export.pdf?unit=" + city.north.id()).with(As.person(city.firstPrincipal)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void theSpreadsheetIsNoWiderThanThePage() throws Exception {
        for (int unit : new int[] {city.other.id(), city.north.id(), city.city.id()}) {
            assertThat(export(city.firstPrincipal, "&unit=" + unit).getStatus()).isEqualTo(404);
        }
        assertThat(export(city.firstPrincipal, "&unit=" + city.first.id()).getStatus())
                .isEqualTo(200);
    }

    private MockHttpServletResponse export(TestCity.Person person, String unit) throws Exception {
        return mvc.perform(
                        get("/burden/export.xlsx?semester=" + SEMESTER + unit).with(As.person(person)))
                .andReturn()
                .getResponse();
    }
}
