package cn.haoyuan.plan;

/** What a cell of a table holds. */
public enum ColumnType {
    TEXT("文字"),
    NUMBER("数字"),
    DATE("日期");

    private final String label;

    ColumnType(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
