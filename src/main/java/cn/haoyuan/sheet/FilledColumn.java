package cn.haoyuan.sheet;

import java.util.Set;

/** A column of a file that people fill in, known by its heading. An enum, in the order in which the template has them. */
public interface FilledColumn {

    String heading();

    /** Other headings that mean the same. */
    Set<String> others();

    /** How to fill it in; may be empty. */
    String note();

    /** Whether a file without it cannot be understood. */
    boolean required();
}
