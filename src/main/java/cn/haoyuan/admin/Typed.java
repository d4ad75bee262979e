package cn.haoyuan.admin;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people type into forms, before it is known to mean anything. */
final class Typed {

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private Typed() {}

    /** Without blanks around it and without what PostgreSQL's text cannot hold; "" for nothing. */
    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }

    /** A day in words; what was typed where it is none. */
    static String words(String typed) {
        return day(typed).map(Day::of).orElse(typed);
    }

    /** A day within two centuries; nothing for anything else. */
    static Optional<LocalDate> day(String typed) {
        return Optional.ofNullable(DayInWords.read(typed)).filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST));
    }
}
