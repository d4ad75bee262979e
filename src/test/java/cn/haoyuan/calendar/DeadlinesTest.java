package cn.haoyuan.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final LocalDate DUE = LocalDate.parse("2021-08-30");
    private static final Instant MIDNIGHT = Instant.parse("2021-08-30T16:00:00Z"); // 31 August, 00:00 in Shanghai

    @Test
    void aDayLastsFromMidnightToMidnightInShanghai() {
        assertThat(Deadlines.from(DUE.plusDays(1)).toInstant()).isEqualTo(MIDNIGHT);
        assertThat(MIDNIGHT.minusSeconds(1)).isBefore(Deadlines.until(DUE).toInstant());
        assertThat(MIDNIGHT).isEqualTo(Deadlines.until(DUE).toInstant());
        assertThat(MIDNIGHT.plusSeconds(1)).isAfter(Deadlines.until(DUE).toInstant());
        assertThat(Deadlines.until(LocalDate.parse("2024-02-29")).toInstant()).isEqualTo("2024-02-29T16:00:00Z");
    }

    @Test
    void startsTheDemonstrationAtNineOfItsDay() {
        Clock real = Clock.fixed(Instant.parse("2031-05-06T07:08:09Z"), Deadlines.ZONE);
        Clock demo = ClockConfiguration.startingOn(LocalDate.parse("2022-11-23"), real);
        assertThat(demo.instant()).isEqualTo("2022-11-23T01:00:00Z");
        assertThat(demo.getZone()).isEqualTo(Deadlines.ZONE);
    }

    @Test
    void takesTheRealClockUnlessAskedAndNamesABadDate() {
        assertThat(new ClockConfiguration().clock(" ")).isEqualTo(Clock.system(Deadlines.ZONE));
        assertThatThrownBy(() -> new ClockConfiguration().clock("23.11.2022"))
                .hasMessageContaining("haoyuan.demo-date")
                .hasMessageContaining("23.11.2022");
    }
}
