package cn.haoyuan.workrecord;

/** How a list of records may be ordered. */
public enum RecordSort {
    LATEST("发生日期由近到远"),
    EARLIEST("发生日期由远到近"),
    RECORDED("最近登记的在前");

    private final String label;

    RecordSort(String label) {
        this.label = label;
    }

    /** The words on pages. */
    public String label() {
        return label;
    }
}
