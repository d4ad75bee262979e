package cn.haoyuan.api;

import java.util.Locale;

/** How constants are spelled in JSON. */
final class Words {

    private Words() {}

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
