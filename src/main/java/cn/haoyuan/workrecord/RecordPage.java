package cn.haoyuan.workrecord;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.files.Attachment;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Exports;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work: what it was, what it proves, what is attached.
 *
 * @param author who recorded it, as far as the viewer may know
 * @param corrections how it came to say what it does, the last first; none where it corrects none or that is out of sight
 * @param twin another record that stands of the same work of that day with the same subject, or title, where one of them may be voided
 * @param year that it counts for, whatever its day; null where it counts for none, as most kinds
 * @param duties the duties that its facts help to meet and that are met
 * @param extra those that it is evidence of too, though they were met before it happened
 * @param helped those that it counts for and that want more
 * @param idle the measures that it might have counted for and does not, and why
 * @param missed the topics with which it would have counted, where it counts with none that it has
 * @param checks the measures whose condition is checked by it, among other records of its kind
 * @param aside what work of this kind is good for, where it counts for nothing; null where it may count, or for who did not record it
 * @param broughtAbout the duties that somebody has because of it, or of what answered it, in the order in which they came
 * @param followed those that end with it where it is voided, though what answered it brought them about; none where the viewer may not void it
 * @param routine the topics of its kind that may be so again at the next place
 * @param helps whether the viewer sees it as who helps its subject: what it counts for is others'
 * @param reason what was typed as the reason for voiding
 * @param error what is wrong with that
 */
public record RecordPage(
        LocalDate today,
        WorkRecord record,
        @Nullable String author,
        List<Correction> corrections,
        @Nullable Long twin,
        List<String> topics,
        @Nullable Integer year,
        List<Attachment> attachments,
        List<Duty> duties,
        List<Duty> extra,
        List<Helped> helped,
        List<Idle> idle,
        List<Missed> missed,
        List<Measure> checks,
        @Nullable String aside,
        List<Followed> broughtAbout,
        List<Duty> followed,
        boolean own,
        Set<String> routine,
        boolean helps,
        boolean mayVoid,
        String reason,
        @Nullable String error) {

    /**
     * That a record was put in the place of another.
     *
     * @param former the record before
     * @param author who corrected it, as far as the viewer may know
     * @param changes what changed, in words
     */
    public record Correction(
            long former, OffsetDateTime at, @Nullable String author, String changes) {}

    /** A duty that wants more facts than the {@code counted} it has. */
    public record Helped(Duty duty, long counted) {

        public long missing() {
            return duty.count() - counted;
        }
    }

    /**
     * A measure, by its title, for which it does not count.
     *
     * @param why in words; "" where the duties say it
     * @param periods what of the measure lies nearest to its day
     */
    public record Idle(String measure, String why, List<Period> periods) {}

    /**
     * A topic with which it would have counted for something that waited.
     *
     * @param counts for what, and how much of that waits, in words
     */
    public record Missed(String topic, String counts) {}

    /** A duty by its period, and what is to be said of it. */
    public record Period(long duty, String label, String words) {}

    /**
     * A duty that came of it.
     *
     * @param direct whether of itself, not of what answered it
     * @param record the record that met it last; null where none did or a filing did, like its {@code title}
     * @param result what came of it; "" where that is no question
     * @param open whether that is that some of it is not done yet
     */
    public record Followed(
            Duty duty,
            boolean direct,
            @Nullable Long record,
            @Nullable String title,
            String result,
            boolean open) {}

    /** Whether it counts for anything, or asks for something. */
    public boolean counts() {
        return Stream.of(duties, extra, helped, broughtAbout).anyMatch(some -> !some.isEmpty());
    }

    /** What ends with it where it is voided: what nobody has done yet of what it brought about, and of what came of that. */
    public List<Duty> ending() {
        return Stream.concat(direct(), followed.stream())
                .filter(duty -> duty.state().pending() || duty.state() == DutyState.NOT_OPEN)
                .toList();
    }

    /** The same by name: 整改方案、整改销号报告. */
    public String endingTitles() {
        return ending().stream().map(Duty::title).distinct().collect(Collectors.joining("、"));
    }

    /** How much of what it brought about by itself is done. */
    public long brought() {
        return direct().filter(duty -> duty.metOn() != null).count();
    }

    private Stream<Duty> direct() {
        return broughtAbout.stream().filter(Followed::direct).map(Followed::duty);
    }

    /** Why this is not due on the day that the record names: that had passed before it was on record, or was named after this was done; "" where it is. */
    public String otherwise(Followed each) {
        LocalDate by = record.answerBy();
        Duty duty = each.duty();
        if (by == null
                || !each.direct()
                || by.equals(duty.dueOn())
                || !Integer.valueOf(duty.unitId()).equals(record.subjectId())) {
            return "";
        }
        return duty.namedTooLate(by, record.recordedAt(), record.subjectId())
                ? "（要求的期限在登记以前已经过了，按同样的天数从登记之日起算）"
                : duty.metOn() != null ? "（办完以后才改的期限，这里照原来的）" : "";
    }

    /** By when whoever it is about is to answer: the day that it names, else that of each duty that it brought about there; none where nothing is. */
    public List<LocalDate> answerDays() {
        LocalDate by = record.answerBy();
        return by != null
                ? List.of(by)
                : direct().filter(duty -> Integer.valueOf(duty.unitId()).equals(record.subjectId()))
                        .map(Duty::dueOn)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Whether nothing of what came of it is to be done any more. */
    public boolean settled() {
        return broughtAbout.stream().noneMatch(each -> each.duty().state().pending() || each.open());
    }

    /** The record as Word and PDF. */
    public Exports exports() {
        return Exports.paper(Address.of("/records/" + record.id() + "/export.docx"), false);
    }

    /** Where one more of the same kind is recorded, about what may be so again. */
    public String another() {
        Address form = Address.of("/records/new").with("kind", record.kind());
        return (goesOn()
                        ? form.with("like", record.id())
                        : form.with(
                                "topic",
                                record.topics().stream()
                                        .filter(routine::contains)
                                        .toList()))
                .toString();
    }

    /** Whether it is a stage of what other records are about too. */
    public boolean goesOn() {
        return RecordStart.goesOn(record.kind());
    }

    /** All records of the unit about the same. */
    public String stages() {
        return Address.of("/records")
                .with("kind", record.kind())
                .with("unit", record.unitId())
                .with("q", record.title())
                .toString();
    }
}
