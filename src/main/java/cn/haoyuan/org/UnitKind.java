package cn.haoyuan.org;

/** The five levels of the tree of units, from the top down. */
public enum UnitKind {
    CITY("市"),
    CITY_AREA("市级片区"),
    COUNTY("县区"),
    COUNTY_AREA("县区片区"),
    KINDERGARTEN("幼儿园");

    private final String label;

    UnitKind(String label) {
        this.label = label;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
