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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two days, or three, row by row.
 *
 * @param days the days in their order; the last is the one looked at
 * @param sinceMisplaced whether the earlier day asked for is not before the last one, so that another stands in its place
 * @param beforeMisplaced the same of the one more day, which was left out
 * @param shared whether some duties count in two rows
 * @param revised that another version of the plan was published in between, in a sentence, or ""
 */
public record ChangesPage(
        Look look,
        By by,
        List<LocalDate> days,
        boolean sinceMisplaced,
        boolean beforeMisplaced,
        List<Tab> views,
        List<Choice> presets,
        boolean shared,
        String revised,
        Line whole,
        List<Line> lines,
        Exports exports) {

    /** Why the rows sum to more than the whole. */
    public static final String SHARED = "各行之和比合计多：有的事项由两个单位共同负责，在两行各计一次，在合计中只计一次。";

    /** What it is called. */
    public String title() {
        return days.size() > 2 ? "三天对比" : "两天对比";
    }

    /** The day before the last one. */
    public LocalDate since() {
        return days.get(days.size() - 2);
    }

    /** The day before that; null where two days are compared. */
    public @Nullable LocalDate before() {
        return days.size() > 2 ? days.getFirst() : null;
    }

    /** The heading of a day's column: with its year, unless it is that of today. */
    public String heading(LocalDate day) {
        return Day.brief(day, look.asOf().today());
    }

    /** What a file of it is called; by units and by measures are two files. */
    String name() {
        return title() + " " + by.label() + " " + Day.of(days.getFirst()) + "起";
    }

    /**
     * A row on these days.
     *
     * @param href the board of the unit, or the rule of the measure; null where there is none
     */
    public record Line(String name, @Nullable String href, List<OnDay> days) {

        /** What changed from each day to the next. */
        public List<Step> steps() {
            return IntStream.range(1, days.size())
                    .mapToObj(day -> new Step(days.get(day - 1), days.get(day), beside(day)))
                    .toList();
        }

        /** The third day, beside the change up to this one; "" for none. */
        private String beside(int day) {
            return days.size() < 3
                    ? ""
                    : day == 1
                            ? "&until=" + days.getLast().day()
                            : "&before=" + days.getFirst().day();
        }
    }

    /** The figures of a day and where their duties are listed. */
    public record OnDay(LocalDate day, Counts counts, Drill drill) {

        /** How many are in a state. */
        public long of(What what) {
            return what.states().stream().mapToLong(counts::of).sum();
        }
    }

    /**
     * From one day to the next.
     *
     * @param beside what the address of the duties behind it says of the third day
     */
    public record Step(OnDay before, OnDay after, String beside) {

        /** By how much the number of those in a state rose. */
        public long rise(What what) {
            return after.of(what) - before.of(what);
        }

        /** The duties behind it: those that came, or where it fell, those that went. */
        public String href(What what) {
            return new ChangeDrill(after.drill(), before.day(), after.day()).of(what)
                    + beside
                    + (rise(what) < 0 ? "&went=true" : "");
        }

        /** As {@code +1,203}, {@code −2}; empty where nothing changed on balance. */
        public String signed(What what) {
            long rise = rise(what);
            return rise == 0 ? "" : Count.signed(rise);
        }

        /** Change of the share of completion in percentage points, as {@code +0.3}; empty where it stayed, or one of the days has none. */
        public String points() {
            Integer rise = Heat.ahead(after.counts(), before.counts());
            return rise == null || rise == 0 ? "" : (rise > 0 ? "+" : "−") + Count.tenths(Math.abs(rise) / 10.0);
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
            return Stream.concat(look.crumbs().stream(), Stream.of(new Crumb("按日对比", changes)))
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
