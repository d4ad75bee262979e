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

    /** A share in tenths of a percent as 87.5%; all of it as 100%. */
    public static String percent(long tenths) {
        return tenths == 1000 ? "100%" : tenths(tenths / 10.0) + "%";
    }

    /** As 1,204.5: hours, and what is counted on the average. */
    public static String tenths(double count) {
        return String.format(Locale.ROOT, "%,.1f", count);
    }
}
