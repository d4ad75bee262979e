package cn.haoyuan.crawl;

import cn.haoyuan.testing.Routes;
import cn.haoyuan.testing.Routes.Route;
import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What one person finds by following links from the desk: a few addresses of each shape, each with its answer. */
final class Site {

    /** Addresses followed of one shape: the same route with the same parameters. One, because everybody walks all shapes. */
    private static final int PER_SHAPE = 1;

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

    List<Answer> walk(Visitor visitor, String start) {
        Deque<String> ahead = new ArrayDeque<>(List.of(start));
        Map<String, Integer> seen = new HashMap<>(Map.of("= " + start, 1));
        List<Answer> answers = new ArrayList<>();
        while (!ahead.isEmpty()) {
            String address = ahead.poll();
            Answer answer = visitor.get(address);
            answers.add(answer);
            for (String link : answer.links()) {
                if (seen.putIfAbsent("= " + link, 1) == null && seen.merge(shape(link), 1, Integer::sum) <= PER_SHAPE) {
                    ahead.add(link);
                }
            }
        }
        return answers;
    }

    String shape(String address) {
        String route = route(address).map(Route::path).orElse(path(address));
        return route
                + Visitor.parameters(address).stream()
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    static String path(String address) {
        int mark = address.indexOf('?');
        return mark < 0 ? address : address.substring(0, mark);
    }
}
