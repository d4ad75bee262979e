package cn.haoyuan.duty;

/** How a list of duties may be ordered. */
public enum DutySort {
    /** The next deadline first. */
    DUE,
    /** The latest deadline first. */
    DUE_LATEST,
    /** By the tree, then by deadline. */
    UNIT,
    /** By the order of the plan, then by the tree. */
    MEASURE
}
