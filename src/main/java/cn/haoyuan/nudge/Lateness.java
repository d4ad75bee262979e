package cn.haoyuan.nudge;

/** The two kinds of what is missing. */
public enum Lateness {
    OVERDUE("已逾期"),
    DUE_SOON("即将到期");

    private final String label;

    Lateness(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
