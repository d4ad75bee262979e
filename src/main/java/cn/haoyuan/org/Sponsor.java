package cn.haoyuan.org;

/** Who runs a kindergarten. */
public enum Sponsor {
    PUBLIC("公办"),
    RUN_AS_PUBLIC("纳入公办性质管理"),
    PRIVATE("民办");

    private final String label;

    Sponsor(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
