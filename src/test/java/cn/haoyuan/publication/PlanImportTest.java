package cn.haoyuan.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@HaoyuanTest
class PlanImportTest {

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void discard() {
        database.jdbc().sql("delete from plan_version where status = 'DRAFT'").update();
    }

    @Test
    void anEmptyFileIsRefusedAndNoOtherPlanTakenInItsPlace() throws Exception {
        int before = versions();
        for (String name : new String[] {"计划.yaml", ""}) {
            MockHttpServletResponse answer = mvc.perform(multipart("/plan/import")
                            .file(new MockMultipartFile("file", name, null, new byte[0]))
                            .with(As.person(city.cityOffice)))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(name).isEqualTo(422);
            assertThat(answer.getContentAsString()).contains("空文件");
        }
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void whatIsNoTextIsSaidToBeNoPlanFileNorAFormFile() throws Exception {
        mvc.perform(multipart("/plan/import").with(As.person(city.cityOffice))).andExpect(status().is(302));
        int draft = database.jdbc()
                .sql("select max(id) from plan_version")
                .query(Integer.class)
                .single();
        int before = versions();
        for (String head : List.of(
                "PK\3\4\24\0", "\u00D0\u00CF\u0011\u00E0\0", "%PDF-1.7", "{\\rtf1", "\u0089PNG\r\n\u001A\n\0")) {
            byte[] bytes = (head + "x".repeat(1_100_000)).getBytes(StandardCharsets.ISO_8859_1);
            MockMultipartFile file = new MockMultipartFile("file", "计划.yaml", null, bytes);
            mvc.perform(multipart("/plan/import").file(file).with(As.person(city.cityOffice)))
                    .andExpect(status().is(422))
                    .andExpect(content().string(containsString("计划.yaml：这不是计划文件，没有读取。请选择从本系统下载、扩展名是 .yaml 的计划文件")));
            mvc.perform(multipart("/plan/drafts/" + draft + "/form-file")
                            .file(file)
                            .with(As.person(city.cityOffice)))
                    .andExpect(status().is(422))
                    .andExpect(content().string(containsString("计划.yaml：这不是表单文件，没有读取。")));
        }
        for (String text : List.of("\u00FF\u00FEi\0d\0", "id: a\u000B")) {
            mvc.perform(multipart("/plan/import")
                            .file(new MockMultipartFile(
                                    "file", "计划.yaml", null, text.getBytes(StandardCharsets.ISO_8859_1)))
                            .with(As.person(city.cityOffice)))
                    .andExpect(status().is(422))
                    .andExpect(content().string(containsString("含有不能使用的控制字符，请另存为 UTF-8 纯文本")));
        }
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void withoutAPlanNothingLeadsToItsBurden() throws Exception {
        assertThat(open("/plan")).contains("还没有发布行动计划").doesNotContain("/burden");
        assertThat(open("/guide", city.northResearcher)).containsPattern("(?s)登记一次视导.*其他岗位的");
    }

    @Test
    void aFileThatSaysWhatADraftSaysIsNotKeptOnceMore() throws Exception {
        MockMultipartFile file = new MockMultipartFile(
                "file", "计划.yaml", null, BundledPlan.file().text().getBytes(StandardCharsets.UTF_8));
        mvc.perform(multipart("/plan/import").file(file).with(As.person(city.cityOffice)))
                .andExpect(status().is(302));
        int before = versions();
        mvc.perform(multipart("/plan/import").file(file).with(As.person(city.cityOffice)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("完全相同，没有另存草稿")));
        assertThat(versions()).isEqualTo(before);
        int draft = database.jdbc()
                .sql("select max(id) from plan_version")
                .query(Integer.class)
                .single();
        mvc.perform(get("/plan/source?version=" + draft).with(As.person(city.cityOffice)))
                .andExpect(header().string(
                                "Content-Disposition",
                                containsString(encoded("三年行动计划（2021—2023年） 草稿 2022-11-23.yaml"))));
    }

    @Test
    void draftsOfOneNameAreToldApart() throws Exception {
        for (String id : List.of("nanchang-2021", "nanchang-neu")) {
            String text = BundledPlan.file().text().replace("id: nanchang-2021\n", "id: " + id + "\n");
            mvc.perform(multipart("/plan/import")
                            .file(new MockMultipartFile("file", "计划.yaml", null, text.getBytes(StandardCharsets.UTF_8)))
                            .with(As.person(city.cityOffice)))
                    .andExpect(status().is(302));
            assertThat(open("/plan/import").contains("有同名的草稿")).isEqualTo(id.equals("nanchang-neu"));
        }
        assertThat(open("/plan/import")).contains("计划标识是“nanchang-2021”", "计划标识是“nanchang-neu”");
    }

    @Test
    void whatIsWrongInAFileIsToldInOneGoByTheNamesOfItsMeasures() throws Exception {
        String text = BundledPlan.file()
                .text()
                .replace(
                        "cadence: once, opens: 2021-04-01, due: {on: 2021-05-30}",
                        "cadense: once, due: {on: 2031-05-30}");
        mvc.perform(multipart("/plan/import")
                        .file(new MockMultipartFile("file", "计划.yaml", null, text.getBytes(StandardCharsets.UTF_8)))
                        .with(As.person(city.cityOffice)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("举措“县区质量提升实施方案”第 1 项要求，频次（cadence）")))
                .andExpect(content().string(containsString("举措“县区质量提升实施方案”第 1 项要求，期限（due）")));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void theBundledPlanIsHandedOutBeforeItIsLoadedAndNoNewVersionIsDraftedOfNone() throws Exception {
        String download = "href=\"/plan/bundled\"";
        assertThat(open("/plan/import"))
                .contains(BundledPlan.title() + "，可作为样例", "载入附带的计划", download)
                .doesNotContain("action=\"/plan/drafts\"");
        assertThat(open("/plan/bundled")).isEqualTo(BundledPlan.file().text());
        mvc.perform(multipart("/plan/import").with(As.person(city.cityOffice))).andExpect(status().is(302));
        assertThat(open("/plan/import"))
                .contains("草稿：南昌市", "核对影响，准备发布", download)
                .doesNotContain("载入附带的计划", "action=\"/plan/drafts\"");
    }

    @Test
    void theCityIsLedFromWhatIsThereToItsPlan() throws Exception {
        assertThat(open("/"))
                .contains("第一次开张", "已有 2 个县区", "已有 5 所幼儿园", "本学年的学期都在", "导入或起草行动计划，核对后发布")
                .contains("/units?lacks=PRINCIPAL\">2 所幼儿园没有园长账号</a>", ">5 所幼儿园没有责任督学</a>")
                .containsPattern(
                        "href=\"/accounts\">给县区和幼儿园建人员账号</a>\\s*<span class=\"light light-chip [^>]*>下一步</span>\\s*<span class=\"hint\">已有 \\d+ 人")
                .doesNotContain("份草稿", "切换到", "没有变化", "还缺人：");
        mvc.perform(multipart("/plan/import").with(As.person(city.cityOffice))).andExpect(status().is(302));
        assertThat(open("/")).contains("有 1 份草稿");
        for (Person other : List.of(city.northOffice, city.cityResearcher)) {
            assertThat(open("/", other)).doesNotContain("第一次开张");
        }
    }

    private String open(String address, Person person) throws Exception {
        return mvc.perform(get(address).with(As.person(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String open(String address) throws Exception {
        return open(address, city.cityOffice);
    }

    private int versions() {
        return database.jdbc()
                .sql("select count(*) from plan_version")
                .query(Integer.class)
                .single();
    }
}
