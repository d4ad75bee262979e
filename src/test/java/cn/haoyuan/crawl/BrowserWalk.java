package cn.haoyuan.crawl;

import cn.haoyuan.testing.Accessibility;
import cn.haoyuan.testing.Browsers;
import cn.haoyuan.testing.DemoPeople;
import cn.haoyuan.testing.Routes;
import cn.haoyuan.testing.Routes.Route;
import cn.haoyuan.testing.Visitor;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Follows links in a browser, one address of each kind of page, and says what is wrong with the pages. */
final class BrowserWalk {

    /** Parameters that make another kind of page, rather than other rows on the same. */
    private static final Set<String> TELLING = Set.of("by", "tab", "signIns");

    private static final double MOST_SHIFT = 0.01;
    private static final String WATCH_SHIFTS = """
            window.shifts = [];
            new PerformanceObserver(list => list.getEntries().filter(shift => !shift.hadRecentInput).forEach(shift => window.shifts.push(
              [shift.value, ...(shift.sources || []).map(source => source.node && source.node.outerHTML ? source.node.outerHTML.slice(0, 60) : '?')]
            ))).observe({type: 'layout-shift', buffered: true});
            """;

    private final Site site;
    private final Accessibility accessibility = new Accessibility();
    private final List<String> found = new ArrayList<>();
    private final Set<String> printed = new HashSet<>();
    private int visited;

    BrowserWalk(Routes routes) {
        this.site = new Site(routes);
    }

    List<String> found() {
        return found;
    }

    int visited() {
        return visited;
    }

    /** As somebody who works on a phone or at a desk: pages load there, and are seen on the other one after. */
    void as(DemoPeople.Person person, int port, Set<String> beside) {
        boolean phone =
                Set.of("PRINCIPAL", "TEACHER", "RESEARCHER", "INSPECTOR").contains(person.role());
        BrowserContext window = phone ? Browsers.open(port, 360, 740) : Browsers.open(port, 1280, 800);
        Page page = Browsers.signIn(listened(window), person);
        Deque<String> ahead = new ArrayDeque<>(beside);
        ahead.addFirst("/");
        Set<String> known = new HashSet<>(ahead);
        Set<String> heard = new HashSet<>();
        while (!ahead.isEmpty()) {
            String address = ahead.poll();
            for (String link : visit(page, person.account(), address)) {
                if (heard.add(link) && known.add(kind(link)) && opensInTheWindow(link)) {
                    ahead.add(link);
                }
            }
        }
        window.close();
    }

    void anonymous(BrowserContext window, Set<String> addresses) {
        Page page = listened(window);
        addresses.forEach(address -> visit(page, "nobody", address));
        window.close();
    }

    /** A page that is examined, and whose scripts are heard where they fail. */
    private Page listened(BrowserContext window) {
        Accessibility.in(window).addInitScript(WATCH_SHIFTS);
        Page page = window.newPage();
        page.onPageError(error -> found.add(page.url() + " fails: " + error));
        return page;
    }

    /** Looks at a page everywhere; answers where it leads, and leaves nothing of it. */
    private List<String> visit(Page page, String who, String address) {
        visited++;
        String at = who + " " + address + " ";
        page.navigate(address);
        look(page, at);
        double shift = ((Number) page.evaluate("shifts.reduce((sum, shift) => sum + shift[0], 0)")).doubleValue();
        if (shift >= MOST_SHIFT) {
            found.add(at + "moves while it loads: " + page.evaluate("JSON.stringify(shifts)"));
        }
        List<String> links = links(page);
        if (printed.add(kind(address))) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            accessibility.printed(page).forEach(wrong -> found.add(at + "printed " + wrong));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        }
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        page.setViewportSize(width == 360 ? 1280 : 360, height);
        look(page, at);
        // nobody looks at it again: it need not be laid out once more at the size at which the next one loads
        page.evaluate("document.documentElement.remove()");
        page.setViewportSize(width, height);
        return links;
    }

    private void look(Page page, String at) {
        int width = page.viewportSize().width;
        accessibility.violations(page).forEach(wrong -> found.add(at + width + " " + wrong));
        int wide = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        if (wide > width) {
            found.add(at + "is " + wide + " wide on " + width);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        return (List<String>)
                page.evaluate(
                        "[...document.querySelectorAll('a[href^=\"/\"]')].map(link => link.getAttribute('href').replace(/#.*/, ''))");
    }

    private String kind(String address) {
        String route = site.route(address).map(Route::path).orElse(address);
        return route
                + Visitor.parameters(address).stream()
                        .filter(parameter -> TELLING.contains(parameter.getKey()))
                        .map(Map.Entry::toString)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it is a page, not a file. */
    private boolean opensInTheWindow(String link) {
        Route route = site.route(link).orElse(null);
        return route != null
                && !route.path().matches(".*(export|xlsx|/source|/plan/bundled|/files/|/marked/|/rows).*")
                && !route.path().startsWith("/api/");
    }
}
