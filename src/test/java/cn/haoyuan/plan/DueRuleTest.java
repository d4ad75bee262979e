package cn.haoyuan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;

class DueRuleTest {

    private static final LocalDate FIRST = LocalDate.of(2021, 9, 1);
    private static final LocalDate LAST = LocalDate.of(2022, 8, 31);

    @Test
    void counts_days_from_the_ends_of_the_period() {
        assertThat(new DueRule.AfterStart(15).day(FIRST, LAST)).isEqualTo("2021-09-16");
        assertThat(new DueRule.BeforeStart(1).day(FIRST, LAST)).isEqualTo("2021-08-31");
        assertThat(new DueRule.AfterEnd(0).day(FIRST, LAST)).isEqualTo(LAST);
        assertThat(new DueRule.AfterEnd(31).day(FIRST, LAST)).isEqualTo("2022-10-01");
    }

    @Test
    void a_day_of_the_year_is_the_first_one_not_before_the_period() {
        assertThat(new DueRule.OnMonthDay(MonthDay.of(7, 31)).day(FIRST, LAST)).isEqualTo("2022-07-31");
        assertThat(new DueRule.OnMonthDay(MonthDay.of(9, 1)).day(FIRST, LAST)).isEqualTo("2021-09-01");
        assertThat(new DueRule.OnMonthDay(MonthDay.of(8, 31)).day(FIRST, LAST)).isEqualTo("2022-08-31");
        assertThat(new DueRule.OnMonthDay(MonthDay.of(2, 29)).day(FIRST, LAST)).isEqualTo("2022-02-28");
    }
}
