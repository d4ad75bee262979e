package cn.haoyuan.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.Course;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final LocalDate FIRST = LocalDate.of(2021, 4, 1);

    @Test
    void aDayOnWhichItStoodWorseThanBeforeAndAfterIsDrawn() {
        List<Course.Day> days = IntStream.range(0, 1000)
                .mapToObj(i -> new Course.Day(FIRST.plusDays(i), i == 501 ? done(89) : done(95)))
                .toList();
        List<String> points = points(days);
        assertThat(points).contains("501,89,100,11").hasSizeBetween(200, 300);
        assertThat(points.getLast()).isEqualTo("999,95,100,5");
    }

    @Test
    void ofFewDaysEachIsDrawnOnce() {
        List<Course.Day> days = IntStream.range(0, 100)
                .mapToObj(i -> new Course.Day(FIRST.plusDays(i), done(i)))
                .toList();
        assertThat(points(days)).hasSize(100).doesNotHaveDuplicates();
    }

    private static List<String> points(List<Course.Day> days) {
        return List.of(Trend.points(days, FIRST).split(";"));
    }

    /** So many of a hundred. */
    private static Counts done(long met) {
        return new Counts(0, 0, 0, 100 - met, met, 0, 0);
    }
}
