package cn.haoyuan.filing;

/** What can be done to a filing, and by which side. */
public enum FilingVerb {
    START("开始填写", Side.AUTHOR),
    SUBMIT("提交", Side.AUTHOR),
    WITHDRAW("撤回", Side.AUTHOR),
    RETURN("退回", Side.RECEIVER),
    ACCEPT("通过", Side.RECEIVER),
    AMEND("发起修订", Side.AUTHOR);

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

    /** The only side that may do it. */
    public Side by() {
        return by;
    }
}
