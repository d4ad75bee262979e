package cn.haoyuan.org;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The day of a move that was arranged for it has come. Told in the transaction of the move.
 *
 * @param reason as it was given when it was arranged
 * @param refused why the unit did not move; null where it did
 */
public record MoveFell(
        int unitId,
        String name,
        String parentName,
        LocalDate day,
        String reason,
        @Nullable String refused) {}
