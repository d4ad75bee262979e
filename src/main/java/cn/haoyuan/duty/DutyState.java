package cn.haoyuan.duty;

import cn.haoyuan.web.Light;

/** Where a duty stands on a day. Derived by {@code duties_on(day)} from dates and facts, never set. */
public enum DutyState {
    /** Its opening day has not come. */
    NOT_OPEN("未开始"),
    OPEN("进行中"),
    /** The deadline is near. */
    DUE_SOON("即将到期"),
    /** The deadline has passed. */
    OVERDUE("逾期未完成"),
    MET("按时完成"),
    /** Done, but after the deadline: a state of its own. */
    MET_LATE("逾期完成"),
    /** Lifted for a reason by someone entitled. */
    WAIVED("已豁免");

    private final String label;

    DutyState(String label) {
        this.label = label;
    }

    /** The words on pages. */
    public String label() {
        return label;
    }

    /** Whether somebody still has something to do. */
    public boolean pending() {
        return this == OPEN || this == DUE_SOON || this == OVERDUE;
    }

    /** How it shows at a glance. */
    public Light light() {
        return switch (this) {
            case MET -> Light.GREEN;
            case MET_LATE -> Light.LATE;
            case OPEN -> Light.BLUE;
            case DUE_SOON -> Light.YELLOW;
            case OVERDUE -> Light.RED;
            case NOT_OPEN, WAIVED -> Light.GREY;
        };
    }
}
