package cn.haoyuan.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit is somebody's for longer than was arranged. Told in the transaction of the act.
 *
 * @param unit its name
 * @param before the last day before
 * @param lastDay the last one now; null for no end
 */
public record AssignmentMoved(
        int accountId,
        Role role,
        String unit,
        LocalDate before,
        @Nullable LocalDate lastDay) {}
