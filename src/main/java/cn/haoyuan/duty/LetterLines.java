package cn.haoyuan.duty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a letter numbers as it stands, and what its corrections made of those before.
 *
 * @param dropped those that a correction left out, whatever they said
 */
public record LetterLines(List<Line> lines, List<Line> dropped) {

    /** How much of the longer of two lines must have stayed, so that one is the other reworded, wherever it stands. */
    private static final double LIKENESS = 0.4;

    /**
     * A line.
     *
     * @param former what it said before it was reworded, the latest first
     * @param added whether a correction brought it
     */
    public record Line(String words, List<String> former, boolean added) {

        private Line reworded(String now) {
            return key(now).equals(key(words))
                    ? new Line(now, former, added)
                    : new Line(
                            now,
                            Stream.concat(Stream.of(words), former.stream()).toList(),
                            added);
        }
    }

    private record Pair(int before, int after, double likeness) {}

    public static LetterLines of(Wording letter) {
        List<String> versions = Stream.concat(letter.former().stream(), Stream.of(letter.words()))
                .toList();
        List<Line> lines = NumberedLines.in(versions.getFirst()).stream()
                .map(words -> new Line(words, List.of(), false))
                .toList();
        List<Line> dropped = new ArrayList<>();
        for (String version : versions.subList(1, versions.size())) {
            List<Line> before = lines;
            List<String> after = NumberedLines.in(version);
            int[] from = aligned(before.stream().map(line -> key(line.words())).toList(), keys(after));
            lines = IntStream.range(0, after.size())
                    .mapToObj(i -> from[i] < 0
                            ? new Line(after.get(i), List.of(), true)
                            : before.get(from[i]).reworded(after.get(i)))
                    .toList();
            IntStream.range(0, before.size())
                    .filter(i -> Arrays.stream(from).noneMatch(used -> used == i))
                    .forEach(i -> dropped.add(before.get(i)));
        }
        return new LetterLines(lines, dropped);
    }

    /** What tells a line, whatever spaces are in it. */
    public static String key(String line) {
        return line.replaceAll("\\s", "");
    }

    private static List<String> keys(List<String> lines) {
        return lines.stream().map(LetterLines::key).toList();
    }

    /**
     * Which line each comes from, -1 for none: first the same, then the likest, as version control tells renamed files; what is left stands, one
     * after the other, for what stood there between the same two.
     */
    private static int[] aligned(List<String> before, List<String> after) {
        int[] from = new int[after.size()];
        Arrays.fill(from, -1);
        boolean[] used = new boolean[before.size()];
        for (int i = 0; i < from.length; i++) {
            for (int k = 0; k < used.length && from[i] < 0; k++) {
                if (!used[k] && before.get(k).equals(after.get(i))) {
                    from[i] = k;
                    used[k] = true;
                }
            }
        }
        for (Pair pair : alike(before, after, used, from)) {
            if (from[pair.after()] < 0 && !used[pair.before()]) {
                from[pair.after()] = pair.before();
                used[pair.before()] = true;
            }
        }
        Map<Integer, List<Integer>> gone = between(used.length, k -> used[k] ? k : null);
        Map<Integer, List<Integer>> come = between(from.length, i -> from[i] < 0 ? null : from[i]);
        come.forEach((place, lines) -> {
            List<Integer> there = gone.getOrDefault(place, List.of());
            for (int i = 0; i < Math.min(lines.size(), there.size()); i++) {
                from[lines.get(i)] = there.get(i);
            }
        });
        return from;
    }

    /** Of what is not settled, the likest first; of those the nearest. */
    private static List<Pair> alike(List<String> before, List<String> after, boolean[] used, int[] from) {
        return IntStream.range(0, from.length)
                .filter(i -> from[i] < 0)
                .boxed()
                .flatMap(i -> IntStream.range(0, used.length)
                        .filter(k -> !used[k])
                        .mapToObj(k -> new Pair(k, i, likeness(before.get(k), after.get(i)))))
                .filter(pair -> pair.likeness() >= LIKENESS)
                .sorted(Comparator.comparing(Pair::likeness)
                        .reversed()
                        .thenComparing(pair -> Math.abs(pair.before() - pair.after())))
                .toList();
    }

    /** What is not settled, by the place of the settled one that it follows; -1 for none. */
    private static Map<Integer, List<Integer>> between(int size, IntFunction<@Nullable Integer> settled) {
        Map<Integer, List<Integer>> between = new HashMap<>();
        int place = -1;
        for (int i = 0; i < size; i++) {
            Integer here = settled.apply(i);
            if (here == null) {
                between.computeIfAbsent(place, first -> new ArrayList<>()).add(i);
            } else {
                place = here;
            }
        }
        return between;
    }

    /** How many characters stand in both in the same order, of those of the longer one. */
    private static double likeness(String one, String other) {
        int[] kept = new int[other.length() + 1];
        for (int i = 0; i < one.length(); i++) {
            int diagonal = 0;
            for (int k = 1; k < kept.length; k++) {
                int above = kept[k];
                kept[k] = one.charAt(i) == other.charAt(k - 1) ? diagonal + 1 : Math.max(above, kept[k - 1]);
                diagonal = above;
            }
        }
        return (double) kept[other.length()] / Math.max(one.length(), other.length());
    }
}
