package cn.haoyuan.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.Routes;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Everybody in the demonstration city opens one page of each kind in a browser: WCAG 2.2 AA on the screen, on the phone and
 * printed, nothing wider than 360 px, nothing that moves while it loads.
 */
@HaoyuanTest(demo = true, web = WebEnvironment.RANDOM_PORT)
class PagesForAllTest {

    /** Empty lists, errors, and what no link leads to. */
    private static final Set<String> BESIDE = Set.of(
            "/components",
            "/no-such-page",
            "/duties?text=没有这样的",
            "/units?text=没有这样的",
            "/records?text=没有这样的",
            "/search?q=yey");

    @Autowired
    Routes routes;

    @Autowired
    DemoPeople people;

    @LocalServerPort
    int port;

    @Test
    void every_kind_of_page_serves_everybody_on_screen_on_the_phone_and_on_paper() {
        BrowserWalk walk = new BrowserWalk(routes);
        walk.anonymous(Browsers.open(port, 360, 740), Set.of("/sign-in", "/sign-in?refused", "/no-such-page"));
        Set<String> kinds = new TreeSet<>();
        for (DemoPeople.Person person : people.all()) {
            if (kinds.add(person.unitKind() + person.role())) {
                walk.as(person, port, kinds.size() == 1 ? BESIDE : Set.of());
            }
        }
        assertThat(walk.visited()).as("pages").isGreaterThan(300);
        assertThat(walk.found()).isEmpty();
    }
}
