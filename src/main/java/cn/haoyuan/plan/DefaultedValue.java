package cn.haoyuan.plan;

/** A value the policy does not state, filled in by us and shown as 默认值. */
public enum DefaultedValue {
    CADENCE("频次"),
    DUE("期限"),
    COUNT("次数");

    private final String label;

    DefaultedValue(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
