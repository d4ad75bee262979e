package cn.haoyuan.database;

import java.util.Optional;

/** A text for a column, or a sentence, that has room for so many characters. */
public final class Cut {

    private Cut() {}

    /** Whether the text has more characters. */
    public static boolean exceeds(int most, String text) {
        return length(text) > most;
    }

    /** That the text has more, in Chinese without a full stop; empty where it has not. */
    public static Optional<String> tooLong(int most, String text) {
        return exceeds(most, text) ? Optional.of("最多 %d 字，现有 %d 字".formatted(most, length(text))) : Optional.empty();
    }

    /** How many characters the text has; a rare one that takes two places counts once. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text, or as many characters of it as leave room for the … at its end; no character is halved. */
    public static String to(int most, String text) {
        return !exceeds(most, text) ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
