package cn.haoyuan.desk;

/** The lists of a desk, and its calendar. */
public enum DeskTab {
    TODO("待办"),
    DONE("已办"),
    STARTED("我发起"),
    NOTICES("通知"),
    CALENDAR("日历");

    private final String label;

    DeskTab(String label) {
        this.label = label;
    }

    /** The word on the tab. */
    public String label() {
        return label;
    }
}
