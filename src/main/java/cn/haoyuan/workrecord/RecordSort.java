package cn.haoyuan.workrecord;

/** How a list of records may be ordered. */
public enum RecordSort {
    LATEST("从新到旧"),
    EARLIEST("从旧到新"),
    RECORDED("刚登记的在前");

    private final String label;

    RecordSort(String label) {
        this.label = label;
    }

    /** The words on pages. */
    public String label() {
        return label;
    }
}
