package cn.haoyuan.audit;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An act as the log shows it.
 *
 * @param at the moment, in the time of the clock's zone
 * @param unitName the latest name of the unit in whose log it stands
 * @param hash the seal of the row, 64 hexadecimal digits
 */
public record ActRow(
        long id,
        LocalDateTime at,
        @Nullable Integer postId,
        String actor,
        String address,
        int unitId,
        String unitName,
        Verb verb,
        String object,
        String objectId,
        String detail,
        String reason,
        String hash) {}
