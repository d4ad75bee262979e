package cn.haoyuan.sheet;

import java.util.Set;

/** A column of a file that people fill in, known by its heading. An enum, in the order in which the template has them. */
public interface FilledColumn {

    /**
     * What a column is.
     *
     * @param field what the form for one row calls it
     * @param required whether a file without it cannot be understood
     * @param note how to fill it in; may be empty
     * @param others other headings that mean the same
     */
    record As(String heading, String field, boolean required, String note, Set<String> others) {

        /** Whether a heading means this column. */
        boolean means(String bare) {
            return heading.equals(bare) || others.contains(bare);
        }
    }

    As as();
}
