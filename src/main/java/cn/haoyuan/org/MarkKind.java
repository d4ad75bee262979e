package cn.haoyuan.org;

/** What a kindergarten can be marked as for a time. */
public enum MarkKind {
    ANJI_PILOT("安吉游戏试点园"),
    IT_PILOT("信息化试点园"),
    WEAK("薄弱园"),
    SEED("种子教师所在园");

    private final String label;

    MarkKind(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
