package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodMoveTest {

    private static final Plan PLAN =
            ((PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms())).plan();

    /** What becomes of a deadline of the bundled plan, of 2021-04-01 to 2023-12-31. */
    private static List<LocalDate> moved(LocalDate due, String from, String to) {
        Measure m = PLAN.measure("county-scheme").orElseThrow();
        Ask a = m.asks().getFirst();
        Ask ask = new Ask(
                a.who(),
                a.having(),
                a.about(),
                a.post(),
                a.evidence(),
                a.form(),
                a.topic(),
                a.count(),
                a.cadence(),
                a.on(),
                a.from(),
                a.opens(),
                new DueRule.On(due),
                a.grace(),
                a.receiver(),
                a.defaults());
        Measure measure =
                new Measure(m.id(), m.clauses(), m.title(), m.text(), m.reader(), m.minutes(), null, List.of(ask));
        return PeriodMove.of(PLAN.with(List.of(measure)), new TypedHead("", "", "", from, to, List.of()))
                .orElseThrow()
                .rows()
                .stream()
                .map(PeriodMove.Row::after)
                .toList();
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
