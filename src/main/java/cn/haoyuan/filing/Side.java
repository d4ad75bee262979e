package cn.haoyuan.filing;

/** Where somebody stands to a filing. */
public enum Side {
    /** The unit that files. */
    AUTHOR("填报单位"),
    /** The unit that it is filed with. */
    RECEIVER("接收单位"),
    /** Anybody else who may read it. */
    READER("其他单位");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    /** The Chinese word on pages. */
    public String label() {
        return label;
    }
}
