package cn.haoyuan.api;

import cn.haoyuan.duty.DutyState;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.core.MethodParameter;

/** How constants are spelled in JSON. */
final class Words {

    private Words() {}

    /** All constants of an enum as they are answered, and may be asked for. */
    static List<String> all(Class<?> constants) {
        return Arrays.stream(constants.getEnumConstants())
                .map(value -> value instanceof DutyState state ? camel(state) : kebab((Enum<?>) value))
                .toList();
    }

    /** What a parameter's value may be, in Chinese. */
    static String kind(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        Class<?> single =
                Collection.class.isAssignableFrom(type) ? parameter.nested().getNestedParameterType() : type;
        if (single.isEnum()) {
            return "以下之一：" + String.join("、", all(single));
        }
        return single == LocalDate.class ? "日期（YYYY-MM-DD）" : single == String.class ? "文字" : "整数";
    }

    /** States as {@code metLate}. */
    static String camel(Enum<?> value) {
        String[] parts = value.name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder word = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return word.toString();
    }

    /** Everything else as in a plan file: {@code city-area}. */
    static String kebab(Enum<?> value) {
        return kebab(value.name());
    }

    /** The same of the name of a constant. */
    static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
