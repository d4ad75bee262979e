package cn.haoyuan.calendar;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The only source of time. {@code haoyuan.demo-date} (ISO date, optional) moves the clock so that the application starts at
 * 09:00 of that day; it ticks from there.
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    private static final int HOUR_OF_START = 9;

    @Bean
    Clock clock(@Value("${haoyuan.demo-date:}") String demoDate) {
        Clock real = Clock.system(Deadlines.ZONE);
        return demoDate.isBlank() ? real : startingOn(parse(demoDate.strip()), real);
    }

    /** The real clock, shifted so that now is 09:00 of the day. */
    static Clock startingOn(LocalDate day, Clock real) {
        var start = day.atTime(HOUR_OF_START, 0).atZone(Deadlines.ZONE).toInstant();
        return Clock.offset(real, Duration.between(real.instant(), start));
    }

    private static LocalDate parse(String demoDate) {
        try {
            return LocalDate.parse(demoDate);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("haoyuan.demo-date 应为 YYYY-MM-DD 形式的日期，而不是“%s”".formatted(demoDate), e);
        }
    }
}
