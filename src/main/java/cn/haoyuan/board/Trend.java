package cn.haoyuan.board;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DailyCounts;
import cn.haoyuan.plan.Plan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * How the figures went over the days, as a drawing and as its twin in numbers.
 *
 * @param from the first day drawn
 * @param points {@code days since from,done,reckoned,overdue} joined by semicolons
 * @param marks lines of {@code days since from} and words: deadlines that the plan names by date
 * @param months the last day of each month, the latest first
 */
public record Trend(LocalDate from, String points, String marks, List<Month> months) {

    /** Into so many stretches of days at most a drawing is divided. */
    private static final int STRETCHES = 260;

    /** How it stood on the last day of a month, and which measures the plan wanted by a day of it. */
    public record Month(LocalDate day, Counts counts, Drill drill, String board, String deadlines) {}

    /**
     * The share of completion at the ends of months, to be drawn small.
     *
     * @param first as words, like the others
     * @param line its points within 100 × 100, from the least to the most
     */
    public record Spark(
            LocalDate from, LocalDate to, String first, String last, String least, String most, String line) {}

    /** Null where fewer than two months have anything reckoned. */
    public @Nullable Spark spark() {
        List<Month> drawn = months.reversed().stream()
                .filter(month -> month.counts().reckoned() > 0)
                .toList();
        if (drawn.size() < 2) {
            return null;
        }
        List<Integer> shares = drawn.stream()
                .map(month -> Heat.tenths(month.counts()))
                .map(Objects::requireNonNull)
                .toList();
        int least = Collections.min(shares);
        int most = Collections.max(shares);
        StringJoiner line = new StringJoiner(" ");
        for (int i = 0; i < shares.size(); i++) {
            int height = (shares.get(i) - least) * 90 / Math.max(1, most - least);
            line.add(i * 100 / (shares.size() - 1) + "," + (95 - height));
        }
        return new Spark(
                drawn.getFirst().day(),
                drawn.getLast().day(),
                Heat.words(shares.getFirst()),
                Heat.words(shares.getLast()),
                Heat.words(least),
                Heat.words(most),
                line.toString());
    }

    /** Null where there is nothing to draw yet. */
    static @Nullable Trend of(
            List<DailyCounts.Day> days, Plan plan, LocalDate asOf, LocalDate today, @Nullable Integer unit) {
        if (days.size() < 2) {
            return null;
        }
        LocalDate from = days.getFirst().day();
        SortedMap<LocalDate, String> deadlines = plan.deadlines().subMap(from, asOf.plusDays(1));
        return new Trend(from, points(days, from), marks(deadlines, from), months(days, deadlines, asOf, today, unit));
    }

    /** Of each stretch the last day, and before it the worst where it is worse, so that no dip is left out. */
    static String points(List<DailyCounts.Day> days, LocalDate from) {
        long span = ChronoUnit.DAYS.between(from, days.getLast().day()) / STRETCHES + 1;
        StringJoiner points = new StringJoiner(";");
        DailyCounts.Day worst = days.getFirst();
        for (int i = 0; i < days.size(); i++) {
            DailyCounts.Day day = days.get(i);
            if (share(day) < share(worst)) {
                worst = day;
            }
            if (i == days.size() - 1 || stretch(day, from, span) != stretch(days.get(i + 1), from, span)) {
                if (share(worst) < share(day)) {
                    points.add(point(worst, from));
                }
                points.add(point(day, from));
                worst = days.get(Math.min(i + 1, days.size() - 1));
            }
        }
        return points.toString();
    }

    private static long stretch(DailyCounts.Day day, LocalDate from, long span) {
        return ChronoUnit.DAYS.between(from, day.day()) / span;
    }

    private static int share(DailyCounts.Day day) {
        Integer tenths = Heat.tenths(day.counts());
        return tenths == null ? Integer.MAX_VALUE : tenths;
    }

    private static String point(DailyCounts.Day day, LocalDate from) {
        Counts counts = day.counts();
        return ChronoUnit.DAYS.between(from, day.day()) + "," + (counts.met() + counts.metLate()) + ","
                + counts.reckoned() + "," + counts.overdue();
    }

    private static String marks(SortedMap<LocalDate, String> deadlines, LocalDate from) {
        StringJoiner marks = new StringJoiner("\n");
        deadlines.forEach((day, words) -> marks.add(ChronoUnit.DAYS.between(from, day) + " " + words));
        return marks.toString();
    }

    private static List<Month> months(
            List<DailyCounts.Day> days,
            SortedMap<LocalDate, String> deadlines,
            LocalDate asOf,
            LocalDate today,
            @Nullable Integer unit) {
        List<Month> months = new ArrayList<>();
        int next = 0;
        Counts counts = Counts.NONE;
        for (YearMonth month = YearMonth.from(days.getFirst().day());
                !month.isAfter(YearMonth.from(asOf));
                month = month.plusMonths(1)) {
            LocalDate day = month.atEndOfMonth().isBefore(asOf) ? month.atEndOfMonth() : asOf;
            while (next < days.size() && !days.get(next).day().isAfter(day)) {
                counts = days.get(next++).counts();
            }
            StringJoiner words = new StringJoiner("；");
            deadlines
                    .tailMap(later(month.atDay(1), days.getFirst().day()))
                    .headMap(day.plusDays(1))
                    .forEach((on, what) -> words.add(on.getMonthValue() + "月" + on.getDayOfMonth() + "日 " + what));
            LocalDate linked = Look.linked(day, today);
            String board = "/board?" + (unit == null ? "" : "unit=" + unit + "&") + "asOf=" + day;
            months.add(new Month(day, counts, new Drill(unit, false, null, linked), board, words.toString()));
        }
        return months.reversed();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
