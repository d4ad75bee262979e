package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Tab;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** In which order the rows of a board stand. */
enum RowOrder {
    /** That of the tree of units, or of the clauses. */
    TREE("顺序"),
    SHARE("完成率由低到高"),
    OVERDUE("逾期由多到少");

    private final String label;

    RowOrder(String label) {
        this.label = label;
    }

    String label(By by) {
        return this == TREE ? by.label() + label : label;
    }

    /** Rows that are alike keep their place; without a share they come last. */
    <T> Comparator<T> by(Function<T, Counts> counts) {
        return switch (this) {
            case TREE -> (one, other) -> 0;
            case SHARE ->
                Comparator.comparing(
                        (T row) -> Heat.tenths(counts.apply(row)), Comparator.nullsLast(Comparator.naturalOrder()));
            case OVERDUE ->
                Comparator.comparingLong((T row) -> counts.apply(row).overdue()).reversed();
        };
    }

    /** The same page in each order, from its rows on. */
    List<Tab> choices(By by, Address here) {
        return Arrays.stream(values())
                .map(order -> new Tab(
                        order.label(by), here.with("sort", order == TREE ? null : order) + "#order", -1, order == this))
                .toList();
    }
}
