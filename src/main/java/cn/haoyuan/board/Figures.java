package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import java.util.Map;

/**
 * Counts per measure (by its id), of the whole and of each part. The whole counts a duty that two parts share once.
 *
 * @param parts in the order of the tree
 */
record Figures(Map<Integer, Counts> whole, Map<Part, Map<Integer, Counts>> parts) {

    static Counts sum(Map<Integer, Counts> counts) {
        return counts.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /** How many duties are counted in two parts; none where there are no parts. */
    long shared() {
        long sum =
                parts.values().stream().mapToLong(counts -> sum(counts).total()).sum();
        return parts.isEmpty() ? 0 : sum - total().total();
    }

    Counts total() {
        return sum(whole);
    }
}
