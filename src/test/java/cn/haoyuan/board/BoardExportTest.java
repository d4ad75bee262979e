package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.web.Day;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** What leaves as a spreadsheet can be reckoned with there, and says the same as the page. */
@HaoyuanTest
class BoardExportTest extends CityAtWork {

    @Autowired
    UnitActs acts;

    @Test
    void theMatrixIsNumbersThatSumToTheBoard() throws IOException {
        List<List<Row>> matrix = sheets("/board/matrix/export.xlsx");
        assertThat(matrix).hasSize(2);
        assertThat(text(matrix.getFirst().getFirst(), 0)).contains("单位×举措", "截至2022年11月23日");
        int shares = 0;
        for (Row row : matrix.getFirst().subList(2, matrix.getFirst().size())) {
            for (int column = 2; column < row.getCellCount(); column++) {
                if (!text(row, column).isEmpty()) {
                    assertThat(row.getCellAsNumber(column).orElseThrow().doubleValue())
                            .isBetween(0.0, 1.0);
                    shares++;
                }
            }
        }
        assertThat(shares).isPositive();

        List<Row> rows = matrix.getLast();
        List<Row> board = sheets("/board/export.xlsx?by=unit").getFirst();
        for (String figure : List.of("全部", "应完成", "逾期未完成")) {
            Map<String, Double> summed = rows.stream()
                    .skip(1)
                    .collect(Collectors.groupingBy(
                            row -> text(row, 0),
                            Collectors.summingDouble(row -> number(row, column(rows.getFirst(), figure)))));
            assertThat(summed).containsKeys(city.north.name(), city.south.name());
            for (Row line : board.subList(2, board.size() - 1)) {
                Double sum = summed.get(text(line, 0));
                if (sum != null) {
                    assertThat(sum).as(figure + text(line, 0)).isEqualTo(number(line, column(board.get(1), figure)));
                }
            }
        }
    }

    @Test
    void dutiesNameCountyAreaCodeAndDaysLate() throws IOException {
        List<Row> rows = sheets("/duties/export.xlsx?measure=development-plan").getFirst();
        Row head = rows.getFirst();
        Map<String, Row> first = new HashMap<>();
        rows.forEach(row -> first.putIfAbsent(text(row, column(head, "责任单位")), row));
        Row one = first.get(city.first.name());
        assertThat(one).isNotNull();
        assertThat(text(one, column(head, "机构标识码"))).matches("\\d+");
        assertThat(text(one, column(head, "所属县区"))).isEqualTo(city.north.name());
        int late = 0;
        for (Row row : rows.subList(1, rows.size())) {
            boolean overdue = text(row, column(head, "状态")).equals("逾期未完成");
            if (overdue) {
                LocalDate due =
                        row.getCellAsDate(column(head, "截止日期")).orElseThrow().toLocalDate();
                assertThat(number(row, column(head, "逾期天数"))).isEqualTo(ChronoUnit.DAYS.between(due, TODAY));
                late++;
            }
        }
        assertThat(late).isPositive();
    }

    @Test
    void dutiesLeaveInTheOrderOfTheirPage() throws IOException {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        for (String list : List.of("", "?state=OVERDUE", "?from=2021-09-01", "?sort=UNIT")) {
            List<String> page = Pattern.compile(
                            "data-label=\"责任单位\"[^>]*>([^<]+)<(?:(?!</tr>).)*data-label=\"截止\"[^>]*>([\\d年月日]+)",
                            Pattern.DOTALL)
                    .matcher(walk.page("/duties" + list))
                    .results()
                    .map(row -> row.group(1) + row.group(2))
                    .toList();
            List<Row> rows = sheets("/duties/export.xlsx" + list).getFirst();
            int unit = column(rows.getFirst(), "责任单位");
            int due = column(rows.getFirst(), "截止日期");
            assertThat(rows.stream()
                            .skip(1)
                            .limit(page.size())
                            .map(row -> text(row, unit)
                                    + Day.of(
                                            row.getCellAsDate(due).orElseThrow().toLocalDate())))
                    .as(list)
                    .hasSizeGreaterThan(20)
                    .containsExactlyElementsOf(page);
        }
    }

    @Test
    void whatChangedIsListedWhollyAsItIsFiltered() throws IOException {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        for (String filter :
                List.of("&what=OVERDUE", "&what=DUE_SOON&went=true", "&what=OVERDUE&unit=" + city.north.id())) {
            String list = "?since=2021-10-13&asOf=2022-03-01" + filter;
            List<Row> rows = sheets("/board/changes/rows/export.xlsx" + list).getFirst();
            assertThat(rows.size() - 2L)
                    .as(list)
                    .isEqualTo(walk.rows("/board/changes/rows" + list))
                    .isPositive();
            assertThat(walk.page("/board/changes/rows" + list))
                    .contains("/board/changes/rows/export.xlsx?")
                    .containsPattern("href=\"/board/changes\\?[^\"]*since=2021-10-13[^\"]*\">按日对比</a>");
            Row head = rows.get(1);
            String state = filter.contains("went") ? "即将到期" : "逾期未完成";
            String day = filter.contains("went") ? "2021年10月13日" : "2022年3月1日";
            assertThat(Sheets.column(rows, column(head, day)).stream().skip(2))
                    .as(list)
                    .containsOnly(state);
            assertThat(Sheets.column(rows, column(head, "所属县区"))).as(list).contains(city.north.name());
        }
        assertThat(new Walk(mvc, city.northOffice.accountId())
                        .open("/board/changes/rows/export.xlsx?unit=" + city.south.id())
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void whatWentIsListedWhereItLay() throws IOException {
        LocalDate closed = LocalDate.of(2022, 2, 1);
        clock.set(LocalDate.of(2021, 11, 1));
        NewUnit unit = new NewUnit(
                UnitKind.KINDERGARTEN, "城北区来去匆匆幼儿园", city.northEast.id(), "1136990301", LocalDate.of(2021, 11, 1));
        int id = ((Answer.Done) in(Scope.EVERYTHING, () -> acts.open(unit))).unitId();
        clock.set(closed);
        done(Scope.EVERYTHING, () -> acts.close(id, closed, "停办"));
        List<Row> rows = sheets(
                        "/board/changes/rows/export.xlsx?since=2022-01-15&asOf=2022-03-01&what=OVERDUE&went=true")
                .getFirst();
        Row head = rows.get(1);
        assertThat(rows.stream().skip(2).filter(row -> text(row, column(head, "责任单位"))
                        .equals("城北区来去匆匆幼儿园")))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(text(row, column(head, "机构标识码"))).isEqualTo("1136990301");
                    assertThat(text(row, column(head, "所属县区"))).isEqualTo(city.north.name());
                    assertThat(text(row, column(head, "所属片区"))).isEqualTo(city.northEast.name());
                });
    }

    @Test
    void allUnitsTogetherStandBelowThoseThatAreComparedOutsideTheFilter() throws IOException {
        MockHttpServletResponse file = new Walk(mvc, city.cityOffice.accountId()).open("/board/compare/export.xlsx");
        List<String> names = Sheets.column(Sheets.of(file).getFirst(), 0);
        assertThat(names.subList(names.size() - 3, names.size()))
                .containsExactly(city.north.name(), city.south.name(), "全体");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.getContentAsByteArray()))) {
            assertThat(book.getSheetAt(0).getCTWorksheet().getAutoFilter().getRef())
                    .endsWith(String.valueOf(names.size() - 1));
        }
    }

    @Test
    void unitsSideBySideStandInASheetOfTheirOwn() throws IOException {
        String with = "?with=" + city.north.id() + "&with=" + city.south.id();
        assertThat(sheets("/board/compare/export.xlsx")).hasSize(1);
        List<Row> sides = sheets("/board/compare/export.xlsx" + with).get(1);
        assertThat(IntStream.range(0, sides.getFirst().getCellCount())
                        .mapToObj(column -> text(sides.getFirst(), column)))
                .containsExactly(
                        "工作任务",
                        city.north.name() + "完成率",
                        city.north.name() + "逾期未完成",
                        city.south.name() + "完成率",
                        city.south.name() + "逾期未完成");
        assertThat(sides).hasSizeGreaterThan(3);
    }

    @Test
    void filesOfDifferentViewsHaveDifferentNames() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        String units = name(walk, "/board/changes/export.xlsx?by=unit");
        assertThat(units).isNotEqualTo(name(walk, "/board/changes/export.xlsx?by=measure"));
        assertThat(name(walk, "/missing/export.xlsx")).contains("%E8%B0%81%E6%B2%A1%E4%BA%A4");
    }

    @Test
    void everyListIsNamedAfterItselfAndTheDayAndSaysWhereAUnitLies() throws IOException {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        List<String> names = new ArrayList<>();
        for (String list : List.of(
                "/duties/export.xlsx", "/missing/export.xlsx", "/filings/export?tab=ALL", "/records/export.xlsx")) {
            names.add(name(walk, list));
            Row head = sheets(list).getFirst().getFirst();
            assertThat(IntStream.range(0, 9).mapToObj(column -> text(head, column)))
                    .as(list)
                    .containsSubsequence("机构标识码", "所属县区", "所属片区");
        }
        for (String list : List.of("/units", "/burden", "/board", "/board/matrix")) {
            names.add(name(walk, list + "/export.xlsx"));
        }
        names.add(name(walk, "/accounts/export"));
        assertThat(names).allMatch(name -> name.endsWith("%20" + TODAY + ".xlsx"));
        assertThat(name(walk, "/duties/export.xlsx?asOf=2022-10-01")).endsWith("%202022-10-01.xlsx");
        assertThat(name(walk, "/duties/export.docx?measure=county-scheme&asOf=2022-10-01"))
                .endsWith("%202022-10-01.docx");
        for (String extension : List.of("xlsx", "pdf")) {
            String narrowed = "/duties/export." + extension + "?unit=" + city.first.id()
                    + "&own=true&measure=development-plan&state=OVERDUE";
            assertThat(URLDecoder.decode(name(walk, narrowed), StandardCharsets.UTF_8))
                    .contains(city.first.name() + "（本级） 幼儿园三年发展规划 逾期未完成 " + TODAY + "." + extension);
        }
    }

    @Test
    void aPaperOfDutiesSaysAllThatItWasNarrowedTo() throws IOException {
        Walk walk = new Walk(mvc, city.northOffice.accountId());
        String narrowed =
                "?clause=" + URLEncoder.encode("四(一)2", StandardCharsets.UTF_8) + "&owedBy=" + city.first.id();
        assertThat(walk.page("/duties" + narrowed)).contains(city.first.name() + " <a", "四(一)2 <a");
        MockHttpServletResponse paper = walk.open("/duties/export.docx" + narrowed);
        assertThat(URLDecoder.decode(String.valueOf(paper.getHeader("Content-Disposition")), StandardCharsets.UTF_8))
                .contains(city.first.name() + " 责任事项 条款四(一)2 " + TODAY);
        assertThat(text(paper)).contains("条款：四(一)2；责任单位：" + city.first.name());
        assertThat(text(walk.open("/duties/export.docx?owed=true&owedBy=" + city.south.id())))
                .contains("范围：我负责的单位（只看承担的）；责任单位：指定的单位");
    }

    @Test
    void whoHasNotFiledIsAPaperTooAndSaysWhatItWasNarrowedTo() throws IOException {
        Walk walk = new Walk(mvc, city.northOffice.accountId());
        String narrowed = "?measure=development-plan&late=OVERDUE";
        assertThat(walk.page("/missing" + narrowed))
                .contains("/missing/export.docx" + narrowed.replace("&", "&amp;"), "/missing/export.pdf?");
        MockHttpServletResponse paper = walk.open("/missing/export.docx" + narrowed);
        assertThat(URLDecoder.decode(String.valueOf(paper.getHeader("Content-Disposition")), StandardCharsets.UTF_8))
                .contains("谁没交 幼儿园三年发展规划 已逾期 " + TODAY + ".docx");
        assertThat(text(paper)).contains("已逾期名单", "幼儿园三年发展规划；已逾期", city.north.name());
        assertThat(table(paper).getFirst())
                .as("where each lies, and no column that is empty throughout")
                .containsExactly("序号", "责任单位", "所属", "时段", "截止日期", "状态");
        assertThat(table(paper).get(1)).contains(city.first.name(), "2021年8月30日", "已逾期");
        for (String file : List.of("docx", "xlsx")) {
            String period = "/missing/export." + file + "?measure=development-plan&late=HANDED_IN&period=";
            assertThat(URLDecoder.decode(name(walk, period + "once"), StandardCharsets.UTF_8))
                    .as("though there is nothing of it")
                    .contains("幼儿园三年发展规划 已交待审 计划期内一次 " + TODAY);
            assertThat(URLDecoder.decode(name(walk, period + "2022-2023"), StandardCharsets.UTF_8))
                    .contains("已交待审 " + TODAY);
        }
        assertThat(walk.open("/missing/export.pdf" + narrowed).getContentType()).isEqualTo("application/pdf");
    }

    @Test
    void whatIsMissingMeasureByMeasureIsAPaperAsThePageShowsIt() throws IOException {
        Walk walk = new Walk(mvc, city.northOffice.accountId());
        for (String narrowed : List.of("", "?late=OVERDUE", "?late=HANDED_IN")) {
            MockHttpServletResponse paper = walk.open("/missing/export.docx" + narrowed);
            List<String> headings = table(paper).getFirst();
            String page = walk.page("/missing" + narrowed);
            Matcher rows = Pattern.compile(
                            "<th scope=\"row\" class=\"duty-what\"><a [^>]*>([^<]+)</a> <span[^>]*>([^<]+)</span></th>")
                    .matcher(page);
            int row = 0;
            while (rows.find()) {
                assertThat(table(paper).get(++row).subList(0, 3))
                        .containsExactly(Integer.toString(row), rows.group(1), rows.group(2));
            }
            assertThat(table(paper)).hasSize(row + 1);
            if (row > 0) {
                assertThat(headings).startsWith("序号", "举措", "条款");
                headings.stream().skip(3).forEach(heading -> assertThat(page).contains(heading + "</th>"));
            }
        }
        MockHttpServletResponse paper = walk.open("/missing/export.docx");
        for (String list : List.of("", "?measure=development-plan")) {
            Matcher told =
                    Pattern.compile("<p class=\"hint\">(这里承担、逾期未完成的 .*?)</p>").matcher(walk.page("/missing" + list));
            assertThat(told.find()).as(list).isTrue();
            assertThat(text(walk.open("/missing/export.docx" + list)))
                    .as("why a board says another number")
                    .contains(told.group(1).replaceAll("<[^>]+>", ""));
        }
        assertThat(text(walk.open("/missing/export.docx?late=OVERDUE"))).doesNotContain("逾期未完成的");
        assertThat(URLDecoder.decode(String.valueOf(paper.getHeader("Content-Disposition")), StandardCharsets.UTF_8))
                .contains("谁没交汇总 " + TODAY + ".docx");
        assertThat(text(paper)).containsPattern("没交情况汇总[\\s\\S]*共 \\d+ 项举措");
        assertThat(walk.open("/missing/export.pdf").getContentType()).isEqualTo("application/pdf");
        assertThat(walk.page("/missing")).contains("汇总 Word</a>", "汇总 PDF</a>", "名单 Excel</a>");
        assertThat(walk.page("/missing?measure=development-plan")).contains(">Word</a>", ">Excel</a>");
    }

    @Test
    void whoHasNotFiledIsShownInsteadWhereItIsTooLongForAPaper() throws IOException {
        String columns =
                "ask_id, measure_id, unit_id, subject_id, place_id, seat, also_id, also_seat, former, label, opens_on,"
                        + " due_soon_on, due_on, locks_on, known_on";
        database.jdbc()
                .sql(
                        ("insert into duty (period, %1$s) select 'more-' || n, %1$s from generate_series(1, 501) n cross join (select"
                                        + " d.* from duty d join measure m on m.id = d.measure_id where m.key = 'development-plan'"
                                        + " and d.unit_id = :unit and d.due_on < :day order by d.id limit 1) d")
                                .formatted(columns))
                .param("unit", city.first.id())
                .param("day", TODAY)
                .update();
        Walk walk = new Walk(mvc, city.northOffice.accountId());
        String narrowed = "?measure=development-plan";
        MockHttpServletResponse refused = walk.open("/missing/export.pdf" + narrowed);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .containsPattern("共 \\d+ 行，PDF 最多 500 行。请先筛选")
                .contains("role=\"alert\"", "幼儿园三年发展规划", "/missing/export.docx")
                .doesNotContain("/missing/export.pdf");
        assertThat(walk.page("/missing" + narrowed)).doesNotContain("请先筛选，或者导出 Excel");
        assertThat(walk.open("/missing/export.pdf").getStatus())
                .as("the sums are few")
                .isEqualTo(200);
        assertThat(walk.open("/missing/export.docx?measure=development-plan").getStatus())
                .isEqualTo(200);
        database.jdbc().sql("delete from duty where period like 'more-%'").update();
    }

    private static List<List<String>> table(MockHttpServletResponse paper) throws IOException {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(paper.getContentAsByteArray()))) {
            return word.getTables().getFirst().getRows().stream()
                    .map(row -> row.getTableCells().stream()
                            .map(cell -> cell.getText())
                            .toList())
                    .toList();
        }
    }

    private static String text(MockHttpServletResponse paper) throws IOException {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(paper.getContentAsByteArray()))) {
            return word.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n"));
        }
    }

    private static String name(Walk walk, String address) {
        return String.valueOf(walk.open(address).getHeader("Content-Disposition"));
    }

    private List<List<Row>> sheets(String address) throws IOException {
        return Sheets.of(new Walk(mvc, city.cityOffice.accountId()).open(address));
    }

    private static int column(Row headings, String heading) {
        for (int column = 0; column < headings.getCellCount(); column++) {
            if (text(headings, column).equals(heading)) {
                return column;
            }
        }
        throw new AssertionError("no column " + heading);
    }

    private static String text(Row row, int column) {
        return row.getCellText(column);
    }

    private static double number(Row row, int column) {
        return row.getCellAsNumber(column).orElseThrow().doubleValue();
    }
}
