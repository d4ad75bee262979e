package cn.haoyuan.nudge;

/** The orders of what is missing measure by measure; each is a constant piece of SQL. */
public enum SumSort {
    PLAN("按行动计划", "m.seq"),
    /** Of which something is due next, then that of which all is overdue. */
    NEXT("最近截止的在前", "s.next_due nulls last, m.seq"),
    OVERDUE("逾期多的在前", "s.overdue desc, m.seq");

    private final String label;
    private final String order;

    SumSort(String label, String order) {
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
