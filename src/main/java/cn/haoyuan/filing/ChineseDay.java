package cn.haoyuan.filing;

import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Moments in words, and the days they fall on. A day begins and ends in Shanghai. */
public final class ChineseDay {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private ChineseDay() {}

    public static String moment(OffsetDateTime at) {
        return Day.at(at);
    }

    public static String time(OffsetDateTime at) {
        return TIME.format(Deadlines.local(at));
    }

    public static @Nullable LocalDateTime local(@Nullable OffsetDateTime at) {
        return at == null ? null : Deadlines.local(at);
    }

    public static LocalDate day(OffsetDateTime at) {
        return Deadlines.local(at).toLocalDate();
    }
}
