package cn.haoyuan.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param total rows in all
 * @param page counts from 1
 * @param size most rows on a page
 */
record Listing<T>(List<T> items, long total, int page, int size) {

    static final String DEFAULT_SIZE = "100";

    private static final int MOST = 1000;

    /** A page number as asked, at least 1. */
    static int page(int asked) {
        return Math.clamp(asked, 1, 1_000_000);
    }

    /** A size as asked, 1 to 1000. */
    static int size(int asked) {
        return Math.clamp(asked, 1, MOST);
    }
}
