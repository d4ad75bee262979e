package cn.haoyuan.duty;

import cn.haoyuan.plan.Clause;
import cn.haoyuan.plan.Measure;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One duty: what asks for it, where it stands, what proves it, what happened.
 *
 * @param receiver the unit that it is filed with; the words for nobody where it is not
 * @param contacts who answers for it today; empty for what is done and for the past
 * @param mayRing whether the viewer sees their phone numbers: those who may nudge them do
 * @param opensOn when it opens, for a unit that opened later not before that
 * @param moved why its deadline is later than that of others, or ""
 */
public record DutyPage(
        LocalDate today,
        LocalDate asOf,
        Duty duty,
        LocalDate opensOn,
        String moved,
        @Nullable Measure measure,
        @Nullable Clause clause,
        @Nullable String topic,
        EvidencePlace.@Nullable Work work,
        List<Evidence> evidence,
        List<Step> history,
        String receiver,
        List<DutyContacts.Contact> contacts,
        boolean mayRing,
        boolean mayWaive,
        boolean mayLift) {

    /** A fact and the page of the record it comes from; the address is empty where there is none. */
    public record Evidence(Fact fact, String href) {}

    /** Something that happened to the duty on a day. */
    public record Step(LocalDate day, String what, String detail, DutyState state) {}

    /** How many facts still count. */
    public long standing() {
        return evidence.stream().filter(item -> item.fact().voidedOn() == null).count();
    }
}
