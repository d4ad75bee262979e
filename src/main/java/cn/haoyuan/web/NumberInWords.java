package cn.haoyuan.web;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number as people type it. */
public final class NumberInWords {

    private static final Pattern MEASURED =
            Pattern.compile("([+-]?[0-9][0-9,]{0,20}(?:\\.[0-9]{1,9})?)\\s{0,3}(\\S{1,9})");

    /** Words that only count: the number before them is the number of whatever was asked for. */
    private static final Pattern COUNTING = Pattern.compile("个班|[人个名位所班次项场份篇节期件]");

    private NumberInWords() {}

    /**
     * The digits of a number in narrow characters, without a word behind them that changes nothing: the unit that was asked for, or
     * where none was, a word that only counts (12人). Another word would make it another number (2小时 where minutes are asked for),
     * and whatever else was typed is no number: both come back as they were typed, but for wide characters.
     *
     * @param label what the number is called where it is typed; ends with its unit in brackets where it has one: 投资（万元）
     */
    public static String plain(String typed, String label) {
        String narrow = narrow(typed);
        Matcher measured = MEASURED.matcher(narrow.strip());
        if (!measured.matches()) {
            return narrow;
        }
        String word = measured.group(2);
        String asked = narrow(label);
        boolean same = asked.endsWith(")")
                ? asked.endsWith("(" + word + ")") || word.equals("万") && asked.endsWith("(万元)")
                : COUNTING.matcher(word).matches();
        return same ? measured.group(1) : narrow;
    }

    /** How a number is to be typed, with one as an example: 数字，单位是万元，例如 1200 或 35.5. */
    public static String example(String label) {
        String asked = narrow(label);
        String unit = asked.endsWith(")") ? asked.substring(asked.lastIndexOf('(') + 1, asked.length() - 1) : "";
        return switch (unit) {
            case "" -> "数字，例如 12";
            case "年" -> "数字，单位是年，例如 3";
            case "分钟" -> "数字，单位是分钟，例如 40";
            case "元", "万元" -> "数字，单位是" + unit + "，例如 1200 或 35.5";
            default -> "数字，单位是" + unit + "，例如 12";
        };
    }

    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
