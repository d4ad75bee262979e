package cn.haoyuan.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The year that a letter counts for: the last that was assessed and has no letter yet, the one that is chosen, or none. */
@HaoyuanTest
class LetterYearTest extends CityAtWork {

    @Test
    void aLetterCountsForTheYearThatItsFormNamesAndACorrectionMayNameAnother() throws Exception {
        clock.set(LocalDate.of(2021, 12, 20));
        assessed();
        assertThat(options(page(city.cityOffice, "/records/new?kind=LETTER")))
                .containsExactly("默认，按单位旁写明的年度", "不计入年终考核", "2021年度");
        clock.set(LocalDate.of(2022, 11, 20));
        assessed();
        clock.set(TODAY);
        String form = page(city.cityOffice, "/records/new?kind=LETTER");
        assertThat(options(form)).containsExactly("默认，按单位旁写明的年度", "不计入年终考核", "2022年度", "2021年度");
        assertThat(page(city.cityOffice, "/records/new?kind=VISIT")).doesNotContain("name=\"year\"");

        String usual = whatIsCorrectedIsNotWhatHasBeenDone(address(letter(city.north, "")));
        assertThat(page(city.cityOffice, usual)).contains("<dt>计入</dt><dd>2022年度</dd>");

        aFurtherOneCountsForNoneUnlessAYearIsChosen(usual);
        MockHttpServletResponse none = sent(letter(city.south, "2021"));
        assertThat(none.getStatus()).isEqualTo(422);
        assertThat(none.getContentAsString())
                .contains("城南区2021年度的年终考核还没有登记，请改选；不是为考核发的，选“不计入年终考核”", "<option value=\"2021\" selected>");
        assertThat(sent(post("/records")
                                .param("kind", "LETTER")
                                .param("topic", "circular")
                                .param("subject", Integer.toString(city.south.id()))
                                .param("day", "2022-02-30")
                                .param("year", "2021")
                                .param("key", UUID.randomUUID().toString()))
                        .getContentAsString())
                .as("with all else that is wrong, in the order of the form")
                .containsPattern("(?s)#f-year\">城南区2021年度的年终考核还没有登记.*#f-day\">.*#f-note\">");
        clock.set(LocalDate.of(2022, 11, 19));
        MockHttpServletRequestBuilder early = letter(city.north, "2022");
        clock.set(TODAY);
        assertThat(sent(early).getContentAsString()).contains("计入2022年度的，发生日期不能早于2022年11月20日，请改选");

        MockHttpServletRequestBuilder earlier = letter(city.north, "2021");
        String record = address(earlier);
        assertThat(page(city.northOffice, record)).contains("<dt>计入</dt><dd>2021年度</dd>");
        assertThat(county(city.northOffice, 2021)).contains(record);
        assertThat(county(city.northOffice, 2022)).doesNotContain(record).contains(usual);

        String again = "/records/new?corrects=" + record.substring("/records/".length());
        assertThat(options(page(city.cityOffice, again))).containsExactly("不计入年终考核", "2022年度", "2021年度");
        assertThat(page(city.cityOffice, again)).contains("<option value=\"2021\" selected>");
        MockHttpServletRequestBuilder correction =
                letter(city.north, "2022").param("replaces", record.substring("/records/".length()));
        String corrected = address(correction);
        assertThat(county(city.northOffice, 2021)).doesNotContain(corrected);
        assertThat(county(city.cityOffice, 2021))
                .as("that year's letter is to be sent again")
                .contains("拟问题通报");
        assertThat(county(city.northOffice, 2022)).contains(corrected, "整改方案，");

        String key = UUID.randomUUID().toString();
        assertThat(sent(letter(city.north, "2021", key)).getRedirectedUrl()).matches("/records/\\d+");
        assertThat(sent(letter(city.north, "2021", key)).getRedirectedUrl())
                .as("word for word the same is there already")
                .matches("/records/\\d+");
        assertThat(sent(letter(city.north, "2022", key)).getStatus()).isEqualTo(409);
        MockHttpServletResponse waiting =
                mvc.perform(outbox(city.north, "2022", key)).andReturn().getResponse();
        assertThat(waiting.getStatus()).isEqualTo(409);
        assertThat(waiting.getContentAsString())
                .contains("{\"label\":\"计入哪一年度\",\"recorded\":\"2021年度\",\"mine\":\"2022年度\",\"differs\":true}");
        oneThatArrivedAndWasCorrectedIsThere();
        aSecondOneIsAskedAboutWithItsYear();
    }

    /** Answers the address of the letter, corrected. */
    private String whatIsCorrectedIsNotWhatHasBeenDone(String first) throws Exception {
        String id = first.substring("/records/".length());
        assertThat(page(city.cityOffice, "/records/new?corrects=" + id))
                .contains("计入“年终考核”")
                .doesNotContain("“年终考核”的已经有了");
        String corrected =
                address(letter(city.north, "2022").param("place", "市里").param("replaces", id));
        String again = corrected.substring("/records/".length());
        assertThat(page(city.cityOffice, "/records/new?corrects=" + again))
                .as("nor what that corrects in turn")
                .contains("计入“年终考核”")
                .doesNotContain("“年终考核”的已经有了");
        for (String asked : List.of("/records/parts?kind=LETTER&q=城北", "/records/subjects?kind=LETTER")) {
            assertThat(page(city.cityOffice, asked)).as(asked).contains("“年终考核”的已经有了，不再计入");
            assertThat(page(city.cityOffice, asked + "&replaces=" + again))
                    .as("found by name, or on the device: %s", asked)
                    .contains("计入“年终考核”")
                    .doesNotContain("“年终考核”的已经有了");
        }
        return corrected;
    }

    private void aFurtherOneCountsForNoneUnlessAYearIsChosen(String usual) throws Exception {
        assertThat(page(city.cityOffice, "/records/new?kind=LETTER")).contains("“年终考核”的已经有了，不再计入");
        String further = address(letter(city.north, ""));
        String page = page(city.cityOffice, further);
        assertThat(page)
                .contains("不含这一条：登记时没有选计入这一年度。要计入的，更正时改选")
                .doesNotContain("<dt>计入</dt>", "也列为佐证")
                .as("what it asks for is asked for all the same")
                .contains("因它新增的责任事项", "整改方案</a>，截止 ");
        assertThat(county(city.northOffice, 2022)).contains(usual).doesNotContain(further);
        String id = further.substring("/records/".length());
        assertThat(page(city.cityOffice, "/records/new?corrects=" + id))
                .contains("<option value=\"none\" selected>")
                .as("what counts is another")
                .contains("“年终考核”的已经有了，不再计入");
        String corrected = address(letter(city.north, "").param("place", "市里").param("replaces", id));
        assertThat(page(city.cityOffice, corrected)).doesNotContain("<dt>计入</dt>", "也列为佐证");
        String chosen =
                address(letter(city.north, "2022").param("replaces", corrected.substring("/records/".length())));
        assertThat(page(city.cityOffice, chosen)).contains("<dt>计入</dt><dd>2022年度</dd>", "也列为佐证");
        String apart = address(letter(city.north, "none").param("replaces", chosen.substring("/records/".length())));
        assertThat(county(city.northOffice, 2022)).doesNotContain(chosen, apart);
        assertThat(address(letter(city.north, "none").param("replaces", apart.substring("/records/".length()))))
                .as("nothing is changed")
                .isEqualTo(apart);
    }

    private void oneThatArrivedAndWasCorrectedIsThere() throws Exception {
        String key = UUID.randomUUID().toString();
        String arrived = address(letter(city.north, "2021", key));
        String id = arrived.substring("/records/".length());
        address(letter(city.north, "2022").param("replaces", id));
        assertThat(address(letter(city.north, "2021", key)))
                .as("what was corrected meanwhile had arrived")
                .isEqualTo(arrived);
        MockHttpServletResponse again =
                mvc.perform(outbox(city.north, "2021", key)).andReturn().getResponse();
        assertThat(again.getStatus()).isEqualTo(200);
        assertThat(again.getContentAsString()).contains("\"href\":\"" + arrived + "\"");
        MockHttpServletResponse other =
                mvc.perform(outbox(city.north, "2022", key)).andReturn().getResponse();
        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(other.getContentAsString())
                .contains("{\"label\":\"计入哪一年度\",\"recorded\":\"2021年度\",\"mine\":\"2022年度\",\"differs\":true}");
    }

    private void aSecondOneIsAskedAboutWithItsYear() throws Exception {
        String met = database.jdbc()
                .sql("""
                        select d.id from duty d join ask a on a.id = d.ask_id
                        where a.evidence = 'LETTER' and d.subject_id = ? and extract(year from d.opens_on) = 2021
                        """)
                .param(city.north.id())
                .query(String.class)
                .single();
        assertThat(found(page(city.cityOffice, "/records/new?duty=" + met), "(?s)<div hidden>(.*?)</select>"))
                .as("there to be chosen once it is asked about, and of no unit that is chosen beside it")
                .contains("name=\"year\"", ">默认，办完的不再计入<", ">2021年度<");
        assertThat(sent(letter(city.north, "").param("duty", met)).getContentAsString())
                .contains("没有再存这一条。两条都要的，再按一次“保存”，也计入2021年度；要计入别的年度或者不计入的，先改选“计入哪一年度”")
                .contains("name=\"duty\" value=\"\"", "<option value=\"2021\" selected>");
        MockHttpServletResponse waiting = mvc.perform(
                        outbox(city.north, "", UUID.randomUUID().toString()).param("duty", met))
                .andReturn()
                .getResponse();
        assertThat(waiting.getStatus()).isEqualTo(422);
        assertThat(waiting.getContentAsString()).contains("\"year\":\"2021\"", "\"duty\":\"\"");
        String second = address(letter(city.north, "2021").param("duty", ""));
        assertThat(page(city.northOffice, second)).contains("<dt>计入</dt><dd>2021年度</dd>");
        assertThat(county(city.northOffice, 2021)).contains(second);
    }

    @Test
    void aLetterThatIsForNoAssessmentLeavesThatOfTheYearToBeWritten() throws Exception {
        clock.set(LocalDate.of(2021, 12, 20));
        assessed();
        String key = UUID.randomUUID().toString();
        String apart = address(letter(city.north, "none", key));
        assertThat(page(city.cityOffice, apart)).contains("不含这一条：登记时没有选计入这一年度").doesNotContain("<dt>计入</dt>");
        assertThat(county(city.cityOffice, 2021)).contains("拟问题通报").doesNotContain(apart);
        assertThat(address(letter(city.north, "none", key))).isEqualTo(apart);
        MockHttpServletResponse other =
                mvc.perform(outbox(city.north, "2021", key)).andReturn().getResponse();
        assertThat(other.getContentAsString())
                .contains("{\"label\":\"计入哪一年度\",\"recorded\":\"—\",\"mine\":\"2021年度\",\"differs\":true}");
        String usual = address(letter(city.north, ""));
        assertThat(page(city.cityOffice, usual)).contains("<dt>计入</dt><dd>2021年度</dd>");
    }

    @Test
    void aYearThatNothingMayCountForYetSaysSoAndOneWhoseLetterIsWaivedWhenItIsChosen() throws Exception {
        clock.set(LocalDate.of(2023, 12, 20));
        assertThat(options(page(city.cityOffice, "/records/new?kind=LETTER"))).contains("2023年度（年终考核还没有登记）");
        assessed();
        assertThat(options(page(city.cityOffice, "/records/new?kind=LETTER")))
                .startsWith("默认，按单位旁写明的年度", "不计入年终考核", "2023年度");
        // by somebody above the city, whom the plan of another may have
        assertThat(database.jdbc().sql("""
                                update duty d set waived = true, outcome_on = d.opens_on from ask a
                                where a.id = d.ask_id and a.evidence = 'LETTER' and d.subject_id = ? and d.opens_on = '2023-12-20'
                                """).param(city.north.id()).update()).isEqualTo(1);
        assertThat(sent(letter(city.north, "2023")).getContentAsString())
                .contains("城北区2023年度的公函已经豁免，请改选；不是为考核发的，选“不计入年终考核”")
                .doesNotContain("还没有登记，请改选");
    }

    private void assessed() throws Exception {
        address(post("/records")
                .param("kind", "ASSESSMENT")
                .param("subject", Integer.toString(city.north.id()))
                .param("day", LocalDate.now(clock).toString())
                .param("title", "年终考核")
                .param("note", "推进平稳")
                .param("key", UUID.randomUUID().toString()));
    }

    private MockHttpServletRequestBuilder letter(Place county, String year) {
        return letter(county, year, UUID.randomUUID().toString());
    }

    private MockHttpServletRequestBuilder letter(Place county, String year, String key) {
        return circular(post("/records"), county, year, key);
    }

    private MockHttpServletRequestBuilder outbox(Place county, String year, String key) {
        return circular(post("/records/outbox"), county, year, key).with(As.person(city.cityOffice));
    }

    private MockHttpServletRequestBuilder circular(
            MockHttpServletRequestBuilder form, Place county, String year, String key) {
        return form.param("kind", "LETTER")
                .param("topic", "circular")
                .param("subject", Integer.toString(county.id()))
                .param("day", LocalDate.now(clock).toString())
                .param("title", "关于工作推进情况的问题通报")
                .param("note", "教研活动不足，请整改。")
                .param("year", year)
                .param("key", key);
    }

    /** What may be chosen as the year. */
    private static List<String> options(String form) {
        return Pattern.compile("<option[^>]*>([^<]*)</option>")
                .matcher(found(form, "(?s)<select[^>]*name=\"year\"[^>]*>(.*?)</select>"))
                .results()
                .map(option -> option.group(1))
                .toList();
    }

    /** Sends the form, and answers the record's address. */
    private String address(MockHttpServletRequestBuilder form) throws Exception {
        String there = String.valueOf(sent(form).getRedirectedUrl());
        assertThat(there).matches("/records/\\d+");
        return there;
    }

    private MockHttpServletResponse sent(MockHttpServletRequestBuilder form) throws Exception {
        return mvc.perform(form.with(As.person(city.cityOffice))).andReturn().getResponse();
    }

    private String page(Person reader, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(reader)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** The row of the northern county. */
    private String county(Person reader, int year) throws Exception {
        return found(
                page(reader, "/assessment?year=" + year),
                "(?s)(<tr>\\s*<th[^>]*><a href=\"/units/\\d+\">城北区</a>.*?</tr>)");
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }
}
