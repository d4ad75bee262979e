package cn.haoyuan.duty;

import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A fact on record.
 *
 * @param beside ids of all topics of its record, with commas
 * @param answerBy if it names a day for what follows of it
 * @param voidedOn if it was a mistake, like {@code voidReason}
 */
public record Fact(
        long id,
        EvidenceKind kind,
        @Nullable String topic,
        int unitId,
        @Nullable Integer subjectId,
        LocalDate happenedOn,
        OffsetDateTime recordedAt,
        String title,
        String beside,
        String source,
        long sourceId,
        @Nullable LocalDate answerBy,
        @Nullable LocalDate voidedOn,
        @Nullable String voidReason) {}
