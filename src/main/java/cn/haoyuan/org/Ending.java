package cn.haoyuan.org;

import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a unit that once stood came to an end.
 *
 * @param name what it was called last
 * @param day the first day on which it stood no longer
 * @param into who goes on in its place; null where it was closed
 */
public record Ending(
        int unitId, String name, LocalDate day, @Nullable String into) {

    /** As 已于2022年11月23日并入城北区第一幼儿园. */
    public String words() {
        return words(day, into);
    }

    /** The same of a unit that ended on the day. */
    public static String words(LocalDate day, @Nullable String into) {
        return "已于" + DayInWords.of(day) + (into == null ? "撤销" : "并入" + into);
    }
}
