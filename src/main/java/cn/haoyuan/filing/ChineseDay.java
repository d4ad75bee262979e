package cn.haoyuan.filing;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Days and moments in words. A day begins and ends in Shanghai. */
public final class ChineseDay {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private ChineseDay() {}

    public static String of(LocalDate day) {
        return DAY.format(day);
    }

    public static String moment(OffsetDateTime at) {
        return MOMENT.format(at.atZoneSameInstant(SHANGHAI));
    }

    public static String time(OffsetDateTime at) {
        return TIME.format(at.atZoneSameInstant(SHANGHAI));
    }

    public static @Nullable LocalDateTime local(@Nullable OffsetDateTime at) {
        return at == null ? null : at.atZoneSameInstant(SHANGHAI).toLocalDateTime();
    }

    public static LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(SHANGHAI).toLocalDate();
    }
}
