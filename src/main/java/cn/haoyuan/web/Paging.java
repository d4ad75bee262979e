package cn.haoyuan.web;

/**
 * Which part of a list is shown.
 *
 * @param page 1-based
 * @param size rows on a page, at least 1
 * @param total rows in all
 * @param base address of the list without the parameter {@code page}
 */
public record Paging(int page, int size, long total, String base) {

    /** The page that was asked for, or the nearest that there is. */
    public static Paging of(int wanted, int size, long total, String base) {
        long pages = Math.max(1, (total + size - 1) / size);
        return new Paging((int) Math.clamp(wanted, 1, pages), size, total, base);
    }

    /** Whether the page asked for lies beyond the last. */
    public boolean beyond() {
        return page > pages();
    }

    /** Number of pages, at least 1. */
    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** Number of the first row shown, 1-based; 0 when there is none. */
    public long first() {
        return total == 0 ? 0 : (long) (page - 1) * size + 1;
    }

    /** Number of the last row shown. */
    public long last() {
        return Math.min(total, (long) page * size);
    }

    public boolean hasPrevious() {
        return page > 1;
    }

    public boolean hasNext() {
        return page < pages();
    }

    /** Address of another page of the same list. */
    public String href(int other) {
        return other <= 1 ? base : base + (base.contains("?") ? "&" : "?") + "page=" + other;
    }
}
