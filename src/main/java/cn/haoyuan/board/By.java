package cn.haoyuan.board;

import java.util.Locale;

/** What the rows of a board are. */
public enum By {
    UNIT("按单位", "单位"),
    MEASURE("按条款", "举措");

    private final String label;
    private final String noun;

    By(String label, String noun) {
        this.label = label;
        this.noun = noun;
    }

    /** The words on pages. */
    public String label() {
        return label;
    }

    /** What a row is, for a heading. */
    public String noun() {
        return noun;
    }

    /** As written in an address: {@code unit}, {@code measure}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
