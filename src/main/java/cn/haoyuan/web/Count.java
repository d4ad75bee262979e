package cn.haoyuan.web;

import java.util.Locale;

/** Counts as pages write them. */
public final class Count {

    private Count() {}

    /** As 72,577; groups of three as in statistical tables. */
    public static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** By how much something rose: as +1,203, −2, +0. */
    public static String signed(long rise) {
        return rise < 0 ? "−" + of(-rise) : "+" + of(rise);
    }

    /** How a share is cut, in words: only all of it is 100%. Said wherever somebody may reckon after it. */
    public static final String CUT = "百分比保留一位小数，其余舍去";

    /** A share in tenths of a percent, the rest cut off. */
    public static int share(long part, long whole) {
        return (int) (part * 1000 / whole);
    }

    /** A share in tenths of a percent as 87.5%; all of it as 100%. */
    public static String percent(long tenths) {
        return tenths == 1000 ? "100%" : tenths(tenths / 10.0) + "%";
    }

    /** As 1,204.5: hours, and what is counted on the average. */
    public static String tenths(double count) {
        return String.format(Locale.ROOT, "%,.1f", count);
    }
}
