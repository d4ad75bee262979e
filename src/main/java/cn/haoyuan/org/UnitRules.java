package cn.haoyuan.org;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.database.Cut;
import cn.haoyuan.database.Reason;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names, codes and days of units must be. Each answers why not, as a Chinese sentence. */
public final class UnitRules {

    /** 机构标识码: two digits for the kind (11 is a kindergarten), two for the province, six serial. */
    private static final Pattern KINDERGARTEN_CODE = Pattern.compile("11[1-8][0-9][0-9]{6}");

    /** The same in words. */
    public static final String KINDERGARTEN_CODE_WORDS = "10 位数字：前两位 11 表示幼儿园，接着两位是省份代码（第一位 1 至 8，如江西 36），后六位是顺序码";

    /** Of all other units: that of their 行政区划 or one made from it. */
    private static final Pattern CODE = Pattern.compile("[0-9]{6,12}");

    private static final int LONGEST_NAME = 60;
    private static final int FARTHEST_YEARS = 2;

    private UnitRules() {}

    /** The name without what surrounds and doubles spaces. */
    public static String tidyName(String name) {
        return name.strip().replaceAll("[\\s\\u3000]+", " ");
    }

    /** The code in capitals; null if there is none. */
    public static @Nullable String tidyCode(@Nullable String code) {
        return code == null || code.isBlank() ? null : code.strip().toUpperCase(Locale.ROOT);
    }

    /** Why this is no name for a unit. */
    public static Optional<String> nameProblem(String name) {
        if (name.isBlank()) {
            return Optional.of("请填写名称。");
        }
        if (Cut.exceeds(LONGEST_NAME, name)) {
            return Optional.of("名称最多 " + LONGEST_NAME + " 个字。");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("名称含有无法显示的字符。");
        }
        if ("=+-@".indexOf(name.charAt(0)) >= 0) {
            return Optional.of("名称不能以 = + - @ 开头。");
        }
        return Optional.empty();
    }

    /** Why this is no code for a unit of that kind. */
    public static Optional<String> codeProblem(UnitKind kind, @Nullable String code) {
        if (kind == UnitKind.KINDERGARTEN) {
            return code != null && KINDERGARTEN_CODE.matcher(code).matches()
                    ? Optional.empty()
                    : Optional.of("标识码应为 " + KINDERGARTEN_CODE_WORDS + "。");
        }
        return code == null || CODE.matcher(code).matches()
                ? Optional.empty()
                : Optional.of("标识码应为 6 至 12 位数字，如行政区划代码 360111，也可以不填；11 开头的 10 位只用于幼儿园。");
    }

    /** Why nothing can take effect on that day. */
    static Optional<String> dayProblem(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            return Optional.of("生效日期不能早于今天（" + DayInWords.of(today) + "）：过去的看板不再改变。");
        }
        return day.isAfter(today.plusYears(FARTHEST_YEARS))
                ? Optional.of("生效日期最多提前 " + FARTHEST_YEARS + " 年安排。")
                : Optional.empty();
    }

    /** Why this is no reason. */
    static Optional<String> reasonProblem(String reason) {
        return Reason.problem(reason).map(why -> why + "。");
    }

    /** Why what holds from a day on cannot be taken back. */
    static Optional<String> takeBackProblem(LocalDate from, LocalDate today) {
        return from.isBefore(today) ? Optional.of("自 " + DayInWords.of(from) + " 起已经生效，不能撤回，只能结束。") : Optional.empty();
    }

    /** Why what holds from a day on cannot end on another. */
    static Optional<String> endProblem(LocalDate from, @Nullable LocalDate until, LocalDate day) {
        if (!day.isAfter(from)) {
            return Optional.of("自 " + DayInWords.of(from) + " 起生效，最早次日才能结束。");
        }
        return until != null && !until.isAfter(day)
                ? Optional.of("已定于 " + DayInWords.of(until) + " 结束。")
                : Optional.empty();
    }
}
