package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DailyCounts;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final LocalDate FIRST = LocalDate.of(2021, 4, 1);

    @Test
    void aDayOnWhichItStoodWorseThanBeforeAndAfterIsDrawn() {
        List<DailyCounts.Day> days = IntStream.range(0, 1000)
                .mapToObj(i -> new DailyCounts.Day(FIRST.plusDays(i), i == 501 ? done(89) : done(95)))
                .toList();
        List<String> points = points(days);
        assertThat(points).contains("501,89,100,11").hasSizeBetween(200, 300);
        assertThat(points.getLast()).isEqualTo("999,95,100,5");
    }

    @Test
    void ofFewDaysEachIsDrawnOnce() {
        List<DailyCounts.Day> days = IntStream.range(0, 100)
                .mapToObj(i -> new DailyCounts.Day(FIRST.plusDays(i), done(i)))
                .toList();
        assertThat(points(days)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aPlanThatWasPublishedInTheMiddleOfAMonthHasMonthsFromThenOn() {
        LocalDate published = LocalDate.of(2021, 5, 19);
        List<DailyCounts.Day> days = List.of(
                new DailyCounts.Day(published, done(0)), new DailyCounts.Day(LocalDate.of(2021, 6, 1), done(5)));
        Trend trend = Objects.requireNonNull(
                Trend.of(days, plan(), LocalDate.of(2021, 6, 10), LocalDate.of(2021, 6, 10), null));
        assertThat(trend.months())
                .extracting(Trend.Month::day)
                .containsExactly(LocalDate.of(2021, 6, 10), LocalDate.of(2021, 5, 31));
        assertThat(trend.months().getLast().deadlines()).startsWith("5月30日 ");
        assertThat(trend.months().getFirst().deadlines()).isEmpty();
    }

    private static Plan plan() {
        return ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms())).plan();
    }

    private static List<String> points(List<DailyCounts.Day> days) {
        return List.of(Trend.points(days, FIRST).split(";"));
    }

    /** So many of a hundred. */
    private static Counts done(long met) {
        return new Counts(0, 0, 0, 100 - met, met, 0, 0);
    }
}
