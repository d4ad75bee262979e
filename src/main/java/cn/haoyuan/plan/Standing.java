package cn.haoyuan.plan;

import cn.haoyuan.org.UnitKind;
import java.time.LocalDate;

/**
 * A condition that must hold every day.
 *
 * @param who the kind of unit that answers for it
 * @param from the first day on which it must hold
 */
public record Standing(StandingCondition condition, UnitKind who, LocalDate from) {}
