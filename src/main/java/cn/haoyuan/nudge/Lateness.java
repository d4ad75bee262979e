package cn.haoyuan.nudge;

import cn.haoyuan.duty.Handed;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Light;

/** Where an unmet duty stands: the two kinds of what is missing, and, whatever its deadline, of what its unit did file. */
public enum Lateness {
    OVERDUE("已逾期"),
    DUE_SOON("即将到期"),
    /** Handed in and sent back, with days left to answer, whose answer keeps its day, or before it is due soon: not missing yet. */
    RETURNED(Handed.BACK.label()),
    /** Handed in and not decided yet, whatever the date: its reviewer is asked, not its unit. */
    HANDED_IN(Handed.IN.label());

    private final String label;

    Lateness(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As 已逾期 7 项; "" for none. */
    String part(long count) {
        return count == 0 ? "" : label + " " + Count.of(count) + " 项";
    }

    /** Whether nothing was handed in that may still count; only of this all are reminded at once. */
    public boolean missing() {
        return this == OVERDUE || this == DUE_SOON;
    }

    /** How it stands, at a glance. */
    public Light light() {
        return switch (this) {
            case OVERDUE -> Light.RED;
            case DUE_SOON, RETURNED -> Light.YELLOW;
            case HANDED_IN -> Light.BLUE;
        };
    }
}
