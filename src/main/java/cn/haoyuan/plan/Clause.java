package cn.haoyuan.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A numbered part of the policy document.
 *
 * @param number chapter, section, item: {@code 四}, {@code 四(一)}, {@code 四(一)1}, or {@code 三2} where a chapter has no sections
 * @param text what the clause says, in our own words
 */
public record Clause(String number, String title, String text) {

    static final Pattern NUMBER = Pattern.compile("([一二三四五六七八九十]+)(\\([一二三四五六七八九十]+\\))?([1-9][0-9]?)?");

    /** The number of the clause that this one is nested in; empty for a chapter. */
    public Optional<String> parent() {
        Matcher parts = NUMBER.matcher(number);
        if (!parts.matches() || number.equals(parts.group(1))) {
            return Optional.empty();
        }
        boolean itemOfSection = parts.group(2) != null && parts.group(3) != null;
        return Optional.of(itemOfSection ? parts.group(1) + parts.group(2) : parts.group(1));
    }

    /**
     * A regular expression, as Java and PostgreSQL read it, for the number of a clause and of all that are nested in it; it
     * matches nothing where {@code number} is not one.
     */
    public static String within(String number) {
        Matcher parts = NUMBER.matcher(number);
        if (!parts.matches()) {
            return "^$";
        }
        String exact = "^" + number.replace("(", "\\(").replace(")", "\\)");
        return exact + (parts.group(3) == null ? "([(1-9].*)?$" : "$");
    }

    /** 1 for a chapter, 2 for a section or an item of a chapter, 3 for an item of a section. */
    public int level() {
        return parent().map(parent -> new Clause(parent, "", "").level() + 1).orElse(1);
    }
}
