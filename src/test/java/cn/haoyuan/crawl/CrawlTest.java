package cn.haoyuan.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.crawl.Walks.Seen;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.DemoPeople.Person;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Routes;
import cn.haoyuan.testing.Routes.Route;
import cn.haoyuan.testing.TestDatabase;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/** Everybody in the demonstration city follows the links of their pages; then addresses and forms are tried with what does not belong there. */
@HaoyuanTest(demo = true, web = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrawlTest {

    private static final int MOST_QUERIES = 12;
    private static final int LARGEST_PAGE = 150 * 1024;

    /** Open to everybody, or found otherwise than by a link in a page. */
    private static final Set<String> WITHOUT_LINK = Set.of(
            "/error",
            "/components",
            "/sign-in",
            "/files/{id}",
            "/api/v1/**",
            "/units/import/changes/{key}",
            "/units/import/marked/{key}",
            "/records/import/template.xlsx",
            "/missing/nudge",
            "/records/subjects",
            "/records/outbox/session");

    /** Addresses of such routes, to be tried too: a form leads to them, or only scripts and other systems ask for them. */
    private static final List<String> ASKED = List.of(
            "/missing/nudge?measure=development-plan",
            "/records/subjects?kind=VISIT",
            "/records/import/template.xlsx?kind=VISIT",
            "/records/outbox/session",
            "/api/v1/plan",
            "/api/v1/units?kind=COUNTY&parent=1&asOf=2022-06-30&page=1&size=20",
            "/api/v1/duties?asOf=2022-06-30&measure=year-plan&unit=1&state=OVERDUE&page=1&size=20",
            "/api/v1/facts?kind=VISIT&unit=1&from=2022-06-01&to=2022-06-30&page=1&size=20",
            "/api/v1/board?asOf=2022-06-30&unit=1&by=measure");

    @Autowired
    Routes routes;

    @Autowired
    DemoPeople people;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    private Site site;
    private Walks walks;
    private Nonsense nonsense;

    @BeforeAll
    void walk() {
        site = new Site(routes);
        walks = new Walks(site, people, port);
        nonsense = new Nonsense(site, walks);
        Visitor city = walks.of(people.at("CITY", "OFFICE"));
        String csrf = city.get("/plan").csrf();
        String draft = city.post("/plan/drafts", csrf, Map.of()).location();
        city.post(draft + "/measures/year-plan/drop", csrf, Map.of());
        // the plan is read once after a start and kept; what pages send is counted after that
        city.get("/board");
        walks.go();
    }

    @AfterAll
    void leave() {
        walks.close();
    }

    @Test
    void everyLinkThatSomebodySeesLeadsToAPage() {
        check((softly, person, seen) -> softly.assertThat(seen.answered())
                .as("%s (%s) opens %s: %s", person.account(), person.kind(), seen.path(), seen.status())
                .isTrue());
    }

    @Test
    void noPageSendsMoreThanTwelveStatements() {
        check((softly, person, seen) -> softly.assertThat(seen.queries())
                .as("%s opens %s", person.account(), seen.path())
                .isBetween(seen.size() > 0 ? 0 : -1, MOST_QUERIES));
        assertThat(walks.people()).allSatisfy(person -> assertThat(walks.seen(person))
                .anyMatch(seen -> seen.queries() > MOST_QUERIES / 2));
    }

    @Test
    void noPageIsLargerThan150Kilobytes() {
        check((softly, person, seen) -> softly.assertThat(seen.size())
                .as("%s opens %s", person.account(), seen.path())
                .isLessThanOrEqualTo(LARGEST_PAGE));
    }

    @Test
    void everyPageIsFoundBySomebody() {
        Set<String> found = walks.people().stream()
                .flatMap(person -> walks.seen(person).stream())
                .flatMap(seen -> site.route(seen.path()).stream())
                .map(Route::path)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(site.routes())
                .extracting(Route::path)
                .filteredOn(path -> WITHOUT_LINK.stream()
                        .noneMatch(
                                known -> path.matches(known.replace("{", "\\{").replace("/**", "/.*"))))
                .allSatisfy(path -> assertThat(found).contains(path));
    }

    /** An address of each route, as somebody found it, tried on everybody who did not find it and on a stranger. */
    @Test
    void nobodyOpensWhatTheirRoleMayNot() {
        SoftAssertions softly = new SoftAssertions();
        Map<Route, String> addresses = addresses();
        InParallel.each(walks.people(), person -> {
            Set<String> own = walks.seen(person).stream().map(Seen::path).collect(Collectors.toSet());
            addresses.forEach((route, address) -> {
                boolean may = Walks.may(person, route);
                if (!own.contains(address) && !(may && address.contains("/export"))) {
                    expect(
                            softly,
                            person,
                            "GET",
                            walks.of(person).get(address),
                            may ? List.of(200, 302, 404, 422) : List.of(404));
                }
            });
        });
        try (Visitor stranger = new Visitor(port)) {
            addresses.forEach((route, address) -> {
                Answer answer = stranger.get(address);
                softly.assertThat(answer.status() == 401 || answer.location().startsWith("/sign-in?back="))
                        .as("a stranger opens %s: %s %s", address, answer.status(), answer.location())
                        .isTrue();
            });
        }
        softly.assertAll();
    }

    /** What belongs to a kindergarten elsewhere is not there for whoever has nothing to do with it, whatever they ask. */
    @Test
    void whatIsForeignIsNotThere() {
        SoftAssertions softly = new SoftAssertions();
        Foreign foreign = new Foreign(database);
        Set<String> tried = ConcurrentHashMap.newKeySet();
        Map<Person, Map<String, String>> ids =
                walks.people().stream().collect(Collectors.toMap(person -> person, foreign::to));
        String before = foreign.marks();
        InParallel.each(walks.people(), person -> {
            Visitor visitor = walks.of(person);
            String csrf = visitor.get("/me").csrf();
            for (Route route : routes.all()) {
                Foreign.address(route, ids.get(person)).ifPresent(address -> {
                    boolean get = route.method() == HttpMethod.GET;
                    Answer answer = get ? visitor.get(address) : visitor.post(address, csrf, Foreign.form(route));
                    expect(softly, person, route.method().name(), answer, List.of(404));
                    tried.add(route.path());
                });
            }
        });
        softly.assertThat(foreign.marks()).as("what was done").isEqualTo(before);
        softly.assertThat(tried).hasSizeGreaterThan(25);
        softly.assertAll();
    }

    /** Nor is it told by an address that names it in a parameter, of any page that somebody found. */
    @Test
    void noParameterTellsOfWhatIsForeign() {
        SoftAssertions softly = new SoftAssertions();
        Foreign foreign = new Foreign(database);
        Map<Person, Map<String, String>> ids =
                walks.people().stream().collect(Collectors.toMap(person -> person, foreign::to));
        List<String> all = walks.people().stream()
                .flatMap(person -> walks.seen(person).stream())
                .filter(Seen::answered)
                .map(Seen::path)
                .toList();
        Set<String> tried = ConcurrentHashMap.newKeySet();
        InParallel.each(walks.people(), person -> {
            if (ids.get(person).isEmpty()) {
                return;
            }
            String name = foreign.name(ids.get(person));
            Set<String> own = new HashSet<>();
            for (String address : all) {
                Route route = site.route(address).orElseThrow();
                Foreign.named(address, ids.get(person)).forEach((parameter, named) -> {
                    String place = route.path() + "?" + parameter;
                    if (Walks.may(person, route) && own.add(place)) {
                        tried.add(place);
                        Answer answer = walks.of(person).get(named);
                        synchronized (softly) {
                            softly.assertThat(answer.status())
                                    .as("%s: %s", person.account(), named)
                                    .isIn(200, 302, 404, 422);
                            softly.assertThat(answer.body())
                                    .as("%s: %s", person.account(), named)
                                    .doesNotContain(name);
                        }
                    }
                });
            }
        });
        softly.assertThat(tried).hasSizeGreaterThan(20);
        softly.assertAll();
    }

    @Test
    void nonsenseInAnAddressIsRefusedInChinese() {
        assertThat(nonsense.inAddresses(ASKED)).hasSizeGreaterThan(50);
    }

    /** Changes what it finds, hence at the end. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void nonsenseInAFormIsRefusedInChinese() {
        assertThat(nonsense.inForms()).hasSizeGreaterThan(30);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void anEmptyOrAStrangeChangeIsRefusedInChinese() {
        nonsense.instead(routes, people.at("CITY", "OFFICE"));
    }

    @Test
    void theInterfaceIsDescribedToWhoeverDevelopsWithTheDemonstration() {
        try (Visitor stranger = new Visitor(port)) {
            Answer document = stranger.get("/v3/api-docs");
            assertThat(document.status()).isEqualTo(200);
            assertThat(document.body())
                    .contains("bearer", "metLate", "city-area")
                    .doesNotContain("viewer", "CITY_AREA");
            assertThat(JsonMapper.shared()
                            .readTree(document.body())
                            .get("paths")
                            .propertyNames())
                    .containsExactlyInAnyOrderElementsOf(site.routes().stream()
                            .map(Route::path)
                            .filter(path -> path.startsWith("/api/"))
                            .toList());
        }
    }

    private Map<Route, String> addresses() {
        Map<Route, String> addresses = new LinkedHashMap<>();
        Stream.concat(
                        ASKED.stream(),
                        walks.people().stream()
                                .flatMap(person -> walks.seen(person).stream())
                                .filter(seen -> seen.status() == 200)
                                .map(Seen::path))
                .forEach(address -> site.route(address)
                        .filter(route -> route.needs() != null)
                        .ifPresent(route -> addresses.putIfAbsent(route, address)));
        return addresses;
    }

    private static void expect(
            SoftAssertions softly, Person person, String method, Answer answer, List<Integer> statuses) {
        synchronized (softly) {
            softly.assertThat(answer.status())
                    .as("%s (%s): %s %s", person.account(), person.kind(), method, answer.path())
                    .isIn(statuses);
        }
    }

    private interface Check {
        void of(SoftAssertions softly, Person person, Seen seen);
    }

    private void check(Check check) {
        SoftAssertions softly = new SoftAssertions();
        walks.people().forEach(person -> walks.seen(person).forEach(seen -> check.of(softly, person, seen)));
        softly.assertAll();
    }
}
