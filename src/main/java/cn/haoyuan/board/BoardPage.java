package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.standing.Finding;
import cn.haoyuan.web.Exports;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A board.
 *
 * @param shared whether rows may share duties, so that their sum may exceed the whole
 */
public record BoardPage(
        Look look,
        By by,
        Counts total,
        Drill drill,
        List<Group> groups,
        boolean shared,
        List<Late> late,
        List<Condition> conditions,
        @Nullable Trend trend,
        Exports exports) {

    /** Rows under one heading; the heading is null where one group is all. */
    public record Group(@Nullable String heading, List<Line> lines) {}

    /**
     * A row as shown.
     *
     * @param href the board of that unit; null where there is none
     * @param note a word beside the name
     */
    public record Line(
            BoardRow row,
            Drill drill,
            @Nullable String href,
            @Nullable String note) {}

    /** A unit with what is overdue at it. */
    public record Late(String name, String under, long count, String href) {}

    /** A standing condition with the address of its exceptions. */
    public record Condition(Finding finding, String clause, String href) {}

    /** Percentage of what is done among what is reckoned, rounded down; null where nothing is. */
    public static @Nullable Integer share(Counts counts) {
        return counts.reckoned() == 0 ? null : (int) ((counts.met() + counts.metLate()) * 100 / counts.reckoned());
    }
}
