package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a form begins with: what the kind and the duty it was opened from say, or what a record says; what was so last time only where one asks for it. */
final class RecordStart {

    /** What people most often come for, in this order. */
    private static final List<EvidenceKind> USUAL = List.of(EvidenceKind.VISIT, EvidenceKind.RESEARCH_ACTIVITY);

    private RecordStart() {}

    /**
     * The form of somebody who comes for a duty, or for what people most often come for.
     *
     * @param topics what it is to be about where no duty says it, as far as the kind has them
     * @param about whom it is to be about; null where that is not known yet
     */
    static RecordForm blank(
            Viewer viewer,
            @Nullable WorkOffer offer,
            @Nullable Duty duty,
            List<String> topics,
            @Nullable Integer about,
            LocalDate today) {
        List<String> known = offer == null
                ? List.of()
                : topics.stream()
                        .filter(topic -> offer.topic(topic).isPresent())
                        .toList();
        return new RecordForm(
                offer == null ? null : offer.kind().name(),
                duty != null && (duty.topic() != null || known.isEmpty())
                        ? topicOf(duty, offer)
                        : known.isEmpty() ? onlyTopic(offer) : known,
                about == null ? null : about.toString(),
                day(duty, today),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                UUID.randomUUID().toString(),
                duty == null ? null : Long.toString(duty.id()),
                List.of(),
                null,
                post(viewer));
    }

    /**
     * The form with what a record of the same kind says that may be so again elsewhere, beside the topic of its duty. As the script of the
     * form does it.
     *
     * @param record null for none
     */
    static RecordForm like(RecordForm form, @Nullable WorkRecord record, List<WorkOffer> offers) {
        if (record == null || !record.kind().name().equals(form.kind())) {
            return form;
        }
        LastTime.Last last = LastTime.Last.of(record, offers);
        List<String> topics = Stream.concat(form.topics().stream(), last.topics().stream())
                .distinct()
                .toList();
        return form.with(topics, last.title(), last.people());
    }

    /** Whether its topics are stages of one work under one title, each of which is reached once. */
    static boolean goesOn(EvidenceKind kind) {
        return kind == EvidenceKind.TOPIC;
    }

    /**
     * The form to correct a record, with everything in it. A title that nobody wrote stays empty: it is made anew of what the form then
     * says.
     *
     * @param offer the record's kind
     * @param year that it counts for, as the form says it
     */
    static RecordForm from(Viewer viewer, WorkRecord record, @Nullable WorkOffer offer, String year) {
        Integer subject = record.subjectId();
        return new RecordForm(
                record.kind().name(),
                record.topics(),
                subject == null ? null : subject.toString(),
                record.happenedOn().toString(),
                Objects.toString(record.answerBy(), ""),
                year,
                untitled(record, offer) ? "" : record.title(),
                record.people(),
                record.place(),
                record.note(),
                "",
                UUID.randomUUID().toString(),
                null,
                record.attachments().stream().map(String::valueOf).toList(),
                Long.toString(record.id()),
                post(viewer));
    }

    /** The offer of that kind, else of the most usual one, else the first; null where there is none. */
    static @Nullable WorkOffer chosen(List<WorkOffer> offers, @Nullable String kind) {
        List<String> wanted = new ArrayList<>();
        if (kind != null) {
            wanted.add(kind);
        }
        USUAL.forEach(usual -> wanted.add(usual.name()));
        return wanted.stream()
                .flatMap(name ->
                        offers.stream().filter(offer -> offer.kind().name().equals(name)))
                .findFirst()
                .or(() -> offers.stream().findFirst())
                .orElse(null);
    }

    /** Whether nobody wrote its title. Without one it must show something else; where nothing else is, somebody wrote it. */
    private static boolean untitled(WorkRecord record, @Nullable WorkOffer offer) {
        boolean shows = record.subjectId() != null
                || !record.note().isEmpty()
                || !record.attachments().isEmpty();
        return shows
                && offer != null
                && Stream.of(record.note(), "")
                        .map(note -> RecordTitle.of(offer, record.topics(), record.subjectName(), note))
                        .anyMatch(record.title()::equals);
    }

    /** The topic that the kind cannot do without, where it has no other. */
    static List<String> onlyTopic(@Nullable WorkOffer offer) {
        return offer != null && offer.topicRequired() && offer.topics().size() == 1
                ? List.of(offer.topics().getFirst().id())
                : List.of();
    }

    private static List<String> topicOf(Duty duty, @Nullable WorkOffer offer) {
        String topic = duty.topic();
        return topic == null || offer == null || offer.topic(topic).isEmpty() ? List.of() : List.of(topic);
    }

    /** Today; none where that counts for the duty no more, for nobody has said yet on which day it was. */
    private static String day(@Nullable Duty duty, LocalDate today) {
        LocalDate last = duty == null ? null : duty.locksOn();
        return last != null && last.isBefore(today) ? "" : today.toString();
    }

    private static String post(Viewer viewer) {
        return Integer.toString(viewer.post().id());
    }
}
