package cn.haoyuan.duty;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.PostKind;
import cn.haoyuan.plan.Receiver;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A duty as it stood on a day.
 *
 * @param measure the key of its measure in the plan
 * @param topic for a filing the id of its form; otherwise the topic that a fact must have, or null for any
 * @param count how many facts meet it
 * @param unitId who owes it
 * @param unitSeat where its owner stood on that day; -1 where the viewer does not see it
 * @param subjectId whom it is about, if anyone but the owner
 * @param placeId the unit that locates it in the tree: the subject where that lies below the owner, else the owner
 * @param label the period in words
 * @param dueOn the last day in time, until midnight in Shanghai
 * @param locksOn the last day on which late evidence counts; null for no such day
 * @param metOn the day it was met, as known on that day
 */
public record Duty(
        long id,
        int askId,
        int measureId,
        String measure,
        String title,
        String clause,
        EvidenceKind evidence,
        @Nullable String topic,
        PostKind post,
        int count,
        Cadence cadence,
        Receiver receiver,
        int unitId,
        String unitName,
        int unitSeat,
        @Nullable Integer subjectId,
        @Nullable String subjectName,
        int placeId,
        String period,
        String label,
        LocalDate opensOn,
        LocalDate dueOn,
        @Nullable LocalDate locksOn,
        @Nullable LocalDate metOn,
        DutyState state) {

    /** Whom it is about, or else who owes it. */
    public String whose() {
        return subjectName == null ? unitName : subjectName;
    }

    /**
     * Whether the day that was named for it, with what brought it about, had passed before that was on record: it is due later then.
     *
     * @param subjectId whom that is about
     */
    public boolean namedTooLate(LocalDate named, OffsetDateTime recordedAt, @Nullable Integer subjectId) {
        return named.isBefore(dueOn)
                && named.isBefore(Deadlines.local(recordedAt).toLocalDate())
                && Integer.valueOf(unitId).equals(subjectId);
    }

    /** Whether evidence of {@code day} would still count. */
    public boolean takes(LocalDate day) {
        return !day.isBefore(opensOn) && (locksOn == null || !day.isAfter(locksOn));
    }
}
