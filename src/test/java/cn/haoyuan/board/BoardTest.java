package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.Role;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Ledger;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.web.Count;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HaoyuanTest
class BoardTest extends CityAtWork {

    private static final LocalDate PUBLISHED = LocalDate.of(2021, 4, 1);
    private static final Pattern RISE = Pattern.compile("<a class=\"rise[^\"]*\" href=\"([^\"]+)\">\\+?(−?\\d+)</a>");
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\">(?:<a[^>]*>)?([^<]+)");
    private static final Pattern SUMS = Pattern.compile("增加 <b>(\\d+)</b> 项、减少 <b>(\\d+)</b> 项");

    @Autowired
    Boards boards;

    @Autowired
    Standpoints standpoints;

    @Autowired
    Figuring figuring;

    @Autowired
    Ledger ledger;

    @BeforeEach
    void work() {
        if (first) {
            clock.set(LocalDate.of(2021, 10, 14));
            record(city.northResearcher, "2021-10-13", EvidenceKind.VISIT, "guidance", null, city.first.id());
            record(city.firstPrincipal, "2021-08-29", EvidenceKind.FILING, "development-plan", "once", null);
            record(city.secondPrincipal, "2021-09-29", EvidenceKind.FILING, "development-plan", "once", null);
        }
        clock.set(TODAY);
    }

    @Test
    void everyFigureOnTheBoardsIsTheNumberOfRowsBehindIt() {
        // who sees the same units opens the same lists
        Map<String, Map<String, Long>> opened = new HashMap<>();
        for (TestCity.Person person : List.of(
                city.cityOffice,
                city.northOffice,
                city.northResearcher,
                city.southOffice,
                city.firstPrincipal,
                city.firstTeacher)) {
            Walk walk = new Walk(
                    mvc,
                    person.accountId(),
                    opened.computeIfAbsent(person.place().name(), unit -> new HashMap<>()));
            for (String address : List.of(
                    "/board?by=unit",
                    "/board?by=unit&asOf=2021-08-31",
                    "/board/screen?asOf=2021-08-31",
                    "/board/matrix?asOf=2021-08-31",
                    "/board?by=unit&asOf=2021-10-14",
                    "/board?by=measure&asOf=2021-10-14",
                    "/board/matrix?asOf=2021-10-14")) {
                assertThat(walk.holds(address))
                        .as(person.username() + " " + address)
                        .isPositive();
            }
        }
    }

    @Test
    void noDutyOfAWholeIsMissingFromItsParts() {
        LocalDate day = LocalDate.of(2021, 10, 14);
        for (TestCity.Person person : List.of(city.cityOffice, city.northOffice, city.firstPrincipal)) {
            Figures figures = in(person.viewer().scope(), () -> {
                Standpoint at = standpoints.at(person.viewer().unitId(), day).orElseThrow();
                return figuring.of(at, at.parts(), day);
            });
            assertThat(figures.total().total()).as(person.username()).isPositive();
            assertThat(figures.shared()).as(person.username()).isZero();
        }
    }

    @Test
    void aClauseCountsWhatItsMeasuresCount() {
        Walk walk = new Walk(mvc, city.northOffice.accountId());
        String tree = walk.page("/board?by=measure&asOf=2021-10-14&open=development-plan");
        assertThat(tree)
                .containsPattern("<details open>\\s*<summary><span>幼儿园三年发展规划")
                .contains("用什么证明", "2021年8月30日前", "可以补办，算逾期完成")
                .contains("四(一)2</small> 幼儿园三年发展规划");
        Map<String, Long> figures = walk.figures(tree);
        for (String state : List.of("OVERDUE", "MET", "MET_LATE")) {
            long leaves = figures.entrySet().stream()
                    .filter(figure -> figure.getKey().contains("measure=")
                            && figure.getKey().endsWith("state=" + state))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            long chapters = figures.entrySet().stream()
                    .filter(figure -> figure.getKey().matches(".*clause=\\p{L}&.*state=" + state))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            assertThat(chapters).as(state).isEqualTo(leaves).isPositive();
        }
        assertThat(walk.rows("/duties?asOf=2021-10-14&clause=" + encode("四(一)")))
                .isGreaterThan(walk.rows("/duties?asOf=2021-10-14&clause=" + encode("四(一)2")))
                .isLessThan(walk.rows("/duties?asOf=2021-10-14&clause=" + encode("四")));
        assertThat(walk.rows("/duties?asOf=2021-10-14&clause=" + encode("四(一"))).isZero();
    }

    @Test
    void theDifferenceOfDaysIsTheRowsThatCameWithoutThoseThatWent() {
        for (TestCity.Person person : List.of(
                city.cityOffice, city.northOffice, city.southOffice, city.firstPrincipal, city.secondPrincipal)) {
            Walk walk = new Walk(mvc, person.accountId());
            int seen = 0;
            for (String days :
                    List.of("since=2021-08-30&asOf=2021-10-13", "before=2021-08-30&since=2021-10-13&asOf=2022-03-01")) {
                for (String by : List.of("unit", "measure")) {
                    String page = walk.page("/board/changes?by=" + by + "&" + days);
                    assertThat(walk.holds("/board/changes?by=" + by + "&" + days))
                            .isPositive();
                    for (Matcher rise = RISE.matcher(page); rise.find(); seen++) {
                        String shown = rise.group(1).replace("&amp;", "&");
                        String address = shown.replace("&went=true", "");
                        assertThat(shown.equals(address))
                                .as(shown)
                                .isEqualTo(!rise.group(2).startsWith("−"));
                        Matcher sums = SUMS.matcher(walk.page(address));
                        assertThat(sums.find()).as(address).isTrue();
                        long net = Long.parseLong(sums.group(1)) - Long.parseLong(sums.group(2));
                        assertThat(net)
                                .as(address)
                                .isEqualTo(Long.parseLong(rise.group(2).replace("−", "-")));
                        assertThat(walk.rows(address)).as(address).isEqualTo(Long.parseLong(sums.group(1)));
                        assertThat(walk.rows(address + "&went=true"))
                                .as(address)
                                .isEqualTo(Long.parseLong(sums.group(2)));
                    }
                }
            }
            assertThat(seen).as(person.username()).isPositive();
        }
    }

    @Test
    void theDeskSaysByHowMuchTheBoardsOfYesterdayAndTodayDiffer() {
        int moved = 0;
        // the eighth of October 2021 was the first working day after a week of holidays
        for (LocalDate day :
                List.of(LocalDate.of(2021, 8, 31), LocalDate.of(2021, 10, 8), LocalDate.of(2021, 10, 14), TODAY)) {
            clock.set(day);
            boolean holidays = day.equals(LocalDate.of(2021, 10, 8));
            LocalDate since = holidays ? LocalDate.of(2021, 9, 30) : day.minusDays(1);
            for (TestCity.Person officer : List.of(city.cityOffice, city.northOffice)) {
                Counts then = whole(officer, since);
                Counts now = whole(officer, day);
                long done = now.met() + now.metLate() - then.met() - then.metLate();
                long overdue = now.overdue() - then.overdue();
                assertThat(new Walk(mvc, officer.accountId()).page("/"))
                        .as("%s %s", officer.username(), day)
                        .contains(
                                "<p>" + (holidays ? "上个工作日（9月30日）" : "昨天") + "以来",
                                "<a href=\"/board/changes?since=" + since + "\">"
                                        + (done == 0 && overdue == 0
                                                ? "已完成和逾期未完成的都没有变化"
                                                : told("已完成", done) + "，" + told("逾期未完成", overdue))
                                        + "</a>");
                moved += done != 0 || overdue != 0 ? 1 : 0;
            }
        }
        assertThat(moved).isPositive();
        assertThat(new Walk(mvc, city.firstPrincipal.accountId()).page("/")).doesNotContain("以来");
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        assertThat(walk.page("/board/changes?asOf=2021-10-08")).contains("since=2021-09-30\">上个工作日</a>");
        assertThat(walk.page("/board/changes")).doesNotContain("上个工作日").contains("since=2021-12-31\">上年末</a>");
        for (String day : List.of("2022-01-20", "2022-11-08", "2022-12-01", "2022-01-01")) {
            assertThat(Pattern.compile("since=([-\\d]+)\">(?:前一天|上个工作日|一周前|一个月前|上月末|上年末|一年前)</a>")
                            .matcher(walk.page("/board/changes?asOf=" + day))
                            .results()
                            .map(preset -> preset.group(1)))
                    .as(day)
                    .hasSizeGreaterThan(3)
                    .doesNotHaveDuplicates();
        }
    }

    private Counts whole(TestCity.Person officer, LocalDate day) {
        return in(
                officer.viewer().scope(),
                () -> ledger.subtrees(List.of(officer.place().id()), day).stream()
                        .map(Ledger.Cell::counts)
                        .reduce(Counts.NONE, Counts::plus));
    }

    @Test
    void whatChangedSaysHowItStoodOnEitherDay() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        assertThat(
                        walk.page(
                                "/board/changes/rows?since=2021-09-01&asOf=2021-10-14&what=OVERDUE&went=true&measure=development-plan"))
                .contains(city.first.name(), "按时完成", city.second.name(), "逾期完成")
                .doesNotContain(city.village.name());
        assertThat(walk.page("/board/changes?since=2022-11-30"))
                .contains("要比的一天应当早于2022年11月23日，先按一周前比较。")
                .doesNotContain("再加的一天应当");
        assertThat(walk.open("/board/changes/export.xlsx?since=morgen").getStatus())
                .isEqualTo(400);
        assertThat(walk.page("/board/changes/rows?since=2022-11-16&until=abc")).contains("since=2022-11-16");
        assertThat(walk.open("/board/changes/rows?what=RANK").getRedirectedUrl())
                .isEqualTo("/board/changes/rows");
        Walk north = new Walk(mvc, city.northOffice.accountId());
        for (String page : List.of("changes", "changes/rows", "compare", "screen", "changes/export.xlsx")) {
            assertThat(north.open("/board/" + page + "?unit=" + city.south.id()).getStatus())
                    .as(page)
                    .isEqualTo(404);
        }
    }

    @Test
    void aCellOfWhichSomeAreLateCountsAndOpensThose() {
        Drill drill = new Drill(null, false, "development-plan", null);
        MatrixPage.Cell late = new MatrixPage.Cell(new Counts(0, 0, 3, 0, 88, 2, 0), drill);
        assertThat(late.word() + late.figure()).isEqualTo("迟2");
        assertThat(late.href()).isEqualTo(drill.of(DutyState.MET_LATE));
        MatrixPage.Cell done = new MatrixPage.Cell(new Counts(0, 0, 3, 0, 90, 0, 0), drill);
        assertThat(done.word() + done.figure()).isEqualTo("完90");
        assertThat(done.href()).isEqualTo(drill.reckoned());
    }

    @Test
    void beyondTheLastPartOfAListOneGetsTheLast() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        for (String list : List.of("/duties?", "/duties?measure=development-plan&", "/units?", "/accounts?")) {
            String last = walk.open(list + "page=9999").getRedirectedUrl();
            assertThat(last)
                    .as(list)
                    .startsWith(list.substring(0, list.length() - 1))
                    .doesNotContain("9999");
            assertThat(walk.page(String.valueOf(last))).as(last).contains("条，共 ");
        }
    }

    @Test
    void theHeadingsOfTwoPastDaysSayTheirYear() {
        String page =
                new Walk(mvc, city.cityOffice.accountId()).page("/board/changes?since=2021-10-07&asOf=2021-10-14");
        assertThat(page)
                .contains(">2021年<wbr>10月7日</th>", ">2021年<wbr>10月14日</th>")
                .doesNotContain("\">10月7日</th>");
    }

    @Test
    void aThirdDayStandsInItsPlaceWhicheverFieldItWasGivenIn() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        String three = walk.page("/board/changes?before=2021-10-07&since=2021-10-14&asOf=2022-03-01");
        assertThat(three)
                .contains("三天对比", "从 2021年10月7日 到 2021年10月14日，再到 2022年3月1日")
                .containsPattern("id=\"since\"[^>]*value=\"2021-10-14\"")
                .containsPattern("id=\"before\"[^>]*value=\"2021-10-07\"");
        Matcher step = Pattern.compile("href=\"(/board/changes/rows[^\"]*&amp;(?:before|until)=[^\"]*)\"")
                .matcher(three);
        Set<String> beside = new HashSet<>();
        while (step.find()) {
            String list = step.group(1).replace("&amp;", "&");
            beside.add(list.contains("until=") ? "until" : "before");
            assertThat(walk.page(list).replace("&amp;", "&"))
                    .as(list)
                    .containsPattern("href=\"/board/changes\\?(?=[^\"]*before=2021-10-07)(?=[^\"]*since=2021-10-14)"
                            + "[^\"]*asOf=2022-03-01[^\"]*\">按日对比</a></li>");
        }
        assertThat(beside).containsExactlyInAnyOrder("before", "until");
        String table = three.substring(three.indexOf("<caption>"));
        assertThat(walk.page("/board/changes?before=2021-10-14&since=2021-10-07&asOf=2022-03-01"))
                .endsWith(table);
        assertThat(walk.page("/board/changes?before=2021-10-14&since=2021-10-14&asOf=2022-03-01"))
                .contains("两天对比", "从 2021年10月14日 到 2022年3月1日")
                .containsPattern("id=\"before\"[^>]*value=\"\"");
        assertThat(walk.page("/board/changes?before=&since=2021-10-14&asOf=2022-03-01"))
                .contains("从 2021年10月14日 到 2022年3月1日")
                .doesNotContain("不是日期");
        assertThat(walk.page("/board/changes?before=2022-03-01&since=2021-10-14&asOf=2022-03-01"))
                .contains("再加的一天应当早于2022年3月1日，先不加这一天。", "从 2021年10月14日 到 2022年3月1日（");
        assertThat(walk.page("/board/changes?before=gestern")).contains("“gestern”不是日期", "先不加这一天");
    }

    /** The worst first: units by themselves, measures without their clauses around them; files hold the same order. */
    @Test
    void theRowsOfABoardStandInTheOrderThatWasAskedFor() throws Exception {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        for (String by : List.of("unit", "measure")) {
            String address = "/board?asOf=2021-10-14&by=" + by;
            String usual = walk.page(address);
            assertThat(usual).contains("<b>" + (by.equals("unit") ? "按单位顺序" : "按条款顺序") + "</b>");
            assertThat(walk.holds(address + "&sort=SHARE")).isPositive();
            String worst = walk.page(address + "&sort=OVERDUE");
            List<String> names = ROW.matcher(worst.substring(worst.indexOf("board-rows"), worst.indexOf("</table>")))
                    .results()
                    .map(row -> row.group(1))
                    .toList();
            assertThat(names).hasSizeGreaterThan(2);
            assertThat(usual).contains("href=\"" + (address + "&sort=OVERDUE").replace("&", "&amp;"));
            byte[] file = walk.open("/board/export.xlsx?asOf=2021-10-14&sort=OVERDUE&by=" + by)
                    .getContentAsByteArray();
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
                List<Row> lines = workbook.getFirstSheet().read().subList(2, 2 + names.size());
                assertThat(lines)
                        .extracting(row -> row.getCellText(by.equals("unit") ? 0 : 1))
                        .isEqualTo(names);
                assertThat(lines)
                        .extracting(row -> row.getCellAsNumber(6).orElseThrow())
                        .isSortedAccordingTo(Comparator.reverseOrder());
                assertThat(lines.getFirst().getCellAsNumber(6).orElseThrow()).isPositive();
            }
        }
        assertThat(walk.open("/board?sort=RANK").getRedirectedUrl()).isEqualTo("/board");
    }

    @Test
    void unitsStandBesideEachOtherWithFiguresThatOpenTheirRows() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        assertThat(walk.page("/board/compare?asOf=2021-10-14&with=" + city.north.id()))
                .contains("只勾选了" + city.north.name() + "一个单位", "id=\"sides\"", "formaction=\"/board/compare#sides\"");
        assertThat(walk.page("/board/compare?asOf=2021-10-14"
                        + "&with=1001&with=1002&with=1003&with=1004&with=1005&with=1006&with=" + city.north.id()))
                .contains("一次最多并排 6 个单位，没有列入的是：" + city.north.name() + "。");
        String address =
                "/board/compare?asOf=2021-10-14&sort=OVERDUE&with=" + city.north.id() + "&with=" + city.south.id();
        assertThat(walk.holds(address)).isPositive();
        assertThat(walk.holds(address + "&measure=development-plan")).isPositive();
        String page = walk.page(address);
        assertThat(page).contains("四(一) 规划先行", "只比单位，不比个人", "<b class=\"lowest\">最低</b>");
        assertThat(page.indexOf(">" + city.north.name() + "</a>"))
                .isPositive()
                .isLessThan(page.indexOf(">" + city.south.name() + "</a>"));
        assertThat(walk.open("/board/compare?sort=RANK").getRedirectedUrl()).isEqualTo("/board/compare");
    }

    @Test
    void theDayIsMovedWithoutScriptAndSaysThatItIsNotToday() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        for (String page : List.of(
                "/board?",
                "/board/matrix?",
                "/board/changes?",
                "/board/compare?",
                "/duties?",
                "/board/standing/pairing-coverage?")) {
            String past = walk.page(page + "asOf=2021-11-23");
            assertThat(past)
                    .as(page)
                    .contains("您正在查看 <b>2021年11月23日</b> 的情况，<b>不是今天</b>", "回到今天")
                    .contains(
                            "<input type=\"range\" id=\"ruler\" autocomplete=\"off\" min=\"0\" max=\"1004\" value=\"236\" data-ruler=\"2021-04-01\"")
                    .contains("name=\"asOf\" type=\"date\" value=\"2021-11-23\"", "asOf=2021-08-30")
                    .contains("asOf=2021-11-22", "asOf=2021-11-24");
            assertThat(walk.page(page)).as(page).doesNotContain("不是今天");
        }
    }

    @Test
    void tilesLieWhereTheLayoutPutsThemAndElseInTheOrderOfTheTree() {
        TileLayout.Layout layout = TileLayout.parse(List.of("# 说明", ".  城南区", "城北区"));
        assertThat(layout.rows()).isEqualTo(2);
        assertThat(layout.spots().get("城南区")).isEqualTo(new TileLayout.Spot(1, 2));
        assertThat(layout.spots().get("城北区")).isEqualTo(new TileLayout.Spot(2, 1));
        assertThat(new Walk(mvc, city.cityOffice.accountId()).page("/board"))
                .containsPattern("(?s)<ul class=\"tiles tiles-even across-2\">.*<span>城北区.*<span>城南区");
    }

    @Test
    void tilesOfWhichNobodyKnowsHowTheyLieFillTheirBox() {
        for (int tiles = 2; tiles <= 42; tiles++) {
            int across = Tiles.across(tiles);
            assertThat(across).as(tiles + " tiles").isBetween(2, 8);
            assertThat(across * 8).as(tiles + " tiles").isGreaterThanOrEqualTo(tiles);
            int last = tiles % across == 0 ? across : tiles % across;
            assertThat(last * 2).as(tiles + " tiles: the last row").isGreaterThanOrEqualTo(across);
        }
        assertThat(Tiles.across(7)).isEqualTo(4);
    }

    /** What it owes about a county counts at the county; the row of the city opens both together. */
    @Test
    void theRowOfTheCityItselfLeadsToAllThatTheCityOwes() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        String all = "/duties?owedBy=" + city.city.id();
        assertThat(walk.page("/board?by=unit")).contains("href=\"" + all + "\"");
        String past = all + "&amp;asOf=2021-10-14";
        assertThat(walk.page("/board?by=unit&asOf=2021-10-14")).contains("href=\"" + past + "\"");
        assertThat(walk.page("/duties?owedBy=" + city.city.id() + "&asOf=2021-10-14&measure=city-visit"))
                .contains("责任单位", "城北区", "城南区");
        assertThat(walk.page("/board?by=unit&unit=" + city.northEast.id())).doesNotContain("owedBy=");
    }

    @Test
    void boardsBelowAreOfTheSameKind() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        for (TestCity.Place place : List.of(city.area, city.north, city.northEast, city.village)) {
            assertThat(walk.holds("/board?asOf=2021-10-14&unit=" + place.id()))
                    .as(place.name())
                    .isPositive();
            assertThat(walk.page("/board?unit=" + place.id())).contains(place.name());
        }
    }

    @Test
    void someoneWhoWasAssignedKindergartensHasABoardOfThose() {
        TestCity.Person inspector =
                city.person("north-inspector-" + System.nanoTime(), "赵督学", city.north, Role.INSPECTOR);
        for (TestCity.Place place : List.of(city.first, city.second)) {
            database.jdbc()
                    .sql(
                            "insert into assignment (post_id, unit_id, seat, purpose, during) values (?, ?, ?, 'INSPECTOR', '[2021-09-01,)')")
                    .params(inspector.postId(), place.id(), place.seat())
                    .update();
        }
        Walk walk = new Walk(mvc, inspector.accountId());
        assertThat(walk.holds("/board?by=unit")).isPositive();
        assertThat(walk.holds("/board?by=measure")).isPositive();
        assertThat(walk.holds("/board/matrix")).isPositive();
        assertThat(walk.page("/board"))
                .contains("我负责的单位", city.first.name(), city.second.name())
                .doesNotContain(city.village.name());
        assertThat(walk.open("/board?unit=" + city.north.id()).getStatus()).isEqualTo(404);
        assertThat(walk.page("/units/" + city.north.id()))
                .as("of what is above only the name is shown")
                .contains("<h1>" + city.north.name())
                .doesNotContain("/board?unit=", "/duties?unit=");
        assertThat(walk.holds("/units/" + city.first.id())).isPositive();
    }

    @Test
    void theFiguresOfAUnitStandOnItsPageToo() {
        for (TestCity.Person person :
                List.of(city.cityOffice, city.northOffice, city.northResearcher, city.firstPrincipal)) {
            Walk walk = new Walk(mvc, person.accountId());
            for (TestCity.Place place :
                    person == city.firstPrincipal ? List.of(city.first) : List.of(city.north, city.first)) {
                for (String day : List.of("", "2021-08-31", "2021-10-14")) {
                    String page = "/units/" + place.id() + (day.isEmpty() ? "" : "?asOf=" + day);
                    String board = "/board?unit=" + place.id() + (day.isEmpty() ? "" : "&asOf=" + day);
                    assertThat(walk.holds(page))
                            .as("%s of %s", page, person.name())
                            .isGreaterThan(2);
                    String shown = walk.page(page);
                    assertThat(walk.figures(walk.page(board))).as(board).containsAllEntriesOf(walk.figures(shown));
                    for (String way :
                            List.of(board, board.replace("board", "duties"), board.replace("board", "records"))) {
                        assertThat(shown).contains("href=\"" + way.replace("&", "&amp;") + "\"");
                        assertThat(walk.open(way).getStatus()).as(way).isEqualTo(200);
                    }
                }
            }
        }
        Walk north = new Walk(mvc, city.northOffice.accountId());
        String filings = "/filings?tab=ALL&unit=" + city.first.id();
        assertThat(north.page("/units/" + city.first.id())).contains("href=\"" + filings.replace("&", "&amp;") + "\"");
        assertThat(north.page(filings)).contains(city.first.name() + " <a href=\"/filings?tab=ALL\">去掉</a>");
        assertThat(new Walk(mvc, city.firstPrincipal.accountId()).page("/units/" + city.first.id()))
                .contains("btn btn-outline-primary\" href=\"/filings\"");
        assertThat(north.page("/units/" + city.city.id()))
                .as("not the county's to see")
                .doesNotContain("class=\"stats", "/board?unit=");
    }

    @Test
    void aBoardOutsideOnesScopeLooksLikeNone() {
        Walk north = new Walk(mvc, city.northOffice.accountId());
        assertThat(north.open("/board?unit=" + city.south.id()).getStatus()).isEqualTo(404);
        assertThat(north.open("/board?unit=" + city.city.id()).getStatus()).isEqualTo(404);
        assertThat(north.open("/board?unit=999999").getStatus()).isEqualTo(404);
        assertThat(north.page("/board?asOf=gestern")).contains("“gestern”不是日期", "aria-invalid=\"true\"");
        assertThat(north.page("/board?asOf=2022-11-22")).doesNotContain("不是日期");
        assertThat(north.page("/duties?page=letzte")).contains("第 1–");
        assertThat(north.page("/duties?q=%E5%8C%97&sort=UNIT&size=rows-20&page=2"))
                .contains("第 21–40 条", "<span class=\"here\" aria-current=\"true\">20</span>")
                .containsPattern("(?s)<form method=\"get\" action=\"/duties\">.*name=\"q\" value=\"北\".*name=\"sort\""
                        + " value=\"UNIT\".*name=\"size\" value=\"ROWS_20\".*跳到第.*name=\"page\"");
        assertThat(north.page("/duties?size=ROWS_100")).contains("第 1–100 条");
        for (String far : List.of("999999999", "9999999999", "99999999999999999999999999")) {
            assertThat(north.open("/duties?size=ROWS_20&page=" + far).getRedirectedUrl())
                    .matches("/duties\\?size=ROWS_20&page=\\d{1,3}");
        }
        assertThat(north.page("/duties?size=ROWS_20&page=00000000002")).contains("第 21–40 条");
        assertThat(north.open("/duties?size=ROWS_1000&q=x").getRedirectedUrl()).isEqualTo("/duties?q=x");
        assertThat(north.page("/units")).doesNotContain("跳到第", "每页");
        assertThat(north.page("/?tab=CALENDAR&month=2022-13")).contains("2022年11月");
        assertThat(north.page("/board/changes?since=2022-13-01"))
                .contains("“2022-13-01”不是日期", "先按一周前比较", "aria-describedby=\"since-error\"");
        for (String list : List.of("/duties", "/records", "/filings?tab=REVIEW")) {
            String address = list + (list.contains("?") ? "&" : "?");
            assertThat(north.page(address + "from=abc&to=x")).contains("“abc”不是日期", "“x”不是日期");
            assertThat(north.page(address + "from=2022-02-01&to=2022-01-01")).contains("“2022-01-01”早于开始的一天");
            assertThat(north.page(address + "from=2022-01-01&to=2022-01-01")).doesNotContain("早于开始的一天");
        }
        Matcher duty = Pattern.compile("/duties/\\d+").matcher(north.page("/duties"));
        assertThat(duty.find()).isTrue();
        assertThat(north.page("/records?asOf=abc")).contains("“abc”不是日期", "现在显示的是今天");
        assertThat(north.page(duty.group() + "?asOf=abc")).contains("“abc”不是日期", "现在显示的是今天");
        assertThat(north.open("/duties/export.xlsx?from=abc").getStatus()).isEqualTo(400);
        assertThat(north.open("/board/export.xlsx?asOf=gestern").getStatus()).isEqualTo(400);
        for (String beyond : List.of("-9999-01-01", "-999999999-01-01", "%2B9999999-01-01")) {
            for (String address : List.of(
                    "/duties/export.xlsx?asOf=",
                    "/board/export.xlsx?asOf=",
                    "/missing/export.xlsx?measure=development-plan&asOf=",
                    "/records/export.xlsx?from=",
                    "/api/v1/board?asOf=")) {
                assertThat(north.open(address + beyond).getStatus())
                        .as(address + beyond)
                        .isEqualTo(400);
            }
        }
        assertThat(north.open("/api/v1/board?asOf=gestern").getStatus()).isEqualTo(400);
        assertThat(north.page("/board?asOf=2030-01-01")).contains("行动计划到2023年12月31日为止");
        assertThat(north.open("/board?by=rank&open=development-plan").getRedirectedUrl())
                .isEqualTo("/board?open=development-plan");
        assertThat(north.page("/board?asOf=1999-01-01"))
                .contains("<h1>城北区", "这一天还没有责任事项")
                .doesNotContain("我负责的单位");
        assertThat(north.page("/board?asOf=0001-01-01")).contains("“0001-01-01”不是日期", "现在显示的是今天");
        assertThat(in(city.northOffice.viewer().scope(), () -> boards.rows(city.south.id(), PUBLISHED, By.UNIT)))
                .isEmpty();
    }

    @Test
    void beforeThePlanWasPublishedTheBoardSaysSo() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        assertThat(walk.page("/board?asOf=2021-03-31")).contains("公布执行", "2021年3月31日", "不是今天", "回到今天");
        assertThat(walk.page("/board/matrix?asOf=2021-03-31")).contains("公布执行");
    }

    @Test
    void onADayThatHasNotComeNobodyIsNamedAsLate() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        assertThat(walk.page("/board?by=unit")).containsPattern("(?s)最多的单位</h3>\\s*<ol");
        assertThat(walk.page("/board?by=unit&asOf=2023-06-30"))
                .containsPattern("(?s)最多的单位</h3><p[^>]*>这一天还没有到")
                .containsPattern("(?s)最多的举措</h3>\\s*<ol");
    }

    @Test
    void theSheetHoldsWhatThePageShows() throws Exception {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        List<BoardRow> rows = in(
                city.cityOffice.viewer().scope(), () -> boards.rows(city.city.id(), LocalDate.of(2021, 10, 14), By.UNIT)
                        .orElseThrow());
        byte[] file = walk.open("/board/export.xlsx?asOf=2021-10-14&by=unit").getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> lines = workbook.getFirstSheet().read();
            assertThat(lines).hasSize(rows.size() + 3);
            for (int i = 0; i < rows.size(); i++) {
                assertThat(lines.get(i + 2).getCellText(0))
                        .isEqualTo(rows.get(i).name());
                assertThat(lines.get(i + 2).getCellAsNumber(2).orElseThrow().longValue())
                        .isEqualTo(rows.get(i).counts().total());
            }
        }
        byte[] matrix = walk.open("/board/matrix/export.xlsx?asOf=2021-10-14").getContentAsByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(matrix))) {
            assertThat(workbook.getFirstSheet().read().get(1).getCellText(3)).isEqualTo(city.north.name());
        }
    }

    @Test
    void otherSystemsReadTheSameRows() throws Exception {
        Walk walk = new Walk(mvc, city.northOffice.accountId());
        List<BoardRow> rows = in(city.northOffice.viewer().scope(), () -> boards.rows(
                        city.north.id(), LocalDate.of(2021, 10, 14), By.MEASURE)
                .orElseThrow());
        String json = walk.page("/api/v1/board?by=measure&asOf=2021-10-14");
        assertThat(json).contains("\"total\":" + rows.size() + ",\"page\":1");
        BoardRow plan = rows.stream()
                .filter(row -> "development-plan".equals(row.measure()))
                .findFirst()
                .orElseThrow();
        assertThat(plan.counts().met()).isEqualTo(1);
        assertThat(plan.counts().metLate()).isEqualTo(1);
        assertThat(json)
                .contains(
                        "\"measure\":\"development-plan\",\"notOpen\":0,\"open\":0,\"dueSoon\":0,\"overdue\":2,\"met\":1,\"metLate\":1,\"waived\":0,\"total\":4");
        assertThat(walk.open("/api/v1/board?unit=" + city.south.id()).getStatus())
                .isEqualTo(404);
        assertThat(walk.open("/api/v1/board?by=rank").getStatus()).isEqualTo(400);
    }

    @Test
    void standingConditionsNameTheirExceptionsAndClaimNothingElse() {
        Walk walk = new Walk(mvc, city.cityOffice.accountId());
        String board = walk.page("/board");
        assertThat(board).contains("常态条件", "未接入", "挂牌督导全覆盖");
        assertThat(walk.page("/board?by=measure&sort=OVERDUE"))
                .as("also where the tree gives way to an order")
                .contains("常态条件", "未接入", "挂牌督导全覆盖");
        String exceptions = walk.page("/board/standing/pairing-coverage?unit=" + city.north.id());
        assertThat(exceptions).contains(city.first.name(), city.centre.name()).doesNotContain(city.second.name());
        database.jdbc()
                .sql(
                        "insert into pairing (helper_id, helper_seat, helped_id, helped_seat, during) values (?, ?, ?, ?, '[2021-10-01,2022-01-01)')")
                .params(city.centre.id(), city.centre.seat(), city.village.id(), city.village.seat())
                .update();
        assertThat(walk.page("/board/standing/pairing-coverage?asOf=2021-10-01"))
                .doesNotContain(city.centre.name());
        String until = "update placement set during = daterange(lower(during), ?::date) where unit_id = ?";
        database.jdbc().sql(until).params("2021-11-01", city.village.id()).update();
        assertThat(walk.page("/board/standing/pairing-coverage?asOf=2021-11-01"))
                .as("who helps one that is closed helps nobody")
                .contains(city.centre.name());
        database.jdbc().sql("""
                        insert into placement (unit_id, unit_seat, kind, parent_id, seat, seat_end, name, during, reason)
                        select unit_id, unit_seat, kind, parent_id, seat, seat_end, name, '[2021-11-20,)', '复办'
                        from placement where unit_id = ?
                        """).param(city.village.id()).update();
        assertThat(walk.page("/board/standing/pairing-coverage?asOf=2021-11-01"))
                .as("that it is opened again later changes nothing of that day")
                .contains(city.centre.name());
        assertThat(walk.page("/board/standing/pairing-coverage?asOf=2021-11-20"))
                .doesNotContain(city.centre.name());
        database.jdbc()
                .sql("delete from placement where unit_id = ? and from_on = '2021-11-20'")
                .param(city.village.id())
                .update();
        database.jdbc().sql(until).params(null, city.village.id()).update();
        assertThat(walk.page("/board/standing/pairing-coverage?asOf=2022-01-01"))
                .contains(city.centre.name());
        assertThat(walk.page("/board/standing/pairing-coverage?asOf=2021-08-31"))
                .contains("未到");
    }

    @Test
    void aKindergartenHasAResearchTopicFromItsFirstRecordOnUnlessItWasOverBeforeThePlan() {
        clock.set(LocalDate.of(2022, 3, 7));
        record(city.secondPrincipal, "2022-03-05", EvidenceKind.TOPIC, "topic-opening", null, null);
        record(city.northOffice, "2022-03-06", EvidenceKind.TOPIC, "topic-opening", null, null);
        record(city.firstPrincipal, "2020-10-12", EvidenceKind.TOPIC, "topic-opening", null, null);
        record(city.firstPrincipal, "2021-03-15", EvidenceKind.TOPIC, "topic-conclusion", null, null);
        clock.set(LocalDate.of(2022, 4, 1));
        record(city.firstPrincipal, "2022-04-01", EvidenceKind.TOPIC, "topic-midterm", null, null);
        clock.set(LocalDate.of(2022, 5, 4));
        run(
                city.secondPrincipal.viewer().scope(),
                () -> facts.voidSource("test", LocalDate.of(2022, 3, 5).toEpochDay(), null, "记错了"));
        clock.set(TODAY);
        Walk walk = new Walk(mvc, city.northOffice.accountId());
        String none = "没有登记课题";
        String over = "登记的课题在计划开始前就已结题";
        assertThat(topics(walk, "2021-03-31")).contains("未到", "自2021年4月1日起应当具备");
        assertThat(topics(walk, "2022-03-06"))
                .as("what happened is on record a day later")
                .contains("4 个例外", "核对 4 个", city.first.name(), city.second.name(), none)
                .doesNotContain(over, city.other.name());
        assertThat(topics(walk, "2022-03-07"))
                .as("what the office has is no kindergarten's")
                .contains("3 个例外", "核对 4 个", city.first.name(), city.village.name(), none, over)
                .contains("在研和已结题的都算，2021年4月1日以前就结题的不算")
                .contains("/records?asOf=2022-03-07&amp;kind=TOPIC&amp;unit=" + city.north.id() + "&amp;standing=true")
                .contains("&amp;unit=" + city.first.id() + "&amp;standing=true\">" + over + "</a>")
                .doesNotContain(city.second.name());
        assertThat(topics(walk, "2022-04-01")).contains("2 个例外").doesNotContain(city.first.name(), over);
        assertThat(topics(walk, "2022-05-03")).doesNotContain(city.second.name());
        assertThat(topics(walk, "2022-05-04"))
                .as("a record that was voided counts no more, on the days before it did")
                .contains("3 个例外", city.second.name());
        String first = new Walk(mvc, city.firstPrincipal.accountId()).page("/board/standing/topic");
        assertThat(first).contains("具备", "核对 1 个，无例外").doesNotContain("/records/new?kind=TOPIC");
        assertThat(new Walk(mvc, city.secondPrincipal.accountId()).page("/board/standing/topic"))
                .contains("1 个例外", "核对 1 个", "/records/new?kind=TOPIC");
        assertThat(walk.page("/board"))
                .containsPattern("/board/standing/topic[^>]*><span class=\"light light-red\"></span><b>3</b> 个例外");
    }

    private static String topics(Walk walk, String day) {
        return walk.page("/board/standing/topic?asOf=" + day);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String told(String what, long rise) {
        return what + (rise == 0 ? "没有变化" : " " + Count.signed(rise));
    }
}
