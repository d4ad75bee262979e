package cn.haoyuan.plan;

/** Who receives a filing, or reads what was done. */
public enum Receiver {
    CITY("市教育局"),
    COUNTY("县区教育行政部门"),
    /** Nobody above; the fact alone counts. */
    NONE("无需报送");

    private final String label;

    Receiver(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
