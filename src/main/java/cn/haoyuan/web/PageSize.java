package cn.haoyuan.web;

import org.jspecify.annotations.Nullable;

/** How many rows a page of a list shows, where the reader chose; else each list shows its usual number. */
public enum PageSize {
    ROWS_20(20),
    ROWS_50(50),
    ROWS_100(100);

    private final int rows;

    PageSize(int rows) {
        this.rows = rows;
    }

    /** The most that a reader can choose. */
    public static int most() {
        return ROWS_100.rows;
    }

    /** The rows of a page of a list that usually shows {@code usual}. */
    public static int or(@Nullable PageSize chosen, int usual) {
        return chosen == null ? usual : chosen.rows;
    }
}
