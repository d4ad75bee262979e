package cn.haoyuan.workrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.haoyuan.access.Role;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;

@HaoyuanTest
class RecordImportTest extends CityAtWork {

    private static final String HEAD = "主题,对象,工作类型,日期,参加人员\n";

    @Test
    void aFileInItsOwnOrderRecordsVisitsAndDischargesTheirDutiesAtOnce() throws Exception {
        String file = HEAD + "防止和纠正小学化、一日保教规范," + city.first.name() + ",入园(下县)检查视导,2022/11/21,甲教研员\n" + "防止和纠正小学化,"
                + city.second.name() + ",入园（下县）检查视导,2022年11月22日,\n";
        int before = count("select count(*) from work_record");
        assertThat(send(city.northResearcher, file, false, 200)).contains("检查通过", "将登记 2 条");
        assertThat(count("select count(*) from work_record")).isEqualTo(before);

        send(city.northResearcher, file, true, 302);
        assertThat(count("select count(*) from work_record")).isEqualTo(before + 2);
        for (int about : new int[] {city.first.id(), city.second.id()}) {
            assertThat(count("""
                            select count(*) from duty d join ask a on a.id = d.ask_id join measure m on m.id = a.measure_id
                            where m.key = 'no-schoolification' and d.met_on is not null and d.subject_id = """ + about)).isPositive();
        }

        send(city.northResearcher, file, true, 302);
        assertThat(count("select count(*) from work_record"))
                .as("the same file again")
                .isEqualTo(before + 2);
        assertThat(send(city.northResearcher, file, false, 200))
                .contains("共 2 行，没有要登记的，另有 2 行此前已登记，不会重复。")
                .doesNotContain("登记这些记录");
        assertThat(send(
                        city.northResearcher,
                        file + "课程视导," + city.first.name() + ",入园（下县）检查视导,2022-11-23,\n",
                        false,
                        200))
                .contains("将登记 1 条，另有 2 行此前已登记");

        long mistaken = count("select max(id) from work_record where happened_on = '2022-11-22' and subject_id = "
                + city.second.id());
        mvc.perform(post("/records/" + mistaken + "/void")
                        .param("reason", "导错了")
                        .with(As.person(city.northResearcher)))
                .andReturn();
        send(city.northResearcher, file, true, 302);
        assertThat(count("select count(*) from work_record"))
                .as("what was voided is recorded anew by the same row")
                .isEqualTo(before + 3);
        send(city.northResearcher, file, true, 302);
        assertThat(count("select count(*) from work_record")).as("once").isEqualTo(before + 3);
    }

    @Test
    void columnsThatAreNotReadAreTold() throws Exception {
        String file = "序号,日期,对象单位,类型,主题,情况,备注,天气\n1,2022-11-21," + city.first.name() + ",入园（下县）检查视导,课程视导,看了两个班,晨检,晴\n";
        assertThat(send(city.northResearcher, file, false, 200)).contains("检查通过", "没有用到的列：备注、天气。");
        assertThat(send(city.northResearcher, file.replace(",备注,天气", ",地点,参加人员"), false, 200))
                .contains("检查通过")
                .doesNotContain("没有用到的列");
    }

    @Test
    void aRowWhoseCorrectionWasVoidedIsRecordedAnew() throws Exception {
        String file = HEAD + "课程视导," + city.village.name() + ",入园（下县）检查视导,2022-11-18,\n";
        send(city.northResearcher, file, true, 302);
        mvc.perform(post("/records")
                        .param("kind", "VISIT")
                        .param("topic", "guidance")
                        .param("subject", Integer.toString(city.village.id()))
                        .param("day", "2022-11-17")
                        .param("key", UUID.randomUUID().toString())
                        .param("replaces", Integer.toString(latest()))
                        .with(As.person(city.northResearcher)))
                .andReturn();
        int corrected = latest();
        assertThat(count("select count(replaces) from work_record where id = " + corrected))
                .isOne();
        send(city.northResearcher, file, true, 302);
        assertThat(latest()).as("its correction stands").isEqualTo(corrected);
        mvc.perform(post("/records/" + corrected + "/void")
                        .param("reason", "没有去过")
                        .with(As.person(city.northResearcher)))
                .andReturn();
        send(city.northResearcher, file, true, 302);
        assertThat(latest()).as("nothing of it stands").isGreaterThan(corrected);
    }

    @Test
    void anExportedListRecordsNothingThatStandsOnceMoreAndNothingThatWasVoided() throws Exception {
        for (String day : List.of("2022-11-14", "2022-11-15")) {
            mvc.perform(post("/records")
                            .param("kind", "VISIT")
                            .param("topic", "guidance")
                            .param("subject", Integer.toString(city.village.id()))
                            .param("day", day)
                            .param("note", "看了两个班。")
                            .param("key", UUID.randomUUID().toString())
                            .with(As.person(city.northResearcher)))
                    .andExpect(status().is3xxRedirection());
        }
        mvc.perform(post("/records/" + latest() + "/void")
                        .param("reason", "没有去过")
                        .with(As.person(city.northResearcher)))
                .andReturn();
        byte[] exported = mvc.perform(
                        get("/records/export.xlsx?mine=true&from=2022-11-14&to=2022-11-15&unit=" + city.village.id())
                                .with(As.person(city.northResearcher)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        int before = count("select count(*) from work_record");
        mvc.perform(multipart("/records/import")
                        .file(new MockMultipartFile("file", "工作记录.xlsx", "", exported))
                        .param("enter", "true")
                        .with(As.person(city.northResearcher)))
                .andExpect(
                        flash().attribute("notice", startsWith("导入完成：登记 0 条工作记录，另有 1 行此前已登记，不会重复，另有 1 行写有作废原因，不登记。")));
        assertThat(count("select count(*) from work_record")).isEqualTo(before);
    }

    @Test
    void whatAColleagueRecordedWordForWordIsNotRecordedAgainAndIsToldWithTheNameAndAWayOut() throws Exception {
        String visit = ",入园（下县）检查视导,2022-11-16,";
        String village = "课程视导," + city.village.name() + visit;
        String centre = "课程视导," + city.centre.name() + visit;
        String file = HEAD + village + "\n" + centre + "\n";
        send(city.northResearcher, file, true, 302);
        Person colleague = city.person("north-researcher-2", "乙教研", city.north, Role.RESEARCHER);
        String first = "课程视导," + city.first.name() + visit + "\n";
        String by = city.northResearcher.name();
        assertThat(send(colleague, file + first, false, 200))
                .contains("将登记 1 条，另有 2 行此前已登记，不会重复（其中 2 行与本单位其他人登记的一字不差：第 2 行" + by + "、第 3 行" + by
                        + "；确是另一次工作的，请补写参加人员或情况再导入）。尚未登记");
        int before = count("select count(*) from work_record");
        send(colleague, HEAD + village + "乙教研\n" + centre + "\n" + first, true, 302);
        assertThat(count("select count(*) from work_record"))
                .as("another visit, as its people say, and the third row")
                .isEqualTo(before + 2);
        assertThat(send(city.northResearcher, file, false, 200))
                .contains("没有要登记的，另有 2 行此前已登记，不会重复。")
                .doesNotContain("其他人");
    }

    @Test
    void whatStandsIsAskedOnceForAllRows() throws Exception {
        List<String> asked = new ArrayList<>();
        for (int rows : new int[] {2, 20}) {
            String file = IntStream.range(0, rows)
                    .mapToObj(row -> "课程视导," + city.first.name() + ",入园（下县）检查视导,2022-11-09,甲" + row + "\n")
                    .collect(Collectors.joining("", HEAD, ""));
            send(city.northResearcher, file, true, 302);
            MockHttpServletResponse checked = sent(city.northResearcher, file, false);
            assertThat(checked.getContentAsString(StandardCharsets.UTF_8)).contains("另有 " + rows + " 行此前已登记");
            asked.add(String.valueOf(checked.getHeader("Server-Timing")).replaceFirst(".*db;", ""));
        }
        assertThat(asked.getLast()).as("however many rows there are").isEqualTo(asked.getFirst());
    }

    private int latest() {
        return count("select max(id) from work_record");
    }

    @Test
    void oneBadRowKeepsAllOutAndComesBackMarkedAtItsCells() throws Exception {
        int before = count("select count(*) from work_record");
        String good = "课程视导," + city.first.name() + ",入园（下县）检查视导,2022-11-01,\n";
        String page = send(
                city.northResearcher,
                HEAD + good
                        + "课程视导," + city.other.name() + ",入园（下县）检查视导,2022-11-01,\n"
                        + "没有的主题," + city.first.name() + ",入园（下县）检查视导,2022-11-01,\n"
                        + "课程视导," + city.first.name() + ",入园（下县）检查视导,2022-11-24,\n"
                        + "课程视导," + city.first.name() + ",没有的类型,2022-11-01,\n"
                        + good,
                true,
                422);
        assertThat(page)
                .contains("<td class=\"nowrap\">主题</td><td>", "<td class=\"nowrap\">类型</td><td>", "没有类型“没有的类型”，可填：");
        assertThat(page)
                .contains("发现 5 处问题", "您的工作范围里没有这个单位", "没有主题“没有的主题”", "发生日期不能晚于今天", "没有类型“没有的类型”", "与第 2 行完全相同");
        assertThat(count("select count(*) from work_record")).isEqualTo(before);
        XSSFSheet marked = marked(page);
        assertThat(marked.getRow(0).getCell(5).getStringCellValue()).isEqualTo("问题");
        assertThat(marked.getRow(2).getCell(5).getStringCellValue())
                .contains("对象单位：您的工作范围里没有这个单位，请写全称（填的是“" + city.other.name() + "”）");
    }

    @Test
    void allThatIsWrongWithARowIsToldAtOnce() throws Exception {
        assertThat(send(city.northResearcher, HEAD + "没有的主题,没有的单位,,11月21日,\n", false, 422))
                .contains("发现 4 处问题", "请填写类型", "没有主题“没有的主题”", "您的工作范围里没有这个单位", "发生日期“11月21日”不是日期，请连年份写成");
    }

    /** More than a device is given. */
    @Test
    void aUnitIsFoundByItsNameHoweverManyThereAreAndHoweverItIsSpaced() throws Exception {
        database.jdbc().sql("""
                        with u as (
                            insert into unit (kind, seat, seat_end)
                            select 'KINDERGARTEN', 110000 + n, 110001 + n from generate_series(1, 1600) n returning id, seat)
                        insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during)
                        select id, seat, 'KINDERGARTEN', :area, seat, seat + 1, '新村 第' || seat - 110000 || '幼儿园', '[2020-09-01,)' from u
                        """).param("area", city.northWest.id()).update();
        String visited = ",入园（下县）检查视导,2022-11-16,\n";
        assertThat(send(
                        city.northResearcher,
                        HEAD + "课程视导,新村 第1599幼儿园" + visited + "课程视导,新村第1600幼儿园" + visited + "课程视导,城北西片　新村第1598幼儿园"
                                + visited,
                        false,
                        200))
                .contains("检查通过", "将登记 3 条");
    }

    @Test
    void theTemplateOfAKindOffersItsUnitsAndTopics() throws Exception {
        MockHttpServletResponse response = mvc.perform(get("/records/import/template.xlsx")
                        .param("kind", "VISIT")
                        .with(As.person(city.northResearcher)))
                .andReturn()
                .getResponse();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(response.getContentAsByteArray()))) {
            StringBuilder offered = new StringBuilder();
            workbook.getSheetAt(1)
                    .forEach(row -> row.forEach(cell -> offered.append(cell).append(' ')));
            assertThat(offered.toString())
                    .contains("入园（下县）检查视导", "课程视导", city.first.name())
                    .doesNotContain("教研活动", city.other.name());
        }
    }

    @Test
    void aRowMayNameTheDayOfTheAnswerAndAnExportNamesItToo() throws Exception {
        String head = "类型,主题,对象单位,日期,限期,情况\n入园（下县）检查视导,";
        String found = "课程视导、发现问题要求整改," + city.first.name() + ",2022-11-15,";
        assertThat(send(city.northResearcher, head + found + "2022-11-14,通道\n", true, 422))
                .contains("要求答复的期限不能早于发生日期（2022年11月15日）");
        assertThat(send(city.northResearcher, head + found + "2022-12-10,通道\n", true, 422))
                .contains("2022年12月10日 星期六是休息日，请写工作日，如 2022年12月12日 星期一");
        assertThat(send(city.northResearcher, head + found + "三天内,通道\n", true, 422))
                .contains("<td class=\"nowrap\">要求答复的期限</td>", "要求答复的期限“三天内”不是日期");
        assertThat(send(
                        city.northResearcher,
                        head + "课程视导," + city.first.name() + ",2022-11-15,2022-11-30,好\n",
                        true,
                        422))
                .contains("这一行的类型和主题不要别的单位办理什么，请留空");
        String row = head + found + "2022/11/30,通道堆了桌椅\n";
        send(city.northResearcher, row, true, 302);
        int before = latest();
        assertThat(database.jdbc()
                        .sql("select answer_by::text from work_record where id = ?")
                        .params(before)
                        .query(String.class)
                        .single())
                .isEqualTo("2022-11-30");
        assertThat(count(
                        "select count(*) from duty d join fact f on d.period = 'event-' || f.id where d.due_on = '2022-11-30' and f.source_id = "
                                + before))
                .isOne();
        send(city.northResearcher, row, true, 302);
        assertThat(latest()).as("the same file again").isEqualTo(before);
        XSSFSheet sheet = sheet("/records/export.xlsx?sort=RECORDED");
        assertThat(sheet.getRow(0).getCell(9).getStringCellValue()).isEqualTo("要求答复的期限");
        assertThat(sheet.getRow(1).getCell(9).getLocalDateTimeCellValue()).isEqualTo("2022-11-30T00:00");
        assertThat(send(
                        city.cityOffice,
                        "类型,主题,对象单位,日期,情况\n入园（下县）检查视导,发现问题要求整改," + city.north.name() + ",2022-11-15,通道\n",
                        true,
                        422))
                .contains("“发现问题要求整改”只用于幼儿园");
    }

    @Test
    void aStageIsNamedAndIsNotBeforeAnEarlierOneInTheFileOrOnRecord() throws Exception {
        String head = "类型,主题,发生日期,标题\n";
        assertThat(send(city.northResearcher, head + "课题,,2022-10-10,沙池观察\n", true, 422))
                .contains("请选择主题");
        assertThat(send(
                        city.northResearcher,
                        head + "课题,课题中期,2022-10-10,沙池观察\n课题,课题中期,2022-10-10,种植观察\n课题,课题开题,2022-10-11,沙池观察\n",
                        true,
                        422))
                .containsOnlyOnce("不能更")
                .contains("“沙池观察”的“课题中期”登记在2022年10月10日，“课题开题”不能更晚");
        String good = head + "课题,课题开题,2022-10-10,沙池观察\n";
        send(city.northResearcher, good + "课题,课题中期,2022-10-11,沙池观察\n", true, 302);
        assertThat(send(city.northResearcher, good + "课题,课题结题,2022-10-10,沙池观察\n", true, 422))
                .contains("“沙池观察”的“课题中期”登记在2022年10月11日，“课题结题”不能更早");
    }

    @Test
    void theTemplateHasTheDayOfAnAnswerWhereARecordMayNameIt() throws Exception {
        assertThat(headings("VISIT")).contains("要求答复的期限", "情况记录");
        assertThat(headings("RESEARCH_ACTIVITY")).contains("情况记录").doesNotContain("要求答复的期限");
    }

    private String headings(String kind) throws Exception {
        StringBuilder headings = new StringBuilder();
        sheet("/records/import/template.xlsx?kind=" + kind).getRow(0).forEach(cell -> headings.append(cell)
                .append(' '));
        return headings.toString();
    }

    private XSSFSheet sheet(String address) throws Exception {
        byte[] file = mvc.perform(get(address).with(As.person(city.northResearcher)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getSheetAt(0);
        }
    }

    @Test
    void whatIsNoFileOfRecordsIsToldAndNothingElseHappens() throws Exception {
        assertThat(send(city.northResearcher, "a,b\n1,2\n", true, 422)).contains("没有找到表头：至少要有“发生日期”“类型”列");
        assertThat(send(city.northResearcher, "发生日期,甲\n2022-10-09,乙\n", true, 422))
                .contains("最像表头的是第 1 行：认得“发生日期”，不认得“甲”");
        assertThat(send(city.northResearcher, "", true, 422)).contains("文件是空的");
    }

    private static XSSFSheet marked(String page) throws Exception {
        Matcher data = Pattern.compile("base64,([A-Za-z0-9+/=]+)\"").matcher(page.replace("&#43;", "+"));
        assertThat(data.find()).isTrue();
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1))))) {
            return workbook.getSheetAt(0);
        }
    }

    private String send(Person person, String csv, boolean enter, int status) throws Exception {
        MockHttpServletResponse response = sent(person, csv, enter);
        String page = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(page).isEqualTo(status);
        return page;
    }

    private MockHttpServletResponse sent(Person person, String csv, boolean enter) throws Exception {
        MockMultipartFile file =
                new MockMultipartFile("file", "记录.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        return mvc.perform(multipart("/records/import")
                        .file(file)
                        .param("enter", Boolean.toString(enter))
                        .with(As.person(person)))
                .andReturn()
                .getResponse();
    }

    private int count(String sql) {
        return database.jdbc().sql(sql).query(Integer.class).single();
    }
}
