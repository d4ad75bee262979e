package cn.haoyuan.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.DemoPeople.Person;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Routes;
import cn.haoyuan.testing.Routes.Route;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everybody in the demonstration city follows the links of their pages; then the same addresses are tried on each other. */
@Tag("crawl")
@HaoyuanTest(demo = true, web = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrawlTest {

    private static final int MOST_QUERIES = 12;
    private static final int LARGEST_PAGE = 150 * 1024;

    /** Found otherwise than by a link in a page. */
    private static final Set<String> WITHOUT_LINK =
            Set.of("/error", "/components", "/sign-in", "/files/{id}", "/api/v1/**");

    private static final List<String> NASTY = List.of(
            "",
            "'",
            "\"><script>alert(1)</script>",
            "-1",
            "0",
            "99999999999999999999",
            "2147483648",
            "1e9",
            "NaN",
            "%00",
            "%F0%9F%98%80",
            "../../etc/passwd",
            "2022-02-30",
            "9999-99-99",
            "0000-01-01",
            "+999999-01-01",
            "null",
            "NO_SUCH_THING",
            "a%25%5F%27%3B--",
            "x".repeat(3000));

    @Autowired
    Routes routes;

    @Autowired
    DemoPeople people;

    @LocalServerPort
    int port;

    private final Map<Person, Visitor> visitors = new LinkedHashMap<>();
    private final Map<Person, List<Answer>> walks = new LinkedHashMap<>();
    private Site site;

    @BeforeAll
    void walk() {
        site = new Site(routes);
        for (Person person : people.all()) {
            Visitor visitor = new Visitor(port).signIn(person.account(), person.password());
            visitors.put(person, visitor);
            walks.put(person, site.walk(visitor, "/"));
        }
        assertThat(walks).isNotEmpty();
    }

    @AfterAll
    void leave() {
        visitors.values().forEach(Visitor::close);
    }

    @Test
    void everyLinkThatSomebodySeesLeadsToAPage() {
        check((softly, person, answer) -> softly.assertThat(answer.status())
                .as("%s (%s) opens %s", person.account(), person.kind(), answer.path())
                .isEqualTo(200));
    }

    @Test
    void noPageSendsMoreThanTwelveStatements() {
        check((softly, person, answer) -> softly.assertThat(answer.queries())
                .as("%s opens %s", person.account(), answer.path())
                .isLessThanOrEqualTo(MOST_QUERIES));
    }

    @Test
    void noPageIsLargerThan150Kilobytes() {
        check((softly, person, answer) -> softly.assertThat(
                        answer.html() ? answer.body().length() : 0)
                .as("%s opens %s", person.account(), answer.path())
                .isLessThanOrEqualTo(LARGEST_PAGE));
    }

    @Test
    void everyPageIsFoundBySomebody() {
        Set<String> found = walks.values().stream()
                .flatMap(List::stream)
                .flatMap(answer -> site.route(answer.path()).stream())
                .map(Route::path)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(site.routes())
                .extracting(Route::path)
                .filteredOn(path -> WITHOUT_LINK.stream()
                        .noneMatch(
                                known -> path.matches(known.replace("{", "\\{").replace("/**", "/.*"))))
                .allSatisfy(path -> assertThat(found).contains(path));
    }

    @Test
    void nobodyOpensWhatTheirRoleMayNot() {
        SoftAssertions softly = new SoftAssertions();
        Set<String> addresses = onePerShape();
        visitors.forEach((person, visitor) -> {
            for (String address : addresses) {
                Route route = site.route(address).orElse(null);
                if (route == null || route.needs() == null) {
                    continue;
                }
                Answer answer = visitor.get(address);
                boolean may = may(person, route);
                softly.assertThat(answer.status())
                        .as("%s (%s) opens %s", person.account(), person.kind(), address)
                        .isIn(may ? List.of(200, 302, 404) : List.of(404));
            }
        });
        softly.assertAll();
    }

    @Test
    void nonsenseInAnAddressIsNeverTheServersFault() {
        SoftAssertions softly = new SoftAssertions();
        Visitor city = visitors.get(people.at("CITY", "OFFICE"));
        for (String address : onePerShape()) {
            for (String nonsense : spoiled(address)) {
                softly.assertThat(city.get(nonsense).status())
                        .as("GET %s", nonsense.length() > 200 ? nonsense.substring(0, 200) + "…" : nonsense)
                        .isLessThan(500);
            }
        }
        softly.assertAll();
    }

    /** The address with each parameter, and each variable of its path, replaced by each nasty value. */
    private List<String> spoiled(String address) {
        List<String> spoiled = new ArrayList<>();
        String path = Site.path(address);
        List<Map.Entry<String, String>> parameters = Visitor.parameters(address);
        for (String nasty : NASTY) {
            String value = nasty.contains("%") ? nasty : Visitor.encode(nasty);
            for (int i = 0; i < parameters.size(); i++) {
                int spoil = i;
                List<String> pairs = new ArrayList<>();
                for (int j = 0; j < parameters.size(); j++) {
                    pairs.add(parameters.get(j).getKey()
                            + "="
                            + (j == spoil ? value : parameters.get(j).getValue()));
                }
                spoiled.add(path + "?" + String.join("&", pairs));
            }
            String pattern = site.route(address).map(Route::path).orElse(path);
            String[] parts = path.split("/");
            String[] names = pattern.split("/");
            for (int i = 0; i < names.length && i < parts.length; i++) {
                if (names[i].startsWith("{") && !value.isEmpty()) {
                    String[] changed = parts.clone();
                    changed[i] = value;
                    spoiled.add(String.join("/", changed));
                }
            }
        }
        return spoiled;
    }

    private Set<String> onePerShape() {
        Map<String, String> shapes = new LinkedHashMap<>();
        walks.values().stream()
                .flatMap(List::stream)
                .filter(answer -> answer.status() == 200)
                .forEach(answer -> shapes.putIfAbsent(site.shape(answer.path()), answer.path()));
        return new TreeSet<>(shapes.values());
    }

    private static boolean may(Person person, Route route) {
        cn.haoyuan.org.UnitKind kind = cn.haoyuan.org.UnitKind.valueOf(person.unitKind());
        cn.haoyuan.access.Post post =
                new cn.haoyuan.access.Post(1, 1, kind, person.unit(), 0, 1, Role.valueOf(person.role()));
        return route.needs() != null
                && new Viewer(1, "", post, List.of(post), false, cn.haoyuan.database.Scope.NOTHING).may(route.needs());
    }

    private interface Check {
        void of(SoftAssertions softly, Person person, Answer answer);
    }

    private void check(Check check) {
        SoftAssertions softly = new SoftAssertions();
        walks.forEach((person, answers) -> answers.forEach(answer -> check.of(softly, person, answer)));
        softly.assertAll();
    }
}
