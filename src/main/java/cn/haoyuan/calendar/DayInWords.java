package cn.haoyuan.calendar;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How every message and page writes a day, and how people write one. */
public final class DayInWords {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final Pattern TYPED = Pattern.compile(
            "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?|(\\d{4})(\\d{2})(\\d{2})");

    private static final Pattern MONTH = Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*(?:月份?)?");

    private static final Pattern IN_ANY_YEAR = Pattern.compile("(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?");

    private DayInWords() {}

    /** As 2022年11月23日. */
    public static String of(LocalDate day) {
        return FULL.format(day);
    }

    /** As 7月31日, of every year. */
    public static String of(MonthDay day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** A day, or one of every year, that was typed in whatever form, as pages write it; any other text as it is. */
    public static String said(String typed) {
        LocalDate day = read(typed);
        MonthDay everyYear = readMonthDay(typed);
        return day != null ? of(day) : everyYear != null ? of(everyYear) : typed;
    }

    /** The day that a text says, as 2022-11-23, 2022.11.23, 2022年11月23日 or 20221123; null for any other text and for no day of the calendar. */
    public static @Nullable LocalDate read(String text) {
        Matcher typed = TYPED.matcher(plain(text));
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

    /** The month that a text says without a day, as 2022-09, 2022.9, 2022年9月 or 2022年9月份; null for any other text. */
    public static @Nullable YearMonth readMonth(String text) {
        Matcher typed = MONTH.matcher(plain(text));
        if (!typed.matches()) {
            return null;
        }
        try {
            return YearMonth.of(Integer.parseInt(typed.group(1)), Integer.parseInt(typed.group(2)));
        } catch (DateTimeException notInTheCalendar) {
            return null;
        }
    }

    /** The day of every year that a text says, as 7月31日, 07-31, 7/31 or 7.31; null for any other text and for no day of the calendar. */
    public static @Nullable MonthDay readMonthDay(String text) {
        Matcher typed = IN_ANY_YEAR.matcher(plain(text));
        if (!typed.matches()) {
            return null;
        }
        try {
            return MonthDay.of(Integer.parseInt(typed.group(1)), Integer.parseInt(typed.group(2)));
        } catch (DateTimeException notInTheCalendar) {
            return null;
        }
    }

    /**
     * Why a text is no day, in Chinese without a full stop.
     *
     * @param label the name of the field; "" where it stands beside
     */
    public static String wrong(String label, String typed) {
        return (typed.isBlank() ? "请填写" + label + "，" : label + "“" + typed.strip() + "”不是日期，请连年份")
                + "写成 2022-09-01 的样子";
    }

    /** Why a day after today is refused, in Chinese without a full stop. */
    public static String late(String label, LocalDate today) {
        return label + "不能晚于今天（" + of(today) + "）";
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
