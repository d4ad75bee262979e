package cn.haoyuan.filing;

/** What can be done to a filing, and by which side. */
public enum FilingVerb {
    START("开始填写", Side.AUTHOR),
    SUBMIT("提交", Side.AUTHOR),
    WITHDRAW("撤回", Side.AUTHOR),
    RETURN("退回", Side.RECEIVER),
    ACCEPT("通过", Side.RECEIVER),
    TAKE_BACK("撤回通过", Side.RECEIVER),
    AMEND("发起修订", Side.AUTHOR),
    DISCARD("放弃草稿", Side.AUTHOR);

    private final String label;
    private final Side by;

    FilingVerb(String label, Side by) {
        this.label = label;
        this.by = by;
    }

    /** The Chinese word on pages. */
    public String label() {
        return label;
    }

    /** What was done, in words, where it led to this state. */
    String what(FilingState to) {
        return switch (to) {
            case AMENDED -> this == TAKE_BACK ? "撤回对修订的通过" : label + "修订";
            case AMENDMENT_RETURNED -> label + "修订";
            case AMENDING -> this == WITHDRAW ? "撤回修订" : label;
            case ACCEPTED -> this == DISCARD ? "放弃修订" : label;
            case DRAFT, SUBMITTED, RETURNED, DISCARDED -> label;
        };
    }

    /** Whether the receiver decides by it. */
    public boolean decides() {
        return this == RETURN || this == ACCEPT;
    }

    /** The only side that may do it. */
    public Side by() {
        return by;
    }
}
