package cn.haoyuan.desk;

import cn.haoyuan.duty.Sequels;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record of work that the post made lately.
 *
 * @param topics their titles, or ""
 * @param outlook how it stands with what it brought about; null where that is nothing
 */
public record Work(
        long id,
        String title,
        EvidenceKind kind,
        String topics,
        LocalDate happenedOn,
        @Nullable String subject,
        boolean voided,
        Sequels.@Nullable Outlook outlook) {

    /** Whether something that it brought about is still to be done. */
    boolean waits() {
        return outlook != null && outlook.dueOn() != null;
    }

    /** By when what is due first of that is to be done; far off where nothing is. */
    LocalDate dueOn() {
        return outlook == null || outlook.dueOn() == null ? LocalDate.MAX : outlook.dueOn();
    }
}
