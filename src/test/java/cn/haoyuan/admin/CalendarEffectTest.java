package cn.haoyuan.admin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.web.Day;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;

/** What an edit of the calendar would do to duties leaves as a file that says what the page says. */
@HaoyuanTest
class CalendarEffectTest extends CityAtWork {

    private static final String FILE =
            "/calendar/effect/duties/export.xlsx?year=2022&term=SPRING&starts=2023-02-13&ends=";

    @Test
    void theFileHoldsWhatTheListShows() throws Exception {
        Visit office = Visit.of(mvc, city.cityOffice);
        String address = FILE + "2023-07-07&change=MOVED&county=" + city.north.id();
        String page = office.page(address.replace("/export.xlsx", ""));
        MockHttpServletResponse file = office.look(address);
        assertThat(name(file)).contains("校历改动 ", city.north.name(), TODAY + ".xlsx");
        List<Row> rows = Sheets.of(file).getFirst();
        assertThat(rows.getFirst().getCellText(0)).contains(city.north.name(), "（2022年11月23日测算）");
        List<String> heads = IntStream.range(0, rows.get(1).getCellCount())
                .mapToObj(rows.get(1)::getCellText)
                .toList();
        for (String words : List.of("变化", "举措", "责任单位", "时段或起因")) {
            assertThat(Sheets.column(rows.subList(2, rows.size()), heads.indexOf(words)))
                    .as(words)
                    .isNotEmpty()
                    .isEqualTo(cells(page, words));
        }
        for (String day : List.of("原期限", "新期限")) {
            int column = heads.indexOf(day);
            assertThat(rows.stream()
                            .skip(2)
                            .map(row -> Day.of(
                                    row.getCellAsDate(column).orElseThrow().toLocalDate())))
                    .as(day)
                    .containsExactlyElementsOf(cells(page, day));
        }
    }

    @Test
    void anEditThatIsRefusedLeavesNoFile() throws Exception {
        MockHttpServletResponse refused = Visit.of(mvc, city.cityOffice).look(FILE + "2023-02-01&change=MOVED");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getHeader(HttpHeaders.CONTENT_DISPOSITION)).isNull();
        assertThat(refused.getContentAsString()).contains("学期结束日应晚于开始日");
        assertThat(Visit.of(mvc, city.northOffice).look(FILE + "2023-07-07").getStatus())
                .isEqualTo(404);
    }

    @Test
    void whatTheCalendarLacksIsToldAndTheYearEditedIsThatShown() throws Exception {
        Visit office = Visit.of(mvc, city.cityOffice);
        assertThat(office.page("/calendar?year=2027"))
                .contains("还没有2026—2027学年第二学期、2027—2028学年第一学期：", "2027 年的节假日安排尚未录入");
        assertThat(office.page("/calendar?year=2022")).doesNotContain("还没有20", "尚未录入");
        String semester = "year=2026&term=SPRING&starts=2027-03-01&ends=";
        MockHttpServletResponse refused = office.look("/calendar/effect?" + semester + "2027-02-01");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("2027 年的学期").containsOnlyOnce("学期结束日应晚于开始日");
        String base = office.page("/calendar/effect?" + semester + "2027-07-02")
                .replaceAll("(?s).*name=\"base\" value=\"(\\w+)\".*", "$1");
        Object[] typed = {"base", base, "year", "2026", "term", "SPRING", "starts", "2027-03-01", "ends", "2027-07-02"};
        assertThat(office.send("/calendar", typed).getRedirectedUrl()).isEqualTo("/calendar?year=2027");
        assertThat(office.page("/calendar?year=2027")).contains("还没有2027—2028学年第一学期：");
    }

    @Test
    void whoseDeadlinesMoveIsToldOnceADay() throws Exception {
        ends("2023-01-17");
        assertThat(told(city.firstPrincipal)).containsExactly("校历有改动，您有责任事项的期限跟着变了|/calendar");
        assertThat(told(city.firstTeacher)).as("whose post owes nothing").isEmpty();
        ends("2023-01-10");
        assertThat(told(city.firstPrincipal)).hasSize(1);
    }

    /** Lets the running semester end on another day. */
    private void ends(String day) throws Exception {
        Visit office = Visit.of(mvc, city.cityOffice);
        String base = office.page("/calendar/effect?year=2022&term=AUTUMN&starts=2022-09-01&ends=" + day)
                .replaceAll("(?s).*name=\"base\" value=\"(\\w+)\".*", "$1");
        Object[] typed = {"base", base, "year", "2022", "term", "AUTUMN", "starts", "2022-09-01", "ends", day};
        assertThat(office.send("/calendar", typed).getStatus()).isEqualTo(302);
    }

    private List<String> told(Person person) {
        return database.jdbc()
                .sql("select concat_ws('|', title, href) from notice where account_id = ? and key like 'calendar:%'")
                .param(person.accountId())
                .query(String.class)
                .list();
    }

    private static String name(MockHttpServletResponse file) {
        return URLDecoder.decode(
                Objects.requireNonNull(file.getHeader(HttpHeaders.CONTENT_DISPOSITION)), StandardCharsets.UTF_8);
    }

    private static List<String> cells(String page, String label) {
        return Pattern.compile("data-label=\"" + label + "\">([^<]*)<")
                .matcher(page)
                .results()
                .map(cell -> cell.group(1))
                .toList();
    }
}
