package cn.haoyuan.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.calendar.SpecialDay;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a nudge may go. */
class NudgeHoursTest {

    /** The Spring Festival of 2023: off from Saturday the 21st to Friday the 27th; made up on the two Sundays around it. */
    private static final SchoolCalendar CALENDAR = SchoolCalendar.of(
            List.of(),
            Stream.concat(
                            LocalDate.of(2023, 1, 21)
                                    .datesUntil(LocalDate.of(2023, 1, 28))
                                    .map(day -> new SpecialDay(day, SpecialDay.Kind.OFF, "春节")),
                            Stream.of(LocalDate.of(2023, 1, 28), LocalDate.of(2023, 1, 29))
                                    .map(day -> new SpecialDay(day, SpecialDay.Kind.WORK, "春节调休")))
                    .toList());

    private final NudgeHours hours = new NudgeHours(LocalTime.of(8, 30), LocalTime.of(17, 30), CALENDAR);

    @Test
    void aSecondBeforeTheFirstHourIsTooEarlyAndTheHourItselfIsNot() {
        assertThat(hours.allows(at("2022-11-23T08:29:59"))).isFalse();
        assertThat(hours.allows(at("2022-11-23T08:30:00"))).isTrue();
        assertThat(hours.allows(at("2022-11-23T08:30:01"))).isTrue();
        assertThat(hours.next(at("2022-11-23T08:29:59"))).isEqualTo(at("2022-11-23T08:30:00"));
        assertThat(hours.next(at("2022-11-23T08:30:01"))).isEqualTo(at("2022-11-23T08:30:01"));
    }

    @Test
    void theLastSecondStillCountsAndTheEndItselfWaitsForTomorrow() {
        assertThat(hours.allows(at("2022-11-23T17:29:59"))).isTrue();
        assertThat(hours.allows(at("2022-11-23T17:30:00"))).isFalse();
        assertThat(hours.next(at("2022-11-23T17:30:00"))).isEqualTo(at("2022-11-24T08:30:00"));
        assertThat(hours.next(at("2022-11-23T23:59:59"))).isEqualTo(at("2022-11-24T08:30:00"));
        assertThat(hours.next(at("2022-11-24T00:00:00"))).isEqualTo(at("2022-11-24T08:30:00"));
    }

    @Test
    void whatIsAskedOnFridayNightOrOnAWeekendWaitsForMonday() {
        assertThat(hours.next(at("2022-11-25T17:30:00"))).isEqualTo(at("2022-11-28T08:30:00"));
        assertThat(hours.next(at("2022-11-26T10:00:00"))).isEqualTo(at("2022-11-28T08:30:00"));
        assertThat(hours.next(at("2022-11-27T05:00:00"))).isEqualTo(at("2022-11-28T08:30:00"));
    }

    @Test
    void aMakeUpDayOnAWeekendIsAWorkingDay() {
        assertThat(hours.allows(at("2023-01-28T10:00:00"))).isTrue();
        assertThat(hours.allows(at("2023-01-29T17:29:59"))).isTrue();
    }

    @Test
    void overTheSpringFestivalItWaitsForTheFirstMakeUpDay() {
        assertThat(hours.allows(at("2023-01-23T10:00:00"))).isFalse();
        assertThat(hours.next(at("2023-01-20T18:00:00"))).isEqualTo(at("2023-01-28T08:30:00"));
        assertThat(hours.next(at("2023-01-27T10:00:00"))).isEqualTo(at("2023-01-28T08:30:00"));
    }

    @Test
    void whoWasToldMayBeToldAgainOnTheNextWorkingDay() {
        assertThat(hours.after(LocalDate.of(2022, 11, 23))).isEqualTo(at("2022-11-24T08:30:00"));
        assertThat(hours.after(LocalDate.of(2022, 11, 25))).isEqualTo(at("2022-11-28T08:30:00"));
        assertThat(hours.after(LocalDate.of(2023, 1, 20))).isEqualTo(at("2023-01-28T08:30:00"));
    }

    @Test
    void hoursThatEndBeforeTheyBeginAreRefused() {
        assertThatThrownBy(() -> new NudgeHours(LocalTime.NOON, LocalTime.NOON, CALENDAR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LocalDateTime at(String text) {
        return LocalDateTime.parse(text);
    }
}
