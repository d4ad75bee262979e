package cn.haoyuan.admin;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.database.Cut;
import cn.haoyuan.web.Day;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people type into forms, before it is known to mean anything. */
final class Typed {

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");
    private static final Pattern HAN = Pattern.compile("[\\p{IsHan}\\s\\h]+");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}−ー]");
    static final Pattern PHONE = Pattern.compile("\\+?[0-9](?:-?[0-9]){4,19}");
    private static final Pattern MOBILE = Pattern.compile("(?:\\+?86-?)?1[0-9-]{10,}");

    private Typed() {}

    /** Without blanks around it and without what PostgreSQL's text cannot hold; "" for nothing. */
    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }

    /** Somebody's name: of Han characters alone without the blanks that align 张　三 with 欧阳修; any other keeps its own. */
    static String person(@Nullable String typed) {
        String name = text(typed);
        return HAN.matcher(name).matches() ? BLANKS.matcher(name).replaceAll("") : name;
    }

    /** A telephone number without the blanks and brackets that group it, of a mobile one without dashes too; what was typed where it is none. */
    static String phone(@Nullable String typed) {
        String narrow = Normalizer.normalize(text(typed), Normalizer.Form.NFKC).replaceAll("[()]", "");
        String number = DASHES.matcher(BLANKS.matcher(narrow).replaceAll("")).replaceAll("-");
        String plain = MOBILE.matcher(number).matches() ? number.replace("-", "") : number;
        return PHONE.matcher(plain).matches() ? plain : text(typed);
    }

    /** A day in words; what was typed where it is none. */
    static String words(String typed) {
        return day(typed).map(Day::of).orElse(typed);
    }

    /** Why {@link #day} found none, in Chinese without a full stop. */
    static String wrong(String label, String typed) {
        return DayInWords.read(typed) == null
                ? DayInWords.wrong(label, Cut.to(31, typed))
                : label + "应在 " + FIRST.getYear() + " 年与 " + LAST.getYear() + " 年之间";
    }

    /** A day within two centuries; nothing for anything else. */
    static Optional<LocalDate> day(String typed) {
        return Optional.ofNullable(DayInWords.read(typed)).filter(day -> !day.isBefore(FIRST) && !day.isAfter(LAST));
    }
}
