package cn.haoyuan.workrecord;

import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A piece of work, checked and ready to be put on record as that of the viewer's unit. */
record NewRecord(
        EvidenceKind kind,
        List<String> topics,
        @Nullable Integer subjectId,
        LocalDate happenedOn,
        String title,
        String people,
        String place,
        String note,
        UUID key,
        List<Long> attachments) {}
