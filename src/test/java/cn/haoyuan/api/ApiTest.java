package cn.haoyuan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.haoyuan.access.Role;
import cn.haoyuan.access.Tokens;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.duty.Waivers;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.NewUnit;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.testing.As;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.TestCity;
import cn.haoyuan.testing.TestCity.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other systems read with a token, as issue and OpenAPI document promise it. */
@HaoyuanTest
class ApiTest extends CityAtWork {

    /** What asks for a unit, up to its number. */
    private static final List<String> UNITS =
            List.of("/api/v1/duties?unit=", "/api/v1/facts?unit=", "/api/v1/units?parent=", "/api/v1/board?unit=");

    @Autowired
    Tokens tokens;

    @Autowired
    UnitActs acts;

    @Autowired
    Waivers waivers;

    @BeforeEach
    void aPlanAndAVisit() {
        if (first) {
            clock.set(LocalDate.of(2021, 10, 14));
            record(city.northResearcher, "2021-10-13", EvidenceKind.VISIT, "guidance", null, city.first.id());
        }
        clock.set(LocalDate.of(2021, 11, 23));
    }

    @Test
    void thePlanNamesItsClausesAndTheMeasuresReadFromEach() {
        JsonNode plan = read(city.northOffice, "/api/v1/plan");
        assertThat(plan.get("clauses")).hasSize(43);
        JsonNode clause = plan.get("clauses")
                .valueStream()
                .filter(each -> each.get("number").asString().equals("四(一)2"))
                .findFirst()
                .orElseThrow();
        assertThat(clause.get("title").asString()).isEqualTo("幼儿园三年发展规划");
        assertThat(clause.get("measures").valueStream().map(measure -> measure.get("id")
                        .asString()))
                .contains("development-plan");
    }

    @Test
    void theRootTellsWhatThereIsToReadAndHowToAsk() {
        JsonNode index = read(city.northOffice, "/api/v1");
        assertThat(index.get("resources").valueStream())
                .extracting(resource -> resource.get("path").asString())
                .containsExactly("/api/v1/board", "/api/v1/duties", "/api/v1/facts", "/api/v1/plan", "/api/v1/units")
                .allSatisfy(path -> read(city.northOffice, path));
        JsonNode duties = index.get("resources").get(1).get("parameters");
        assertThat(duties.propertyNames()).containsExactly("asOf", "measure", "unit", "state", "page", "size");
        assertThat(duties.get("asOf").asString()).isEqualTo("日期（YYYY-MM-DD）");
        assertThat(duties.get("state").asString())
                .startsWith("以下之一：notOpen、open")
                .endsWith("，可以几个，用逗号分开");
        assertThat(duties.get("size").asString()).isEqualTo("整数，不填为 100");
        assertThat(index.get("resources").get(0).get("parameters").get("by").asString())
                .isEqualTo("以下之一：unit、measure，不填为 unit");
        index.get("resources").valueStream().forEach(resource -> assertThat(
                        resource.get("summary").asString())
                .isNotBlank());
    }

    @Test
    void unitsAreThoseOfAKindBelowAParentOnADay() {
        JsonNode units = list(city.cityOffice, "/api/v1/units?kind=kindergarten&parent=" + city.north.id(), 4);
        assertThat(units.get("items").get(0).propertyNames()).contains("id", "kind", "code", "name", "parent");
        list(city.cityOffice, "/api/v1/units?kind=county-area&asOf=2021-09-01", 3);
        list(city.cityOffice, "/api/v1/units?asOf=2020-08-31", 0);
    }

    @Test
    void dutiesSayWhoOwesWhatUntilWhenAndHowItStands() {
        String visits = "/api/v1/duties?measure=guidance-weekly&unit=" + city.north.id();
        JsonNode met =
                list(city.cityOffice, visits + "&state=met", 1).get("items").get(0);
        assertThat(met.propertyNames())
                .contains("unit", "subject", "measure", "period", "opensOn", "dueOn", "state", "metOn");
        assertThat(met.get("unit").get("id").asInt()).isEqualTo(city.north.id());
        assertThat(met.get("period").asString()).isEqualTo("2021-W41");
        assertThat(met.get("opensOn").asString()).isEqualTo("2021-10-11");
        assertThat(met.get("dueOn").asString()).isEqualTo("2021-10-17");
        assertThat(met.get("state").asString()).isEqualTo("met");
        assertThat(met.get("metOn").asString()).isEqualTo("2021-10-13");
        list(city.cityOffice, visits + "&state=met&asOf=2021-10-13", 0);
    }

    @Test
    void whatIsOwedOnceOpensForAKindergartenThatCameLaterWithItAsItsPageSays() throws Exception {
        LocalDate opened = LocalDate.of(2021, 11, 24);
        clock.set(opened);
        NewUnit unit = new NewUnit(UnitKind.KINDERGARTEN, "城北区后来幼儿园", city.northEast.id(), "1136990201", opened);
        done(city.northOffice.viewer().scope(), () -> acts.open(unit));
        JsonNode duties = read(city.northOffice, "/api/v1/duties?measure=development-plan&size=1000");
        assertThat(duties.get("items")).hasSizeGreaterThan(1).allSatisfy(duty -> {
            boolean late = duty.get("unit").get("name").asString().equals("城北区后来幼儿园");
            assertThat(duty.get("opensOn").asString().equals(opened.toString())).isEqualTo(late);
        });
        long id = duties.get("items")
                .valueStream()
                .filter(duty -> duty.get("opensOn").asString().equals(opened.toString()))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asLong();
        assertThat(mvc.perform(get("/duties/" + id).with(As.person(city.northOffice)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("2021年11月24日 至 2022年1月23日");
    }

    @Test
    void whoMetItAndWasOpenedAgainCameNotWithThatOpening() throws Exception {
        LocalDate met = LocalDate.of(2021, 11, 26);
        LocalDate again = LocalDate.of(2021, 12, 6);
        Scope scope = city.northOffice.viewer().scope();
        clock.set(met.minusDays(2));
        NewUnit fresh =
                new NewUnit(UnitKind.KINDERGARTEN, "城北区停过的园", city.northEast.id(), "1136990202", met.minusDays(2));
        int id = ((Answer.Done) in(scope, () -> acts.open(fresh))).unitId();
        clock.set(met);
        in(
                scope,
                () -> facts.record(new NewFact(
                        EvidenceKind.FILING, "development-plan", id, null, "once", met, "规划", "test", 990202L)));
        clock.set(met.plusDays(1));
        done(scope, () -> acts.close(id, met.plusDays(1), "误撤"));
        clock.set(again);
        done(scope, () -> acts.reopen(id, "撤错了"));
        done(scope, () -> acts.close(id, again.plusDays(10), "又要停办"));
        String once = "/api/v1/duties?measure=development-plan&size=1000&unit=" + id;
        JsonNode duty =
                read(city.northOffice, once + "&asOf=" + again).get("items").get(0);
        assertThat(duty.get("metOn").asString()).isEqualTo(met.toString());
        assertThat(duty.get("opensOn").asString()).isEqualTo(met.minusDays(2).toString());
    }

    @Test
    void whatWasWaivedBeforeItsUnitWasOpenedAgainKeepsItsOpening() throws Exception {
        LocalDate day = LocalDate.of(2021, 11, 24);
        LocalDate again = LocalDate.of(2021, 12, 6);
        Scope scope = city.northOffice.viewer().scope();
        clock.set(day);
        NewUnit fresh = new NewUnit(UnitKind.KINDERGARTEN, "城北区免报的园", city.northEast.id(), "1136990203", day);
        int id = ((Answer.Done) in(scope, () -> acts.open(fresh))).unitId();
        String once = "/api/v1/duties?measure=development-plan&size=1000&unit=" + id;
        long duty = read(city.northOffice, once).get("items").get(0).get("id").asLong();
        clock.set(day.plusDays(1));
        in(scope, () -> waivers.waive(city.northOffice.viewer(), duty, "已纳入总园规划"));
        clock.set(day.plusDays(2));
        done(scope, () -> acts.close(id, day.plusDays(2), "误撤"));
        clock.set(again);
        done(scope, () -> acts.reopen(id, "撤错了"));
        assertThat(read(city.northOffice, once).get("items").valueStream())
                .extracting(item -> item.get("state").asString(), item -> item.get("opensOn")
                        .asString())
                .contains(tuple("waived", day.toString()));
        assertThat(mvc.perform(get("/duties/" + duty).with(As.person(city.northOffice)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("2021年11月24日 至 ");
    }

    @Test
    void aUnitReadsWhatIsAboutItThoughItOwesItNot() {
        JsonNode duties = read(city.firstPrincipal, "/api/v1/duties?measure=norm-check&unit=" + city.first.id());
        assertThat(duties.get("items")).isNotEmpty().allSatisfy(duty -> {
            assertThat(duty.get("unit").get("id").asInt()).isEqualTo(city.north.id());
            assertThat(duty.get("subject").get("id").asInt()).isEqualTo(city.first.id());
        });
    }

    @Test
    void factsAreThoseOnRecordThatDay() {
        JsonNode fact = list(city.northOffice, "/api/v1/facts?kind=visit", 1)
                .get("items")
                .get(0);
        assertThat(fact.get("unit").asInt()).isEqualTo(city.north.id());
        assertThat(fact.get("subject").asInt()).isEqualTo(city.first.id());
        assertThat(fact.get("happenedOn").asString()).isEqualTo("2021-10-13");
        list(city.northOffice, "/api/v1/facts?asOf=2021-10-13", 0);
        list(city.northOffice, "/api/v1/facts?from=2021-10-14", 0);
        list(city.cityOffice, "/api/v1/facts?unit=" + city.second.id(), 0);
        list(city.southOffice, "/api/v1/facts", 0);
    }

    @Test
    void everyRowOfABoardCountsWhatItsDutiesCount() {
        for (String by : List.of("unit", "measure")) {
            JsonNode board = read(city.northOffice, "/api/v1/board?asOf=2021-10-20&by=" + by);
            assertThat(board.get("items")).isNotEmpty().allSatisfy(row -> {
                long sum = List.of("notOpen", "open", "dueSoon", "overdue", "met", "metLate", "waived").stream()
                        .mapToLong(state -> row.get(state).asLong())
                        .sum();
                assertThat(sum).isEqualTo(row.get("total").asLong());
                if (by.equals("measure")) {
                    list(
                            city.northOffice,
                            "/api/v1/duties?asOf=2021-10-20&measure="
                                    + row.get("measure").asString(),
                            sum);
                }
            });
        }
    }

    @Test
    void aUnitThatIsUnknownOrOutOfSightIsNowhere() throws Exception {
        for (String address : UNITS) {
            for (int unit : List.of(city.south.id(), 999_999)) {
                assertThat(problem(404, address + unit)).as(address).contains("没有编号为 " + unit + " 的单位");
            }
        }
    }

    @Test
    void ofAUnitAboveOnesOwnOneIsAnsweredWhatOneSeesOfIt() {
        Person inspector = city.person("inspector", "赵督学", city.north, Role.INSPECTOR);
        for (TestCity.Place place : List.of(city.first, city.other)) {
            database.jdbc()
                    .sql(
                            "insert into assignment (post_id, unit_id, seat, purpose, during) values (?, ?, ?, 'INSPECTOR', '[2021-09-01,)')")
                    .params(inspector.postId(), place.id(), place.seat())
                    .update();
        }
        for (String address : UNITS) {
            String all = address.substring(0, address.indexOf('?'));
            for (Person person : List.of(inspector, city.northOffice, city.firstPrincipal)) {
                JsonNode whole = read(person, address + city.city.id());
                assertThat(whole).as(address + " " + person.name()).isEqualTo(read(person, all));
                assertThat(whole.get("items")).as(address).isNotEmpty();
            }
        }
        for (String address : List.of("/api/v1/duties?unit=", "/api/v1/facts?unit=")) {
            JsonNode part = read(inspector, address + city.north.id());
            assertThat(part).as(address).isEqualTo(read(inspector, address + city.first.id()));
            assertThat(part.get("items")).as(address).isNotEmpty();
        }
        list(inspector, "/api/v1/units?parent=" + city.north.id(), 1);
        list(inspector, "/api/v1/board?unit=" + city.north.id(), 1);
    }

    @Test
    void aListComesInPages() {
        JsonNode all = read(city.cityOffice, "/api/v1/units");
        JsonNode second = read(city.cityOffice, "/api/v1/units?page=2&size=5");
        assertThat(second.get("page").asInt()).isEqualTo(2);
        assertThat(second.get("size").asInt()).isEqualTo(5);
        assertThat(second.get("total")).isEqualTo(all.get("total"));
        assertThat(second.get("items").get(0)).isEqualTo(all.get("items").get(5));
        assertThat(read(city.cityOffice, "/api/v1/units?page=99").get("items")).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidAsAProblem() throws Exception {
        assertThat(problem(400, "/api/v1/duties?state=late")).contains("state", "metLate");
        assertThat(problem(400, "/api/v1/units?kind=village")).contains("kind", "county-area");
        assertThat(problem(400, "/api/v1/facts?asOf=2021-02-30")).contains("asOf", "YYYY-MM-DD");
        assertThat(problem(400, "/api/v1/duties?unit=x")).contains("unit", "整数");
        assertThat(problem(400, "/api/v1/board?by=rank")).contains("by");
        problem(404, "/api/v1/board?unit=999999");
        problem(404, "/api/v1/nothing");
        assertThat(problem(404, "/api/v1/duties?measure=no-such")).contains("没有编号为 no-such 的举措");
        MockHttpServletResponse change = ask(post("/api/v1/plan"), token(city.northOffice));
        assertThat(change.getStatus()).isEqualTo(405);
    }

    @Test
    void aWrongTokenIsNobodyAndSoIsNone() throws Exception {
        MockHttpServletResponse wrong = ask(get("/api/v1/plan"), "no-such-token");
        assertThat(wrong.getStatus()).isEqualTo(401);
        assertThat(wrong.getContentType()).startsWith("application/problem+json");
        assertThat(wrong.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(mvc.perform(get("/api/v1/plan")).andReturn().getResponse().getStatus())
                .isEqualTo(401);
    }

    @Test
    void outsideTheDemonstrationNothingDescribesTheInterfaceOrTheSystem() throws Exception {
        for (String address : List.of(
                "/v3/api-docs",
                "/v3/api-docs.yaml",
                "/v3/api-docs/swagger-config",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump")) {
            assertThat(mvc.perform(get(address)).andReturn().getResponse().getStatus())
                    .as(address)
                    .isEqualTo(404);
        }
    }

    private JsonNode list(Person person, String address, long total) {
        JsonNode list = read(person, address);
        assertThat(list.propertyNames()).as(address).containsExactlyInAnyOrder("items", "total", "page", "size");
        assertThat(list.get("total").asLong()).as(address).isEqualTo(total);
        return list;
    }

    private JsonNode read(Person person, String address) {
        try {
            MockHttpServletResponse answer = ask(get(URI.create(address)), token(person));
            assertThat(answer.getStatus()).as(address).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        } catch (Exception broken) {
            throw new IllegalStateException(address, broken);
        }
    }

    private String problem(int status, String address) throws Exception {
        MockHttpServletResponse answer = ask(get(URI.create(address)), token(city.northOffice));
        assertThat(answer.getStatus()).as(address).isEqualTo(status);
        return String.valueOf(answer.getErrorMessage());
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request, String token) throws Exception {
        return mvc.perform(request.header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse();
    }

    private String token(Person person) {
        return person.viewer().scope().get(() -> transaction.execute(status -> tokens.issue(person.postId(), "试验", 1)));
    }
}
