package cn.haoyuan.filing;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For which day a submission counts: the day it was made on; or, answering a return on its reply-by day or earlier, the day of
 * the submission that was returned. Days are Shanghai's.
 */
public final class Timeliness {

    /** The furthest reply-by day that a reviewer may give, in days from today. */
    public static final int LONGEST_REPLY_DAYS = 60;

    private Timeliness() {}

    /**
     * The day that the latest submission counts for; null if there is none that stands.
     *
     * @param acts the acts on one filing, the earliest first
     */
    static @Nullable LocalDate effectiveDay(List<FilingAct> acts) {
        LocalDate counts = null;
        LocalDate kept = null;
        LocalDate keptUntil = null;
        for (FilingAct act : acts) {
            switch (act.verb()) {
                case SUBMIT -> counts = counted(ChineseDay.day(act.at()), kept, keptUntil);
                case WITHDRAW -> counts = null;
                case RETURN -> {
                    kept = counts;
                    keptUntil = act.replyBy();
                    counts = null;
                }
                case START, ACCEPT, TAKE_BACK, AMEND, DISCARD -> {
                    // no bearing on when it was handed in
                }
            }
        }
        return counts;
    }

    /** The day for which what was handed in counts: what was accepted first, else the latest submission; null for nothing. */
    static @Nullable LocalDate handedIn(List<FilingAct> acts) {
        List<FilingAct> holding = FilingAct.holding(acts);
        int accepted = holding.stream().map(FilingAct::verb).toList().indexOf(FilingVerb.ACCEPT);
        return effectiveDay(accepted < 0 ? holding : holding.subList(0, accepted));
    }

    /** The last day on which the answer to the latest return keeps the day of what was returned; null without one. */
    static @Nullable LocalDate answerBy(List<FilingAct> acts) {
        return acts.stream()
                .filter(act -> act.verb() == FilingVerb.RETURN)
                .reduce((earlier, later) -> later)
                .map(FilingAct::replyBy)
                .orElse(null);
    }

    /**
     * The last day on which what was handed in after these acts may be withdrawn and handed in again and still count for the day of what
     * was once returned; null where {@code today} is later, or nothing was returned.
     */
    public static @Nullable LocalDate keepsDayUntil(List<FilingAct> acts, LocalDate today) {
        LocalDate until = handedIn(acts) == null ? null : answerBy(acts);
        return until == null || today.isAfter(until) ? null : until;
    }

    /** The day that a submission made at {@code moment}, after these acts, would count for. */
    static LocalDate ifSubmitted(List<FilingAct> acts, OffsetDateTime moment) {
        FilingAct next =
                new FilingAct(FilingVerb.SUBMIT, FilingState.SUBMITTED, moment, null, 0, "", "", Map.of(), null);
        LocalDate day =
                effectiveDay(Stream.concat(acts.stream(), Stream.of(next)).toList());
        return day == null ? ChineseDay.day(moment) : day;
    }

    private static LocalDate counted(LocalDate day, @Nullable LocalDate kept, @Nullable LocalDate keptUntil) {
        return kept != null && keptUntil != null && !day.isAfter(keptUntil) ? kept : day;
    }
}
