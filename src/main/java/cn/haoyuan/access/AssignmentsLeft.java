package cn.haoyuan.access;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units are no longer somebody's, because the post ends or the account is shut out. Told in the transaction of the act.
 *
 * @param unitId the unit of the post, whose office may assign them to another
 * @param name whose they were
 * @param units their names
 * @param lastDay the last day on which they are theirs; null where that never began
 * @param by the account that did it, and knows
 */
public record AssignmentsLeft(
        int unitId,
        String name,
        Role role,
        List<String> units,
        @Nullable LocalDate lastDay,
        int by) {}
