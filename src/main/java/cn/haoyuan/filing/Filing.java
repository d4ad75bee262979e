package cn.haoyuan.filing;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Results;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Receiver;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document by which a unit discharges a duty.
 *
 * @param versionId the version of the plan whose form it fills in
 * @param form the id of the form
 * @param unitOpenedOn when its kindergarten was opened, as the register says; null for other units, and where it says nothing
 * @param receiverId the unit that receives it; of the time of the last submission
 * @param cause the fact that asks for it, by its id; empty where a period does
 * @param label the period in words
 * @param dueSoonOn from when on it is due soon, by the lead times of the city
 * @param submittedAt when what its receiver has was submitted; null for nothing, as after it was withdrawn
 * @param acceptedNo the submission that stands; null where none was accepted, or no more
 * @param waived whether its duty was lifted
 * @param endedOn since when its duty is owed no longer, for other reasons; null for a duty that goes on
 * @param unitStands whether its unit stands
 * @param openRows how many rows of what stands are not done yet, as its reviewer was told
 */
public record Filing(
        long id,
        long dutyId,
        int versionId,
        String form,
        int unitId,
        UnitKind unitKind,
        @Nullable String unitCode,
        String unitName,
        @Nullable LocalDate unitOpenedOn,
        int receiverId,
        String receiverName,
        Receiver receiver,
        String period,
        Optional<Long> cause,
        String label,
        LocalDate opensOn,
        LocalDate dueSoonOn,
        LocalDate dueOn,
        @Nullable LocalDate locksOn,
        FilingState state,
        @Nullable OffsetDateTime actedAt,
        @Nullable OffsetDateTime submittedAt,
        @Nullable Integer acceptedNo,
        boolean waived,
        @Nullable LocalDate endedOn,
        boolean unitStands,
        int openRows) {

    /** Its state in words, with what of it is not done yet. */
    public String status() {
        String left = openRows == 0 ? "" : "，" + Results.left(openRows);
        return state.label()
                + (left.isEmpty() || state == FilingState.ACCEPTED ? left : "（已通过的一版" + left.substring(1) + "）");
    }

    /** Where this viewer stands to it, given what their post may do. */
    public Side sideOf(Viewer viewer) {
        if (viewer.unitId() == unitId && viewer.may(Permission.WRITE_FILING)) {
            return Side.AUTHOR;
        }
        return viewer.unitId() == receiverId && viewer.may(Permission.REVIEW_FILING) ? Side.RECEIVER : Side.READER;
    }

    /** Whether what is being written, after these acts, was handed in before, if only to be taken back. */
    boolean handedIn(List<FilingAct> acts) {
        return Writing.latest(acts) != (acceptedNo == null ? 0 : acceptedNo);
    }

    /** Whether its author may throw away what is being written. */
    public boolean mayBeDiscarded(List<FilingAct> acts) {
        return state.after(FilingVerb.DISCARD).isPresent() && !handedIn(acts);
    }

    /** Whether its duty was lifted, or has ended by the day. */
    boolean lapsed(LocalDate day) {
        return waived || endedOn != null && !endedOn.isAfter(day);
    }

    /** When what its receiver has was submitted, in words, or "". */
    public String submittedText() {
        return submittedAt == null ? "" : ChineseDay.moment(submittedAt);
    }
}
