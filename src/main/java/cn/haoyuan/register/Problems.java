package cn.haoyuan.register;

import cn.haoyuan.org.RowProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file, or unlikely in it. Keeps the first thousand, counts them all. */
final class Problems {

    /** Most problems that are kept. */
    static final int MOST = 1000;

    private final List<RowProblem> kept = new ArrayList<>();
    private int count;

    void add(int line, String column, String message) {
        add(new RowProblem(line, column, message));
    }

    void add(RowProblem problem) {
        count++;
        if (kept.size() < MOST) {
            kept.add(problem);
        }
    }

    void addAll(Collection<RowProblem> more) {
        more.forEach(this::add);
    }

    int count() {
        return count;
    }

    /** Those kept, by line. */
    List<RowProblem> byLine() {
        return kept.stream().sorted(Comparator.comparingInt(RowProblem::line)).toList();
    }
}
