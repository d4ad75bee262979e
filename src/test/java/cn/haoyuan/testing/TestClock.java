package cn.haoyuan.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until it is told otherwise; back at 09:00 of 2022-11-23 (Asia/Shanghai) before each test. */
public final class TestClock extends Clock {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant START =
            LocalDateTime.of(2022, 11, 23, 9, 0).atZone(ZONE).toInstant();

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    /** Puts the clock to a moment in Asia/Shanghai. */
    public void set(LocalDateTime moment) {
        now.set(moment.atZone(ZONE).toInstant());
    }

    /** Puts the clock to 09:00 of a day. */
    public void set(LocalDate day) {
        set(day.atTime(9, 0));
    }

    public void advance(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
    }

    void reset() {
        now.set(START);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
