package cn.haoyuan.bench;

import cn.haoyuan.testing.Visitor.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, by page: an address whose numbers are left out. */
final class Figures {

    private final Map<String, List<Answer>> byPage = new TreeMap<>();
    private final Duration measured;

    Figures(Duration measured) {
        this.measured = measured;
    }

    synchronized void add(Answer answer) {
        byPage.computeIfAbsent(page(answer.path()), page -> new ArrayList<>()).add(answer);
    }

    synchronized void print() {
        System.out.printf(
                "%-44s %6s %8s %8s %8s %8s %8s %8s %6s%n",
                "page", "n", "p50 ms", "p95 ms", "max ms", "queries", "KB sent", "KB html", "not 200");
        byPage.forEach((page, answers) -> line(page, answers));
        List<Answer> all = byPage.values().stream().flatMap(List::stream).toList();
        line("all", all);
        System.out.printf(
                "%npages per second                                       %6.1f%n",
                1.0 * all.size() / measured.toSeconds());
    }

    private static void line(String page, List<Answer> answers) {
        List<Double> millis = answers.stream().map(Answer::millis).sorted().toList();
        System.out.printf(
                "%-44s %6d %8.1f %8.1f %8.1f %8d %8.1f %8.1f %6d%n",
                page,
                answers.size(),
                quantile(millis, 0.5),
                quantile(millis, 0.95),
                quantile(millis, 1),
                answers.stream().mapToInt(Answer::queries).max().orElse(0),
                answers.stream().mapToInt(Answer::wire).max().orElse(0) / 1024.0,
                answers.stream()
                                .map(Answer::body)
                                .mapToInt(String::length)
                                .max()
                                .orElse(0)
                        / 1024.0,
                answers.stream().filter(answer -> answer.status() != 200).count());
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
        return path.replaceAll("/\\d+(?=/|$)", "/{n}");
    }
}
