package cn.haoyuan.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.access.Role;
import cn.haoyuan.calendar.SpecialDay;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk's calendar and its grouped tasks, for the small city and the bundled plan. */
@HaoyuanTest
class AgendaTest extends CityAtWork {

    private static final Pattern TOTAL = Pattern.compile("共\\s*(?:<b>)?([\\d,]+)(?:</b>)?\\s*[项条]");

    @Autowired
    Agenda agenda;

    @Test
    void nobodyIsLedToAPlanThatIsInForce() throws Exception {
        assertThat(mvc.perform(get("/").with(As.person(city.cityOffice)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("待办")
                .doesNotContain("第一次开张");
    }

    @Test
    void aDeadlineSaysAboutWhichUnitItIs() {
        assertThat(due(1, "城北一幼").what()).isEqualTo("截止 · 城北一幼 · 因“问题整改反馈：已清理”");
        assertThat(due(1, null).what()).isEqualTo("截止 · 因“问题整改反馈：已清理”");
        assertThat(due(2, "城北一幼").what()).as("of several one would mislead").isEqualTo("截止 · 2 项");
    }

    private static DeskPage.Next due(long count, @Nullable String subject) {
        LocalDate day = LocalDate.of(2022, 12, 23);
        return DeskPage.Next.of(new DeskPage.Task(
                1,
                "problem-recheck",
                "整改复查",
                "四",
                "问题整改反馈：已清理",
                day,
                day,
                day,
                DutyState.OPEN,
                count,
                count,
                true,
                1,
                true,
                false,
                0,
                0,
                0,
                0,
                null,
                subject));
    }

    @Test
    void everyCountOfTheCalendarIsTheLengthOfItsList() throws Exception {
        int seen = 0;
        int below = 0;
        for (Person person : List.of(city.cityOffice, city.northOffice, city.northResearcher, city.firstPrincipal)) {
            for (String name : List.of("2021-08", "2022-11", "2022-12", "2023-06")) {
                for (Month.Count count : counts(month(person, YearMonth.parse(name)))) {
                    assertThat(total(person, count.href()))
                            .as(person.username() + " " + count)
                            .isEqualTo(count.count());
                    seen++;
                    below += count.state() == null ? 1 : 0;
                }
            }
        }
        assertThat(seen).isGreaterThan(20);
        assertThat(below).as("days on which those below have something to do").isGreaterThan(6);
    }

    @Test
    void theDaysOfThoseBelowAreMarkedForWhoeverLeadsThemOnly() {
        assertThat(counts(month(city.firstPrincipal, YearMonth.of(2022, 11))))
                .noneMatch(count -> count.state() == null);
        assertThat(date(month(city.northOffice, YearMonth.of(2022, 11)), 30).counts())
                .filteredOn(count -> count.state() == null)
                .singleElement()
                .satisfies(count -> assertThat(count.what()).contains("项举措"));
    }

    @Test
    void noticesAreLeafedToTheOldestAndAllThatIsUnreadIsCounted() throws Exception {
        database.jdbc()
                .sql("""
                        insert into notice (account_id, key, title, body, href, at, read_at)
                        select :account, 'old-' || n, '第' || n || '号通知', '', '/duties', :now::timestamptz - n * interval '4 days',
                               case when n % 10 > 0 then :now::timestamptz end
                        from generate_series(1, 45) n
                        """)
                .param("account", city.secondPrincipal.accountId())
                .param("now", "2022-11-22 09:00+08")
                .update();
        assertThat(notices(""))
                .contains("第1号", "第20号", "第 1–20 条，共 45 条", "通知<span class=\"count count-hot\">4</span>", "全部标为已读（4）")
                .doesNotContain("第21号");
        for (String last : List.of("&page=3", "&page=99")) {
            assertThat(notices(last))
                    .as(last)
                    .contains("第41号", "第45号", "第 41–45 条，共 45 条", "全部标为已读（4）")
                    .doesNotContain("第40号", "审核结果");
        }
        assertThat(notices("&size=ROWS_100")).contains("第1号", "第45号", "第 1–45 条");
    }

    private String notices(String part) throws Exception {
        return mvc.perform(get("/?tab=NOTICES" + part).with(As.person(city.secondPrincipal)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void everyDutyOfTheUnitStandsOnTheDayOnWhichItIsDue() {
        long owed = database.jdbc()
                .sql("select count(*) from duty where unit_id = :unit and due_on between '2022-11-01' and '2022-11-30'")
                .param("unit", city.north.id())
                .query(Long.class)
                .single();
        assertThat(owed).isPositive();
        assertThat(counts(month(city.northOffice, YearMonth.of(2022, 11))))
                .filteredOn(count -> count.state() != null)
                .extracting(Month.Count::count)
                .satisfies(all -> assertThat(
                                all.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(owed));
    }

    @Test
    void weeksBeginOnMondayAndHolidaysAndMakeUpDaysAreMarked() {
        Month october = month(city.cityOffice, YearMonth.of(2022, 10));
        assertThat(october.weeks()).hasSize(6).allSatisfy(week -> {
            assertThat(week).hasSize(7);
            assertThat(week.getFirst().day().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        });
        assertThat(date(october, 3).working()).isFalse();
        assertThat(date(october, 3).special()).extracting(SpecialDay::kind).isEqualTo(SpecialDay.Kind.OFF);
        assertThat(date(october, 8).working()).isTrue();
        assertThat(date(october, 8).special()).extracting(SpecialDay::kind).isEqualTo(SpecialDay.Kind.WORK);
        assertThat(date(october, 12).special()).isNull();
    }

    @Test
    void aMonthThatNoPlanCouldMeanIsThePresentOne() {
        assertThat(month(city.cityOffice, YearMonth.of(9999, 12)).month()).isEqualTo(YearMonth.of(2022, 11));
        assertThat(month(city.cityOffice, null).month()).isEqualTo(YearMonth.of(2022, 11));
    }

    @Test
    void whatOthersOfTheUnitDidIsCountedDutyByDuty() throws Exception {
        record(city.northOffice, "2022-11-21", EvidenceKind.VISIT, "norm", null, city.first.id());
        record(city.northOffice, "2022-11-22", EvidenceKind.VISIT, "norm", null, city.second.id());
        assertThat(page(city.northResearcher, "/?tab=DONE")).contains("其他岗位完成的 2 项");
    }

    @Test
    void whatTheDeskCallsNearIsWhatEveryListCallsNear() throws Exception {
        boolean laterWithinAWeek = false;
        boolean overtakenOnce = false;
        int near = 0;
        for (LocalDate day : List.of(LocalDate.of(2022, 11, 21), LocalDate.of(2022, 12, 28))) {
            clock.set(day);
            String desk = page(city.northOffice, "/");
            List<String> soon = states(section(desk, "即将到期"), day);
            assertThat(soon).as("%s", day).allMatch("DUE_SOON"::equals);
            near += soon.size();
            String later = section(desk, "进行中");
            assertThat(states(later, day)).as("%s", day).isNotEmpty().allMatch("OPEN"::equals);
            List<Integer> nearDays = days(section(desk, "即将到期"));
            boolean overtaken = !nearDays.isEmpty() && Collections.min(days(later)) <= Collections.max(nearDays);
            assertThat(desk.contains("和上面“即将到期”的同一天截止，或者更早")).as("%s", day).isEqualTo(overtaken);
            overtakenOnce |= overtaken;
            laterWithinAWeek |= Pattern.compile("还有 [2-7] 天").matcher(later).find();
        }
        assertThat(near).isPositive();
        assertThat(overtakenOnce).isTrue();
        assertThat(laterWithinAWeek)
                .as("a weekly duty is not near four days before")
                .isTrue();
    }

    private static List<Integer> days(String section) {
        return Pattern.compile("还有 (\\d+) 天")
                .matcher(section)
                .results()
                .map(left -> Integer.valueOf(left.group(1)))
                .toList();
    }

    @Test
    void anAdministratorsDeskIsClearOfWhatOthersOfTheOfficeDo() throws Exception {
        assertThat(page(city.cityAdministrator, "/")).contains("还缺人").doesNotContain("desk-tasks", "眼下没有要办的事");
        assertThat(page(city.northResearcher, "/")).contains("由其他岗位承担的");
    }

    /** What stands under a heading of the desk. */
    private static String section(String desk, String heading) {
        Matcher section = Pattern.compile("<h2><span[^>]*>" + heading + "</span>.*?</table>", Pattern.DOTALL)
                .matcher(desk);
        return section.find() ? section.group() : "";
    }

    /** In which state the duties are that the tasks there lead to. */
    private List<String> states(String section, LocalDate day) {
        return Pattern.compile("href=\"/duties(?:/(\\d+)|\\?[^\"]*state=(\\w+))")
                .matcher(section)
                .results()
                .map(link -> link.group(2) != null
                        ? link.group(2)
                        : database.jdbc()
                                .sql("select state from duties_on(:day) where id = :id")
                                .param("day", day)
                                .param("id", Long.valueOf(link.group(1)))
                                .query(String.class)
                                .single())
                .toList();
    }

    @Test
    void everyTaskOfTheDeskOpensExactlyItsDuties() throws Exception {
        String desk = page(city.northOffice, "/");
        Matcher rows = Pattern.compile(
                        "<td data-label=\"举措\"[^>]*><a href=\"([^\"]+)\">.*?data-label=\"还差\"[^>]*>([^<]*)",
                        Pattern.DOTALL)
                .matcher(desk);
        int lists = 0;
        while (rows.find()) {
            if (rows.group(1).startsWith("/duties?")) {
                assertThat(rows.group(2)).endsWith(" 项");
                assertThat(total(city.northOffice, rows.group(1).replace("&amp;", "&")))
                        .as(rows.group(1))
                        .isEqualTo(Long.parseLong(rows.group(2).replace(" 项", "")));
                lists++;
            }
        }
        assertThat(lists).isPositive();
    }

    @Test
    void theDeskOfAnAreaSaysWhatItDidInTheSemesterAndEachFigureOpensItsList() throws Exception {
        Person researcher = city.person("area-researcher", "片区教研员", city.area, Role.RESEARCHER);
        clock.set(LocalDate.of(2022, 11, 23));
        Pattern figures = Pattern.compile("本学期（9月1日至.*?</p>", Pattern.DOTALL);
        Matcher before = figures.matcher(page(researcher, "/"));
        assertThat(before.find()).isTrue();
        assertThat(before.group()).contains("已完成 0 项", "我登记的工作 0 条");
        record(researcher, "2022-11-22", EvidenceKind.RESEARCH_ACTIVITY, null, null, null);
        database.jdbc()
                .sql("""
                        insert into work_record (unit_id, seat, kind, happened_on, title, client_key, post_id, recorded_at)
                        values (?, ?, 'RESEARCH_ACTIVITY', '2022-11-22', '联片教研', gen_random_uuid(), ?, '2022-11-22 10:00+08')
                        """)
                .params(city.area.id(), city.area.seat(), researcher.postId())
                .update();
        Matcher after = figures.matcher(page(researcher, "/"));
        assertThat(after.find()).isTrue();
        Matcher links = Pattern.compile("href=\"([^\"]+)\"[^>]*>.*?<b>(\\d+)</b>", Pattern.DOTALL)
                .matcher(after.group());
        int seen = 0;
        while (links.find()) {
            assertThat(total(researcher, links.group(1).replace("&amp;", "&")))
                    .as(links.group(1))
                    .isEqualTo(Long.parseLong(links.group(2)));
            seen++;
        }
        assertThat(seen).isEqualTo(3);
        assertThat(page(city.northOffice, "/")).doesNotContain("本学期（");
    }

    @Test
    void inTheHolidaysTheDeskOfAnAreaTellsOfTheSemesterThatIsOverAndOfNothingSince() throws Exception {
        Person researcher = city.person("holiday-researcher", "片区教研员", city.area, Role.RESEARCHER);
        clock.set(LocalDate.of(2023, 1, 20));
        for (String day : List.of("2023-01-10", "2023-01-11")) {
            database.jdbc()
                    .sql("""
                            insert into work_record (unit_id, seat, kind, happened_on, title, client_key, post_id, recorded_at)
                            values (?, ?, 'RESEARCH_ACTIVITY', ?::date, '联片教研', gen_random_uuid(), ?, '2023-01-11 10:00+08')
                            """)
                    .params(city.area.id(), city.area.seat(), day, researcher.postId())
                    .update();
        }
        Matcher works = Pattern.compile("<p>上学期（2022年9月1日至1月10日）.*?我登记的工作 <a href=\"([^\"]+)\"><b>1</b> 条</a>。</p>")
                .matcher(page(researcher, "/"));
        assertThat(works.find()).isTrue();
        assertThat(total(researcher, works.group(1).replace("&amp;", "&"))).isEqualTo(1);
    }

    private Month month(Person person, @Nullable YearMonth month) {
        return person.viewer()
                .scope()
                .get(() -> agenda.month(
                        person.viewer(), month, List.of(), person.viewer().seesOthers()));
    }

    private static List<Month.Count> counts(Month month) {
        return month.weeks().stream()
                .flatMap(List::stream)
                .flatMap(date -> date.counts().stream())
                .toList();
    }

    private static Month.Date date(Month month, int day) {
        return month.weeks().stream()
                .flatMap(List::stream)
                .filter(date -> date.within() && date.day().getDayOfMonth() == day)
                .findFirst()
                .orElseThrow();
    }

    private long total(Person person, String href) throws Exception {
        Matcher total = TOTAL.matcher(page(person, href));
        assertThat(total.find()).as(href).isTrue();
        return Long.parseLong(total.group(1).replace(",", ""));
    }

    private String page(Person person, String href) throws Exception {
        var answer = mvc.perform(get(java.net.URI.create(href)).with(As.person(person)))
                .andReturn()
                .getResponse();
        answer.setCharacterEncoding("UTF-8");
        assertThat(answer.getStatus()).as(href).isEqualTo(200);
        return answer.getContentAsString();
    }
}
