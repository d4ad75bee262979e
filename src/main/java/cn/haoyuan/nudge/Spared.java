package cn.haoyuan.nudge;

/** Why nobody is nudged about a duty. */
public enum Spared {
    DONE("已完成或不再承担"),
    HANDED_IN("已交待审"),
    /** Not due soon yet: it was handed in early and sent back. */
    EARLY("离截止还早"),
    LOCKED("已不能补办"),
    /** Its unit stands no longer. */
    CLOSED("所在单位已停办"),
    /** One's own office's, or none of its concern. */
    NOT_OTHERS("由本科室办，或不归本单位管");

    private final String label;

    Spared(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
