package cn.haoyuan.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.haoyuan.calendar.SpecialDay;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import java.time.DayOfWeek;
import java.time.YearMonth;
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
    void everyCountOfTheCalendarIsTheLengthOfItsList() throws Exception {
        int seen = 0;
        for (Person person : List.of(city.cityOffice, city.northOffice, city.firstPrincipal)) {
            for (String name : List.of("2021-08", "2022-11", "2022-12")) {
                for (Month.Count count : counts(month(person, YearMonth.parse(name)))) {
                    assertThat(total(person, count.href()))
                            .as(person.username() + " " + count)
                            .isEqualTo(count.count());
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(10);
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

    private Month month(Person person, @Nullable YearMonth month) {
        return person.viewer().scope().get(() -> agenda.month(person.viewer(), month, List.of()));
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
