package cn.haoyuan.filing;

import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to a filing.
 *
 * @param submissionNo which submission it made or was about; null when about none
 * @param actor name and post of whoever did it, as they were then; "" where it was not kept
 * @param remarks what was said to each section, by the section's id
 * @param replyBy the last day on which an answer to a return keeps the day of the first submission
 */
public record FilingAct(
        FilingVerb verb,
        FilingState state,
        OffsetDateTime at,
        @Nullable Integer submissionNo,
        int postId,
        String actor,
        String reason,
        Map<String, String> remarks,
        @Nullable LocalDate replyBy) {

    public FilingAct {
        remarks = Map.copyOf(remarks);
    }

    /** Without the acceptances that were taken back: what decisions are asked for goes by these. */
    public static List<FilingAct> holding(List<FilingAct> acts) {
        List<FilingAct> holding = new ArrayList<>();
        for (FilingAct act : acts) {
            if (act.verb() == FilingVerb.TAKE_BACK) {
                holding.stream()
                        .filter(earlier -> earlier.verb() == FilingVerb.ACCEPT)
                        .reduce((earlier, later) -> later)
                        .ifPresent(holding::remove);
            } else {
                holding.add(act);
            }
        }
        return List.copyOf(holding);
    }

    /** What the receiver decided last; null for nothing that holds. */
    public static @Nullable FilingAct decision(List<FilingAct> acts) {
        return holding(acts).reversed().stream()
                .filter(act -> act.verb().decides())
                .findFirst()
                .orElse(null);
    }

    /** The return that whatever is written next answers, also once an answer was taken back; null where the last decision was none. */
    public static @Nullable FilingAct toAnswer(List<FilingAct> acts) {
        FilingAct decision = decision(acts);
        return decision == null || decision.verb() == FilingVerb.ACCEPT ? null : decision;
    }

    /** The moment in words, to the minute. */
    public String when() {
        return ChineseDay.moment(at);
    }

    /** Who did it, in words. */
    public String who() {
        return actor.isEmpty() ? verb.by().label() : actor;
    }

    /** What was done, in words. */
    public String what() {
        return verb.what(state);
    }

    /** What whoever it was returned to is asked on a day, in words. */
    public String asks(LocalDate today) {
        return replyBy != null && today.isAfter(replyBy)
                ? replyByText() + "的回复期限已过，请尽快重新提交；是否逾期，按截止日期算。"
                : "请在 " + replyByText() + "（含当天）以前重新提交，期限内重新提交的，按首次提交的日期算。";
    }

    /** The deadline for the answer in words, or "". */
    public String replyByText() {
        return replyBy == null ? "" : DayInWords.of(replyBy);
    }
}
