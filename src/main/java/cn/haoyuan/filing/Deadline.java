package cn.haoyuan.filing;

import cn.haoyuan.duty.DutyState;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.Light;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filing against its deadline: what is handed in is in time or late once and for all; only what is not runs on.
 *
 * @param soonOn from when on it is due soon
 * @param dueOn the last day on which it is in time
 * @param handedIn the day for which what was handed in counts; null for nothing
 * @param replyBy the last day on which the answer to a return keeps the day of what was returned; null for no return
 */
public record Deadline(
        LocalDate soonOn,
        LocalDate dueOn,
        @Nullable LocalDate handedIn,
        @Nullable LocalDate replyBy) {

    /** Of a filing with these acts, the earliest first. */
    public static Deadline of(Filing filing, List<FilingAct> acts) {
        return new Deadline(filing.dueSoonOn(), filing.dueOn(), Timeliness.handedIn(acts), Timeliness.answerBy(acts));
    }

    /** As 按时提交, 逾期 66 天提交, 还有 3 天, 已逾期 5 天, 重新提交还有 2 天. */
    public String words(LocalDate today) {
        if (handedIn == null) {
            return answerable(today) ? "重新提交" + Day.left(runsTo(today), today) : Day.left(dueOn, today);
        }
        long late = ChronoUnit.DAYS.between(dueOn, handedIn);
        return late > 0 ? "逾期 " + late + " 天提交" : "按时提交";
    }

    /** As 按 9月16日 提交计, where a submission counts for an earlier day than its own: it answers a return in time, or amends. */
    public String counted(@Nullable OffsetDateTime submittedAt, LocalDate today) {
        return handedIn != null && submittedAt != null && handedIn.isBefore(ChineseDay.day(submittedAt))
                ? "按 " + Day.brief(handedIn, today) + " 提交计"
                : "";
    }

    /** Red only for what is still to be handed in; yellow from when on its duty is due soon. */
    public Light light(LocalDate today) {
        if (handedIn != null) {
            return (handedIn.isAfter(dueOn) ? DutyState.MET_LATE : DutyState.MET).light();
        }
        if (answerable(today)) {
            return Day.urgency(runsTo(today), today);
        }
        DutyState open = today.isBefore(soonOn) ? DutyState.OPEN : DutyState.DUE_SOON;
        return (today.isAfter(dueOn) ? DutyState.OVERDUE : open).light();
    }

    private LocalDate runsTo(LocalDate today) {
        return replyBy != null && answerable(today) ? replyBy : dueOn;
    }

    private boolean answerable(LocalDate today) {
        return replyBy != null && !today.isAfter(replyBy) && replyBy.isAfter(dueOn);
    }
}
