package cn.haoyuan.desk;

import cn.haoyuan.duty.Sequels;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record of work that the post made lately.
 *
 * @param topics their titles, or ""
 * @param corrected whether another stands in its place
 * @param outlook how it stands with what it brought about; null where that is nothing
 */
public record DeskRecord(
        long id,
        String title,
        EvidenceKind kind,
        String topics,
        LocalDate happenedOn,
        @Nullable String subject,
        boolean voided,
        boolean corrected,
        Sequels.@Nullable Outlook outlook) {

    /** Whether something that it brought about is still to be done, by somebody else first: one's own stands among what is to be done. */
    boolean waits() {
        return matter() != null && outlook != null && !outlook.own();
    }

    /** The duty due first of what it brought about and is still to be done; null where nothing is. */
    @Nullable
    Long matter() {
        return outlook == null ? null : outlook.first();
    }

    /** By when what is due first of that is to be done; far off where nothing is. */
    LocalDate dueOn() {
        return outlook == null || outlook.dueOn() == null ? LocalDate.MAX : outlook.dueOn();
    }
}
