package cn.haoyuan.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.DemoPeople.Person;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Routes;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

/** Nonsense typed into every form that somebody can find, and sent to every route that changes something. */
@Tag("crawl")
@HaoyuanTest(demo = true, web = WebEnvironment.RANDOM_PORT)
class NonsenseFormTest {

    private static final Pattern FORM = Pattern.compile(
            "<form\\b(?=[^>]*method=\"post\")[^>]*?action=\"([^\"]+)\"[^>]*>(.*?)</form>",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]+)\"");
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "'\"><b>",
            "-1",
            "99999999999999999999",
            "2022-02-30",
            "NO_SUCH_THING",
            "\u0000",
            "😀".repeat(50),
            "长".repeat(5000));

    @Autowired
    Routes routes;

    @Autowired
    DemoPeople people;

    @LocalServerPort
    int port;

    private final Set<String> tried = new HashSet<>();

    @Test
    void noFormAnswersNonsenseWithAFaultOfTheServer() {
        SoftAssertions softly = new SoftAssertions();
        Site site = new Site(routes);
        for (Person person : List.of(
                people.at("CITY", "OFFICE"), people.at("COUNTY", "OFFICE"), people.at("KINDERGARTEN", "PRINCIPAL"))) {
            try (Visitor visitor = new Visitor(port).signIn(person.account(), person.password())) {
                for (Answer page : site.walk(visitor, "/")) {
                    tryForms(softly, person, visitor, page);
                }
            }
        }
        assertThat(tried).isNotEmpty();
        softly.assertAll();
    }

    @Test
    void noRouteAnswersAnEmptyOrAStrangeChangeWithAFaultOfTheServer() {
        SoftAssertions softly = new SoftAssertions();
        Person person = people.at("CITY", "OFFICE");
        try (Visitor visitor = new Visitor(port).signIn(person.account(), person.password())) {
            String csrf = visitor.get("/me").csrf();
            for (Routes.Route route : routes.all()) {
                if (route.method() != HttpMethod.POST || route.path().startsWith("/me")) {
                    continue;
                }
                for (String id : List.of("1", "999999999", "99999999999999999999", "x", "-1")) {
                    softly.assertThat(visitor.post(route.filled(id), csrf, Map.of())
                                    .status())
                            .as("POST %s with %s and nothing else", route, id)
                            .isLessThan(500);
                }
            }
        }
        softly.assertAll();
    }

    private void tryForms(SoftAssertions softly, Person person, Visitor visitor, Answer page) {
        Matcher form = FORM.matcher(page.body());
        while (form.find()) {
            String action = form.group(1).replace("&amp;", "&");
            Set<String> names = new LinkedHashSet<>();
            Matcher name = NAME.matcher(form.group(2));
            while (name.find()) {
                names.add(name.group(1));
            }
            names.remove("_csrf");
            String shape = person.role() + " " + action.replaceAll("\\d+", "{n}") + " " + names;
            if (action.startsWith("/sign-") || action.startsWith("/me") || !tried.add(shape)) {
                continue;
            }
            for (String nasty : NASTY) {
                Map<String, String> typed = new LinkedHashMap<>();
                names.forEach(each -> typed.put(each, nasty));
                softly.assertThat(visitor.post(action, page.csrf(), typed).status())
                        .as("%s posts %s = '%.40s' to %s", person.account(), names, nasty, action)
                        .isLessThan(500);
            }
        }
    }
}
