package cn.haoyuan.database;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Patterns for {@code like} in which what was typed means only itself. */
public final class Like {

    /** No more characters of a text are looked for one by one. */
    private static final int MOST = 40;

    /** More words than these only slow the answer. */
    public static final int WORDS = 4;

    private Like() {}

    /** What holds the text in one piece; null for no text. */
    public static @Nullable String holding(@Nullable String text) {
        return text == null || text.isBlank() ? null : "%" + literal(text.strip()) + "%";
    }

    /** What holds the characters of the text in their order, whatever lies between. */
    public static String scattered(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .limit(MOST)
                .mapToObj(c -> literal(Character.toString(c)))
                .collect(Collectors.joining("%", "%", "%"));
    }

    /** The same of each word of a text, the first few of them: what holds them all is meant, in whatever order. */
    public static String[] words(String text) {
        return Arrays.stream(text.strip().split("[\\s　]+"))
                .limit(WORDS)
                .map(Like::scattered)
                .toArray(String[]::new);
    }

    /** Whether the text has letters that come large and small; where it has none, {@code like} finds what {@code ilike} does, four times as fast. */
    public static boolean cased(String text) {
        return text.codePoints().anyMatch(c -> Character.toLowerCase(c) != Character.toUpperCase(c));
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
