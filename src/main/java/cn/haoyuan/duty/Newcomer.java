package cn.haoyuan.duty;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.web.Day;
import java.time.LocalDate;

/**
 * A unit that opened after the duties that it has a part in.
 *
 * @param openedOn the first day on which it stands in the tree
 */
record Newcomer(String name, LocalDate openedOn) {

    /** Why the deadline is later than others have it; "" where it is not moved for the newcomer. */
    String why(Duty duty) {
        return duty.cadence() == Cadence.ONCE
                        && duty.dueOn().equals(openedOn.plusDays(GenerationSql.ONCE_AFTER_OPENING))
                ? name + Day.of(openedOn) + "开办，截止日按新开办园顺延到开办后 " + GenerationSql.ONCE_AFTER_OPENING + " 天"
                : "";
    }
}
