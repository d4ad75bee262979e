package cn.haoyuan.nudge;

/** The orders of the list; each is a constant piece of SQL. */
public enum MissingSort {
    /** What can still be done, then what nobody can mend any more. */
    OPEN("还能办的在前", "x.open desc, x.due_on, x.seq, x.seat, x.id"),
    /** What is overdue longest, then what is due next. */
    OLDEST("截止早的在前", "x.due_on, x.seq, x.seat, x.id"),
    NEWEST("截止晚的在前", "x.due_on desc, x.seq, x.seat, x.id"),
    UNIT("按单位", "x.seat, x.due_on desc, x.id");

    private final String label;
    private final String order;

    MissingSort(String label, String order) {
        this.label = label;
        this.order = order;
    }

    public String label() {
        return label;
    }

    String order() {
        return order;
    }
}
