package cn.haoyuan.workrecord;

import cn.haoyuan.files.Attachment;
import cn.haoyuan.filing.Announced;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed, as it was typed, so that a form that comes back holds every character.
 *
 * @param topic ids of topics
 * @param subject id of a unit
 * @param day yyyy-MM-dd
 * @param answerBy yyyy-MM-dd; by when the other unit is to answer
 * @param year the year that it is to count for, whatever its day, or {@link YearChoice#NONE}; empty where the day says it
 * @param q what was looked for among the subjects
 * @param key made with the form; the same key twice is the same record
 * @param duty id of the duty that the form was opened from
 * @param attachment ids of files that lie on the server already
 * @param replaces id of the record that this one corrects
 * @param post id of the post that the form was opened as; another tab may have switched since
 */
public record RecordForm(
        @Nullable String kind,
        @Nullable List<String> topic,
        @Nullable String subject,
        @Nullable String day,
        @Nullable String answerBy,
        @Nullable String year,
        @Nullable String title,
        @Nullable String people,
        @Nullable String place,
        @Nullable String note,
        @Nullable String q,
        @Nullable String key,
        @Nullable String duty,
        @Nullable List<String> attachment,
        @Nullable String replaces,
        @Nullable String post) {

    /** A field as it goes back into the page. */
    public String text(@Nullable String field) {
        return field == null ? "" : field;
    }

    public List<String> topics() {
        return topic == null ? List.of() : topic;
    }

    /** The files kept from an earlier try; what is no id is left out. */
    public List<Long> attachments() {
        return attachment == null ? List.of() : Attachment.ids(attachment);
    }

    /** The subject's id, or null if none was chosen or it is no id. */
    public @Nullable Integer subjectId() {
        return id(subject);
    }

    public @Nullable Long dutyId() {
        return longId(duty);
    }

    /** The record to correct, or null if none was named or it is no id. */
    public @Nullable Long replacesId() {
        return longId(replaces);
    }

    /** Whether nothing in it shows that the work was done; naming the unit that was visited would. */
    boolean empty() {
        return of(title).isEmpty() && of(note).isEmpty() && attachments().isEmpty();
    }

    /**
     * Whether it says what the record says, though by now it may be wrong: sent again it is nothing new. A title that was left empty
     * is the one that the record was given; the files count where {@code files} says so.
     */
    boolean says(WorkRecord record, boolean files) {
        EvidenceKind known = RecordCheck.kind(kind).orElse(null);
        LocalDate happened = RecordCheck.day(day);
        return known != null
                && happened != null
                && new NewRecord(
                                known,
                                topics(),
                                subjectId(),
                                happened,
                                RecordCheck.day(answerBy),
                                of(title).isEmpty() ? record.title() : RecordCheck.title(this),
                                of(people),
                                of(place),
                                of(note),
                                UUID.randomUUID(),
                                attachments(),
                                replacesId(),
                                List.of(),
                                false)
                        .same(record, files);
    }

    /** The year that was chosen, or null if none was. */
    @Nullable
    Integer yearNumber() {
        return id(year);
    }

    private static @Nullable Integer id(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable Long longId(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /** The same with a key and with these files. */
    RecordForm with(String newKey, List<String> files) {
        return new RecordForm(
                kind, topic, subject, day, answerBy, year, title, people, place, note, q, newKey, duty, files, replaces,
                post);
    }

    /** The same with what was announced of the work. */
    RecordForm with(Announced.Work work) {
        return new RecordForm(
                kind,
                topic,
                subject,
                work.day().toString(),
                answerBy,
                year,
                work.title(),
                work.people().isEmpty() ? people : work.people(),
                work.place(),
                note,
                q,
                key,
                duty,
                attachment,
                replaces,
                post);
    }

    /** The same with the words that a record begins with, where nothing is said yet. */
    RecordForm with(RecordDrafts.Words words) {
        return new RecordForm(
                kind,
                topic,
                subject,
                day,
                of(answerBy).isEmpty() ? Objects.toString(words.answerBy(), "") : answerBy,
                year,
                of(title).isEmpty() ? words.title() : title,
                people,
                place,
                of(note).isEmpty() ? words.note() : note,
                q,
                key,
                duty,
                attachment,
                replaces,
                post);
    }

    /** The same with what is proposed in the place of what was typed. */
    RecordForm proposed(Map<String, String> proposed) {
        return new RecordForm(
                kind,
                topic,
                subject,
                day,
                proposed.getOrDefault("answerBy", of(answerBy)),
                proposed.getOrDefault("year", of(year)),
                title,
                people,
                place,
                note,
                q,
                key,
                proposed.getOrDefault("duty", of(duty)),
                attachment,
                replaces,
                post);
    }

    RecordForm withTopics(List<String> topics) {
        return with(topics, "", "");
    }

    /** The same about these topics, with this title and these people unless they are empty. */
    RecordForm with(List<String> topics, String newTitle, String newPeople) {
        return new RecordForm(
                kind,
                topics,
                subject,
                day,
                answerBy,
                year,
                newTitle.isEmpty() ? title : newTitle,
                newPeople.isEmpty() ? people : newPeople,
                place,
                note,
                q,
                key,
                duty,
                attachment,
                replaces,
                post);
    }

    /** The same, to correct that record: sent again it is another record. */
    RecordForm correcting(long id, String newKey) {
        return new RecordForm(
                kind,
                topic,
                subject,
                day,
                answerBy,
                year,
                title,
                people,
                place,
                note,
                q,
                newKey,
                duty,
                attachment,
                Long.toString(id),
                post);
    }

    static String of(@Nullable String text) {
        return text == null ? "" : text.strip().replace("\r\n", "\n").replace("\0", "");
    }
}
