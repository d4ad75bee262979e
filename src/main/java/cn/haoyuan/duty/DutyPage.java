package cn.haoyuan.duty;

import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.web.Address;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One duty: what asks for it, where it stands, what proves it, what happened.
 *
 * @param duty as of that day; where it had ended by then, as of its last
 * @param ended since when it need not be done any more, or ""
 * @param next what goes on in its place, where it ended because it is asked for otherwise
 * @param cause what brought it about; null for one that comes with its period
 * @param answered what was answered by that; null where it answered nothing
 * @param receiver the unit that it is filed with; the words for nobody where it is not
 * @param contacts who answers for it today; empty for what is done and for the past
 * @param mayRing whether the viewer sees their phone numbers: those who may nudge them do
 * @param mayNudge whether the viewer may remind its unit of it today, were it missing
 * @param opensOn when it opens, for a unit that opened later not before that
 * @param moved why its deadline is later than that of others, or ""
 * @param typed why it is to be waived, or its waiver lifted, as it came back
 */
public record DutyPage(
        LocalDate today,
        LocalDate asOf,
        Duty duty,
        String ended,
        @Nullable Duty next,
        LocalDate opensOn,
        String moved,
        @Nullable Measure measure,
        @Nullable Clause clause,
        Causes.@Nullable Cause cause,
        EvidencePlace.@Nullable Said answered,
        @Nullable String topic,
        EvidencePlace.@Nullable Work work,
        List<Evidence> evidence,
        List<Step> history,
        String receiver,
        List<DutyContacts.Contact> contacts,
        boolean mayRing,
        boolean mayNudge,
        boolean mayWaive,
        boolean mayLift,
        Typed typed) {

    /** So many facts are listed; of more, the latest. */
    public static final int MOST_EVIDENCE = 100;

    /** A reason as typed, and what is wrong with it. */
    public record Typed(String text, @Nullable String error) {

        static final Typed NONE = new Typed("", null);
    }

    /**
     * A fact and the page of the record it comes from; the address is empty where there is none.
     *
     * @param result what came of it, in words; "" where that is no question
     */
    public record Evidence(Fact fact, String href, String result) {

        /** Before it a comma; "" for none. */
        public String found() {
            return result.isEmpty() ? "" : "，结果：" + result;
        }
    }

    /**
     * Something that happened to the duty on a day.
     *
     * @param at when on that day; null for what a day begins with, midnight after it for what ends with it
     * @param waiting the page of what was handed in that day and is not decided yet; "" for all else
     * @param replyBy until when what was sent back that day, and not handed in again, may be answered; null for all else
     */
    public record Step(
            LocalDate day,
            @Nullable OffsetDateTime at,
            String what,
            String detail,
            DutyState state,
            String waiting,
            @Nullable LocalDate replyBy) {

        public Step(LocalDate day, @Nullable OffsetDateTime at, String what, String detail, DutyState state) {
            this(day, at, what, detail, state, "", null);
        }
    }

    /** That it was handed in and waits for its reviewer; null where nothing is or it is done. */
    public @Nullable Step handedIn() {
        return history.stream()
                .filter(step -> duty.state().pending() && !step.waiting().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** That it was sent back and not handed in again; null where it was not, or is done. */
    public @Nullable Step sentBack() {
        return history.stream()
                .filter(step -> duty.state().pending() && step.replyBy() != null)
                .findFirst()
                .orElse(null);
    }

    /** With days left to answer it is not missing. */
    private boolean returned() {
        Step back = sentBack();
        return back != null && back.replyBy() != null && !today.isAfter(back.replyBy());
    }

    /** Where the viewer reminds its unit, among those of which the same stands so; "" where there is nothing to remind of. */
    public String nudge() {
        boolean missing = duty.state() == DutyState.OVERDUE || duty.state() == DutyState.DUE_SOON;
        return mayNudge && missing && duty.takes(today) && handedIn() == null
                ? Address.of("/missing")
                        .with("measure", duty.measure())
                        .with("period", duty.period())
                        .with("late", returned() ? "RETURNED" : null)
                        .toString()
                : "";
    }

    /** What of it is not done though it is met, in words; "" for nothing. */
    public String left() {
        return duty.evidence() == EvidenceKind.FILING && duty.metOn() != null && !evidence.isEmpty()
                ? evidence.getLast().result()
                : "";
    }

    /** What alone met it; null where nothing did, or several together. */
    public @Nullable Evidence proof() {
        return evidence.stream()
                .filter(item -> duty.count() == 1
                        && item.fact().voidedOn() == null
                        && item.fact().happenedOn().equals(duty.metOn()))
                .findFirst()
                .orElse(null);
    }

    /** Whether its deadline is the day that was named with what brought it about. */
    public boolean dueAsNamed() {
        return cause != null && duty.dueOn().equals(cause.fact().answerBy());
    }

    /** The day that was named, where it had passed before it was on record; null for none. */
    public @Nullable LocalDate named() {
        Fact fact = cause == null ? null : cause.fact();
        LocalDate by = fact == null ? null : fact.answerBy();
        return fact != null && by != null && duty.namedTooLate(by, fact.recordedAt(), fact.subjectId()) ? by : null;
    }

    /** How many listed facts were voided. */
    public long voided() {
        return evidence.stream().filter(item -> item.fact().voidedOn() != null).count();
    }

    /** How many facts still count; who is visited twice on a day was visited once. */
    public long standing() {
        return evidence.stream()
                .map(Evidence::fact)
                .filter(fact -> fact.voidedOn() == null)
                .map(fact -> fact.kind() == EvidenceKind.VISIT && fact.subjectId() != null
                        ? List.of(fact.happenedOn(), fact.subjectId())
                        : fact.id())
                .distinct()
                .count();
    }
}
