package cn.haoyuan.plan;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A version of a plan as it is kept.
 *
 * @param no 1 for the first version of a plan
 * @param file what the file was called that it was read from, or the version that it was drafted from
 * @param begunAt when it was begun as a draft
 * @param publishedOn the day from which its duties are known; null while it is a draft
 * @param reason why it was published, in the words of who did; "" for a draft and where nobody said
 */
public record PlanVersion(
        int id,
        int no,
        String file,
        Plan plan,
        OffsetDateTime begunAt,
        @Nullable LocalDate publishedOn,
        String reason) {}
