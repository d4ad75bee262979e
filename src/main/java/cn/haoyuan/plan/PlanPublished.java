package cn.haoyuan.plan;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version was published; its duties are to be generated, in the same transaction.
 *
 * @param former the version of the same plan that was published last until then; null where it is the first of it
 */
public record PlanPublished(
        PlanVersion version, LocalDate day, @Nullable PlanVersion former) {

    public Optional<PlanVersion> before() {
        return Optional.ofNullable(former);
    }
}
