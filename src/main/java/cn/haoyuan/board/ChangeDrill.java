package cn.haoyuan.board;

import cn.haoyuan.duty.DutyState;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The address of the duties that came to stand, or ceased to stand, in some states between two days.
 *
 * @param drill whose duties, and of which measure
 */
public record ChangeDrill(Drill drill, LocalDate since, LocalDate asOf) {

    /** What may have changed. */
    public enum What {
        DONE("已完成", Set.of(DutyState.MET, DutyState.MET_LATE)),
        OVERDUE("逾期未完成", Set.of(DutyState.OVERDUE)),
        DUE_SOON("即将到期", Set.of(DutyState.DUE_SOON));

        private final String label;
        private final Set<DutyState> states;

        What(String label, Set<DutyState> states) {
            this.label = label;
            this.states = states;
        }

        public String label() {
            return label;
        }

        Set<DutyState> states() {
            return states;
        }
    }

    /** The list of both, those that came first. */
    public String of(What what) {
        return "/board/changes/rows?since=" + since + "&asOf=" + asOf + "&what=" + what.name()
                + part("unit", drill.unit()) + part("own", drill.own() ? "true" : null)
                + part("measure", drill.measure());
    }

    private static String part(String name, @Nullable Object value) {
        return value == null ? "" : "&" + name + "=" + value;
    }
}
