package cn.haoyuan.duty;

/** How a list of duties may be ordered. */
public enum DutySort {
    /** The next deadline from the day of the list on first, then what is past, the latest first. */
    NEXT("接下来截止的在前"),
    /** The earliest deadline first; of what is overdue that which is so longest. */
    DUE("截止早的在前"),
    /** The latest deadline first. */
    DUE_LATEST("截止晚的在前"),
    /** By the tree, then by deadline. */
    UNIT("按单位"),
    /** By the order of the plan, then by the tree. */
    MEASURE("按条款");

    private final String label;

    DutySort(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
