package cn.haoyuan.workrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Records of work as Word and PDF. */
@HaoyuanTest
class RecordPaperTest extends CityAtWork {

    @Test
    void aLetterIsLaidOutAsOneAndIsHadByWhoeverReadsItsPage() throws Exception {
        String letter = saved(city.cityOffice, "LETTER", "circular", "", "一、存在问题\n教研制度迟迟没有建立。{{x}}\n请限期整改。");

        assertThat(lines(city.northOffice, letter))
                .containsExactly(
                        "Title|问题通报",
                        "Salutation|城北区人民政府：",
                        "Heading1|一、存在问题",
                        "null|教研制度迟迟没有建立。{{x}}",
                        "null|请限期整改。",
                        "null|要求答复的期限：2022年12月23日",
                        "Signature|",
                        "Signature|试验市",
                        "Signature|2022年11月23日");
        try (PDDocument pdf =
                Loader.loadPDF(ask(city.cityOffice, letter + "/export.pdf").getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("问题通报城北区人民政府：一、存在问题")
                    .contains("试验市2022年11月23日");
        }
        for (String kind : List.of("docx", "pdf")) {
            assertThat(ask(city.southOffice, letter + "/export." + kind).getStatus())
                    .isEqualTo(404);
        }
        assertThat(ask(city.cityOffice, letter + "/export.exe").getStatus()).isEqualTo(404);
        assertThat(ask(city.northOffice, letter).getContentAsString()).contains(letter + "/export.docx");
    }

    @Test
    void theDayOfTheAnswerStandsInALetterThatDoesNotNameItItself() throws Exception {
        String said = "请于2022年12月5日前报送整改方案。";
        for (String note : List.of("请报送整改方案。", said)) {
            MockHttpServletRequestBuilder form =
                    form(city.cityOffice, "LETTER", "circular", "", note).param("answerBy", "2022-12-05");
            assertThat(lines(city.northOffice, sent(form)).contains("null|要求答复的期限：2022年12月5日"))
                    .isEqualTo(!note.equals(said));
        }
    }

    @Test
    void aLetterThatNamesNoDayNamesTheOneOnWhichItsAnswerIsDue() throws Exception {
        String letter = saved(city.cityOffice, "LETTER", "circular", "", "请报送整改方案。");
        assertThat(ask(city.northOffice, letter).getContentAsString())
                .contains("<dt>要求答复的期限</dt><dd>2022年12月23日 星期五（按行动计划的天数）</dd>", "截止 2022年12月23日");
        assertThat(lines(city.northOffice, letter)).contains("null|要求答复的期限：2022年12月23日");
        String thanks = saved(city.cityOffice, "LETTER", "thanks", "致城北区的感谢信", "特此感谢。");
        assertThat(ask(city.northOffice, thanks).getContentAsString()).doesNotContain("要求答复的期限");
        assertThat(lines(city.northOffice, thanks)).noneMatch(line -> line.contains("要求答复的期限"));
    }

    @Test
    void anAssessmentIsPrintedUnderItsTitleWithItsPartsAsHeadings() throws Exception {
        String assessment =
                saved(city.cityOffice, "ASSESSMENT", null, "城北区2022年度年终考核情况", "一、工作推进\n（一）完成情况\n完成率90%。\n二、示范园增长：无");

        assertThat(lines(city.cityOffice, assessment))
                .startsWith("Title|城北区2022年度年终考核情况", "null|类型：年终考核", "null|对象：城北区", "null|日期：2022年11月23日")
                .containsSubsequence("Heading1|一、工作推进", "Heading2|（一）完成情况", "null|完成率90%。", "null|二、示范园增长：无");
    }

    @Test
    void whatWasVoidedSaysSoOnPaperAndInTheNameOfItsFile() throws Exception {
        String letter = saved(city.cityOffice, "LETTER", "thanks", "致城北区的感谢信", "特此感谢。");
        mvc.perform(post(letter + "/void").param("reason", "发错了").with(As.person(city.cityOffice)));

        assertThat(lines(city.cityOffice, letter)).startsWith("Title|致城北区的感谢信", "Subtitle|（已作废：发错了）");
        assertThat(ask(city.cityOffice, letter + "/export.docx").getHeader("Content-Disposition"))
                .contains("%E5%B7%B2%E4%BD%9C%E5%BA%9F");
    }

    @Test
    void aListIsPrintedAsItIsFilteredForWhoeverSeesIt() throws Exception {
        String letter = saved(city.cityOffice, "LETTER", "thanks", "致城北区的第二封感谢信", "特此感谢。");
        saved(city.cityOffice, "ASSESSMENT", null, "城北区考核情况", "一、工作推进");
        mvc.perform(post(letter + "/void").param("reason", "发错了").with(As.person(city.cityOffice)));
        String query = "?kind=LETTER&from=2022-11-01&q=" + "第二封";
        assertThat(ask(city.cityOffice, "/records" + query).getContentAsString())
                .contains(
                        "/records/export.docx?kind=LETTER&amp;from=2022-11-01",
                        "/records/export.pdf?kind=LETTER",
                        "/records/export.xlsx?kind=LETTER");
        MockHttpServletResponse paper = ask(city.cityOffice, "/records/export.docx" + query);
        assertThat(URLDecoder.decode(String.valueOf(paper.getHeader("Content-Disposition")), StandardCharsets.UTF_8))
                .contains("公函 工作记录 2022-11-23.docx");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(paper.getContentAsByteArray()))) {
            assertThat(word.getParagraphs().stream().map(XWPFParagraph::getText))
                    .contains("工作记录清单", "（截至2022年11月23日，共 1 条）", "类型：公函；发生日期从 2022年11月1日；标题或单位名称含：第二封");
            assertThat(word.getTables().getFirst().getText())
                    .contains("致城北区的第二封感谢信（已作废）", "城北区", "感谢信")
                    .doesNotContain("考核情况");
        }
        try (PDDocument pdf = Loader.loadPDF(
                ask(city.northOffice, "/records/export.pdf?q=考核情况").getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("城北区考核情况").doesNotContain("感谢信");
        }
        assertThat(new PDFTextStripper()
                        .getText(Loader.loadPDF(ask(city.southOffice, "/records/export.pdf?q=考核情况")
                                .getContentAsByteArray())))
                .contains("共 0 条")
                .doesNotContain("城北区");
    }

    @Test
    void aListThatIsTooLongForAPaperSaysSoAndIsShownInstead() throws Exception {
        enter("长清单 ", 501);
        MockHttpServletResponse refused = ask(city.northOffice, "/records/export.pdf?q=长清单");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("共 501 行，PDF 最多 500 行。请先筛选", "长清单 501");
        assertThat(ask(city.northOffice, "/records?q=长清单").getContentAsString())
                .contains("PDF 最多 500 行", "/records/export.docx")
                .doesNotContain("/records/export.pdf");
        assertThat(ask(city.northOffice, "/records/export.docx?q=长清单").getStatus())
                .isEqualTo(200);
        enter("更长的 ", RecordList.COUNTED + 1);
        assertThat(ask(city.northOffice, "/records/export.docx?q=更长的").getContentAsString())
                .as("counted no further")
                .contains("共 10000 行以上，Word 最多 2000 行");
    }

    private void enter(String title, int count) {
        database.jdbc()
                .sql("""
                        insert into work_record (unit_id, seat, kind, topics, happened_on, title, people, place, note, client_key, post_id, recorded_at)
                        select u.id, u.seat, 'TRAINING', '{}', '2022-11-01', :title || n, '', '', '', gen_random_uuid(), :post, '2022-11-01T10:00+08'
                        from unit u cross join generate_series(1, :count) n where u.id = :unit
                        """)
                .param("post", city.northOffice.postId())
                .param("unit", city.north.id())
                .param("title", title)
                .param("count", count)
                .update();
    }

    /** The paragraphs of its Word file, each after its style. */
    private List<String> lines(Person reader, String record) throws Exception {
        byte[] file = ask(reader, record + "/export.docx").getContentAsByteArray();
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(file))) {
            return word.getParagraphs().stream().map(RecordPaperTest::line).toList();
        }
    }

    private static String line(XWPFParagraph paragraph) {
        return paragraph.getStyle() + "|" + paragraph.getText();
    }

    private String saved(Person who, String kind, @Nullable String topic, String title, String note) throws Exception {
        return sent(form(who, kind, topic, title, note));
    }

    private MockHttpServletRequestBuilder form(
            Person who, String kind, @Nullable String topic, String title, String note) {
        MockHttpServletRequestBuilder form = post("/records")
                .param("kind", kind)
                .param("subject", Integer.toString(city.north.id()))
                .param("day", TODAY.toString())
                .param("title", title)
                .param("note", note)
                .param("key", UUID.randomUUID().toString())
                .with(As.person(who));
        if (topic != null) {
            form.param("topic", topic);
        }
        return form;
    }

    private String sent(MockHttpServletRequestBuilder form) throws Exception {
        String there =
                String.valueOf(mvc.perform(form).andReturn().getResponse().getRedirectedUrl());
        assertThat(there).matches("/records/\\d+");
        return there;
    }

    private MockHttpServletResponse ask(Person reader, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(reader))).andReturn().getResponse();
    }
}
