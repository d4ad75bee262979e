package cn.haoyuan.workrecord;

import cn.haoyuan.access.Role;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a form begins with: what is most likely, or what a record says. */
final class RecordStart {

    /** What people most often come for, in this order. */
    private static final List<EvidenceKind> USUAL = List.of(EvidenceKind.VISIT, EvidenceKind.RESEARCH_ACTIVITY);

    private static final String GUIDANCE = "guidance";

    private RecordStart() {}

    /**
     * The form of somebody who comes for a duty, or for what their post does most.
     *
     * @param about whom it is to be about; null where that is not known yet
     * @param last what the post recorded last: mostly the same people go on with the same kind of work
     */
    static RecordForm likely(
            Viewer viewer,
            @Nullable WorkOffer offer,
            @Nullable Duty duty,
            @Nullable Integer about,
            LastTime.@Nullable Last last,
            LocalDate today) {
        return new RecordForm(
                offer == null ? null : offer.kind().name(),
                duty == null ? usualTopics(viewer, offer) : topicOf(duty, offer),
                about == null ? null : about.toString(),
                day(duty, today).toString(),
                "",
                last == null || offer == null || last.kind() != offer.kind() ? "" : last.people(),
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
     * The form of what a record says. A title that nobody wrote stays empty: it is made anew of what the form then says.
     *
     * @param offer the record's kind
     * @param correct whether to correct that record: then with everything in it, else with what one may do again elsewhere
     */
    static RecordForm from(
            Viewer viewer, WorkRecord record, @Nullable WorkOffer offer, boolean correct, LocalDate today) {
        Integer subject = correct ? record.subjectId() : null;
        boolean untitled = correct ? untitled(record, offer) : LastTime.proposed(record.title(), record.subjectName());
        return new RecordForm(
                record.kind().name(),
                record.topics(),
                subject == null ? null : subject.toString(),
                (correct ? record.happenedOn() : today).toString(),
                untitled ? "" : record.title(),
                record.people(),
                correct ? record.place() : "",
                correct ? record.note() : "",
                "",
                UUID.randomUUID().toString(),
                null,
                correct ? record.attachments().stream().map(String::valueOf).toList() : List.of(),
                correct ? Long.toString(record.id()) : null,
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
                && record.title().equals(RecordCheck.proposedTitle(offer, record.topics(), record.subjectName()));
    }

    static List<String> usualTopics(Viewer viewer, @Nullable WorkOffer offer) {
        if (offer == null) {
            return List.of();
        }
        if (viewer.post().role() == Role.RESEARCHER && offer.topic(GUIDANCE).isPresent()) {
            return List.of(GUIDANCE);
        }
        return offer.topicRequired() && offer.topics().size() == 1
                ? List.of(offer.topics().getFirst().id())
                : List.of();
    }

    private static List<String> topicOf(Duty duty, @Nullable WorkOffer offer) {
        String topic = duty.topic();
        return topic == null || offer == null || offer.topic(topic).isEmpty() ? List.of() : List.of(topic);
    }

    /** Today, or the last day that still counts for the duty. */
    private static LocalDate day(@Nullable Duty duty, LocalDate today) {
        LocalDate last = duty == null ? null : duty.locksOn();
        return last != null && last.isBefore(today) ? last : today;
    }

    private static String post(Viewer viewer) {
        return Integer.toString(viewer.post().id());
    }
}
