package cn.haoyuan.plan;

import cn.haoyuan.org.UnitKind;

/** Whom a duty is about besides its owner: one duty for each such unit. */
public enum About {
    /** Every kindergarten below the owner. */
    KINDERGARTEN("所辖每所幼儿园"),
    /** Every county below the owner. */
    COUNTY("每个县区"),
    /** The county that the owner was assigned to evaluate; never mutually. */
    PEER_COUNTY("对口评价的县区"),
    /** Helped in a pair: by the owner, or, where the owner is a county, lying below it. */
    PAIRED_KINDERGARTEN("受帮扶的结对园"),
    SEED_KINDERGARTEN("种子教师所在园"),
    WEAK_OR_NEW_KINDERGARTEN("薄弱园和新开办园");

    /**
     * Years for which a kindergarten that is not private is newly opened (五(二)2), and for which one counts as weak under a new principal; beside
     * those that their county marks as weak. Ours: the plan says neither what is new nor what is weak.
     */
    public static final int NEWLY_OPENED = 3;

    public static final int NEW_PRINCIPAL = 1;

    private final String label;

    About(String label) {
        this.label = label;
    }

    /** The kind of each such unit. */
    public UnitKind of() {
        return switch (this) {
            case COUNTY, PEER_COUNTY -> UnitKind.COUNTY;
            case KINDERGARTEN, PAIRED_KINDERGARTEN, SEED_KINDERGARTEN, WEAK_OR_NEW_KINDERGARTEN ->
                UnitKind.KINDERGARTEN;
        };
    }

    /** The Chinese name shown on pages. */
    public String label() {
        return label;
    }
}
