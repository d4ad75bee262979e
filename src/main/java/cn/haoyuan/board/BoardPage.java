package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.standing.Finding;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A board.
 *
 * @param leads how long before its deadline a duty counts as due soon, in words
 * @param ordinary the address of this board as an ordinary page
 * @param orders in which order the rows can stand
 * @param shared by how many duties the sum of the rows exceeds the whole, because two of them share each
 * @param county whether it is a county's, which shares some duties with other counties
 */
public record BoardPage(
        Look look,
        By by,
        Counts total,
        Drill drill,
        List<Group> groups,
        List<Tab> orders,
        @Nullable ClauseTree tree,
        @Nullable Tiles tiles,
        long shared,
        boolean county,
        List<LateUnit> late,
        List<Behind> behind,
        List<Condition> conditions,
        @Nullable Trend trend,
        Exports exports,
        String leads,
        String ordinary) {

    /** What it means that a condition is not checked, in words for pages. */
    public static final String NOT_CONNECTED = "“未接入”指系统里还没有这方面的数据，不表示做到了，也不表示没有做到。";

    /** Whether there are conditions of which the product knows nothing. */
    public boolean notConnected() {
        return conditions.stream().anyMatch(each -> each.finding().verdict() == Finding.Verdict.NOT_CONNECTED);
    }

    /** Rows under one heading; the heading is null where one group is all. */
    public record Group(@Nullable String heading, List<Line> lines) {}

    /**
     * A row as shown.
     *
     * @param href the board of that unit; null where there is none
     * @param note a word beside the name
     * @param owes where the row counts the unit itself: the list of all that it owes, which counts at whom it is about
     */
    public record Line(
            BoardRow row,
            Drill drill,
            @Nullable String href,
            @Nullable String note,
            @Nullable String owes) {}

    /** A unit with what is overdue at it. */
    public record LateUnit(String name, String under, long count, String href) {}

    /** A measure with what is overdue of it. */
    public record Behind(String title, String clause, Counts counts, Drill drill) {}

    /** A standing condition with the number and title of its clause and the address of its exceptions. */
    public record Condition(Finding finding, String number, String title, String href) {}
}
