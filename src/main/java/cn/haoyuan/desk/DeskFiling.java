package cn.haoyuan.desk;

import cn.haoyuan.duty.Results;
import cn.haoyuan.filing.FilingState;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A filing and where it stands.
 *
 * @param open how much of what was accepted is not done yet
 */
public record DeskFiling(
        long id,
        String title,
        String label,
        FilingState state,
        OffsetDateTime at,
        LocalDate dueOn,
        @Nullable LocalDate replyBy,
        int open) {

    /** As 已通过，还有 1 条没有办完. */
    public String status() {
        return state.label() + (open == 0 ? "" : "，" + Results.left(open));
    }

    /** Which day counts: the answer's as long as that may still come in time, then the duty's, as everywhere; null where that is met. */
    public @Nullable LocalDate runsTo(LocalDate today) {
        return replyBy != null && !today.isAfter(replyBy) ? replyBy : state == FilingState.RETURNED ? dueOn : null;
    }
}
