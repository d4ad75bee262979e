package cn.haoyuan.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version was published; its duties are to be generated, in the same transaction.
 *
 * @param former what was in force until then of the same plan; null where it is the first of it
 */
public record PlanPublished(
        PlanVersion version, LocalDate day, @Nullable Plan former) {}
