package cn.haoyuan.plan;

import java.util.Comparator;
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

    private static final String DIGITS = "零一二三四五六七八九";

    /** As they stand in a document: each after the one that it is nested in, items of a chapter before its sections. */
    static final Comparator<Clause> ORDER = Comparator.comparing((Clause clause) -> clause.part(1))
            .thenComparing(clause -> clause.part(2))
            .thenComparing(clause -> clause.part(3));

    /** A part of the number as one that counts; 0 where it has none. */
    private int part(int group) {
        Matcher parts = NUMBER.matcher(number);
        if (!parts.matches() || parts.group(group) == null) {
            return 0;
        }
        return group == 3
                ? Integer.parseInt(parts.group(3))
                : counted(parts.group(group).replaceAll("[()]", ""));
    }

    /** 12 for 十二. */
    private static int counted(String said) {
        int ten = said.indexOf('十');
        if (ten < 0) {
            return said.chars().map(DIGITS::indexOf).reduce(0, (all, digit) -> 10 * all + digit);
        }
        return 10 * (ten == 0 ? 1 : counted(said.substring(0, ten))) + counted(said.substring(ten + 1));
    }

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
