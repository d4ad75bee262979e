package cn.haoyuan.workrecord;

import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.calendar.SpecialDay;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.files.Attachment;
import cn.haoyuan.plan.RecordPart;
import cn.haoyuan.plan.Topic;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form for a piece of work.
 *
 * @param errors messages by field
 * @param notices what there is to tell of the files that is no mistake
 * @param offers what the viewer may record; empty while no plan is published
 * @param offer the kind chosen
 * @param subjects whom it may be about: who is due first, or what was looked for
 * @param titles of measures, by key
 * @param owed how many duties of the viewer's unit wait for such work, by topic; under "" those that any topic answers
 * @param kept files of an earlier try that lie on the server
 * @param duty the duty that the form was opened from
 * @param years that it may count for, whatever its day; none where that is no choice, hidden where it is for a duty
 * @param former the titles of the unit's records of a kind whose title one must give, the latest first
 * @param last what of the post's last record may be so again; null where it is not offered
 * @param announced the title of the filing that the form begins with; null where it begins with nothing of the kind
 * @param before what brought the duty about and what that answered, the latest first
 * @param words what the form begins with, written from what is known; null where it begins with nothing of the kind
 * @param choose whether it begins so once one says what it is to be about
 * @param bound whether it is written for that duty and no other, so that its kind and subject are no choices
 * @param calendar by which somebody answers on a working day
 * @param accountId to keep apart what different people typed on one device
 */
public record RecordFormPage(
        RecordForm form,
        Map<String, String> errors,
        List<String> notices,
        List<WorkOffer> offers,
        @Nullable WorkOffer offer,
        List<SubjectOffer> subjects,
        Map<String, String> titles,
        Map<String, Long> owed,
        List<Attachment> kept,
        @Nullable Duty duty,
        List<Choice> years,
        LocalDate today,
        LocalDate from,
        List<String> former,
        LastTime.@Nullable Last last,
        @Nullable String announced,
        List<Occasions.Said> before,
        RecordDrafts.@Nullable Words words,
        boolean choose,
        boolean bound,
        SchoolCalendar calendar,
        int accountId) {

    RecordFormPage announced(@Nullable String form) {
        return new RecordFormPage(
                this.form, errors, notices, offers, offer, subjects, titles, owed, kept, duty, years, today, from,
                former, last, form, before, words, choose, bound, calendar, accountId);
    }

    RecordFormPage begun(RecordDrafts.@Nullable Words words, boolean choose) {
        return new RecordFormPage(
                form, errors, notices, offers, offer, subjects, titles, owed, kept, duty, years, today, from, former,
                last, announced, before, words, choose, bound, calendar, accountId);
    }

    RecordFormPage telling(List<String> notices) {
        return new RecordFormPage(
                form, errors, notices, offers, offer, subjects, titles, owed, kept, duty, years, today, from, former,
                last, announced, before, words, choose, bound, calendar, accountId);
    }

    /** Whether something follows of what it corrects. */
    public boolean followed() {
        return form.replaces() != null && offer != null && offer.isFollowed(form.topics());
    }

    /** Where the form begins with words about each of its topics, or each other one. */
    public List<Choice> beginnings() {
        return duty == null || offer == null || !choose && words == null
                ? List.of()
                : offer.topics().stream()
                        .filter(topic -> !form.topics().contains(topic.id()))
                        .map(topic -> new Choice(
                                Address.of("/records/new")
                                        .with("duty", duty.id())
                                        .with("topic", topic.id())
                                        .toString(),
                                topic.title()))
                        .toList();
    }

    /** The topic that the words are about, which is no choice; null where they are about none, or nothing was written. */
    public @Nullable Topic drafted() {
        return words == null || offer == null
                ? null
                : form.topics().stream()
                        .flatMap(id -> offer.topic(id).stream())
                        .findFirst()
                        .orElse(null);
    }

    /** The duties of the same measure that are still to be done: where to begin about another unit. */
    public String others() {
        return duty == null
                ? ""
                : Address.of("/duties")
                        .with("owedBy", duty.unitId())
                        .with("measure", duty.measure())
                        .with("state", DutyState.PENDING)
                        .toString();
    }

    /** What is chosen where no year is; null where what it corrects counts for one already. */
    public @Nullable String anyYear() {
        return form.replaces() != null && filled(form.year()) ? null : bound ? "默认，办完的不再计入" : "默认，按单位旁写明的年度";
    }

    /** The kinds that are asked of the viewer's post, or for {@code false} the others. */
    public List<Choice> kinds(boolean own) {
        return offers.stream()
                .filter(each -> each.own() == own)
                .map(each -> new Choice(each.kind().name(), each.kind().label()))
                .toList();
    }

    public List<Choice> topics() {
        return offer == null
                ? List.of()
                : offer.topics().stream()
                        .map(topic -> new Choice(topic.id(), topic.title(), hint(offer, topic)))
                        .toList();
    }

    /** What follows of it whatever it is about, and of the topic where that is no choice; "" for nothing. */
    public String follows() {
        Topic about = drafted();
        return offer == null
                ? ""
                : offer.followed().getOrDefault("", "")
                        + (about == null ? "" : offer.followed().getOrDefault(about.id(), ""));
    }

    private static @Nullable String hint(WorkOffer offer, Topic topic) {
        String hint = Stream.of(
                        topic.words() == null ? null : "写明" + topic.words(),
                        offer.onlyFor(topic),
                        offer.with(topic),
                        offer.followed().containsKey(topic.id())
                                ? offer.followed().get(topic.id()).replace("“" + topic.title() + "”", "")
                                : null,
                        offer.counting(topic.id()))
                .filter(Objects::nonNull)
                .map(said -> said.replaceFirst("。$", ""))
                .collect(Collectors.joining("。"));
        return hint.isEmpty() ? null : hint;
    }

    /**
     * How much of what a topic, or any for "", counts for waits to be done, in words; "" where that says nothing. What can be caught up no
     * more waits for nobody, but for who came to put it on record.
     */
    public String waits(String topic) {
        if (offer == null || offer.counting(topic) == null || form.replaces() != null) {
            return "";
        }
        long count = owed.getOrDefault(topic, 0L);
        return duty != null
                        && duty.state().pending()
                        && late() != null
                        && duty.evidence() == offer.kind()
                        && Objects.toString(duty.topic(), "").equals(topic)
                ? "这次补记" + duty.label() + "的" + (count == 0 ? "" : "；" + WorkOffer.waits(count))
                : WorkOffer.waits(count);
    }

    /** When the duty's work must have been done, where those days are over; null where a day to come counts too, or there is none. */
    public @Nullable String late() {
        return duty == null || duty.locksOn() == null || !duty.locksOn().isBefore(today)
                ? null
                : "填实际做的那一天，" + Day.of(duty.opensOn()) + " 至 " + Day.of(duty.locksOn()) + " 的才计入";
    }

    /** The same by topic. */
    public Map<String, String> waiting() {
        return offer == null
                ? Map.of()
                : offer.topics().stream().map(Topic::id).collect(Collectors.toMap(Function.identity(), this::waits));
    }

    /** The days of the year to come that are holidays, or else working days at a weekend: for a device that may lose its signal. */
    public String special(SpecialDay.Kind kind) {
        return calendar.specialDays().stream()
                .filter(special -> special.kind() == kind && !special.day().isBefore(today))
                .map(special -> special.day().toString())
                .collect(Collectors.joining(" "));
    }

    /** What its fields are called. */
    public RecordLabels labels() {
        return new RecordLabels(offer, form, !former.isEmpty(), words != null);
    }

    /** Whether that part is not asked, since such a record has none; what was written there stays in sight. */
    public boolean spared(RecordPart part) {
        return offer != null && offer.spares(part) && !filled(part == RecordPart.PEOPLE ? form.people() : form.place());
    }

    /** The parts that such a record has not, by their fields. */
    public String without() {
        return Stream.of(RecordPart.PEOPLE, RecordPart.PLACE)
                .filter(part -> offer != null && offer.spares(part))
                .map(part -> part == RecordPart.PEOPLE ? "people" : "place")
                .collect(Collectors.joining(" "));
    }

    /** The elements that the errors are about, in their order; the whole form for what is no field. */
    public List<String> wrong() {
        return errors.keySet().stream()
                .map(field -> switch (field) {
                    case "kind", "topic", "answerBy", "year", "subject", "day", "title", "people", "place", "note" ->
                        "f-" + field;
                    case "files" -> "files";
                    default -> "record-form";
                })
                .toList();
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    /** Whether the fields that most records do without should stand open. */
    public boolean more() {
        return labels().wants()
                || filled(form.place())
                || filled(form.note())
                || errors.containsKey("place")
                || errors.containsKey("note");
    }

    /** What last time's record says that one tap takes over: its topics, title and people, as far as it has them. */
    public String said(LastTime.Last record) {
        String topics = offers.stream()
                .filter(each -> each.kind() == record.kind())
                .flatMap(each -> record.topics().stream().flatMap(id -> each.topic(id).stream()))
                .map(Topic::title)
                .collect(Collectors.joining("、"));
        return Stream.of(topics, record.title(), record.people())
                .filter(each -> !each.isEmpty())
                .distinct()
                .collect(Collectors.joining(" · "));
    }

    /** The form with what last time's record says taken over, for the same duty. */
    public String again(LastTime.Last record) {
        return Address.of("/records/new")
                .with("like", record.id())
                .with("duty", duty == null ? null : duty.id())
                .toString();
    }

    /** Why a unit is offered. */
    public String why(SubjectOffer subject) {
        return subject.why(today, titles);
    }

    /** How many more there are than are listed; the chosen one may be listed without having been looked for. */
    public long unlisted() {
        long found = subjects.stream().mapToLong(SubjectOffer::among).max().orElse(0);
        return found - subjects.stream().filter(each -> each.among() == found).count();
    }

    public boolean isChosen(SubjectOffer subject) {
        return Integer.valueOf(subject.id()).equals(form.subjectId());
    }

    private static boolean filled(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
