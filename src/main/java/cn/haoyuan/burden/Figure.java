package cn.haoyuan.burden;

import cn.haoyuan.duty.DutyState;
import cn.haoyuan.web.Count;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What is told of each line, in the order of the columns. */
public enum Figure {
    DUTIES("责任事项", Tally::duties, null, EnumSet.complementOf(EnumSet.of(DutyState.WAIVED))),
    BY_RECORD("记录抵扣", Tally::byRecord, false, EnumSet.of(DutyState.MET, DutyState.MET_LATE)),
    BY_FILING("报送完成", Tally::byFiling, true, EnumSet.of(DutyState.MET, DutyState.MET_LATE)),
    UNMET(
            "尚未完成",
            Tally::open,
            null,
            EnumSet.of(DutyState.NOT_OPEN, DutyState.OPEN, DutyState.DUE_SOON, DutyState.OVERDUE)),
    TYPED("手填格数", Tally::typed, null, EnumSet.noneOf(DutyState.class)),
    CARRIED("系统带入格数", Tally::carried, null, EnumSet.noneOf(DutyState.class)),
    HOURS("小时（估计）", tally -> tally.minutes() / 60.0, null, EnumSet.noneOf(DutyState.class));

    /** Those that follow from duties alone. */
    public static final List<Figure> OF_DUTIES = List.of(DUTIES, BY_RECORD, BY_FILING, UNMET, HOURS);

    private final String label;
    private final ToDoubleFunction<Tally> value;
    private final @Nullable Boolean filing;
    private final Set<DutyState> states;

    Figure(String label, ToDoubleFunction<Tally> value, @Nullable Boolean filing, Set<DutyState> states) {
        this.label = label;
        this.value = value;
        this.filing = filing;
        this.states = states;
    }

    /** The words on pages. */
    public String label() {
        return label;
    }

    double value(Tally tally) {
        return value.applyAsDouble(tally);
    }

    /** The figure as a page shows it. */
    public String text(Tally tally) {
        return this == HOURS ? Count.tenths(value(tally)) : Count.of((long) value(tally));
    }

    /** Which of the duties counted want a filing, or something else; null for both. */
    @Nullable
    Boolean filing() {
        return filing;
    }

    /** In which states the duties are that it counts; none where it counts no duties. */
    Set<DutyState> states() {
        return EnumSet.copyOf(states);
    }
}
