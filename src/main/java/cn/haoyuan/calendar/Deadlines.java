package cn.haoyuan.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** What a due day means: the whole day counts, by the clocks of Shanghai. */
public final class Deadlines {

    /** The one zone in which days are counted. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What the database takes for later than anything that happens. */
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Deadlines() {}

    /** The first moment of the day, as a statement takes it. */
    public static OffsetDateTime from(LocalDate day) {
        return (day.isAfter(LAST) ? LAST : day).atStartOfDay(ZONE).toOffsetDateTime();
    }

    /** The first moment that no longer belongs to the day, as a statement takes it. */
    public static OffsetDateTime until(LocalDate day) {
        return from(day.plusDays(1));
    }

    /** What the clocks showed at that moment. */
    public static LocalDateTime local(OffsetDateTime moment) {
        return moment.atZoneSameInstant(ZONE).toLocalDateTime();
    }
}
