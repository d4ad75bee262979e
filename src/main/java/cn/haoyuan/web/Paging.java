package cn.haoyuan.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is shown.
 *
 * @param page 1-based
 * @param size rows on a page, at least 1
 * @param usual rows on a page where the reader did not choose
 * @param total rows in all
 * @param list address of the list without the parameter {@code page}, with {@code size} where that was chosen
 */
public record Paging(int page, int size, int usual, long total, Address list) {

    /** So many rows one may leaf through; farther in, a list is to be narrowed or exported. */
    public static final long REACH = 5_000;

    /** The list in another size, at the page that has the row which is first now. */
    public record Size(int rows, String href) {}

    /** A part in the size that the reader chose. */
    public static Paging of(int page, @Nullable PageSize chosen, int usual, long total, Address list) {
        return new Paging(page, PageSize.or(chosen, usual), usual, total, list.with("size", chosen));
    }

    /** The page itself, or the nearest that there is. */
    public Paging within() {
        return new Paging(Math.clamp(page, 1, pages()), size, usual, total, list);
    }

    /** Rows before the first of this page. */
    public long skipped() {
        return (page - 1L) * size;
    }

    /** Those of all rows that this page shows. */
    public <T> List<T> of(List<T> rows) {
        return rows.stream().skip(skipped()).limit(size).toList();
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
        return total == 0 ? 0 : skipped() + 1;
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
        return at(list, other);
    }

    /** The sizes that may be chosen, the smallest first; none where the list is of one page as it is and as it usually is. */
    public List<Size> sizes() {
        List<Size> sizes = new ArrayList<>();
        if (total > Math.min(size, usual)) {
            sizes.add(in(null));
            Arrays.stream(PageSize.values())
                    .filter(chosen -> PageSize.or(chosen, usual) != usual)
                    .map(this::in)
                    .forEach(sizes::add);
            sizes.sort(Comparator.comparingInt(Size::rows));
        }
        return sizes;
    }

    private Size in(@Nullable PageSize chosen) {
        int rows = PageSize.or(chosen, usual);
        return new Size(rows, at(list.with("size", chosen), (int) (skipped() / rows) + 1));
    }

    private static String at(Address list, int page) {
        return list.with("page", page <= 1 ? null : page).toString();
    }
}
