package cn.haoyuan.org;

import java.util.Arrays;
import java.util.List;

/** The five levels of the tree of units, from the top down. */
public enum UnitKind {
    CITY("市", 1 << 26),
    CITY_AREA("市级片区", 1 << 22),
    COUNTY("县区", 1 << 18),
    COUNTY_AREA("县区片区", 1 << 12),
    KINDERGARTEN("幼儿园", 1);

    private final String label;
    private final int width;

    UnitKind(String label, int width) {
        this.label = label;
        this.width = width;
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }

    /** How many seats a unit of this kind takes, itself included. */
    public int width() {
        return width;
    }

    /** Whether a unit of this kind may stand directly under one of kind {@code parent}. */
    public boolean liesUnder(UnitKind parent) {
        return switch (this) {
            case CITY -> false;
            case CITY_AREA -> parent == CITY;
            case COUNTY -> parent == CITY || parent == CITY_AREA;
            case COUNTY_AREA -> parent == COUNTY;
            case KINDERGARTEN -> parent == COUNTY || parent == COUNTY_AREA;
        };
    }

    /** The kinds that may stand directly under this one. */
    public List<UnitKind> below() {
        return Arrays.stream(values()).filter(kind -> kind.liesUnder(this)).toList();
    }
}
