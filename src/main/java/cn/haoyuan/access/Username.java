package cn.haoyuan.access;

import java.util.regex.Pattern;

/** What the name of an account looks like. */
public final class Username {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{2,39}");

    private Username() {}

    /** Whether this may be one. Anything else may be a password typed into the wrong field, and is kept nowhere. */
    public static boolean fits(String text) {
        return SHAPE.matcher(text).matches();
    }
}
