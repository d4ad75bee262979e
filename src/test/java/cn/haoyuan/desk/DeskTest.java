package cn.haoyuan.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.access.Role;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity.Person;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands on a desk besides the unit's own duties. */
@HaoyuanTest
class DeskTest extends CityAtWork {

    private static final String PRINCIPALS = "所幼儿园没有园长账号";
    private static final String INSPECTORS = "所幼儿园没有责任督学";

    @Test
    void whoCanMendItIsToldWhichUnitsLackSomebodyAndFindsExactlyThese() throws Exception {
        for (Person person : new Person[] {city.cityAdministrator, city.northOffice, city.southOffice}) {
            String desk = page(person, "/");
            assertThat(number(desk, "(\\d+) " + PRINCIPALS))
                    .as(person.username())
                    .isEqualTo(listed(person, "/units?lacks=PRINCIPAL"));
            assertThat(number(desk, "(\\d+) " + INSPECTORS))
                    .isEqualTo(number(page(person, "/assignments?role=INSPECTOR"), "没有责任督学的幼儿园（(\\d+) 所）"))
                    .isEqualTo(listed(person, "/units?lacks=INSPECTOR"));
        }
        assertThat(page(city.cityAdministrator, "/"))
                .contains("5 " + INSPECTORS)
                .doesNotContain("眼下没有要办的事");
        assertThat(page(city.southOffice, "/")).contains("1 " + INSPECTORS).doesNotContain(PRINCIPALS);
        for (Person person : new Person[] {city.cityOffice, city.northResearcher, city.firstPrincipal}) {
            assertThat(page(person, "/")).as(person.username()).doesNotContain("还缺人");
        }
        assertThat(page(city.cityAdministrator, "/?tab=NOTICES")).doesNotContain("还缺人");
    }

    @Test
    void aPostToComeFillsTheGapAndAnAccountThatIsStoppedOpensItAgain() throws Exception {
        assertThat(page(city.northOffice, "/units?lacks=PRINCIPAL"))
                .contains(city.centre.name(), city.village.name(), "selected>没有园长账号")
                .doesNotContain(city.first.name());
        Person principal = city.person("centre-principal", "葛园长", city.centre, Role.PRINCIPAL);
        set("update post set during = daterange('2022-12-01', null) where id = ?", principal.postId());
        assertThat(page(city.northOffice, "/")).contains("1 " + PRINCIPALS);
        set("update account set enabled = false where id = ?", principal.accountId());
        assertThat(page(city.northOffice, "/")).contains("2 " + PRINCIPALS);
        set("update account set enabled = true where id = ?", principal.accountId());
        set("update post set during = 'empty' where id = ?", principal.postId());
        assertThat(page(city.northOffice, "/")).contains("2 " + PRINCIPALS);
        city.unit(UnitKind.COUNTY, "990109", "无人区", city.area, 700_000, 710_000);
        assertThat(page(city.cityAdministrator, "/")).contains("/units?lacks=OFFICE\">1 个县区没有业务科室账号</a>");
        assertThat(page(city.cityAdministrator, "/units?lacks=OFFICE")).containsPattern("/units/\\d+\">无人区</a>");
        assertThat(listed(city.cityAdministrator, "/units?lacks=OFFICE")).isOne();
        assertThat(page(city.firstPrincipal, "/units")).doesNotContain("缺人的");
    }

    @Test
    void anInspectorToComeFillsTheGapEverywhereAndIsNamedWithTheDay() throws Exception {
        Person inspector = city.person("coming-inspector", "来督学", city.north, Role.INSPECTOR);
        set(
                "insert into assignment (post_id, unit_id, seat, purpose, during) values (?, %d, %d, 'INSPECTOR', '[2022-12-05,)')"
                        .formatted(city.centre.id(), city.centre.seat()),
                inspector.postId());
        assertThat(number(page(city.northOffice, "/"), "(\\d+) " + INSPECTORS))
                .isEqualTo(number(page(city.northOffice, "/assignments?role=INSPECTOR"), "没有责任督学的幼儿园（(\\d+) 所）"))
                .isEqualTo(listed(city.northOffice, "/units?lacks=INSPECTOR"));
        assertThat(page(city.northOffice, "/units?lacks=INSPECTOR")).doesNotContain(city.centre.name());
        assertThat(page(city.northOffice, "/assignments?role=INSPECTOR&all=true"))
                .contains("来督学（2022年12月5日到任）");
        assertThat(page(city.northOffice, "/units/" + city.centre.id()))
                .contains("来督学（" + city.north.name() + "），自 2022年12月5日 起")
                .doesNotContain("指派责任督学</a>");
        assertThat(page(city.northOffice, "/units/" + city.centre.id() + "?asOf=2022-11-01"))
                .doesNotContain("来督学");
    }

    @Test
    void whoHoldsTwoPostsIsToldWhatWaitsForTheOther() throws Exception {
        Person person = city.person("two-gardens", "双园长", city.first, Role.PRINCIPAL);
        int other = city.post(person.personId(), city.other, Role.PRINCIPAL);
        String there = desk(person, other);
        int waiting = number(there, "待办 (\\d+) 件：");
        assertThat(waiting).isPositive();
        assertThat(page(person, "/"))
                .containsPattern("您在" + city.other.name() + "还有 " + waiting + " 件待办(，其中 [^。]+)?。")
                .contains("value=\"" + other + "\">切换到 " + city.other.name() + " · 园长");
        assertThat(there)
                .containsPattern("您在" + city.first.name() + "还有 "
                        + number(page(city.firstPrincipal, "/"), "待办 (\\d+) 件：") + " 件待办");
        assertThat(page(person, "/?tab=DONE")).doesNotContain("您在" + city.other.name());
        assertThat(page(city.firstPrincipal, "/")).doesNotContain("切换到");
    }

    @Test
    void anAdministratorIsToldWhatWaitsForTheOfficeAtTheSamePlaceAndNotTheOtherWayRound() throws Exception {
        Person person = city.person("both", "双岗", city.north, Role.ADMINISTRATOR);
        int office = city.post(person.personId(), city.north, Role.OFFICE);
        assertThat(page(person, "/"))
                .contains("您在" + city.north.name() + "的“业务科室”岗位还有 "
                        + number(page(city.northOffice, "/"), "待办 (\\d+) 件：") + " 件待办");
        assertThat(desk(person, office))
                .contains("登记工作")
                .doesNotContain("切换到 " + city.north.name() + " · 管理员</button></p>");
    }

    @Test
    void whatWasHandedInAndTheBoardCountsIsSaidBesideWhatIsStillToBeDone() throws Exception {
        assertThat(page(city.secondPrincipal, "/")).doesNotContain("看板也算在内");
        database.jdbc()
                .sql("""
                        insert into filing (duty_id, version_id, form, unit_id, seat, receiver_id, period, state, acted_at, submitted_at)
                        select min(d.id), (select max(id) from plan_version), 'year-plan', :unit, :seat, :receiver, min(d.period), 'SUBMITTED', now(), now()
                        from duties_in(array['OVERDUE'], '2022-11-23') d
                        where d.unit_id = :unit and coalesce(d.locks_on, 'infinity') >= '2022-11-23'
                        group by d.measure_id having count(*) = 1
                        order by 1 limit 1
                        """)
                .param("unit", city.second.id())
                .param("seat", city.second.seat())
                .param("receiver", city.north.id())
                .update();
        assertThat(page(city.secondPrincipal, "/"))
                .containsPattern("逾期未完成</span>\\s*<span class=\"hint\">\\d+ 项举措，\\d+ 项责任事项；另有 1 项已提交待审或退回待改，看板也算在内");
    }

    @Test
    void whoLeadsOthersReadsWhatTheyAreToHandInNextAndFindsExactlyThat() throws Exception {
        database.jdbc().sql("delete from filing").update();
        int seen = 0;
        for (String day : new String[] {"2022-11-23", "2021-08-27", "2023-06-20"}) {
            clock.set(LocalDate.parse(day));
            for (Person person : new Person[] {city.cityOffice, city.northOffice, city.northResearcher}) {
                List<MatchResult> told = awaited(page(person, "/"));
                assertThat(told).hasSizeLessThanOrEqualTo(3);
                for (MatchResult one : told) {
                    String list = page(person, one.group(1).replace("&amp;", "&"));
                    assertThat(number(list, "共 (\\d+) 条"))
                            .as(day + " " + person.username() + " " + one.group(1))
                            .isEqualTo(Integer.parseInt(one.group(2)));
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(8);
        for (Person person : new Person[] {city.firstPrincipal, city.cityAdministrator, city.firstTeacher}) {
            assertThat(page(person, "/")).as(person.username()).doesNotContain("辖区内");
        }
        assertThat(page(city.northOffice, "/?tab=DONE")).doesNotContain("辖区内");
    }

    @Test
    void whatIsHandedInOrMayStillBeAnsweredIsAwaitedNoMore() throws Exception {
        clock.set(LocalDate.parse("2021-08-27"));
        database.jdbc().sql("delete from filing").update();
        int all = plans(city.northOffice);
        assertThat(all).isGreaterThan(1);
        database.jdbc()
                .sql("""
                        insert into filing (duty_id, version_id, form, unit_id, seat, receiver_id, period, state, acted_at, submitted_at)
                        select d.id, (select max(id) from plan_version), 'development-plan', d.unit_id, d.seat, :receiver, d.period, 'SUBMITTED',
                               '2021-08-26 09:00+08', '2021-08-26 09:00+08'
                        from duties_in(array['DUE_SOON'], '2021-08-27') d join measure m on m.id = d.measure_id
                        where d.unit_id = :unit and m.key = 'development-plan'
                        """)
                .param("unit", city.second.id())
                .param("receiver", city.north.id())
                .update();
        assertThat(plans(city.northOffice)).isEqualTo(all - 1);
    }

    /** Of the kindergartens' plans for three years. */
    private int plans(Person person) throws Exception {
        return awaited(page(person, "/")).stream()
                .filter(one -> one.group(1).contains("measure=development-plan"))
                .map(one -> Integer.parseInt(one.group(2)))
                .findFirst()
                .orElse(0);
    }

    private static List<MatchResult> awaited(String desk) {
        return Pattern.compile("还有 <a href=\"(/missing\\?[^\"]+)\">([\\d,]+) 项</a>没交")
                .matcher(desk)
                .results()
                .toList();
    }

    /** The desk of one of the posts that the person holds. */
    private String desk(Person person, int post) throws Exception {
        Cookie[] chosen = mvc.perform(post("/me/post").with(As.person(person)).param("post", String.valueOf(post)))
                .andReturn()
                .getResponse()
                .getCookies();
        return mvc.perform(get("/").with(As.person(person)).cookie(chosen))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void set(String sql, int id) {
        database.jdbc().sql(sql).param(id).update();
    }

    private String page(Person person, String address) throws Exception {
        return mvc.perform(get(address).with(As.person(person)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /** The number that the page says, 0 where it does not. */
    private static int number(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .map(found -> Integer.parseInt(found.replaceAll("\\D", "")))
                .orElse(0);
    }

    private int listed(Person person, String address) throws Exception {
        return (int) Pattern.compile("class=\"duty-what\"><a href=\"/units/")
                .matcher(page(person, address))
                .results()
                .count();
    }
}
