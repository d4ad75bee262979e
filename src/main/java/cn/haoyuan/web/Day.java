package cn.haoyuan.web;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.calendar.Deadlines;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Days as pages write them. */
public final class Day {

    private static final DateTimeFormatter BRIEF = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Day() {}

    /** As 2022年11月23日. */
    public static String of(LocalDate day) {
        return DayInWords.of(day);
    }

    /** As 2022年11月23日 星期三. */
    public static String full(LocalDate day) {
        return of(day) + " " + weekday(day);
    }

    /** As 星期三. */
    public static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE);
    }

    /** As 11月23日, where the year is plain: the day lies in the same one as {@code today}. */
    public static String brief(LocalDate day, LocalDate today) {
        return day.getYear() == today.getYear() ? BRIEF.format(day) : of(day);
    }

    /** A moment, as 2022年11月23日 08:30. */
    public static String at(OffsetDateTime moment) {
        return at(Deadlines.local(moment));
    }

    public static String at(LocalDateTime moment) {
        return of(moment.toLocalDate()) + " " + MINUTE.format(moment);
    }

    /** A moment of a day that is told beside it, as 08:30. */
    public static String minute(OffsetDateTime moment) {
        return MINUTE.format(Deadlines.local(moment));
    }

    /** A moment, as 11月23日 08:30, where the year is plain. */
    public static String brief(OffsetDateTime moment, LocalDate today) {
        LocalDateTime local = Deadlines.local(moment);
        return brief(local.toLocalDate(), today) + " " + MINUTE.format(local);
    }

    /** A moment of a log, as 2022年11月23日 08:30:05. */
    public static String exactly(LocalDateTime moment) {
        return of(moment.toLocalDate()) + " " + SECOND.format(moment);
    }

    /** How long until a deadline, the day of the deadline included: 还有 3 天, 今天截止, 已逾期 5 天. */
    public static String left(LocalDate due, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, due);
        if (days == 0) {
            return "今天截止";
        }
        return days == 1 ? "明天截止" : days > 0 ? "还有 " + days + " 天" : "已逾期 " + -days + " 天";
    }

    /** How long some work takes: 约 40 分钟, from an hour on 约 1.5 小时. */
    public static String effort(int minutes) {
        double hours = Math.round(minutes / 30.0) / 2.0;
        return minutes < 60
                ? "约 " + minutes + " 分钟"
                : "约 " + (hours % 1 == 0 ? "%.0f" : "%.1f").formatted(hours) + " 小时";
    }

    /** How urgent a day is that has no lead time of its own, as one for a reply: red when past, yellow from a week before, else blue. */
    public static Light urgency(LocalDate due, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, due);
        return days < 0 ? Light.RED : days <= 7 ? Light.YELLOW : Light.BLUE;
    }

    /** A day that a plan could mean; null for none, and for those from long ago or far ahead, which no database holds. */
    public static @Nullable LocalDate plausible(@Nullable LocalDate day) {
        return day == null || day.getYear() < 1949 || day.getYear() > 2200 ? null : day;
    }
}
