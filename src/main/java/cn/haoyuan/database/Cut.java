package cn.haoyuan.database;

/** A text for a column, or a sentence, that has room for so many characters. */
public final class Cut {

    private Cut() {}

    /** Whether the text has more characters; a rare one that takes two places counts once. */
    public static boolean exceeds(int most, String text) {
        return text.codePointCount(0, text.length()) > most;
    }

    /** The text, or as many characters of it as leave room for the … at its end; no character is halved. */
    public static String to(int most, String text) {
        return !exceeds(most, text) ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
