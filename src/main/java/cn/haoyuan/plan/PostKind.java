package cn.haoyuan.plan;

/** The post that acts for the owner. In a plan file: upper case. */
public enum PostKind {
    OFFICE("教育行政部门"),
    RESEARCHER("教研员"),
    INSPECTOR("责任督学"),
    PRINCIPAL("园长"),
    EXPERT("专家");

    private final String label;

    PostKind(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
