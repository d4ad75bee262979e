package cn.haoyuan.plan;

/** What a field of a form holds, and how much of it when the form does not say. */
public enum FieldType {
    /** One line; {@code max} counts characters. */
    TEXT("单行文字", 200),
    /** Paragraphs; {@code max} counts characters. */
    LONG_TEXT("多行文字", 4000),
    /** {@code max} is the largest value. */
    NUMBER("数字", 999_999_999),
    DATE("日期", 10),
    /** One of the options. */
    CHOICE("单选", 1),
    /** Any of the options; {@code max} counts them. */
    CHOICES("多选", 50),
    /** {@code max} counts rows. */
    TABLE("表格", 100),
    /** {@code max} counts files. */
    ATTACHMENTS("附件", 20),
    /** Rows that each link to what the level above wants; {@code max} counts rows. */
    GOALS("目标", 30),
    /** Shown from the register, never asked. */
    KNOWN("已有信息", 1);

    private final String label;
    private final int defaultMax;

    FieldType(String label, int defaultMax) {
        this.label = label;
        this.defaultMax = defaultMax;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }

    /** How much it takes where the form does not say. */
    public int defaultMax() {
        return defaultMax;
    }

    public boolean hasColumns() {
        return this == TABLE || this == GOALS;
    }

    public boolean hasOptions() {
        return this == CHOICE || this == CHOICES;
    }
}
