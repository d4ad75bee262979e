package cn.haoyuan.duty;

import cn.haoyuan.org.UnitKind;
import cn.haoyuan.web.Count;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a version of the plan, or an edit of the calendar, would do on a day.
 *
 * @param parts the duties that change
 * @param owed what is owed from that day on as things stand, for a version of the plan
 */
public record Effect(List<Part> parts, List<Part> owed) {

    /** Rows on a page of a list of the duties behind a count, where the reader did not choose. */
    public static final int ROWS = 50;

    /** Of all parts in one list. */
    static Effect of(List<Part> all) {
        Map<Boolean, List<Part>> changing =
                all.stream().collect(Collectors.partitioningBy(part -> part.change() != null));
        return new Effect(Objects.requireNonNull(changing.get(true)), Objects.requireNonNull(changing.get(false)));
    }

    public enum Change {
        ADDED("新增"),
        /** Another deadline or other terms for the same unit, subject and period. */
        MOVED("改动"),
        ENDED("结束"),
        /** Overdue by terms that go, or whose deadline is past by the new ones too: it stays so, whatever is added for its period. */
        LATE("仍逾期");

        private final String label;

        Change(String label) {
            this.label = label;
        }

        /** The Chinese name shown on pages. */
        public String label() {
            return label;
        }
    }

    /**
     * Some duties that change alike, or stay.
     *
     * @param change null where they stay as they are; their county is not told then
     * @param county the county of the owners; null where they lie above the counties
     * @param again nothing is left to do: a changed duty is met or waived, or one is added although the same unit met an earlier one of the
     *     measure in the same period
     * @param oldWeek the Monday of the week of the deadline that goes; null where none goes that is still to come
     * @param newWeek the Monday of the week of the deadline that comes; null where none comes
     * @param soon the deadline that comes, where it is not more than a week ahead; else null
     */
    public record Part(
            @Nullable Change change,
            String measure,
            UnitKind who,
            @Nullable Integer county,
            boolean again,
            @Nullable LocalDate oldWeek,
            @Nullable LocalDate newWeek,
            @Nullable LocalDate soon,
            long n) {}

    /**
     * One duty that changes, or stays (null). Each knows how many there are.
     *
     * @param minutes what all of them take, where that was asked for
     */
    public record Row(
            @Nullable Change change,
            String measure,
            boolean again,
            int unitId,
            @Nullable String unit,
            @Nullable String subject,
            String label,
            @Nullable LocalDate oldDueOn,
            @Nullable LocalDate newDueOn,
            long total,
            long minutes) {

        /** What is to be said of one that was done before; null of others. */
        public @Nullable String note() {
            return !again ? null : change == Change.MOVED ? done(change) + "，不用再办" : done(change);
        }

        /** How it changes, in Chinese. */
        public String words() {
            return change == null ? "不变" : change.label();
        }
    }

    /** What was done of those that change like this and are marked as done before. */
    static String done(@Nullable Change change) {
        return change == Change.MOVED ? "已完成或已豁免" : "同一时段已完成过";
    }

    /** How many there are of such rows in all, on a page or beyond; 0 of an empty page. */
    public static long total(List<Row> page) {
        return page.isEmpty() ? 0 : page.getFirst().total();
    }

    /** How many duties change like this, of the parts that pass. */
    public long count(Change change, Predicate<Part> which) {
        return parts.stream()
                .filter(part -> part.change() == change && which.test(part))
                .mapToLong(Part::n)
                .sum();
    }

    /** How many duties change, in Chinese: 责任事项新增 1,204 项、结束 3 项. */
    public String words() {
        String changes = Arrays.stream(Change.values())
                .filter(change -> change != Change.LATE && count(change, part -> true) > 0)
                .map(change -> change.label() + " " + Count.of(count(change, part -> true)) + " 项")
                .collect(Collectors.joining("、"));
        return "责任事项" + (changes.isEmpty() ? "没有变化" : changes);
    }

    /** How near a deadline may be that comes with a change. */
    public enum Soon {
        TODAY("当天到期", 1),
        WEEK("7 天内到期", 7);

        private final String label;
        private final int days;

        Soon(String label, int days) {
            this.label = label;
            this.days = days;
        }

        /** The Chinese name shown on pages. */
        public String label() {
            return label;
        }

        /** How many days it looks ahead, the first included. */
        int days() {
            return days;
        }
    }

    /** How many duties come that are due so soon, of the parts that pass; {@code day}: that of the change. */
    public long due(Soon soon, LocalDate day, Predicate<Part> which) {
        return parts.stream()
                .filter(part ->
                        part.soon() != null && part.soon().isBefore(day.plusDays(soon.days)) && which.test(part))
                .mapToLong(Part::n)
                .sum();
    }

    /** How many duties come that are due within a week, and how many of these at once, in Chinese: 有 90 项 7 天内到期，其中 88 项当天到期; "" for none. */
    public String dueSoon(LocalDate day) {
        long week = due(Soon.WEEK, day, part -> true);
        long today = due(Soon.TODAY, day, part -> true);
        return week == 0
                ? ""
                : "有 " + Count.of(week) + " 项 " + Soon.WEEK.label
                        + (today == 0 ? "" : "，其中 " + Count.of(today) + " 项" + Soon.TODAY.label);
    }

    /** The kind of unit of whose duties most change; kindergartens where none does. */
    public UnitKind most() {
        return parts.stream()
                .filter(part -> part.change() != Change.LATE)
                .collect(Collectors.groupingBy(Part::who, Collectors.summingLong(Part::n)))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(UnitKind.KINDERGARTEN);
    }
}
