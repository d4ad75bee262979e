package cn.haoyuan.calendar;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How every message and page writes a day, and how people write one. */
public final class DayInWords {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final Pattern TYPED =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?|(\\d{4})(\\d{2})(\\d{2})");

    private DayInWords() {}

    /** As 2022年11月23日. */
    public static String of(LocalDate day) {
        return FULL.format(day);
    }

    /** The day that a text says, as 2022-11-23, 2022.11.23, 2022年11月23日 or 20221123; null for any other text and for no day of the calendar. */
    public static @Nullable LocalDate read(String text) {
        Matcher typed =
                TYPED.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!typed.matches()) {
            return null;
        }
        int first = typed.group(1) == null ? 4 : 1;
        try {
            return LocalDate.of(
                    Integer.parseInt(typed.group(first)),
                    Integer.parseInt(typed.group(first + 1)),
                    Integer.parseInt(typed.group(first + 2)));
        } catch (DateTimeException notInTheCalendar) {
            return null;
        }
    }
}
