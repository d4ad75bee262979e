package cn.haoyuan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.SignInOffer;
import cn.haoyuan.database.DatabaseProperties;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestClock;
import cn.haoyuan.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HaoyuanTest(demo = true)
class DemonstrationTest {

    /** Counts of duties and facts, and a sum over placements. A change of the demonstration on purpose changes it. */
    private static final String FINGERPRINT = "130820 72636 -12412886417";

    @Autowired
    TestDatabase database;

    @Autowired
    DatabaseProperties properties;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    TestClock clock;

    @Autowired
    Demonstration demonstration;

    @Autowired
    DemoAccounts accounts;

    @Test
    void theTreeHasTwelveCountiesAndAboutElevenHundredKindergartens() {
        assertThat(units("COUNTY")).isEqualTo(12);
        assertThat(units("KINDERGARTEN")).isEqualTo(1170);
        assertThat(count("select count(*) from kindergarten")).isEqualTo(1170);
    }

    @Test
    void everyUnitSitsInsideTheUnitItIsPlacedUnder() {
        assertThat(count("""
                        select count(*) from placement p join placement o on o.unit_id = p.parent_id and o.during && p.during
                        where not (p.seat > o.seat and p.seat_end <= o.seat_end)
                        """)).isZero();
        assertThat(count("select count(*) from placement where parent_id is null and kind <> 'CITY'"))
                .isZero();
    }

    @Test
    void namesOfADayAreUnique() {
        assertThat(count("""
                        select count(*) from (select name from units_on('2022-11-23') group by name having count(*) > 1) twice
                        """)).isZero();
    }

    @Test
    void nothingIsRecordedOnTheDemonstrationDayOrAfterIt() {
        for (String moment : List.of(
                "max(recorded_at) from fact",
                "max(recorded_at) from work_record",
                "max(at) from filing_act",
                "max(at) from filing_submission",
                "max(at) from waiver",
                "max(voided_at) from fact_void")) {
            assertThat(count("select count(*) from (select " + moment + ") m (at) where at >= '2022-11-23'"))
                    .as(moment)
                    .isZero();
        }
    }

    @Test
    void everyFactWasRecordedAfterItHappenedAndWhereItsUnitStoodThatDay() {
        assertThat(
                        count(
                                "select count(*) from fact where recorded_on <> (recorded_at at time zone 'Asia/Shanghai')::date"))
                .isZero();
        assertThat(count("""
                        select count(*) from fact f where not exists (
                            select from placement p where p.unit_id = f.unit_id and p.during @> f.happened_on)
                        """)).isZero();
    }

    @Test
    void mostIsDoneSomeLateSomeNotAtAll() {
        long past = count("select count(*) from duties_on('2022-11-22') where due_on <= '2022-11-22'");
        assertThat(past).isGreaterThan(50_000);
        assertThat(share("MET", past)).isBetween(0.88, 0.98);
        assertThat(share("MET_LATE", past)).isBetween(0.005, 0.05);
        assertThat(share("OVERDUE", past)).isBetween(0.01, 0.08);
        assertThat(count("select count(*) from duties_on('2022-11-22') where state = 'WAIVED'"))
                .isEqualTo(36);
    }

    @Test
    void everyMeasureThatHasComeDueIsMetSomewhere() {
        assertThat(database.jdbc().sql("""
                                select m.key from measure m join duty d on d.measure_id = m.id where d.due_on < '2022-11-23'
                                group by m.key having count(d.met_on) = 0
                                """).query(String.class).list()).isEmpty();
    }

    @Test
    void ofTwoCountiesThatGotACircularOneClosedEveryItemAndOneGotItsReportBack() {
        assertThat(database.jdbc().sql("""
                                select f.state || ' ' || (d.met_on is not null) || ' ' || count(i ->> 'closed') || '/' || count(*)
                                from filing f
                                join duty d on d.id = f.duty_id
                                join filing_submission s on s.filing_id = f.id and s.no = 1
                                cross join jsonb_array_elements(s.content -> 'items') i
                                where f.form = 'rectification-report'
                                group by f.id, d.met_on
                                """).query(String.class).list())
                .containsExactlyInAnyOrder("ACCEPTED true 3/3", "RETURNED false 2/3");
    }

    @Test
    void ofTheProblemsThatInspectorsFoundSomeArePutRightSomeAnsweredSomeOverdueAndSomeFresh() {
        assertThat(database.jdbc().sql("""
                                select m.key || ' ' || d.state
                                from duties_on('2022-11-23') d join measure m on m.id = d.measure_id
                                where m.key in ('problem-answer', 'problem-recheck')
                                group by m.key, d.state
                                """).query(String.class).list())
                .contains(
                        "problem-answer MET",
                        "problem-answer OVERDUE",
                        "problem-recheck MET",
                        "problem-recheck DUE_SOON");
        assertThat(count("""
                        select count(*) from duty d join measure m on m.id = d.measure_id and m.key = 'problem-answer'
                        join kindergarten k on k.unit_id = d.unit_id and k.opened_on = '2022-09-01'
                        where d.met_on is null and d.due_on > '2022-11-23'
                        """)).isPositive();
    }

    @Test
    void aProblemThatTheFirstLookFoundAsItWasWasAnsweredAgainAndIsPutRight() {
        assertThat(database.jdbc().sql("""
                                select m.key || ' ' || (d.met_on is not null)
                                from work_record w
                                join fact f on f.source = 'work-record' and f.source_id = w.id and f.topic = 'problem'
                                join duty a on a.period = 'event-' || f.id
                                join fact s on s.period = a.period and s.topic = 'problem-answer'
                                join duty d on d.id = a.id or d.period = 'event-' || s.id
                                join measure m on m.id = d.measure_id
                                where w.topics @> array['recheck', 'problem']
                                order by d.id
                                """).query(String.class).list())
                .containsExactly("problem-answer true", "problem-recheck true");
    }

    @Test
    void inTwoCountiesEveryKindergartenHasAResearchTopicElsewhereMostHave() {
        assertThat(database.jdbc().sql("""
                                select c.name || ' ' || count(*) filter (where t.id is null) || ' ' || (count(*) filter (where t.id is not null) * 10 / count(*))
                                from units_on('2022-11-22') k
                                join units_on('2022-11-22') c on c.kind = 'COUNTY' and k.seat > c.seat and k.seat < c.seat_end
                                left join lateral (select min(f.id) as id from fact f where f.kind = 'TOPIC' and f.unit_id = k.id) t on true
                                where k.kind = 'KINDERGARTEN'
                                group by c.name
                                """).query(String.class).list())
                .contains("东湖区 0 10", "西湖区 0 10")
                .filteredOn(county -> !county.contains(" 0 "))
                .hasSize(10)
                .allMatch(county -> county.matches(".* [678]"));
        assertThat(count("""
                        select count(*) from (
                            select unit_id from fact where kind = 'TOPIC' group by unit_id, title
                            having bool_or(topic = 'topic-conclusion' and happened_on < '2021-04-01')) over
                        """)).as("over before the plan").isPositive();
    }

    @Test
    void filingsStandInEveryStateThatAReviewerMeets() {
        assertThat(database.jdbc()
                        .sql("select distinct state from filing")
                        .query(String.class)
                        .list())
                .contains("DRAFT", "SUBMITTED", "RETURNED", "ACCEPTED");
        assertThat(count("""
                        select count(*) from filing f join unit c on c.id = f.receiver_id
                        where c.code = '360113' and f.state = 'SUBMITTED'
                        """)).isPositive();
        assertThat(
                        count(
                                "select count(*) from filing f where not exists (select from filing_draft d where d.filing_id = f.id)"))
                .isZero();
    }

    /** Else who corrects a filing finds nothing chosen where something was, and cannot hand it in. */
    @Test
    void whatIsChosenInAFilingIsAmongTheOptionsOfItsForm() {
        Plan plan = ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms())).plan();
        plan.forms().forEach(form -> form.sections().stream()
                .flatMap(section -> section.fields().stream())
                .filter(field -> !field.options().isEmpty())
                .forEach(field -> assertThat(chosen(form.id(), field.id()))
                        .as("%s %s", form.title(), field.label())
                        .isNotEmpty()
                        .isSubsetOf(field.options())));
    }

    private List<String> chosen(String form, String field) {
        return database.jdbc()
                .sql("""
                        select distinct v.chosen
                        from (select filing_id, content -> :field as answer from filing_submission
                              union all
                              select filing_id, content -> :field from filing_draft) a
                        join filing f on f.id = a.filing_id and f.form = :form
                        cross join lateral jsonb_array_elements_text(
                            case jsonb_typeof(a.answer) when 'array' then a.answer else jsonb_build_array(a.answer) end) v (chosen)
                        where a.answer is not null
                        """)
                .param("form", form)
                .param("field", field)
                .query(String.class)
                .list();
    }

    @Test
    void theLatestActOfAFilingIsItsState() {
        assertThat(count("""
                        select count(*) from filing f where f.state <> (
                            select a.state from filing_act a where a.filing_id = f.id order by a.at desc, a.id desc limit 1)
                        """)).isZero();
    }

    @Test
    void anAcceptedFilingMeetsItsDutyOnTheDayItWasHandedIn() {
        assertThat(count("""
                        select count(*) from filing f join duty d on d.id = f.duty_id
                        where (f.state = 'ACCEPTED') <> (d.met_on is not null)
                        """)).isZero();
    }

    @Test
    void goalsOfKindergartensLinkToGoalsAbove() {
        assertThat(count("select count(*) from goal where form = 'development-plan' and parent_id is not null"))
                .isGreaterThan(3_000);
    }

    @Test
    void theCountyWhoseResearcherIsOfferedHasItsWeekStillToVisit() {
        assertThat(count("""
                        select count(*) from duties_on('2022-11-23') d
                        join measure m on m.id = d.measure_id and m.key = 'guidance-weekly'
                        join unit u on u.id = d.unit_id and u.code = '360113'
                        where '2022-11-23' between d.opens_on and d.due_on and d.met_on is null
                        """)).isEqualTo(1);
    }

    @Test
    void theSameCityIsMadeEveryTime() {
        assertThat(database.jdbc().sql("""
                                select (select count(*) from duty) || ' ' || (select count(*) from fact) || ' ' ||
                                       (select sum(hashtext(name || during)) from placement)
                                """).query(String.class).single()).isEqualTo(FINGERPRINT);
    }

    /** The rule of what bears on a duty stands in the settlement and in a view; here each twentieth duty is settled by the view. */
    @Test
    void whatBearsOnADutyIsWhatItWasSettledBy() {
        String outcomes = """
                select %s from duty d join ask a on a.id = d.ask_id
                left join lateral (
                    select happened_on from (
                        select distinct b.happened_on, case when a.evidence = 'VISIT' then coalesce(f.subject_id, -f.id) else f.id end as deed
                        from bearing b join fact f on f.id = b.fact_id
                        where b.duty_id = d.id and not exists (select from fact_void v where v.fact_id = f.id)) e
                    order by happened_on offset a.count - 1 limit 1) n on true
                where not d.waived and d.id %% 20 = 0""";
        assertThat(count(outcomes.formatted("count(d.met_on)"))).isGreaterThan(3_000);
        assertThat(count(outcomes.formatted("count(*) filter (where d.met_on is distinct from n.happened_on)")))
                .isZero();
    }

    @Test
    void aLoadedCityIsNotLoadedAgain() {
        long units = count("select count(*) from unit");
        demonstration.start();
        assertThat(count("select count(*) from unit")).isEqualTo(units);
    }

    @Test
    void theAccountsFileIsItsOwnersOnlyAndItsPasswordsAreGood() throws IOException {
        Path file = properties.data().resolve("demo-accounts.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<JsonNode> entries =
                JsonMapper.shared().readTree(file.toFile()).valueStream().toList();
        assertThat(entries).hasSize(14);
        JsonNode office = entries.getFirst();
        assertThat(office.get("unit").asString()).isEqualTo("南昌市教育局");
        String hash = database.jdbc()
                .sql("select password_hash from account where username = ?")
                .param(office.get("account").asString())
                .query(String.class)
                .single();
        assertThat(passwords.matches(office.get("password").asString(), hash)).isTrue();
        assertThat(accounts.accounts()).hasSizeBetween(8, 12);
    }

    @Test
    void whoIsOfferedCanSignInThatDay() {
        for (String day : List.of("2021-04-12", "2021-08-27", "2022-11-23")) {
            clock.set(LocalDate.parse(day));
            List<String> offered = accounts.accounts().stream()
                    .map(SignInOffer.Account::username)
                    .toList();
            assertThat(offered).as(day).hasSizeGreaterThan(6).doesNotHaveDuplicates();
            for (String username : offered) {
                assertThat(database.jdbc()
                                .sql("""
                                        select count(*) from account a join post p on p.person_id = a.person_id
                                        where a.username = ? and p.during @> ?::date
                                        """)
                                .params(username, day)
                                .query(Long.class)
                                .single())
                        .as(day + " " + username)
                        .isPositive();
            }
        }
        assertThat(accounts.accounts()).anyMatch(account -> account.hint().contains("今年新开办"));
        clock.set(LocalDate.parse("2021-08-27"));
        assertThat(accounts.accounts())
                .anyMatch(account -> account.label().endsWith("园长"))
                .noneMatch(account ->
                        account.hint().contains("今年新开办") || account.label().endsWith("教师"));
        clock.set(LocalDate.parse("2022-11-23"));
    }

    @Test
    void whoeverWasPrincipalHasAnAccountSoThatTheyAreToldAndTheirPostCanBeEnded() {
        assertThat(count("""
                        select count(*) from post p
                        where p.role = 'PRINCIPAL' and p.person_id not in (select person_id from account)
                        """)).isZero();
    }

    private double share(String state, long of) {
        long n = database.jdbc()
                .sql("select count(*) from duties_on('2022-11-22') where due_on <= '2022-11-22' and state = ?")
                .param(state)
                .query(Long.class)
                .single();
        return (double) n / of;
    }

    private long units(String kind) {
        return database.jdbc()
                .sql("select count(*) from unit where kind = ?")
                .param(kind)
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }
}
