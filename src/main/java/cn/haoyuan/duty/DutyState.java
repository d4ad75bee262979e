package cn.haoyuan.duty;

import cn.haoyuan.web.Light;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a duty stands on a day. Derived by {@code duties_on(day)} from dates and facts, never set. */
public enum DutyState {
    /** Its opening day has not come. */
    NOT_OPEN("未开始", "还没到可以办理的日子"),
    OPEN("进行中", "可以办理，离截止日还有余地"),
    /** The deadline is near. */
    DUE_SOON("即将到期", "临近截止日而未完成"),
    /** The deadline has passed. */
    OVERDUE("逾期未完成", "截止日24时已过，还没有足以证明完成的记录"),
    MET("按时完成", "足以证明完成的事情发生在截止日当天或以前"),
    /** Done, but after the deadline: a state of its own. */
    MET_LATE("逾期完成", "完成了，但在截止日以后"),
    /** Lifted for a reason by someone entitled. */
    WAIVED("已豁免", "由有权的单位写明原因后免除，不计入应完成");

    /** Whatever somebody still has something to do for. */
    public static final Set<DutyState> PENDING = Collections.unmodifiableSet(EnumSet.of(OPEN, DUE_SOON, OVERDUE));

    private final String label;
    private final String meaning;

    DutyState(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The words on pages. */
    public String label() {
        return label;
    }

    /** When a duty is in this state, in words for pages. */
    public String meaning() {
        return meaning;
    }

    /** Whether somebody still has something to do. */
    public boolean pending() {
        return PENDING.contains(this);
    }

    /** These as one value of an address. */
    public static String names(Set<DutyState> some) {
        return some.stream().sorted().map(DutyState::name).collect(Collectors.joining(","));
    }

    /** How it shows at a glance. */
    public Light light() {
        return switch (this) {
            case MET -> Light.GREEN;
            case MET_LATE -> Light.LATE;
            case OPEN -> Light.BLUE;
            case DUE_SOON -> Light.YELLOW;
            case OVERDUE -> Light.RED;
            case NOT_OPEN -> Light.GREY;
            case WAIVED -> Light.LIFTED;
        };
    }
}
