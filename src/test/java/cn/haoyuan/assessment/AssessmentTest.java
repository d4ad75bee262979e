package cn.haoyuan.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.board.BoardRow;
import cn.haoyuan.board.Boards;
import cn.haoyuan.board.By;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyFilter;
import cn.haoyuan.duty.DutySort;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Ledger;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.org.Grade;
import cn.haoyuan.org.Kindergarten;
import cn.haoyuan.org.Kindergartens;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Sheets;
import cn.haoyuan.testing.TestCity.Person;
import cn.haoyuan.testing.TestCity.Place;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.HtmlUtils;

/** The year-end assessment: its figures, who sees them, and the way from the page to the letter and what it asks for. */
@HaoyuanTest
class AssessmentTest extends CityAtWork {

    @Autowired
    Ledger ledger;

    @Autowired
    Duties duties;

    @Autowired
    Boards boards;

    @Autowired
    Kindergartens kindergartens;

    @Test
    void whatFellDueInAYearIsCountedAsItsListsCountIt() throws Exception {
        record(city.northResearcher, "2022-03-10", EvidenceKind.RESEARCH_ACTIVITY, null, null, null);
        record(city.northResearcher, "2022-11-08", EvidenceKind.VISIT, "norm", null, city.first.id());
        int late = 0;
        for (int number : List.of(2021, 2022)) {
            Year year = Year.of(number, TODAY);
            String page = page(city.cityOffice, "/assessment?year=" + number);
            for (Place county : List.of(city.north, city.south)) {
                Counts counts = in(
                        city.cityOffice.viewer().scope(),
                        () -> ledger.due(List.of(county.id()), year.from(), year.to(), year.day()).stream()
                                .map(Ledger.Due::counts)
                                .reduce(Counts.NONE, Counts::plus));
                DutyFilter listed = new DutyFilter(
                        year.day(),
                        county.id(),
                        false,
                        true,
                        null,
                        null,
                        null,
                        null,
                        Set.of(),
                        year.from(),
                        year.to(),
                        null);
                for (DutyState state : DutyState.values()) {
                    assertThat(counts.of(state))
                            .as("%s %s %s", county.name(), number, state)
                            .isEqualTo(in(
                                    city.cityOffice.viewer().scope(),
                                    () -> duties.count(listed.states(Set.of(state)))));
                }
                assertThat(page)
                        .contains(
                                county.name() + "应完成" + counts.reckoned() + "\"",
                                county.name() + "逾期未完成" + counts.overdue() + "\"");
                late += (int) counts.overdue();
            }
        }
        assertThat(late).isPositive();
        String list = HtmlUtils.htmlUnescape(found(
                page(city.cityOffice, "/assessment?year=2021"),
                "href=\"(/duties\\?unit=" + city.north.id() + "&(?:amp;)?owed=true[^\"]*state=OVERDUE)\""));
        assertThat(list).contains("asOf=2022-01-01", "from=2021-01-01", "to=2021-12-31");
        assertThat(page(city.cityOffice, list)).contains("逾期未完成");
    }

    @Test
    void whatOthersOweAboutACountyIsOnItsBoardAndNotInItsYear() {
        LocalDate before = LocalDate.of(2000, 1, 1);
        LocalDate after = LocalDate.of(2100, 1, 1);
        int county = city.north.id();
        Map<String, Counts> board =
                in(city.cityOffice.viewer().scope(), () -> boards.rows(county, TODAY, By.MEASURE))
                        .orElseThrow()
                        .stream()
                        .collect(Collectors.toMap(BoardRow::key, BoardRow::counts));
        Map<String, Counts> year =
                in(city.cityOffice.viewer().scope(), () -> ledger.due(List.of(county), before, after, TODAY)).stream()
                        .collect(Collectors.toMap(Ledger.Due::measure, Ledger.Due::counts));
        assertThat(board).containsKeys("year-end-assessment", "county-scheme");
        assertThat(year)
                .doesNotContainKey("year-end-assessment")
                .containsEntry("county-scheme", board.get("county-scheme"));
        assertThat(board.keySet()).containsAll(year.keySet());
    }

    @Test
    void demonstrationKindergartensOfBothEndsOfTheYearAreTheRegistersAndTheChangeIsNamed() throws Exception {
        clock.set(LocalDate.of(2022, 6, 1));
        grade(city.second, Grade.COUNTY);
        grade(city.centre, Grade.CITY);
        clock.set(LocalDate.of(2022, 7, 1));
        grade(city.other, Grade.NONE);
        clock.set(TODAY);

        String page = page(city.cityOffice, "/assessment?year=2022");

        assertThat(page)
                .contains(
                        "城北区年初示范园2\"",
                        "城北区目前示范园3\"",
                        "新增：城北区小星星幼儿园（县级）；等级调整：北岗镇中心幼儿园（由县级改为市级）",
                        "城南区年初示范园1\"",
                        "减少：城南区实验幼儿园");
        String list = "/units?county=" + city.north.id() + "&asOf=2022-11-23&demonstration=true";
        assertThat(HtmlUtils.htmlUnescape(page)).contains("\"" + list + "\"");
        assertThat(page(city.cityOffice, list))
                .contains("城北区第一幼儿园</a>", "城北区小星星幼儿园</a>", "北岗镇中心幼儿园</a>")
                .doesNotContain("北岗村向阳幼儿园</a>", "城南区实验幼儿园</a>");
        assertThat(page(city.cityOffice, list.replace("2022-11-23", "2022-01-01")))
                .doesNotContain("小星星幼儿园</a>");
        assertThat(page(city.cityOffice, "/assessment?year=2021")).contains("城北区年末示范园2\"");
    }

    @Test
    void aCountySeesItselfAndAKindergartenNothing() throws Exception {
        assertThat(page(city.northOffice, "/assessment?year=2022"))
                .contains("城北区</a>", "12月31日截止", "/assessment/export.docx?year=2022")
                .doesNotContain("城南区</a>", "起草考核");
        for (Person other : List.of(city.firstPrincipal, city.firstTeacher)) {
            for (String path : List.of("/assessment", "/assessment/export.xlsx", "/assessment/export.pdf")) {
                assertThat(ask(other, path).getStatus())
                        .as(other.username() + path)
                        .isEqualTo(404);
            }
        }
        assertThat(page(city.cityResearcher, "/assessment?year=2022"))
                .as("who may not record it is offered no form")
                .contains("城南区</a>")
                .doesNotContain("起草考核");
        assertThat(page(city.cityOffice, "/board")).contains("href=\"/assessment\"");
        assertThat(page(city.firstPrincipal, "/board")).doesNotContain("href=\"/assessment\"");
        assertThat(page(city.cityOffice, "/assessment?year=1999"))
                .as("as the usual one")
                .contains("2022年度年终考核");
    }

    @Test
    void aYearThatIsNoneOfThePlansIsSaidToBeNone() throws Exception {
        assertThat(page(city.cityOffice, "/assessment?year=2035"))
                .contains("2035年不在行动计划期内，或者还没有到。现在显示的是2022年。", "2022年度年终考核");
        assertThat(page(city.cityOffice, "/assessment?year=2021")).doesNotContain("不在行动计划期内");
    }

    @Test
    void theFilesHoldWhatThePageShows() throws Exception {
        List<Row> rows = Sheets.of(ask(city.cityOffice, "/assessment/export.xlsx?year=2021"))
                .getFirst();
        assertThat(Sheets.column(rows, 0)).contains("县区", "城北区", "城南区");
        String page = page(city.cityOffice, "/assessment?year=2021");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(
                ask(city.cityOffice, "/assessment/export.docx?year=2021").getContentAsByteArray()))) {
            assertThat(word.getParagraphs().getFirst().getText()).isEqualTo("2021年度县区年终考核情况");
            for (var row : word.getTables().getFirst().getRows().subList(1, 3)) {
                String county = row.getCell(0).getText();
                String overdue = row.getCell(4).getText();
                assertThat(page).contains(county + "逾期未完成" + overdue + "\"");
                assertThat(rows.stream()
                                .filter(each -> each.getCellText(0).equals(county))
                                .map(each -> each.getCellText(4)))
                        .containsExactly(overdue);
            }
        }
    }

    @Test
    void fromThePageToTheAssessmentTheCircularAndWhatItAsksForAndIntoTheNextYear() throws Exception {
        clock.set(LocalDate.of(2021, 12, 20));
        evaluated(city.southOffice, city.north, "看了两所园，教研有起色");
        saved(city.cityOffice, "COMPETITION", null, null, "保教技能竞赛", "", null);

        String form = HtmlUtils.htmlUnescape(
                found(row(city.cityOffice, 2021, "城北区"), "href=\"(/records/new\\?duty=\\d+)\">起草考核"));
        String draft = page(city.cityOffice, form);
        assertThat(value(draft, "title")).isEqualTo("城北区2021年度年终考核情况");
        assertThat(note(draft))
                .contains("一、工作推进\n截至2021年12月20日，2021年内到期的工作事项应完成", "逾期未完成较多的：")
                .contains("二、示范园增长\n年初有示范园2所，现有2所（县级1所、市级0所、省级1所）。年内没有变化。")
                .contains("三、竞赛成绩\n本年度市级竞赛：保教技能竞赛（2021年12月20日）。")
                .contains("四、交叉评价\n城南区于2021年11月9日评价：看了两所园，教研有起色。")
                .doesNotContain("五、");
        assertThat(draft).contains("按 2021年12月20日 的数字起草（<a href=\"/assessment?year=2021\">");

        String refused = sent(
                        city.cityOffice,
                        recording("ASSESSMENT", null, city.north, "自己的标题", "自己写的", duty(form))
                                .param("place", "长".repeat(200)))
                .getContentAsString();
        assertThat(note(refused)).as("what was typed stays").isEqualTo("自己写的");
        assertThat(value(refused, "title")).isEqualTo("自己的标题");

        assertThat(draft)
                .as("for this county and no other")
                .contains("name=\"subject\" value=\"" + city.north.id() + "\"", "换一个单位</a>")
                .doesNotContain("type=\"radio\" name=\"subject\"");
        String another = sent(
                        city.cityOffice,
                        recording("ASSESSMENT", null, city.south, value(draft, "title"), "写好了", duty(form)))
                .getContentAsString();
        assertThat(another).contains("这份材料是为“城北区”的责任事项起草的，不能改成别的单位");
        assertThat(note(another)).isEqualTo("写好了");
        MockHttpServletResponse blank = sent(
                city.cityOffice,
                recording("ASSESSMENT", null, city.north, value(draft, "title"), note(draft), duty(form)));
        assertThat(blank.getStatus()).isEqualTo(422);
        assertThat(blank.getContentAsString()).contains("情况记录里还有“（请填写）”");
        assertThat(note(blank.getContentAsString())).as("nothing is lost").isEqualTo(note(draft));

        saved(
                city.cityOffice,
                "ASSESSMENT",
                null,
                city.north,
                value(draft, "title"),
                note(draft).replace("（请填写）", "两所园获奖。"),
                duty(form));
        assertThat(note(page(city.cityOffice, form)))
                .as("what is done begins with nothing")
                .isEmpty();

        String after = row(city.cityOffice, 2021, "城北区");
        assertThat(after).contains("拟感谢信", "拟问题通报").doesNotContain("起草考核");
        String letter = HtmlUtils.htmlUnescape(
                found(after, "href=\"(/records/new\\?duty=\\d+&(?:amp;)?topic=circular)\">拟问题通报"));
        String open = page(city.cityOffice, letter.replace("&topic=circular", ""));
        assertThat(note(open)).isEmpty();
        assertThat(open).contains("登记以后，县区要在 30 天内办理：整改方案");
        assertThat(HtmlUtils.htmlUnescape(open)).contains("\"" + letter + "\"", letter.replace("circular", "thanks"));
        String thanks = page(city.cityOffice, letter.replace("circular", "thanks"));
        assertThat(value(thanks, "title")).isEqualTo("致城北区的感谢信");
        assertThat(note(thanks)).contains("2021年内到期的工作事项已完成", "表示感谢").doesNotContain("整改", "逾期未完成", "没有变化");
        assertThat(HtmlUtils.htmlUnescape(thanks))
                .as("the other letter is another draft")
                .contains("\"" + letter + "\">改拟问题通报")
                .doesNotContain("登记以后")
                .contains("name=\"topic\" value=\"thanks\"");
        assertThat(sent(
                                city.cityOffice,
                                recording(
                                        "LETTER",
                                        "circular",
                                        city.north,
                                        value(thanks, "title"),
                                        note(thanks),
                                        duty(letter)))
                        .getContentAsString())
                .contains("标题里写的是“感谢信”，选的主题却是“问题通报”");
        String circular = page(city.cityOffice, letter);
        assertThat(value(circular, "title")).isEqualTo("关于城北区2021年度学前教育质量提升推进情况的通报");
        assertThat(note(circular)).contains("逾期未完成的工作：\n一、", "完成日期，于2022年1月19日前报送");
        assertThat(value(circular, "answerBy")).isEqualTo("2022-01-19");
        assertThat(circular).contains("name=\"topic\" value=\"circular\"", "改拟感谢信");

        String record = saved(
                city.cityOffice,
                "LETTER",
                "circular",
                city.north,
                value(circular, "title"),
                note(circular),
                duty(letter));
        MockHttpServletResponse second = sent(
                city.cityOffice,
                recording("LETTER", "thanks", city.north, value(thanks, "title"), note(thanks), duty(letter)));
        assertThat(second.getContentAsString())
                .as("the other letter, from a tab that was open already")
                .contains(
                        "已经由另一条登记办完，没有再存这一条。两条都要的，再按一次“保存”，也计入2021年度；要计入别的年度或者不计入的，先改选“计入哪一年度”",
                        "name=\"duty\" value=\"\"",
                        "致城北区的感谢信");
        assertThat(row(city.northOffice, 2021, "城北区"))
                .contains(record, "问题通报，", "1月19日截止")
                .containsPattern(
                        "href=\"/duties/\\d+\"[^>]*><span class=\"nowrap\">整改方案，</span><wbr><span class=\"nowrap\">2022年1月19日截止");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(
                ask(city.northOffice, record + "/export.docx").getContentAsByteArray()))) {
            assertThat(word.getParagraphs())
                    .extracting(each -> each.getText())
                    .contains("关于城北区2021年度学前教育质量提升推进情况的通报", "城北区人民政府：", "2021年12月20日");
        }

        assertThat(page(city.cityOffice, "/records/new?kind=LETTER"))
                .as("for what a letter of today would count is done")
                .contains("“城北区2021年度年终考核情况”的已经有了，不再计入");
        String kind = another("致城北区的感谢信");
        assertThat(row(city.northOffice, 2021, "城北区"))
                .as("a later letter hides neither the one before it nor what that asks for")
                .contains(kind, "感谢信，", record, "问题通报，", "1月19日截止");

        clock.set(LocalDate.of(2022, 1, 10));
        String late = another("再致城北区的感谢信");
        assertThat(page(city.cityOffice, late)).contains("城北区2021年度年终考核情况");
        assertThat(row(city.cityOffice, 2021, "城北区")).contains(late, "2022年1月10日");
        assertThat(row(city.cityOffice, 2022, "城北区")).doesNotContain(late);
        assertThat(page(city.cityOffice, "/assessment?year=2022"))
                .contains("计入上一年度的公函，列在<a href=\"/assessment?year=2021\">2021年</a>；");
        assertThat(page(city.cityOffice, "/assessment?year=2021")).doesNotContain("计入上一年度的公函");
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(
                ask(city.cityOffice, "/assessment/export.docx?year=2021").getContentAsByteArray()))) {
            assertThat(word.getParagraphs().get(1).getText()).isEqualTo("（数字截至2022年1月1日；年终考核、公函和整改截至2022年1月10日）");
            assertThat(word.getTables().getFirst().getText())
                    .as("a day has a line of its own, which Word does not break")
                    .contains("感谢信，\t2022年1月10日\t（以后又发）");
        }
        assertThat(row(city.cityOffice, 2021, "城北区")).doesNotContain("整改销号报告");
        assertThat(following()).endsWith("\n上年度《关于城北区2021年度学前教育质量提升推进情况的通报》（2021年12月20日）要求整改；整改方案还没有通过审核。");
        answered("rectification-plan", LocalDate.of(2022, 1, 10), 31);
        assertThat(row(city.cityOffice, 2021, "城北区"))
                .contains(
                        "整改方案，</span><wbr><span class=\"nowrap\">2022年1月10日</span></a>",
                        "整改销号报告，",
                        "2022年4月11日截止</span></a>")
                .doesNotContain("已销号");
        assertThat(rectification(2021))
                .as("days of another year than the one assessed have it")
                .isEqualTo("整改方案，2022年1月10日；整改销号报告，2022年4月11日截止（进行中）");
        assertThat(following()).endsWith("整改方案于2022年1月10日报送，已通过审核；还没有全部销号。");
        clock.set(LocalDate.of(2022, 4, 12));
        answered("rectification-report", LocalDate.of(2022, 4, 12), 32);
        assertThat(row(city.cityOffice, 2021, "城北区"))
                .contains("已销号，逾期</span>", "整改销号报告，</span><wbr><span class=\"nowrap\">2022年4月12日</span></a>");
        assertThat(rectification(2021)).endsWith("整改销号报告，2022年4月12日（已销号，逾期）");

        clock.set(TODAY);
        String next = HtmlUtils.htmlUnescape(
                found(row(city.cityOffice, 2022, "城北区"), "href=\"(/records/new\\?duty=\\d+)\">起草考核"));
        assertThat(note(page(city.cityOffice, next)))
                .contains(
                        "五、上年度问题整改\n上年度《关于城北区2021年度学前教育质量提升推进情况的通报》（2021年12月20日）要求整改；整改方案于2022年1月10日报送，已通过审核；于2022年4月12日报告逐条整改，已销号。");

        leavesOneOpen(32);
        assertThat(row(city.cityOffice, 2021, "城北区"))
                .contains("已报，逾期，还有 1 条没有办完</span>")
                .doesNotContain("已销号");
        assertThat(rectification(2021)).endsWith("整改销号报告，2022年4月12日（已报，逾期，还有 1 条没有办完）");
        assertThat(note(page(city.cityOffice, next))).endsWith("于2022年4月12日报告逐条整改，还有1条没有办完。");
    }

    /** The report that was accepted under that number leaves one item open. */
    private void leavesOneOpen(long filing) {
        database.jdbc()
                .sql("""
                        with filed as (
                            insert into filing (id, duty_id, version_id, form, unit_id, seat, receiver_id, period, state, accepted_no)
                            overriding system value
                            select f.source_id, d.id, (select max(id) from plan_version), 'rectification-report', d.unit_id, d.seat, ?,
                                   d.period, 'ACCEPTED', 1
                            from fact f join bearing b on b.fact_id = f.id join duty d on d.id = b.duty_id
                            where f.source = 'filing' and f.source_id = ?
                            returning id, seat)
                        insert into filing_act (filing_id, seat, submission_no, verb, state, at, post_id, open_rows)
                        select id, seat, 1, 'ACCEPT', 'ACCEPTED', ?, ?, 1 from filed
                        """)
                .params(city.city.id(), filing, OffsetDateTime.now(clock), city.northOffice.postId())
                .update();
    }

    /** What the assessment of the year after begins with. */
    private String following() throws Exception {
        return note(page(
                city.cityOffice,
                HtmlUtils.htmlUnescape(
                        found(row(city.cityOffice, 2022, "城北区"), "href=\"(/records/new\\?duty=\\d+)\">起草考核"))));
    }

    /** The last column of the file. */
    private String rectification(int year) throws Exception {
        return Sheets.of(ask(city.cityOffice, "/assessment/export.xlsx?year=" + year)).getFirst().stream()
                .filter(row -> row.getCellText(0).equals("城北区"))
                .findFirst()
                .orElseThrow()
                .getCellText(13);
    }

    /** What the county filed for its duty is accepted. */
    private void answered(String measure, LocalDate day, long filing) {
        Duty owed = in(city.cityOffice.viewer().scope(), () -> duties.list(
                        DutyFilter.on(day)
                                .measure(measure)
                                .owedBy(city.north.id())
                                .states(DutyState.PENDING),
                        DutySort.DUE,
                        1,
                        2)
                .rows()
                .getFirst());
        in(
                city.northOffice.viewer().scope(),
                () -> facts.record(new NewFact(
                        EvidenceKind.FILING,
                        measure,
                        city.north.id(),
                        null,
                        owed.period(),
                        day,
                        "《" + owed.title() + "》" + owed.label(),
                        "filing",
                        filing)));
    }

    private void grade(Place kindergarten, Grade grade) {
        run(city.cityOffice.viewer().scope(), () -> {
            Kindergarten was = kindergartens.findToChange(kindergarten.id()).orElseThrow();
            kindergartens.save(new Kindergarten(
                    was.unitId(),
                    was.sponsor(),
                    was.inclusive(),
                    grade,
                    was.terrain(),
                    was.locality(),
                    was.townshipCentre(),
                    was.micro(),
                    was.groupHeadId(),
                    was.openedOn(),
                    was.address(),
                    was.classes(),
                    was.children(),
                    was.staff(),
                    was.principalSince()));
        });
    }

    /** One county's record of having evaluated another: a city of two counties has no peers that do not evaluate each other. */
    private void evaluated(Person by, Place county, String note) {
        database.jdbc()
                .sql("""
                        insert into work_record (unit_id, seat, subject_id, subject_seat, kind, topics, happened_on, title, people, place,
                                                 note, client_key, post_id, recorded_at)
                        values (:unit, :seat, :county, :countySeat, 'EVALUATION', '{cross}', '2021-11-09', '交叉评价', '', '', :note,
                                gen_random_uuid(), :post, now())
                        """)
                .param("unit", by.place().id())
                .param("seat", by.place().seat())
                .param("county", county.id())
                .param("countySeat", county.seat())
                .param("note", note)
                .param("post", by.postId())
                .update();
    }

    /** The part of the page that is about one county. */
    private String row(Person reader, int year, String county) throws Exception {
        String page = page(reader, "/assessment?year=" + year);
        return found(page, "(?s)(<tr>\\s*<th[^>]*><a href=\"/units/\\d+\">" + county + "</a>.*?</tr>)");
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }

    private static String note(String page) {
        return HtmlUtils.htmlUnescape(found(page, "(?s)<textarea[^>]*name=\"note\"[^>]*>\\n?(.*?)</textarea>"));
    }

    private static String value(String page, String field) {
        return HtmlUtils.htmlUnescape(found(page, "<input[^>]*name=\"" + field + "\"[^>]*value=\"([^\"]*)\""));
    }

    private static String duty(String form) {
        return found(form, "duty=(\\d+)");
    }

    /** The bundled plan asks for competitions of the city only; another may ask counties too. */
    @Test
    void aCompetitionThatWasCorrectedIsOneInTheFigureAndInItsList() throws Exception {
        clock.set(LocalDate.of(2021, 12, 21));
        long wrong = competition("写错的县级竞赛");
        competition("县级保教竞赛");
        database.jdbc()
                .sql("insert into work_record_void (record_id, post_id, at, reason) values (?, ?, ?, '更正')")
                .params(wrong, city.southOffice.viewer().post().id(), OffsetDateTime.now(clock))
                .update();
        String list = HtmlUtils.htmlUnescape(
                found(row(city.cityOffice, 2021, "城南区"), "href=\"(/records\\?kind=COMPETITION[^\"]*)\"[^>]*><b>1</b>"));
        assertThat(page(city.cityOffice, list)).contains("县级保教竞赛").doesNotContain("写错的县级竞赛");
    }

    private long competition(String title) {
        return database.jdbc()
                .sql("""
                        insert into work_record (unit_id, seat, kind, happened_on, title, client_key, post_id, recorded_at)
                        values (:unit, :seat, 'COMPETITION', '2021-12-20', :title, gen_random_uuid(), :post, :now)
                        returning id
                        """)
                .param("unit", city.south.id())
                .param("seat", city.south.seat())
                .param("title", title)
                .param("post", city.southOffice.viewer().post().id())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    private MockHttpServletRequestBuilder recording(
            String kind,
            @Nullable String topic,
            @Nullable Place subject,
            String title,
            String note,
            @Nullable String duty) {
        MockHttpServletRequestBuilder form = post("/records")
                .param("kind", kind)
                .param("day", LocalDate.now(clock).toString())
                .param("title", title)
                .param("note", note)
                .param("key", UUID.randomUUID().toString());
        if (topic != null) {
            form.param("topic", topic);
        }
        if (subject != null) {
            form.param("subject", Integer.toString(subject.id()));
        }
        if (duty != null) {
            form.param("duty", duty);
        }
        return form;
    }

    /** Sends one more letter for 2021. */
    private String another(String title) throws Exception {
        String there = String.valueOf(sent(
                        city.cityOffice,
                        recording("LETTER", "thanks", city.north, title, "谨表谢意。", null)
                                .param("year", "2021"))
                .getRedirectedUrl());
        assertThat(there).as(title).matches("/records/\\d+");
        return there;
    }

    /** Sends the form, and answers the record's address. */
    private String saved(
            Person who,
            String kind,
            @Nullable String topic,
            @Nullable Place subject,
            String title,
            String note,
            @Nullable String duty)
            throws Exception {
        String there = String.valueOf(
                sent(who, recording(kind, topic, subject, title, note, duty)).getRedirectedUrl());
        assertThat(there).as(title).matches("/records/\\d+");
        return there;
    }

    private MockHttpServletResponse sent(Person who, MockHttpServletRequestBuilder form) throws Exception {
        return mvc.perform(form.with(As.person(who))).andReturn().getResponse();
    }

    private String page(Person reader, String address) throws Exception {
        MockHttpServletResponse answer = ask(reader, address);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse ask(Person reader, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(reader))).andReturn().getResponse();
    }
}
