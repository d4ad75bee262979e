package cn.haoyuan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.haoyuan.document.Block.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class PapersTest {

    private static final String ODD = "{{title}} ${1+1} <script>alert(1)</script> &amp; <!DOCTYPE x> =1+1\u0001";

    private final Papers papers =
            new Papers(Clock.fixed(Instant.parse("2022-11-23T01:00:00Z"), ZoneId.of("Asia/Shanghai")), false);

    @Test
    void aListIsNumberedAndLacksTheColumnsThatAreEmptyThroughout() {
        LocalDate day = LocalDate.of(2022, 11, 23);
        List<Block.Column> columns =
                List.of(Block.Column.text("单位"), Block.Column.text("对象"), Block.Column.number("催办过"));
        ListPaper list = new ListPaper();
        list.row("甲园", null, "");
        list.row("乙园", "", "1 次");
        Paper paper = list.done("没交名单", "项", day, List.of("城北区", "已逾期"), columns, "南昌市教育局", day.plusDays(1));
        assertThat(paper.subtitle()).isEqualTo("（截至2022年11月23日，共 2 项）");
        assertThat(paper.wide()).isTrue();
        assertThat(paper.blocks())
                .containsExactly(
                        new Block.Text("城北区；已逾期"),
                        new Block.Table(
                                List.of(
                                        Block.Column.number("序号", 29),
                                        Block.Column.text("单位", 29),
                                        Block.Column.number("催办过", 39)),
                                List.of(List.of("1", "甲园", ""), List.of("2", "乙园", "1 次"))),
                        new Block.Signature("南昌市教育局", "2022年11月24日"));
    }

    @Test
    void ofAListThatIsWiderThanItsSheetOnlyTheWidestColumnBreaks() {
        LocalDate day = LocalDate.of(2022, 11, 23);
        ListPaper list = new ListPaper();
        list.row("红谷滩区蓼墩镇岚垄幼儿园", "红谷滩区第一片区", "2021年8月30日", "很".repeat(60));
        Paper paper = list.done(
                "没交名单",
                "项",
                day,
                List.of(),
                List.of(
                        Block.Column.text("责任单位"),
                        Block.Column.text("所属"),
                        Block.Column.number("截止日期"),
                        Block.Column.text("说明")),
                "红谷滩区",
                day);
        List<Integer> widths = paper.blocks().stream()
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .flatMap(table -> table.columns().stream())
                .map(Block.Column::weight)
                .toList();
        assertThat(widths)
                .as("characters of ten tenths, figures of six, three between them, nine for the edges; 530 in all")
                .containsExactly(29, 129, 89, 96, 187);
    }

    @Test
    void aWordFileIsOneThatOfficesOpenWithItsStylesTablesAndProperties() throws Exception {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(printed(sample(40), PaperKind.DOCX)))) {
            assertThat(word.getProperties().getCoreProperties().getTitle()).isEqualTo("幼儿园三年发展规划");
            assertThat(word.getParagraphs().getFirst().getStyle()).isEqualTo("Title");
            assertThat(word.getStyles().getStyle("Title").getCTStyle().xmlText())
                    .contains("方正小标宋简体")
                    .contains("w:val=\"44\"");
            assertThat(word.getStyles().getStyle("Heading1").getCTStyle().xmlText())
                    .contains("黑体");
            assertThat(word.getParagraphs()).extracting(p -> p.getText()).contains("一、现状分析", "办园理念：让每个孩子成为自己");
            XWPFTable table = word.getTables().getFirst();
            assertThat(table.getRows()).hasSize(41);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(3).getCell(1).getText()).isEqualTo("第3件工作");
            assertThat(word.getFooterList()).hasSize(2);
            var margins = word.getDocument().getBody().getSectPr().getPgMar();
            assertThat(margins.getTop().toString()).isEqualTo("2098");
            assertThat(margins.getLeft().toString()).isEqualTo("1587");
        }
    }

    @Test
    void aPdfHasItsTextInReadingOrderItsTitleAndItsFontsWithin() throws Exception {
        byte[] file = printed(sample(40), PaperKind.PDF);
        assertThat(file.length).isLessThan(400_000);
        try (PDDocument pdf = Loader.loadPDF(file)) {
            String text = new PDFTextStripper().getText(pdf);
            assertThat(text.replaceAll("\\s", ""))
                    .contains("幼儿园三年发展规划")
                    .contains("让每个孩子成为自己")
                    .containsSubsequence("一、现状分析", "二、重点工作", "第1件工作", "第40件工作", "城北区第一幼儿园", "2022年11月23日")
                    .contains("—1—")
                    .contains("—2—");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("幼儿园三年发展规划");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            for (PDPage page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).as("only what is used").matches("[A-Z]{6}\\+.*");
                }
            }
        }
    }

    /** However many rows there are: a last page never holds a signature, or a line after it, by itself. */
    @Test
    void theLastPageOfATableAndItsSignatureHoldsRowsToo() throws Exception {
        Set<Integer> pages = new HashSet<>();
        for (int rows = 16; rows <= 34; rows++) {
            try (PDDocument pdf = Loader.loadPDF(printed(wide(rows), PaperKind.PDF))) {
                PDFTextStripper last = new PDFTextStripper();
                last.setStartPage(pdf.getNumberOfPages());
                assertThat(last.getText(pdf))
                        .as(rows + " rows")
                        .contains("第" + (rows - 2) + "件", "第" + rows + "件", "试验市教育局", "均为虚构");
                PDFTextStripper whole = new PDFTextStripper();
                assertThat(whole.getText(pdf).split("第\\d+件", -1))
                        .as(rows + " rows")
                        .hasSize(rows + 1);
                pages.add(pdf.getNumberOfPages());
            }
        }
        assertThat(pages).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void theLastPageOfATextHoldsTheEndOfTheTextToo() throws Exception {
        Set<Integer> pages = new HashSet<>();
        for (int paragraphs = 12; paragraphs <= 24; paragraphs++) {
            Paper.Draft paper = Paper.of("通知");
            IntStream.rangeClosed(1, paragraphs).forEach(i -> paper.add(new Block.Text("第" + i + "段。")));
            paper.add(new Block.Signature("试验市教育局", "2022年11月23日")).add(new Block.Text("以上均为虚构。"));
            try (PDDocument pdf = Loader.loadPDF(printed(paper.done(), PaperKind.PDF))) {
                PDFTextStripper last = new PDFTextStripper();
                last.setStartPage(pdf.getNumberOfPages());
                assertThat(last.getText(pdf))
                        .as(paragraphs + " paragraphs")
                        .contains("第" + paragraphs + "段", "教育局", "虚构");
                pages.add(pdf.getNumberOfPages());
            }
        }
        assertThat(pages).containsExactlyInAnyOrder(1, 2);
    }

    /** By the mark that Word, WPS and LibreOffice keep paragraphs, and rows of tables, together by. */
    @Test
    void inAWordFileTheLastRowsOrLinesStayWithTheSignatureAndWhatFollowsIt() throws Exception {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(printed(wide(30), PaperKind.DOCX)))) {
            List<Boolean> rows = word.getTables().getFirst().getRows().stream()
                    .map(row -> keepsNext(row.getCell(0).getParagraphs().getFirst()))
                    .toList();
            assertThat(rows.subList(0, 28)).hasSize(28).containsOnly(false);
            assertThat(rows.subList(28, 31)).containsOnly(true);
            assertThat(kept(word))
                    .startsWith("", "注：各行之和比合计多。")
                    .contains("2022年11月23日")
                    .doesNotContain("进展对比");
        }
        Paper notice = Paper.of("通知")
                .add(new Block.Text("第一段。\n第二段。"))
                .add(new Block.Entry("联系人", "钱老师"))
                .add(new Block.Signature("试验市教育局", "2022年11月23日"))
                .done();
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(printed(notice, PaperKind.DOCX)))) {
            assertThat(kept(word)).containsExactly("联系人：钱老师", "", "试验市教育局", "2022年11月23日");
        }
        Paper text = Paper.of("通知")
                .add(new Block.Text("第一段。\n第二段。"))
                .add(new Block.Signature("试验市教育局", "2022年11月23日"))
                .done();
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(printed(text, PaperKind.DOCX)))) {
            assertThat(kept(word)).startsWith("第二段。");
        }
    }

    private static List<String> kept(XWPFDocument word) {
        return word.getParagraphs().stream()
                .filter(PapersTest::keepsNext)
                .map(XWPFParagraph::getText)
                .toList();
    }

    private static boolean keepsNext(XWPFParagraph paragraph) {
        return paragraph.getCTP().isSetPPr() && paragraph.getCTP().getPPr().isSetKeepNext();
    }

    private static Paper wide(int rows) {
        return Paper.of("进展对比")
                .wide()
                .add(new Block.Table(
                        List.of(Column.text("名称", 8)),
                        IntStream.rangeClosed(1, rows)
                                .mapToObj(i -> List.of("第" + i + "件"))
                                .toList()))
                .add(new Block.Text("注：各行之和比合计多。"))
                .add(new Block.Signature("试验市教育局", "2022年11月23日"))
                .add(new Block.Text("以上均为虚构。"))
                .done();
    }

    @Test
    void rareCharactersOfNamesNeedNoBoxInAPdf() throws Exception {
        Paper paper = Paper.of("长堎镇蓼垱村")
                .subtitle("（塅、垴、墈）")
                .add(new Block.Heading(1, "一、万翚坜"))
                .add(new Block.Heading(2, "（一）桑犇"))
                .add(new Block.Text("侉亠伲，岽下塆"))
                .add(new Block.Entry("园长赟", "余喆"))
                .add(new Block.Table(List.of(Block.Column.text("垸", 6)), List.of(List.of("滘"))))
                .done();
        try (PDDocument pdf = Loader.loadPDF(printed(paper, PaperKind.PDF))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("长堎镇蓼垱村", "塅、垴、墈", "万翚坜", "桑犇", "侉亠伲，岽下塆", "园长赟", "余喆", "垸", "滘")
                    .doesNotContain("□");
        }
    }

    @Test
    void textThatLooksLikeATemplateMarkupOrAFormulaStaysText() throws Exception {
        Paper paper = Paper.of(ODD)
                .add(new Block.Text(ODD))
                .add(new Block.Table(List.of(Column.text(ODD, 1)), List.of(List.of(ODD))))
                .done();
        String kept = ODD.replace("\u0001", "");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(printed(paper, PaperKind.DOCX)))) {
            assertThat(word.getParagraphs().get(0).getText()).isEqualTo(kept);
            assertThat(word.getParagraphs().get(1).getText()).isEqualTo(kept);
            assertThat(word.getTables().getFirst().getText().strip().lines()).containsOnly(kept);
        }
        try (PDDocument pdf = Loader.loadPDF(printed(paper, PaperKind.PDF))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", "")).contains(kept.replaceAll("\\s", ""));
        }
    }

    @Test
    void whatIsTooLongIsRefusedBeforeAnythingIsWritten() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        assertThatThrownBy(() -> papers.send(sample(PaperKind.PDF.mostRows() + 1), PaperKind.PDF, "名", response))
                .hasMessageContaining("PDF 最多 500 行");
        Paper endless = Paper.of("长").add(new Block.Text("字".repeat(200_001))).done();
        assertThatThrownBy(() -> papers.send(endless, PaperKind.DOCX, "名", response))
                .hasMessageContaining("200000 字");
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void aFileIsNamedInChinese() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        papers.send(sample(1), PaperKind.PDF, "城北区/规划", response);
        assertThat(response.getHeader("Content-Disposition"))
                .contains("filename*=UTF-8''%E5%9F%8E%E5%8C%97%E5%8C%BA%20%E8%A7%84%E5%88%92.pdf");
        assertThat(response.getContentType()).isEqualTo("application/pdf");
    }

    static Paper sample(int rows) {
        return Paper.of("幼儿园三年发展规划")
                .subtitle("（2021—2023年）")
                .author("城北区第一幼儿园")
                .add(new Block.Entry("填报单位", "城北区第一幼儿园"))
                .add(new Block.Entry("接收单位", "城北区教育体育局"))
                .add(new Block.Heading(1, "一、现状分析"))
                .add(new Block.Heading(2, "（一）优势和可用资源"))
                .add(new Block.Text("本园位于城区东部，周边社区、公园、图书馆资源丰富，家长参与意愿强。"
                        + "教师队伍平均年龄三十二岁，专科以上学历占百分之九十六。\n户外场地生均面积不足4平方米，是制约自主游戏开展的主要矛盾。"))
                .add(new Block.Entry("办园理念", "让每个孩子成为自己"))
                .add(new Block.Heading(1, "二、重点工作"))
                .add(new Block.Table(
                        List.of(
                                Column.number("序号", 2),
                                Column.text("重点工作", 8),
                                Column.text("负责人", 3),
                                Column.number("完成时间", 4)),
                        IntStream.rangeClosed(1, rows)
                                .mapToObj(i -> List.of("" + i, "第" + i + "件工作", "钱园长", "2022-12-31"))
                                .toList()))
                .add(new Block.Signature("城北区第一幼儿园", "2022年11月23日"))
                .done();
    }

    private byte[] printed(Paper paper, PaperKind kind) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        papers.print(paper, kind, out);
        return out.toByteArray();
    }
}
