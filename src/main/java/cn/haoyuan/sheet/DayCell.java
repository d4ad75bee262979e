package cn.haoyuan.sheet;

import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as cells say them: a spreadsheet adds a time to a day, or leaves nothing of it but its number. */
public final class DayCell {

    private static final Pattern TIME = Pattern.compile("[ T].*");
    private static final Pattern NUMBER = Pattern.compile("[2-5]\\d{4}");
    private static final LocalDate FIRST_NUMBER = LocalDate.of(1899, 12, 30);

    private DayCell() {}

    /** The day; null where the cell says none. */
    public static @Nullable LocalDate day(String cell) {
        if (NUMBER.matcher(cell).matches()) {
            return FIRST_NUMBER.plusDays(Integer.parseInt(cell));
        }
        LocalDate day = DayInWords.read(cell);
        return day != null ? day : DayInWords.read(TIME.matcher(cell).replaceFirst(""));
    }

    /** The month of a cell that says no day of it; null where it says none. */
    public static @Nullable YearMonth month(String cell) {
        return DayInWords.readMonth(cell);
    }
}
