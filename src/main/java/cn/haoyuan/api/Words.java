package cn.haoyuan.api;

import cn.haoyuan.duty.DutyState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How constants are spelled in JSON. */
final class Words {

    private Words() {}

    /** All constants of an enum as they are answered, and may be asked for. */
    static List<String> all(Class<?> constants) {
        return Arrays.stream(constants.getEnumConstants())
                .map(value -> value instanceof DutyState state ? camel(state) : kebab((Enum<?>) value))
                .toList();
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
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
