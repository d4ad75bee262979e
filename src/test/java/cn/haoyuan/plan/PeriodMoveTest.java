package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.AskLike;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeriodMoveTest {

    private static final Plan PLAN =
            ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms())).plan();

    /** What becomes of a deadline of the bundled plan, of 2021-04-01 to 2023-12-31. */
    private static List<LocalDate> moved(LocalDate due, String from, String to) {
        Measure m = PLAN.measure("county-scheme").orElseThrow();
        Ask a = m.asks().getFirst();
        Measure measure =
                asking(m, null, List.of(AskLike.of(a).due(new DueRule.On(due)).ask()));
        return PeriodMove.of(PLAN.with(List.of(measure)), new TypedHead("", "", "", from, to, List.of()))
                .orElseThrow()
                .rows()
                .stream()
                .map(PeriodMove.Row::after)
                .toList();
    }

    private static Measure asking(Measure m, @Nullable Standing standing, List<Ask> asks) {
        return new Measure(m.id(), m.clauses(), m.title(), m.text(), m.reader(), m.minutes(), standing, asks);
    }

    @Test
    void whatComesToLieOnTheFormerFirstDayStaysThereAndWhatBeganOnThatBeginsOnTheNewOne() {
        LocalDate first = LocalDate.of(2021, 9, 1);
        LocalDate later = LocalDate.of(2022, 9, 1);
        Measure anji = PLAN.measure("anji-stage").orElseThrow();
        Ask once = anji.asks().getFirst();
        Ask yearly = anji.asks().getLast();
        DueRule december = new DueRule.OnMonthDay(MonthDay.of(12, 31));
        Standing standing = PLAN.measure("topic").orElseThrow().standing();
        assertThat(standing).isNotNull();
        Plan plan = PLAN.with(
                List.of(asking(
                        anji,
                        new Standing(standing.condition(), standing.who(), later),
                        List.of(
                                AskLike.of(once)
                                        .from(first)
                                        .opens(new DueRule.On(later))
                                        .due(new DueRule.On(LocalDate.of(2023, 5, 30)))
                                        .ask(),
                                AskLike.of(yearly).from(later).due(december).ask()))),
                first,
                LocalDate.of(2024, 8, 31));
        TypedHead head = TypedHead.of(plan);
        TypedHead typed =
                new TypedHead(head.title(), head.number(), head.issuer(), "2020-09-01", "2023-08-31", head.clauses());
        HeadReading reading =
                HeadReading.read(PeriodMove.of(plan, typed).orElseThrow().plan(), BundledPlan.forms(), typed);
        Measure moved = ((HeadReading.Accepted) reading).plan().measures().getFirst();
        assertThat(moved.standing()).isNotNull().extracting(Standing::from).isEqualTo(first);
        assertThat(moved.asks())
                .containsExactly(
                        AskLike.of(once)
                                .from(LocalDate.of(2020, 9, 1))
                                .opens(new DueRule.On(first))
                                .due(new DueRule.On(LocalDate.of(2022, 5, 30)))
                                .ask(),
                        AskLike.of(yearly).from(first).due(december).ask());
    }

    @Test
    void aDayKeepsItsMonthAndDayAndGoesWithTheFirstYear() {
        LocalDate due = LocalDate.of(2022, 5, 30);
        assertThat(moved(due, "2022-04-01", "2024-12-31")).containsExactly(LocalDate.of(2023, 5, 30));
        assertThat(moved(due, "2019-04-01", "2021-12-31")).containsExactly(LocalDate.of(2020, 5, 30));
    }

    @Test
    void whereThatYearHasNoRoomTheNearestThatHasItIsTaken() {
        assertThat(moved(LocalDate.of(2021, 5, 30), "2026-09-01", "2028-12-31"))
                .containsExactly(LocalDate.of(2027, 5, 30));
        assertThat(moved(LocalDate.of(2023, 12, 31), "2026-09-01", "2028-08-31"))
                .containsExactly(LocalDate.of(2027, 12, 31));
        assertThat(moved(LocalDate.of(2021, 5, 30), "2026-09-01", "2026-12-31"))
                .as("no year has room")
                .isEmpty();
    }

    @Test
    void theLastOfFebruaryOfALeapYearFallsOnTheTwentyEighthOfACommonOne() {
        LocalDate leap = LocalDate.of(2024, 2, 29);
        assertThat(moved(leap, "2022-01-01", "2026-12-31")).containsExactly(LocalDate.of(2025, 2, 28));
        assertThat(moved(leap, "2025-01-01", "2029-12-31")).containsExactly(LocalDate.of(2028, 2, 29));
    }
}
