package cn.haoyuan.plan;

import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the words of a clause or a measure name a day that nothing goes by which is read from it: the day was moved, the words were not. */
public final class NamedDays {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private static final Pattern DAY = Pattern.compile("(\\d{4})年(\\d{1,2})月(?:(\\d{1,2})日)?");

    /**
     * Words that say another day.
     *
     * @param clause whose words they are, or its measure's; null where they are the plan's title
     * @param measure whose words they are; null where they are the clause's
     * @param said the day that they name, as they write it
     * @param now the days that what is read from them goes by, in Chinese
     */
    public record Finding(@Nullable Clause clause, @Nullable Measure measure, String said, String now) {

        /** Whose words they are, in Chinese. */
        public String where() {
            return measure != null
                    ? "举措“" + measure.title() + "”"
                    : clause != null ? "条款 " + clause.number() + " " + clause.title() : "计划名称";
        }
    }

    private final Plan plan;

    private NamedDays(Plan plan) {
        this.plan = plan;
    }

    /** A year of the title that the plan does not reach, then in the order of the clauses; a measure's after those of the clause that it is mainly read from. */
    public static List<Finding> otherwise(Plan plan) {
        NamedDays days = new NamedDays(plan);
        List<Finding> all = new ArrayList<>();
        YEAR.matcher(plan.title())
                .results()
                .map(MatchResult::group)
                .filter(year -> Integer.parseInt(year) < plan.from().getYear()
                        || Integer.parseInt(year) > plan.to().getYear())
                .findFirst()
                .ifPresent(year -> all.add(new Finding(
                        null, null, year + "年", DayInWords.of(plan.from()) + " 至 " + DayInWords.of(plan.to()))));
        for (Clause clause : plan.clauses()) {
            days.find(clause, null, clause.text(), plan.measuresOf(clause.number()), all);
            plan.measures().stream()
                    .filter(measure -> measure.clauses().getFirst().equals(clause.number()))
                    .forEach(measure -> days.find(clause, measure, measure.text(), List.of(measure), all));
        }
        return all;
    }

    private void find(Clause clause, @Nullable Measure measure, String text, List<Measure> read, List<Finding> all) {
        SortedSet<LocalDate> days = read.stream().flatMap(this::days).collect(Collectors.toCollection(TreeSet::new));
        if (!days.isEmpty()) {
            String now = days.stream().map(DayInWords::of).collect(Collectors.joining("、"));
            DAY.matcher(text)
                    .results()
                    .filter(said -> Stream.concat(days.stream(), Stream.of(plan.from(), plan.to()))
                            .noneMatch(day -> says(said, day)))
                    .map(said -> new Finding(clause, measure, said.group(), now))
                    .forEach(all::add);
        }
    }

    private static boolean says(MatchResult said, LocalDate day) {
        return Integer.parseInt(said.group(1)) == day.getYear()
                && Integer.parseInt(said.group(2)) == day.getMonthValue()
                && (said.group(3) == null || Integer.parseInt(said.group(3)) == day.getDayOfMonth());
    }

    /** The days that a measure names itself. */
    private Stream<LocalDate> days(Measure measure) {
        Stream<LocalDate> standing = measure.standing() == null
                ? Stream.of()
                : Stream.of(measure.standing().from());
        Stream<LocalDate> asked = measure.asks().stream()
                .flatMap(ask -> Stream.concat(
                        Stream.of(ask.from()),
                        Stream.of(ask.opens(), ask.due())
                                .filter(DueRule.On.class::isInstance)
                                .map(rule -> ((DueRule.On) rule).date())));
        return Stream.concat(standing, asked).filter(day -> !day.equals(plan.from()));
    }
}
