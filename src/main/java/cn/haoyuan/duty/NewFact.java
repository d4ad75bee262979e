package cn.haoyuan.duty;

import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be put on record.
 *
 * @param topic what it was about; a filing's form
 * @param unitId who did it
 * @param subjectId with or about whom
 * @param period the period that it belongs to, {@link #NO_PERIOD} for none; null where the day it happened decides
 * @param happenedOn never after today
 * @param title 1 to 80 characters, for lists of evidence
 * @param source the kind of record it comes from, such as {@code filing} or {@code work-record}
 * @param sourceId the id of that record
 * @param answerBy by when whoever stands below who did it is to do what follows of it; null where the rule of what is asked says it
 */
public record NewFact(
        EvidenceKind kind,
        @Nullable String topic,
        int unitId,
        @Nullable Integer subjectId,
        @Nullable String period,
        LocalDate happenedOn,
        String title,
        String source,
        long sourceId,
        @Nullable LocalDate answerBy) {

    /** The period of no duty: it counts for none. */
    public static final String NO_PERIOD = "none";

    /** One that names no day for what follows of it. */
    public NewFact(
            EvidenceKind kind,
            @Nullable String topic,
            int unitId,
            @Nullable Integer subjectId,
            @Nullable String period,
            LocalDate happenedOn,
            String title,
            String source,
            long sourceId) {
        this(kind, topic, unitId, subjectId, period, happenedOn, title, source, sourceId, null);
    }
}
