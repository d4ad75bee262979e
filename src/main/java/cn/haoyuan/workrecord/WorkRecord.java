package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work on record.
 *
 * @param topics ids of topics of the plan
 * @param answerBy by when it asks for an answer; null where it names no day
 * @param attachments ids of its attachments
 * @param author the name of the person who recorded it; null outside the viewer's sight
 * @param replaces the record that it corrects
 * @param replacedBy the record that corrects it
 * @param voidedAt when it was found to be a mistake, with {@code voidReason}; null while it stands
 */
public record WorkRecord(
        long id,
        int unitId,
        String unitName,
        @Nullable Integer subjectId,
        @Nullable String subjectName,
        EvidenceKind kind,
        List<String> topics,
        LocalDate happenedOn,
        @Nullable LocalDate answerBy,
        String title,
        String people,
        String place,
        String note,
        int postId,
        @Nullable String author,
        OffsetDateTime recordedAt,
        List<Long> attachments,
        @Nullable OffsetDateTime voidedAt,
        @Nullable String voidReason,
        @Nullable Long replaces,
        @Nullable Long replacedBy) {

    /** Who recorded it, as far as the viewer may know: who is acting as that post does always. */
    @Nullable
    String author(Viewer viewer) {
        return postId == viewer.post().id() ? viewer.name() : author;
    }

    public boolean voided() {
        return voidedAt != null;
    }
}
