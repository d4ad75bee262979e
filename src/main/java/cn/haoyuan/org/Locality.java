package cn.haoyuan.org;

/** Town or country. */
public enum Locality {
    URBAN("城区"),
    TOWNSHIP("镇区"),
    VILLAGE("乡村");

    private final String label;

    Locality(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
