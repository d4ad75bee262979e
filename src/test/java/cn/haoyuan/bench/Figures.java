package cn.haoyuan.bench;

import cn.haoyuan.testing.Visitor;
import cn.haoyuan.testing.Visitor.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was measured, by kind of page: an address whose numbers are left out, with the parameters that make another view of it. */
final class Figures {

    /** Parameters that make another kind of page, rather than other rows on the same. */
    private static final Set<String> TELLING = Set.of("by", "tab", "signIns");

    /** What a page may take, send to the database and weigh; what takes more is marked. */
    private static final double MOST_MILLIS = 50;

    private static final int MOST_QUERIES = 12;
    private static final double MOST_KILOBYTES = 150;

    private final Map<String, Integer> visits = new HashMap<>();
    private final Map<String, List<Answer>> byPage = new TreeMap<>();
    private final Duration measured;

    Figures(Duration measured) {
        this.measured = measured;
    }

    /** The one of these addresses whose kind was seen least so far; it counts as seen. */
    synchronized String leastSeen(List<String> addresses) {
        String least = addresses.stream()
                .min(Comparator.comparingInt(address -> visits.getOrDefault(page(address), 0)))
                .orElseThrow();
        visits.merge(page(least), 1, Integer::sum);
        return least;
    }

    synchronized void add(Answer answer) {
        byPage.computeIfAbsent(page(answer.path()), page -> new ArrayList<>()).add(answer);
    }

    synchronized void print() {
        System.out.printf(
                "%-54s %6s %8s %8s %8s %8s %8s %8s %7s%n",
                "page", "n", "p50 ms", "p95 ms", "max ms", "queries", "KB sent", "KB html", "refused");
        byPage.forEach((page, answers) -> line(page, answers));
        List<Answer> all = byPage.values().stream().flatMap(List::stream).toList();
        line("all", all);
        System.out.printf(
                "%npages per second                                       %6.1f%n",
                1.0 * all.size() / measured.toSeconds());
    }

    private static void line(String page, List<Answer> answers) {
        List<Double> millis = answers.stream().map(Answer::millis).sorted().toList();
        double slow = quantile(millis, 0.95);
        int queries = answers.stream().mapToInt(Answer::queries).max().orElse(0);
        double kilobytes = answers.stream()
                        .map(Answer::body)
                        .mapToInt(body -> body.getBytes(StandardCharsets.UTF_8).length)
                        .max()
                        .orElse(0)
                / 1024.0;
        System.out.printf(
                "%-54s %6d %8.1f %8.1f %8.1f %8d %8.1f %8.1f %7d %s%s%s%n",
                page,
                answers.size(),
                quantile(millis, 0.5),
                slow,
                quantile(millis, 1),
                queries,
                answers.stream().mapToInt(Answer::wire).max().orElse(0) / 1024.0,
                kilobytes,
                // a redirect leads on: what one would begin to write may have been begun already
                answers.stream().filter(answer -> answer.status() >= 400).count(),
                slow > MOST_MILLIS ? " slow" : "",
                queries > MOST_QUERIES ? " queries" : "",
                kilobytes > MOST_KILOBYTES ? " large" : "");
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.isEmpty()
                ? 0
                : sorted.stream()
                        .skip(Math.max(0, (long) Math.ceil(share * sorted.size()) - 1))
                        .min(Comparator.naturalOrder())
                        .orElse(0.0);
    }

    static String page(String address) {
        int mark = address.indexOf('?');
        String path = mark < 0 ? address : address.substring(0, mark);
        return path.replaceAll("/\\d+(?=/|$)", "/{n}")
                + Visitor.parameters(address).stream()
                        .filter(parameter -> TELLING.contains(parameter.getKey()))
                        .map(Map.Entry::toString)
                        .distinct()
                        .sorted()
                        .map(telling -> " " + telling)
                        .collect(Collectors.joining());
    }
}
