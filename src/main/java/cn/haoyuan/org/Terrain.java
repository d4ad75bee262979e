package cn.haoyuan.org;

/** The land that a kindergarten stands on. */
public enum Terrain {
    PLAIN("平原"),
    HILL("丘陵"),
    MOUNTAIN("山区"),
    LAKESIDE("滨湖");

    private final String label;

    Terrain(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
