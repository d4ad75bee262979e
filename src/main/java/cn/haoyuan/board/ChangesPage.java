package cn.haoyuan.board;

import cn.haoyuan.board.ChangeDrill.What;
import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Crumb;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.Paged;
import cn.haoyuan.web.Paging;
import cn.haoyuan.web.Tab;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two days, row by row.
 *
 * @param misplaced whether the day asked for as the earlier one was not earlier, so that another stands in its place
 */
public record ChangesPage(
        Look look,
        By by,
        LocalDate since,
        boolean misplaced,
        List<Tab> views,
        List<Choice> presets,
        Line whole,
        List<Line> lines,
        Exports exports) {

    /** What a file of it is called; by units and by measures are two files. */
    String name() {
        return "两天对比 " + by.label() + " " + Day.of(since) + "起";
    }

    /**
     * A row on both days.
     *
     * @param href the board of the unit, or the rule of the measure; null where there is none
     */
    public record Line(
            String name,
            @Nullable String href,
            Counts before,
            Counts after,
            Drill then,
            Drill now,
            ChangeDrill changes) {

        /** By how much the number of those in a state rose. */
        public long rise(What what) {
            return of(after, what) - of(before, what);
        }

        /** As {@code +1,203}, {@code −2}; empty where nothing changed on balance. */
        public String signed(What what) {
            long rise = rise(what);
            return rise == 0 ? "" : Count.signed(rise);
        }

        /** Change of the share of completion in percentage points, as {@code +0.3}; empty where it stayed, or one of the days has none. */
        public String points() {
            Integer rise = Heat.ahead(after, before);
            return rise == null || rise == 0 ? "" : (rise > 0 ? "+" : "−") + Count.tenths(Math.abs(rise) / 10.0);
        }

        public static long of(Counts counts, What what) {
            return what.states().stream().mapToLong(counts::of).sum();
        }
    }

    /**
     * The duties behind one change.
     *
     * @param changes where all changes between the two days are
     */
    public record Rows(
            Look look,
            String changes,
            LocalDate since,
            What what,
            @Nullable String measure,
            long came,
            long went,
            List<Tab> tabs,
            List<Moved> rows,
            Paging paging,
            Exports exports)
            implements Paged {

        public List<Crumb> crumbs() {
            return Stream.concat(look.crumbs().stream(), Stream.of(new Crumb("两天对比", changes)))
                    .toList();
        }

        /**
         * A duty on both days; null on the day on which it was not there, or not in sight.
         *
         * @param gone what is to be said of one that is not there on the later day
         */
        public record Moved(@Nullable Duty before, @Nullable Duty after, String gone) {

            public Duty duty() {
                Duty duty = after == null ? before : after;
                if (duty == null) {
                    throw new IllegalStateException("a duty of neither day");
                }
                return duty;
            }
        }
    }
}
