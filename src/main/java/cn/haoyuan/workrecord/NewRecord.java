package cn.haoyuan.workrecord;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.NewFact;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work, checked and ready to be put on record as that of the viewer's unit.
 *
 * @param answerBy by when it asks for an answer; null where it names no day, or nothing follows of it
 * @param key made with the form; the same key from the same post is the same record
 * @param replaces the record of the same unit that this one corrects and voids; null if none
 * @param duties those of the viewer's unit that it was written for
 * @param apart whether it counts for no other
 */
record NewRecord(
        EvidenceKind kind,
        List<String> topics,
        @Nullable Integer subjectId,
        LocalDate happenedOn,
        @Nullable LocalDate answerBy,
        String title,
        String people,
        String place,
        String note,
        UUID key,
        List<Long> attachments,
        @Nullable Long replaces,
        List<Duty> duties,
        boolean apart) {

    /** The same under another key. */
    NewRecord under(UUID other) {
        return with(other, duties, apart);
    }

    /** The same, written for that duty first. */
    NewRecord owedTo(Duty owed) {
        return with(
                key, Stream.concat(Stream.of(owed), duties.stream()).distinct().toList(), apart);
    }

    /** The same, counting for no other duty than those it was written for, or as its day says it. */
    NewRecord apart(boolean other) {
        return with(key, duties, other);
    }

    private NewRecord with(UUID other, List<Duty> all, boolean alone) {
        return new NewRecord(
                kind,
                topics,
                subjectId,
                happenedOn,
                answerBy,
                title,
                people,
                place,
                note,
                other,
                attachments,
                replaces,
                all,
                alone);
    }

    /**
     * The period that what it says of the topic belongs to: that of the first duty it was written for that asks this, is
     * still to be done and never locks, so that work of a later period may catch it up, or that an event brought about, where a
     * further letter goes with the first. Else none where it stands apart, else null: the day decides.
     */
    @Nullable
    String period(@Nullable String topic) {
        return duties.stream()
                .filter(duty -> (duty.cadence() == Cadence.EVENT
                                ? duty.state() != DutyState.WAIVED
                                : duty.locksOn() == null && duty.state().pending())
                        && duty.takes(happenedOn)
                        && duty.evidence() == kind
                        && (duty.topic() == null || duty.topic().equals(topic))
                        && (duty.subjectId() == null || duty.subjectId().equals(subjectId)))
                .findFirst()
                .map(Duty::period)
                .orElse(apart ? NewFact.NO_PERIOD : null);
    }

    /** Whether it says just what the record says already; the files count where {@code files} says so. */
    boolean same(WorkRecord record, boolean files) {
        return kind == record.kind()
                && Set.copyOf(topics).equals(Set.copyOf(record.topics()))
                && Objects.equals(subjectId, record.subjectId())
                && happenedOn.equals(record.happenedOn())
                && Objects.equals(answerBy, record.answerBy())
                && title.equals(record.title())
                && people.equals(record.people())
                && place.equals(record.place())
                && note.equals(record.note())
                && (!files || Set.copyOf(attachments).equals(Set.copyOf(record.attachments())));
    }
}
