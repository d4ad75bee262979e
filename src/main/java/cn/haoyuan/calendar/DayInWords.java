package cn.haoyuan.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** How every message and page writes a day. */
public final class DayInWords {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private DayInWords() {}

    /** As 2022年11月23日. */
    public static String of(LocalDate day) {
        return FULL.format(day);
    }
}
