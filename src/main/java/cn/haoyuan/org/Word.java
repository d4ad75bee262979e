package cn.haoyuan.org;

import cn.haoyuan.database.Like;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A word by which a unit, or anything else with a spelled name, is looked for.
 *
 * @param text in lower case, its wide letters and digits made narrow
 * @param spelling a regular expression, as Java and PostgreSQL read it, for spellings (an apostrophe before each syllable): full,
 *     initials, or some of both; null if it is none
 * @param loose the same with syllables left out, or the characters of a name, letters and digits as wide as they come, with others or
 *     brackets between; for PostgreSQL only, whose matching does not go back. Null for fewer than four letters, which would mean nearly everything
 */
public record Word(
        String text, @Nullable String spelling, @Nullable String loose) {

    private static final int LETTERS = 24;
    private static final int LOOSE = 4;
    private static final Pattern WIDE = Pattern.compile("[０-９Ａ-Ｚａ-ｚ]+");
    private static final Pattern SPELLED = Pattern.compile("[a-z0-9']{2," + LETTERS + "}");

    /** The words of a query, at most four; none of none. */
    public static List<Word> in(@Nullable String query) {
        return Arrays.stream(narrow(query == null ? "" : query)
                        .toLowerCase(Locale.ROOT)
                        .replace('\0', ' ')
                        .strip()
                        .split("[\\s　]+"))
                .filter(text -> !text.isEmpty())
                .limit(Like.WORDS)
                .map(text -> new Word(text, spelling(text, 2, "(?:[a-z0-9]*')?"), loose(text)))
                .toList();
    }

    /** A text with the wide letters and digits that a Chinese keyboard writes made narrow; brackets stay, for names have them wide. */
    public static String narrow(String text) {
        return WIDE.matcher(text).replaceAll(wide -> plain(wide.group()));
    }

    /** A text as words are compared where both sides can be changed: in lower case, all signs narrow. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** The same word with nothing left out of it. */
    public Word whole() {
        return new Word(text, spelling, null);
    }

    /** Binds {@code texts}, {@code spellings} and {@code loose}, which {@code units_called} takes. */
    public static StatementSpec bind(StatementSpec statement, List<Word> words) {
        return statement
                .param("texts", words.stream().map(Word::text).toArray(String[]::new))
                .param("spellings", words.stream().map(Word::spelling).toArray(String[]::new))
                .param("loose", words.stream().map(Word::loose).toArray(String[]::new));
    }

    /** Whether something with this name and spelling is meant. */
    public boolean matches(String name, String spelled) {
        return plain(name).contains(plain(text))
                || spelling != null
                        && Pattern.compile(spelling).matcher(spelled).find();
    }

    private static @Nullable String loose(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic)
                ? text.codePoints()
                        .filter(Character::isLetterOrDigit)
                        .limit(LETTERS)
                        .mapToObj(Word::asWideAsItComes)
                        .collect(Collectors.joining(".*"))
                : spelling(text, LOOSE, "(?:[a-z0-9']*')?");
    }

    private static String asWideAsItComes(int c) {
        return c < 128 ? "[" + Character.toString(c) + Character.toString(c + 0xFEE0) + "]" : Character.toString(c);
    }

    /** Between two letters something may be left out, such as the rest of a syllable; ü is typed as v. */
    private static @Nullable String spelling(String text, int least, String left) {
        String letters = text.replace("'", "").replace('v', 'u');
        return SPELLED.matcher(text).matches() && !letters.isEmpty() && text.length() >= least
                ? "'" + String.join(left, letters.split(""))
                : null;
    }
}
