package cn.haoyuan.access;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Units were assigned to somebody, or are theirs no longer. Told in the transaction of the act.
 *
 * @param units their names
 * @param from the first day on which they are theirs; null where they end
 * @param lastDay the last one; null for no end, and where they end that never began
 */
public record AssignmentsSet(
        int accountId,
        Role role,
        List<String> units,
        @Nullable LocalDate from,
        @Nullable LocalDate lastDay) {}
