package cn.haoyuan.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.testing.As;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@HaoyuanTest
class AccountImportTest {

    private static final String HEAD = "账号,姓名,单位名称,角色,任职开始\n";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestCity city;

    @Autowired
    TestDatabase database;

    @Test
    void aFileMakesAccountsAndPostsWhosePasswordsOpenThemOnceAndMustBeChanged() throws Exception {
        String file = HEAD + "bulk-one,甲园长," + city.first.name() + ",园长,2022/9/1\n"
                + "bulk-one,甲园长," + city.second.name() + ",园长,\n"
                + "bulk-two,乙督学," + city.north.name() + ",责任督学,\n";
        String checked = send(city.northOffice, file, false, 200);
        assertThat(checked).contains("检查通过", "将新建 2 个账号，增加 1 项任职。尚未导入").doesNotContain("下载初始密码");
        assertThat(count("select count(*) from account where username like 'bulk-%'"))
                .isZero();

        String page = send(city.northOffice, file, true, 200);
        assertThat(page).contains("新建 2 个账号，增加 1 项任职");
        int account = count("select id from account where username = 'bulk-one' and must_change");
        assertThat(count("select count(*) from post where person_id = (select person_id from account where id = "
                        + account + ")"))
                .isEqualTo(2);
        assertThat(count(
                        "select count(*) from act where verb = 'IMPORT_ACCOUNTS' and detail like '%新建 2 个账号，增加 1 项任职'"))
                .isEqualTo(1);
        assertThat(database.jdbc()
                        .sql("select detail from act where object = 'account' and object_id = ? order by id")
                        .param(String.valueOf(account))
                        .query(String.class)
                        .list())
                .as("the log says from when")
                .containsExactly(
                        "甲园长（bulk-one）：" + city.first.name() + " · 园长，自 2022年9月1日起",
                        "甲园长（bulk-one）：" + city.second.name() + " · 园长，自 2022年11月23日起");
        XSSFSheet sheet = sheet(page);
        assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("bulk-one");
        assertThat(page).contains("只有现在能下载");
        assertThat(sheet.getRow(1).getCell(3).getStringCellValue())
                .isEqualTo(city.first.name() + " · 园长；" + city.second.name() + " · 园长");
        assertThat(sheet.getRow(2).getCell(3).getStringCellValue()).isEqualTo(city.north.name() + " · 责任督学");
        String password = sheet.getRow(1).getCell(2).getStringCellValue();
        assertThat(mvc.perform(post("/sign-in")
                                .param("username", "bulk-one")
                                .param("password", password)
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/");
        assertThat(new Visit(mvc, account).look("/me").getRedirectedUrl()).isEqualTo("/me/password");
    }

    @Test
    void aMonthIsItsFirstDayWhereAPostBeginsAndItsLastWhereItEndsWhichThePageSays() throws Exception {
        String file = "账号,姓名,单位,角色,任职开始,任职最后一天\n"
                + "month-one,寅老师," + city.first.name() + ",教师,2022年9月,2023.2\n"
                + "month-two,申老师," + city.first.name() + ",教师,2022-09-05,2023-08-31\n"
                + "month-three,酉老师," + city.first.name() + ",教师,44805,\n";
        for (boolean enter : new boolean[] {false, true}) {
            assertThat(send(city.northOffice, file, enter, 200))
                    .contains(
                            "有 2 处只写了年月：",
                            "<li>第 2 行 任职开始：“2022年9月”按 2022年9月1日</li>",
                            "<li>第 2 行 任职最后一天：“2023.2”按 2023年2月28日</li>")
                    .doesNotContain("第 3 行");
        }
        assertThat(database.jdbc().sql("""
                                select a.username || ' ' || p.during from account a join post p on p.person_id = a.person_id
                                where a.username like 'month-%' order by a.id
                                """).query(String.class).list())
                .containsExactly(
                        "month-one [2022-09-01,2023-03-01)",
                        "month-two [2022-09-05,2023-09-01)",
                        "month-three [2022-09-01,)");
    }

    @Test
    void oneBadRowKeepsAllOutAndComesBackMarked() throws Exception {
        int people = count("select count(*) from person");
        String page = send(
                city.northOffice,
                HEAD + "fine-one,丙园长," + city.first.name() + ",园长,\n"
                        + "too-high,丁," + city.north.name() + ",管理员,\n"
                        + "outside,戊," + city.other.name() + ",园长大人,昨天\n"
                        + "no-role,庚,没有的园,,\n"
                        + city.southOffice.username() + ",己," + city.first.name() + ",教师,\n"
                        + city.firstTeacher.username() + ",别人," + city.first.name() + ",教师,\n",
                true,
                422);
        assertThat(page)
                .contains(
                        "发现 8 处问题",
                        "请填角色",
                        "<td class=\"nowrap\">角色</td><td>没有这个角色（填的是“园长大人”）",
                        "任职开始“昨天”不是日期，请连年份写成 2022-09-01 的样子",
                        "（填的是“没有的园”）",
                        "在这个单位可任",
                        "您的管理范围里没有叫这个名称的单位",
                        "已被使用",
                        "已是" + city.firstTeacher.name() + "的账号");
        assertThat(count("select count(*) from person")).isEqualTo(people);
        assertThat(sheet(page).getRow(2).getCell(5).getStringCellValue()).contains("在这个单位可任");
    }

    @Test
    void namesAndTelephoneNumbersAreTakenAsPeopleTypeThem() throws Exception {
        String head = "账号,姓名,电话,单位名称,角色,任职开始\n";
        String at = "," + city.first.name() + ",教师,\n";
        String file = head + "typed-one,张　三,138 0000 0000" + at
                + "typed-two,阿依古丽 · 买买提,0791—8888 8888" + at
                + "typed-three,欧阳 小 明,（0791）8888－8888" + at
                + "typed-four,Anna Lee 老师,+86 138-0000-0000" + at;
        send(city.northOffice, file, true, 200);
        assertThat(database.jdbc()
                        .sql(
                                "select n.name || '|' || n.phone from account a join person n on n.id = a.person_id where a.username like 'typed-%' order by n.phone")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "张三|13800000000",
                        "阿依古丽 · 买买提|0791-88888888",
                        "欧阳小明|07918888-8888",
                        "Anna Lee 老师|+8613800000000");
        assertThat(send(city.northOffice, head + "typed-one,张 三,," + city.second.name() + ",教师,\n", true, 200))
                .contains("增加 1 项任职");
        assertThat(send(city.northOffice, head + "typed-five,李四,138 0000 000x" + at, false, 422))
                .contains(
                        "<td class=\"nowrap\">电话</td><td>电话应有 5 至 20 位数字，如 138 0000 0000 或 0791-8888 8888（填的是“138 0000 000x”）");
    }

    @Test
    void aUnitMayBeNamedWithoutItsCountyAndWhichOneIsMeantIsAskedWhereThatIsNoName() throws Exception {
        assertThat(send(city.northOffice, HEAD + "short-name,卯园长,小星星幼儿园,教师,\n", true, 200))
                .contains("新建 1 个账号");
        assertThat(count(
                        "select count(*) from post p join person n on n.id = p.person_id where n.name = '卯园长' and p.unit_id = "
                                + city.second.id()))
                .isEqualTo(1);
        assertThat(send(city.northOffice, HEAD + "half-name,辰园长,北区小星星,教师,\n", false, 422))
                .contains("是不是 " + city.second.name() + "？");
        assertThat(send(city.northOffice, HEAD + "old-name,午科长,城北县,教研员,\n", false, 422))
                .as("the county that is called so now")
                .contains("是不是 " + city.north.name() + "？");
        assertThat(send(city.northOffice, HEAD + "by-office,未科长,城北区教育局,教研员,\n", false, 422))
                .contains("是不是 " + city.north.name() + "？");
        assertThat(send(city.northOffice, HEAD + "not-ours,巳园长,实验幼儿园,教师,\n", false, 422))
                .contains("没有叫这个名称的单位")
                .doesNotContain(city.other.name());
    }

    @Test
    void aKindergartenThatGetsASecondPrincipalIsNamedBeforeAndAfter() throws Exception {
        String file = HEAD + "next-principal,辛园长," + city.first.name() + ",园长,\n"
                + "twin-one,壬园长," + city.village.name() + ",园长,\n"
                + "twin-two,癸园长," + city.village.name() + ",园长,2023-01-01\n"
                + "new-teacher,子老师," + city.second.name() + ",教师,\n";
        for (boolean enter : new boolean[] {false, true}) {
            assertThat(send(city.northOffice, file, enter, 200))
                    .contains(city.first.name() + "有不止一位园长：", city.firstPrincipal.name())
                    .containsPattern(city.village.name() + "有不止一位园长：壬园长、癸园长（2023年1月1日到任）。")
                    .doesNotContain(city.second.name() + "有不止一位园长");
        }
        database.jdbc().sql("""
                        update post set during = daterange('2022-09-01', '2022-11-23')
                        where person_id in (select id from person where name in ('辛园长', '壬园长', '癸园长'))
                        """).update();
        String after = HEAD + "after-principal,丑园长," + city.village.name() + ",园长,\n";
        assertThat(send(city.northOffice, after, false, 200))
                .contains("检查通过", "导入这些账号")
                .doesNotContain("有不止一位园长");
    }

    @Test
    void theTemplateOffersWhatOneMayGiveAndTeachersImportNobody() throws Exception {
        MockHttpServletResponse template = Visit.of(mvc, city.northOffice).look("/accounts/import/template.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template.getContentAsByteArray()))) {
            StringBuilder offered = new StringBuilder();
            workbook.getSheetAt(1)
                    .forEach(row -> row.forEach(cell -> offered.append(cell).append(' ')));
            assertThat(offered.toString())
                    .contains(city.first.name(), "责任督学")
                    .doesNotContain(city.other.name(), "管理员", "专家");
        }
        assertThat(Visit.of(mvc, city.firstTeacher).look("/accounts/import").getStatus())
                .isEqualTo(404);
    }

    private static XSSFSheet sheet(String page) throws Exception {
        Matcher data = Pattern.compile("base64,([A-Za-z0-9+/=]+)\"").matcher(page.replace("&#43;", "+"));
        assertThat(data.find()).isTrue();
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(Base64.getDecoder().decode(data.group(1))))) {
            return workbook.getSheetAt(0);
        }
    }

    private String send(Person person, String csv, boolean enter, int status) throws Exception {
        MockMultipartFile file =
                new MockMultipartFile("file", "账号.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = mvc.perform(multipart("/accounts/import")
                        .file(file)
                        .param("enter", Boolean.toString(enter))
                        .with(As.account(person.accountId())))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private int count(String sql) {
        return database.jdbc().sql(sql).query(Integer.class).single();
    }
}
