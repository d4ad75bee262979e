package cn.haoyuan.org;

/** The grade of a demonstration kindergarten. */
public enum Grade {
    NONE("非示范园"),
    COUNTY("县级示范园"),
    CITY("市级示范园"),
    PROVINCE("省级示范园");

    private final String label;

    Grade(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
