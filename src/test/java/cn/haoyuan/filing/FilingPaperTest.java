package cn.haoyuan.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Filings, lists of duties and boards as files: what is in them, and for whom. */
@HaoyuanTest
class FilingPaperTest extends CityAtWork {

    private static final LocalDate PUBLISHED = LocalDate.of(2021, 4, 1);
    private static final String WORDS = "第一稿{{title}}${1+1}<b>粗</b>&amp;";

    @Autowired
    Plans plans;

    @Autowired
    Duties duties;

    @Autowired
    Filings filings;

    @Test
    void aFilingIsHadAsWordAndPdfByWhoeverReadsItsPageAndByNobodyElse() throws Exception {
        long id = submitted();

        try (XWPFDocument word = new XWPFDocument(in(file(city.northOffice, "/filings/" + id + "/export.docx")));
                XWPFWordExtractor text = new XWPFWordExtractor(word)) {
            assertThat(text.getText())
                    .contains(WORDS, "城北区第一幼儿园", "附：办理经过", "提交", "钱园长")
                    .contains("一、")
                    .as("in a section all are numbered, or none")
                    .contains("（一）幼儿园名称：", "（三）负责人：", "（五）主要制度", "（四）制度文本：（未填写）");
            assertThat(word.getTables()).isNotEmpty();
        }
        try (PDDocument pdf = Loader.loadPDF(
                file(city.firstPrincipal, "/filings/" + id + "/export.pdf").getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", "")).contains(WORDS, "城北区第一幼儿园");
        }
        mvc.perform(post("/filings/" + id + "/withdraw").param("no", "1").with(As.person(city.firstPrincipal)));
        clock.set(LocalDate.of(2021, 12, 29));
        try (XWPFDocument word =
                        new XWPFDocument(in(file(city.firstPrincipal, "/filings/" + id + "/export.docx?no=1")));
                XWPFWordExtractor text = new XWPFWordExtractor(word)) {
            assertThat(text.getText().lines()).as("signed on its own day").contains("2021年12月28日");
        }
        for (Person stranger : List.of(city.southOffice, city.secondPrincipal, city.otherPrincipal)) {
            for (String kind : List.of("docx", "pdf")) {
                assertThat(ask(stranger, "/filings/" + id + "/export." + kind).getStatus())
                        .as("%s %s", stranger.username(), kind)
                        .isEqualTo(404);
            }
        }
        assertThat(ask(city.firstPrincipal, "/filings/" + id + "/export.exe").getStatus())
                .isEqualTo(404);
    }

    @Test
    void whatAReviewerSaidStandsInTheOrderOfTheForm() throws Exception {
        long id = submitted();
        mvc.perform(post("/filings/" + id + "/return")
                .param("no", "1")
                .param("reason", "请改")
                .param("replyBy", "2021-12-31")
                .param("remark.organisation", "先看这里")
                .param("remark.activities", "再看这里")
                .param("remark.communication", "最后看这里")
                .with(As.person(city.northOffice)));
        try (XWPFDocument word = new XWPFDocument(in(file(city.northOffice, "/filings/" + id + "/export.docx?no=1")));
                XWPFWordExtractor text = new XWPFWordExtractor(word)) {
            assertThat(text.getText()).containsSubsequence("附：办理经过", "请改", "先看这里", "再看这里", "最后看这里");
        }
    }

    @Test
    void aListOfDutiesGoesOutAsItIsFilteredWithTheRowsThatItsReaderSees() throws Exception {
        clock.set(LocalDate.of(2021, 9, 6));
        for (Person reader : List.of(city.cityOffice, city.northOffice, city.firstPrincipal)) {
            String query = "?measure=development-plan";
            Set<String> onThePage = units(reader);
            assertThat(onThePage).isNotEmpty();
            try (XWPFDocument word = new XWPFDocument(in(file(reader, "/duties/export.docx" + query)))) {
                assertThat(word.getTables().getFirst().getRows().stream()
                                .skip(1)
                                .map(row -> row.getCell(3).getText())
                                .collect(Collectors.toSet()))
                        .as(reader.username())
                        .isEqualTo(onThePage);
            }
            try (ReadableWorkbook excel = new ReadableWorkbook(in(file(reader, "/duties/export.xlsx" + query)))) {
                assertThat(excel.getFirstSheet().read().stream()
                                .skip(1)
                                .map(row -> text(row, 2))
                                .collect(Collectors.toSet()))
                        .isEqualTo(onThePage);
            }
        }
        assertThat(units(city.northOffice)).doesNotContain("城南区实验幼儿园");
        MockHttpServletResponse all = ask(city.cityOffice, "/duties/export.pdf");
        assertThat(all.getStatus()).as("more than can be printed").isEqualTo(422);
        assertThat(all.getContentAsString()).contains("PDF 最多 500 行", "导出 Excel");
    }

    @Test
    void aListOnPaperHasDaysOfWhatWasDoneOnlyWhereSomethingWas() throws Exception {
        long id = submitted(city.secondPrincipal);
        assertThat(ask(city.northOffice, "/filings/" + id + "/review").getStatus())
                .isEqualTo(200);
        mvc.perform(post("/filings/" + id + "/accept").param("no", "1").with(As.person(city.northOffice)));
        assertThat(lastColumn("MET")).isEqualTo("完成日期");
        assertThat(lastColumn("OVERDUE")).isEqualTo("状态");
    }

    private String lastColumn(String state) throws Exception {
        try (XWPFDocument word =
                new XWPFDocument(in(file(city.secondPrincipal, "/duties/export.docx?state=" + state)))) {
            XWPFTableRow head = word.getTables().getFirst().getRow(0);
            assertThat(word.getTables().getFirst().getRows())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(row -> assertThat(row.getTableCells()).hasSameSizeAs(head.getTableCells()));
            return head.getTableCells().getLast().getText();
        }
    }

    @Test
    void aBoardIsHadAsAPaperOfItsOwnUnitOnly() throws Exception {
        clock.set(LocalDate.of(2021, 9, 6));
        for (String address : List.of(
                "/board/export.", "/board/matrix/export.", "/board/changes/export.", "/board/compare/export.")) {
            byte[] file = file(city.cityOffice, address + "pdf").getContentAsByteArray();
            try (PDDocument pdf = Loader.loadPDF(file)) {
                assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                        .contains("试验市行动计划进展", "2021年9月6日", "城北区", "城南区");
            }
            for (String kind : List.of("pdf", "docx", "xlsx")) {
                assertThat(ask(city.northOffice, address + kind + "?unit=" + city.south.id())
                                .getStatus())
                        .as(address + kind)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void aBoardOnPaperNamesTheFirstExceptionsAndSaysWhatItDoesNotKnow() throws Exception {
        clock.set(LocalDate.of(2021, 9, 6));
        int seen = 0;
        try (XWPFDocument word = new XWPFDocument(in(file(city.cityOffice, "/board/export.docx")))) {
            for (XWPFTableRow row : word.getTables().getLast().getRows()) {
                String verdict = row.getCell(2).getText();
                Matcher exceptions =
                        Pattern.compile("核对 \\d+ 个，例外 (\\d+) 个：(.+?)(等?)").matcher(verdict);
                if (exceptions.matches()) {
                    int count = Integer.parseInt(exceptions.group(1));
                    assertThat(exceptions.group(2).split("、")).as(verdict).hasSize(Math.min(6, count));
                    assertThat(exceptions.group(3)).as(verdict).isEqualTo(count > 6 ? "等" : "");
                    seen++;
                }
            }
            assertThat(word.getTables().getLast().getText()).contains("城北区第一幼儿园（", "未接入：师徒结对名单尚未在系统中登记");
            assertThat(word.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .contains("注：“未接入”指系统里还没有这方面的数据，不表示做到了，也不表示没有做到。");
        }
        assertThat(seen).isPositive();
    }

    @Test
    void aComparisonOnPaperSaysWhatThePageShows() throws Exception {
        clock.set(LocalDate.of(2021, 9, 6));
        String sides = "?with=" + city.north.id() + "&with=" + city.south.id();
        try (XWPFDocument word = new XWPFDocument(in(file(city.cityOffice, "/board/compare/export.docx" + sides)))) {
            assertThat(word.getTables()).hasSize(2);
            assertThat(word.getTables().getLast().getRow(0).getTableCells())
                    .extracting(cell -> cell.getText())
                    .containsExactly("工作任务", "城北区", "城南区");
        }
        theSame("?since=2021-08-01", List.of(0, 3, 4, 6, 7), List.of(0, 4, 5, 7, 8));
        theSame("?before=2021-06-30&since=2021-08-01", List.of(0, 4, 5, 7, 9, 10, 12), List.of(0, 6, 7, 9, 11, 12, 14));
    }

    @Test
    void aBoardOnPaperNamesWhatIsLateMostAndNumbersEachClauseOnce() throws Exception {
        clock.set(LocalDate.of(2021, 9, 6));
        try (XWPFDocument word = new XWPFDocument(in(file(city.cityOffice, "/board/export.docx?by=unit")))) {
            assertThat(word.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .containsSubsequence("三、逾期未完成较多的单位", "四、逾期未完成较多的举措", "五、常态条件");
            List<XWPFTableRow> rows = word.getTables().get(2).getRows();
            assertThat(rows.getFirst().getCell(0).getText()).isEqualTo("举措");
            assertThat(rows).hasSizeGreaterThan(2);
            assertThat(rows.stream()
                            .skip(1)
                            .map(row -> Long.valueOf(row.getCell(2).getText())))
                    .isSortedAccordingTo(Comparator.reverseOrder())
                    .allMatch(late -> late > 0);
        }
        try (XWPFDocument word = new XWPFDocument(in(file(city.cityOffice, "/board/export.docx?by=measure")))) {
            assertThat(word.getParagraphs().stream()
                            .filter(paragraph -> "Heading2".equals(paragraph.getStyle()))
                            .map(XWPFParagraph::getText))
                    .contains("四(一) 规划先行")
                    .noneMatch(heading -> heading.startsWith("（"));
        }
        String days = "?before=2021-06-30&since=2021-08-01";
        try (XWPFDocument word = new XWPFDocument(in(file(city.cityOffice, "/board/changes/export.docx" + days)))) {
            assertThat(word.getTables().getFirst().getRow(0).getTableCells())
                    .extracting(cell -> cell.getText())
                    .contains("完成率（6月30日）", "完成率（8月1日）", "逾期未完成（9月6日）");
        }
        String quiet = "?since=2021-08-07&asOf=2021-08-08";
        try (XWPFDocument word = new XWPFDocument(in(file(city.cityOffice, "/board/changes/export.docx" + quiet)))) {
            assertThat(word.getParagraphs()).extracting(XWPFParagraph::getText).anySatisfy(text -> assertThat(text)
                    .startsWith("从2021年8月7日到2021年8月8日，已完成仍为 ")
                    .doesNotContain("变为"));
        }
    }

    /** The figures of all days on paper, which has the change of the shares beside them, and in the sheet. */
    private void theSame(String days, List<Integer> inTheSheet, List<Integer> onPaper) throws Exception {
        MockHttpServletResponse sheet = file(city.cityOffice, "/board/changes/export.xlsx" + days);
        try (XWPFDocument word = new XWPFDocument(in(file(city.cityOffice, "/board/changes/export.docx" + days)));
                ReadableWorkbook excel = new ReadableWorkbook(in(sheet))) {
            List<List<String>> rows = excel.getFirstSheet().read().stream()
                    .skip(2)
                    .map(row ->
                            inTheSheet.stream().map(column -> text(row, column)).toList())
                    .toList();
            assertThat(word.getTables().getFirst().getRows().stream().skip(1).map(row -> onPaper.stream()
                            .map(column -> row.getCell(column).getText())
                            .toList()))
                    .as(days)
                    .containsExactlyElementsOf(rows)
                    .anyMatch(row -> !row.getLast().equals("0"));
        }
    }

    @Test
    void measuresAndExceptionsToStandingConditionsAreHadAsSpreadsheets() throws Exception {
        clock.set(LocalDate.of(2021, 9, 6));
        var plan = Scope.EVERYTHING.call(() -> plans.current()).orElseThrow().plan();
        try (ReadableWorkbook excel = new ReadableWorkbook(in(file(city.firstPrincipal, "/plan/measures.xlsx")))) {
            assertThat(excel.getFirstSheet().read().stream()
                            .skip(1)
                            .map(row -> text(row, 1))
                            .collect(Collectors.toSet()))
                    .isEqualTo(plan.measures().stream()
                            .map(measure -> measure.title())
                            .collect(Collectors.toSet()));
        }
        int withExceptions = 0;
        for (var measure : plan.measures()) {
            if (measure.standing() == null) {
                continue;
            }
            String page = "/board/standing/" + measure.id();
            MockHttpServletResponse shown = ask(city.northOffice, page);
            if (shown.getStatus() != 200) {
                assertThat(ask(city.northOffice, page + "/export.xlsx").getStatus())
                        .as("as its page")
                        .isEqualTo(shown.getStatus());
                continue;
            }
            int listed = shown.getContentAsString().split("data-label=\"例外\"").length - 1;
            try (ReadableWorkbook excel = new ReadableWorkbook(in(file(city.northOffice, page + "/export.xlsx")))) {
                assertThat(excel.getFirstSheet().read()).as(page).hasSize(listed + 1);
            }
            withExceptions += listed > 0 ? 1 : 0;
            assertThat(ask(city.northOffice, page + "/export.xlsx?unit=" + city.south.id())
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(withExceptions).isPositive();
    }

    private Set<String> units(Person reader) throws Exception {
        return reader.viewer().scope().call(() -> duties
                .list(DutyFilter.on(LocalDate.of(2021, 9, 6)).measure("development-plan"), DutySort.DUE, 1, 1000)
                .rows()
                .stream()
                .map(Duty::unitName)
                .collect(Collectors.toSet()));
    }

    private long submitted() throws Exception {
        return submitted(city.firstPrincipal);
    }

    private long submitted(Person author) throws Exception {
        LocalDate today = LocalDate.of(2021, 12, 28);
        clock.set(today);
        DutyFilter own = DutyFilter.on(today)
                .measure("home-community")
                .owedBy(author.place().id());
        Duty duty = author.viewer().scope().call(() -> duties.list(own, DutySort.DUE, 1, 100).rows().stream()
                .filter(each -> each.takes(today) && !each.dueOn().isBefore(today))
                .findFirst()
                .orElseThrow());
        String edit =
                String.valueOf(mvc.perform(post("/filings/duty/" + duty.id()).with(As.person(author)))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
        long id = Long.parseLong(edit.split("/")[2]);
        Form form = Scope.EVERYTHING
                .call(() -> plans.current())
                .orElseThrow()
                .plan()
                .form("home-community")
                .orElseThrow();
        String version =
                Scope.EVERYTHING.call(() -> filings.draft(id)).orElseThrow().version() + "";
        MockHttpServletResponse answer = mvc.perform(post("/filings/" + id + "/submit")
                        .params(Filled.in(form, WORDS, ""))
                        .param("version", version)
                        .param("editor", "page")
                        .param("stamp", "0")
                        .with(As.person(author)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        return id;
    }

    private MockHttpServletResponse file(Person reader, String address) throws Exception {
        MockHttpServletResponse answer = ask(reader, address);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment;");
        return answer;
    }

    private MockHttpServletResponse ask(Person reader, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(reader))).andReturn().getResponse();
    }

    private static InputStream in(MockHttpServletResponse answer) {
        return new ByteArrayInputStream(answer.getContentAsByteArray());
    }

    private static String text(Row row, int column) {
        return row.getCellText(column);
    }
}
