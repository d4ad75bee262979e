package cn.haoyuan.audit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which acts to list.
 *
 * @param text part of who, what or why; "" for any
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param objects kinds of thing, as in {@link Audit#record}; none for any
 * @param objectId its id; "" for any
 * @param unit what the unit is called in whose log it stands; "" for any
 * @param signIns only sign-ins, refusals, locks and sign-outs
 */
public record ActFilter(
        @Nullable Verb verb,
        String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<String> objects,
        String objectId,
        String unit,
        boolean signIns) {}
