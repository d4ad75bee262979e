package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.web.Count;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Peers evaluate each other only where there are three counties. */
@HaoyuanTest
@Import(LedgerCheck.class)
class SharedDutyTest {

    private static final LocalDate DAY = LocalDate.of(2021, 12, 1);

    /** After what is owed for that year. */
    private static final LocalDate AFTER = LocalDate.of(2022, 1, 15);

    @Autowired
    TestCity city;

    @Autowired
    PublishedPlan plan;

    @Autowired
    Duties duties;

    @Autowired
    LedgerCheck ledgerCheck;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Test
    void twoCountiesThatShareADutyBothCountItAndTheCityCountsItOnce() throws Exception {
        TestCity.Place east = city.unit(UnitKind.COUNTY, "990103", "城东区", city.area, 600_000, 800_000);
        plan.publish();
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> {
            List<Duty> all = cross(city.city.id());
            assertThat(all)
                    .isNotEmpty()
                    .allMatch(duty -> duty.subjectId() != null && duty.subjectId() != duty.unitId());
            Set<Long> seen = new HashSet<>();
            int shown = 0;
            for (TestCity.Place county : List.of(city.north, city.south, east)) {
                List<Duty> here = cross(county.id());
                assertThat(here)
                        .as(county.name())
                        .anyMatch(duty -> duty.unitId() == county.id())
                        .anyMatch(duty -> Integer.valueOf(county.id()).equals(duty.subjectId()));
                here.forEach(duty -> seen.add(duty.id()));
                shown += here.size();
            }
            assertThat(shown).as("each at its owner and at its subject").isEqualTo(2 * all.size());
            assertThat(seen).hasSize(all.size());
            ledgerCheck.equalsScan(PublishedPlan.DAY, List.of(PublishedPlan.DAY, DAY));
        }));
        int all = city.cityOffice
                .viewer()
                .scope()
                .get(() -> cross(city.city.id()))
                .size();
        mvc.perform(get("/board?asOf=" + DAY).with(As.person(city.cityOffice)))
                .andExpect(content().string(containsString("各行之和比总体多 " + all + " 项")))
                .andExpect(content().string(not(containsString("两边各计一次"))));
        mvc.perform(get("/board?asOf=" + DAY).with(As.person(city.northOffice)))
                .andExpect(content().string(containsString("两边各计一次，市级总体只计一次")))
                .andExpect(content().string(not(containsString("各行之和"))));
        theSheetSaysWhyItsRowsSumToMoreThanTheWhole(all);

        String days = "?before=2021-11-01&since=2021-11-15&asOf=" + DAY;
        String shared = "各行之和比合计多";
        mvc.perform(get("/board/changes" + days).with(As.person(city.cityOffice)))
                .andExpect(content().string(containsString(shared)));
        mvc.perform(get("/board/changes" + days).with(As.person(city.northOffice)))
                .andExpect(content().string(not(containsString(shared))));
        var sheet = Sheets.of(
                        mvc.perform(get("/board/changes/export.xlsx" + days).with(As.person(city.cityOffice)))
                                .andReturn()
                                .getResponse())
                .getFirst();
        assertThat(Sheets.column(sheet, 0)).contains("合计").anyMatch(note -> note.startsWith("注：" + shared));
        byte[] paper = mvc.perform(get("/board/changes/export.docx" + days).with(As.person(city.cityOffice)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(paper))) {
            assertThat(word.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .anyMatch(note -> note.startsWith("注：") && note.contains(shared));
        }

        clock.set(AFTER);
        DutyFilter late = DutyFilter.on(AFTER).unit(city.north.id()).states(Set.of(DutyState.OVERDUE));
        List<Duty> counted = city.northOffice.viewer().scope().get(() -> duties.list(late, DutySort.DUE, 1, 1000)
                .rows());
        Set<Integer> north =
                Set.of(city.north.id(), city.first.id(), city.second.id(), city.centre.id(), city.village.id());
        long elsewhere =
                counted.stream().filter(duty -> !north.contains(duty.unitId())).count();
        assertThat(elsewhere).isPositive();
        mvc.perform(get("/missing?asOf=" + AFTER).with(As.person(city.northOffice)))
                .andExpect(content()
                        .string(allOf(
                                containsString(">" + Count.of(counted.size() - elsewhere) + " 项</a>：没交"),
                                containsString(">" + Count.of(counted.size()) + " 项</a>，多出的 " + elsewhere + " 项"))));
    }

    private void theSheetSaysWhyItsRowsSumToMoreThanTheWhole(int shared) throws Exception {
        List<Row> rows = sheet(city.cityOffice);
        int last = rows.size() - 1;
        assertThat(Sheets.column(rows, 0).get(last)).isEqualTo("注：有 " + shared + " 项由两个单位共同负责，在两行中各计一次，各行之和比合计多这些。");
        int all = IntStream.range(0, rows.get(1).getCellCount())
                .filter(column -> rows.get(1).getCellText(column).equals("全部"))
                .findFirst()
                .orElseThrow();
        double whole = number(rows.get(last - 1), all);
        assertThat(rows.subList(2, last - 1).stream()
                        .mapToDouble(row -> number(row, all))
                        .sum())
                .isEqualTo(whole + shared);
        assertThat(Sheets.column(sheet(city.northOffice), 0)).contains("合计").noneMatch(text -> text.startsWith("注："));
    }

    private List<Row> sheet(TestCity.Person person) throws Exception {
        return Sheets.of(mvc.perform(
                                get("/board/export.xlsx?by=unit&asOf=" + DAY).with(As.person(person)))
                        .andReturn()
                        .getResponse())
                .getFirst();
    }

    private static double number(Row row, int column) {
        return row.getCellAsNumber(column).orElseThrow().doubleValue();
    }

    private List<Duty> cross(int unit) {
        return duties.list(DutyFilter.on(DAY).measure("cross-evaluation").unit(unit), DutySort.DUE, 1, 1000)
                .rows();
    }
}
