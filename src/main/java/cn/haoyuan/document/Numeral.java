package cn.haoyuan.document;

/** Numbers as headings count: 一、二、… up to 九十九. */
public final class Numeral {

    private static final String DIGITS = "〇一二三四五六七八九";

    private Numeral() {}

    public static String of(int number) {
        if (number < 1 || number > 99) {
            throw new IllegalArgumentException("no heading is number " + number);
        }
        String tens = number < 10 ? "" : (number < 20 ? "" : digit(number / 10)) + "十";
        return tens + (number % 10 == 0 ? "" : digit(number % 10));
    }

    private static String digit(int digit) {
        return DIGITS.substring(digit, digit + 1);
    }
}
