package cn.haoyuan.web;

import java.util.Locale;

/** Counts as pages write them. */
public final class Count {

    private Count() {}

    /** As 72,577; groups of three as in statistical tables. */
    public static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
