package cn.haoyuan.crawl;

import cn.haoyuan.testing.Routes;
import cn.haoyuan.testing.Routes.Route;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What one person finds by following links from the desk: a few addresses of each shape. */
final class Site {

    /** Addresses followed of one shape. */
    private static final int PER_SHAPE = 3;

    /** Pages of duties followed: each kind of evidence leads to another place of work. */
    private static final int DUTIES = 12;

    /** Rows of the longest list that is also fetched as a file: from the page that leads to it. */
    private static final int LONGEST_FILE = 5_000;

    private static final Pattern TOTAL = Pattern.compile("共 ([\\d,]+) 条");

    private final Map<PathPattern, Route> gets = new LinkedHashMap<>();

    Site(Routes routes) {
        for (Route route : routes.all()) {
            if (route.method() == HttpMethod.GET) {
                gets.put(PathPatternParser.defaultInstance.parse(route.path()), route);
            }
        }
    }

    /** The route that serves an address: the most specific one. */
    Optional<Route> route(String address) {
        PathContainer path = PathContainer.parsePath(path(address));
        return gets.keySet().stream()
                .filter(pattern -> pattern.matches(path))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(gets::get);
    }

    List<Route> routes() {
        return List.copyOf(gets.values());
    }

    /** Follows links, breadth first; an address is followed while one of its shapes is still rare. */
    void walk(Visitor visitor, List<String> starts, Consumer<Answer> found) {
        Deque<String> ahead = new ArrayDeque<>(starts);
        Set<String> seen = new HashSet<>(ahead);
        Map<String, Integer> times = new HashMap<>();
        while (!ahead.isEmpty()) {
            Answer answer = followed(visitor, visitor.get(ahead.poll()));
            found.accept(answer);
            boolean tooLong = tooLong(answer);
            for (String link : answer.links()) {
                if (!(tooLong && link.contains("/export")) && seen.add(link) && rare(link, times)) {
                    ahead.add(link);
                }
            }
        }
    }

    /** Where a link leads in the end: that of a duty goes on to the filing that was begun for it. */
    private static Answer followed(Visitor visitor, Answer answer) {
        if (answer.status() != 302 || !answer.location().startsWith("/filings/")) {
            return answer;
        }
        Answer end = visitor.get(answer.location());
        return new Answer(answer.path(), end.status(), end.headers(), end.body(), end.wire());
    }

    /** Whether a page is of a list so long that writing it as a file would take longer than the whole walk. */
    private static boolean tooLong(Answer page) {
        Matcher total = TOTAL.matcher(page.body());
        return total.find() && Integer.parseInt(total.group(1).replace(",", "")) > LONGEST_FILE;
    }

    private boolean rare(String link, Map<String, Integer> times) {
        List<String> shapes = shapes(link);
        boolean rare = shapes.stream().anyMatch(shape -> times.getOrDefault(shape, 0) < most(shape));
        if (rare) {
            shapes.forEach(shape -> times.merge(shape, 1, Integer::sum));
        }
        return rare;
    }

    /** Of a list as a file one is enough. */
    private static int most(String shape) {
        return shape.contains("/export") ? 1 : shape.equals("/duties/{id}") ? DUTIES : PER_SHAPE;
    }

    /** The route, and with each of the address's parameters; a workbook's parameters are those of its page. */
    List<String> shapes(String address) {
        String route = route(address).map(Route::path).orElse(path(address));
        return route.contains("/export")
                ? List.of(route)
                : Stream.concat(
                                Stream.of(route),
                                Visitor.parameters(address).stream().map(pair -> route + "?" + pair.getKey()))
                        .distinct()
                        .toList();
    }

    static String path(String address) {
        int mark = address.indexOf('?');
        return mark < 0 ? address : address.substring(0, mark);
    }
}
