package cn.haoyuan.workrecord;

import cn.haoyuan.calendar.DayInWords;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.database.Cut;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Topic;
import cn.haoyuan.web.Day;
import cn.haoyuan.web.RestDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says field by field what is wrong with a form. What is looked up (offer, subject) is looked up by the caller. */
final class RecordCheck {

    static final int PEOPLE = 200;
    static final int PLACE = 120;
    static final int NOTE = 4000;

    /** What the day is called by which the other unit is to answer. */
    static final String ANSWER_BY = "要求答复的期限";

    /** The fields as the form has them; what is about none of them is said first. */
    private static final List<String> ORDER =
            List.of("kind", "topic", "answerBy", "subject", "year", "day", "title", "people", "place", "note", "files");

    private final Map<String, String> errors =
            new TreeMap<>(Comparator.<String>comparingInt(ORDER::indexOf).thenComparing(Comparator.naturalOrder()));
    private final Map<String, String> proposed = new LinkedHashMap<>();
    private final List<String> notices = new ArrayList<>();

    /** The messages by field, in the order of the form; empty when all is well. */
    Map<String, String> errors() {
        return errors;
    }

    /** What there is to tell that is no mistake. */
    List<String> notices() {
        return notices;
    }

    void tell(String notice) {
        notices.add(notice);
    }

    void refuse(String field, String message) {
        errors.putIfAbsent(field, message);
    }

    static Optional<EvidenceKind> kind(@Nullable String name) {
        return Arrays.stream(EvidenceKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    /** The day it happened, whether or not the plan reaches to it. Null if it cannot be read. */
    static @Nullable LocalDate day(@Nullable String typed) {
        return DayInWords.read(RecordForm.of(typed));
    }

    /** The title that was typed, in one line; "" for none. */
    static String title(RecordForm form) {
        return RecordForm.of(form.title()).replaceAll("\\s+", " ");
    }

    /** Checks everything; null if anything is wrong. */
    @Nullable
    NewRecord check(
            RecordForm form,
            @Nullable WorkOffer offer,
            @Nullable SubjectOffer subject,
            LocalDate today,
            LocalDate planFrom,
            LocalDate planTo) {
        if (offer == null) {
            refuse("kind", "请选择工作类型");
        }
        List<String> topics = topics(form, offer);
        if (offer != null && subject == null) {
            if (form.subjectId() != null && offer.hasSubject()) {
                refuse("subject", "所选单位不在您的工作范围内，请重新选择");
            } else if (offer.subject() == WorkOffer.Subject.REQUIRED) {
                refuse("subject", "请选择这项工作针对的单位");
            }
        }
        if (offer != null
                && (subject == null ? offer.subject() != WorkOffer.Subject.REQUIRED : subject.kind() != null)) {
            offer.only(topics, subject == null ? null : subject.kind()).ifPresent(message -> refuse("topic", message));
        }
        LocalDate day = day(form.day());
        if (day == null) {
            refuse("day", DayInWords.wrong("发生日期", Cut.to(31, RecordForm.of(form.day()))));
        } else if (day.isAfter(today)) {
            refuse("day", DayInWords.late("发生日期", today));
        } else if (day.isBefore(planFrom) || day.isAfter(planTo)) {
            refuse("day", "发生日期应在行动计划期内（%s 至 %s）".formatted(Day.of(planFrom), Day.of(planTo)));
        }
        LocalDate answerBy = offer != null && offer.asks(topics) ? answerBy(form, day, today) : null;
        String title = title(form);
        bound("title", "标题", title, RecordTitle.MOST);
        bound("people", "参加人员", RecordForm.of(form.people()), PEOPLE);
        bound("place", "地点", RecordForm.of(form.place()), PLACE);
        bound("note", "情况记录", RecordForm.of(form.note()), NOTE);
        filled("title", "标题", title);
        filled("note", "情况记录", RecordForm.of(form.note()));
        if (offer != null) {
            called(title, topics, offer);
        }
        String titled = offer == null ? null : offer.titled();
        if (titled != null && title.isEmpty()) {
            refuse("title", titled);
        }
        String wants = offer == null ? null : offer.wants();
        if (wants != null
                && RecordForm.of(form.note()).isEmpty()
                && form.attachments().isEmpty()) {
            refuse("note", wants);
        }
        if (offer != null && RecordForm.of(form.note()).isEmpty()) {
            offer.worded().forEach((topic, message) -> {
                if (topics.contains(topic) && (form.attachments().isEmpty() || !offer.onPaper(topic))) {
                    refuse("note", message);
                }
            });
        }
        if (offer != null && NothingFound.in(RecordForm.of(form.note()))) {
            offer.topics().stream()
                    .filter(topic -> topic.words() != null
                            && topics.contains(topic.id())
                            && offer.deadlines().containsKey(topic.id()))
                    .forEach(topic -> refuse("note", "情况记录写的是没有问题，选的主题却有“" + topic.title() + "”。没有发现问题的，请不选这个主题"));
        }
        boolean aboutSome = offer != null && offer.hasSubject() && errors.containsKey("subject");
        if (offer != null && subject == null && form.empty() && !aboutSome && !errors.containsKey("note")) {
            refuse("title", "请写标题或情况，或附上照片、文件；什么都没有的记录不能算完成");
        }
        UUID key = key(form);
        if (!errors.isEmpty() || offer == null || day == null || key == null) {
            return null;
        }
        return new NewRecord(
                offer.kind(),
                topics,
                subject == null ? null : subject.id(),
                day,
                answerBy,
                title.isEmpty()
                        ? RecordTitle.of(
                                offer, topics, subject == null ? null : subject.name(), RecordForm.of(form.note()))
                        : title,
                RecordForm.of(form.people()),
                RecordForm.of(form.place()),
                RecordForm.of(form.note()),
                key,
                form.attachments(),
                form.replacesId(),
                List.of(),
                subject != null && subject.done() && RecordForm.of(form.year()).isEmpty());
    }

    private List<String> topics(RecordForm form, @Nullable WorkOffer offer) {
        if (offer == null) {
            return List.of();
        }
        LinkedHashSet<String> known = new LinkedHashSet<>();
        for (String topic : form.topics()) {
            if (offer.topic(topic).isPresent()) {
                known.add(topic);
            } else {
                refuse("topic", "所选主题不属于“" + offer.kind().label() + "”，请重新选择");
            }
        }
        if (known.isEmpty() && offer.topicRequired()) {
            refuse("topic", "请选择主题");
        }
        if (known.size() > 1) {
            known.stream()
                    .flatMap(id -> offer.topic(id).stream())
                    .filter(Topic::alone)
                    .findFirst()
                    .ifPresent(topic -> refuse("topic", "“" + topic.title() + "”不能与别的主题同时选，请只留一个"));
        }
        List<String> chosen = List.copyOf(known);
        offer.beside(chosen).ifPresent(message -> refuse("topic", message));
        return chosen;
    }

    /**
     * The day by which an answer is asked for. It may have passed by now, as it was said on the spot and waited there for a signal; one that a
     * correction names is looked at beside what it corrects.
     */
    private @Nullable LocalDate answerBy(RecordForm form, @Nullable LocalDate day, LocalDate today) {
        String typed = RecordForm.of(form.answerBy());
        LocalDate by = DayInWords.read(typed);
        if (by == null && !typed.isEmpty()) {
            refuse("answerBy", DayInWords.wrong(ANSWER_BY, Cut.to(31, typed)));
        } else if (by != null && by.isAfter(furthest(today))) {
            refuse("answerBy", ANSWER_BY + "不能晚于一年以后（" + Day.of(furthest(today)) + "）");
        } else if (by != null && day != null && by.isBefore(day)) {
            refuse("answerBy", ANSWER_BY + "不能早于发生日期（" + Day.of(day) + "）");
        }
        return by;
    }

    /** Whoever names another day now does not name one that has passed. */
    void another(@Nullable LocalDate answerBy, WorkRecord corrected, LocalDate today) {
        if (answerBy != null && answerBy.isBefore(today) && !answerBy.equals(corrected.answerBy())) {
            refuse("answerBy", "更正时另定的期限不能早于今天（" + Day.of(today) + "）");
        }
    }

    /** The rest day that is named now by which the other unit is to answer; none where it was named before, or has passed. */
    static Optional<RestDay> rests(
            @Nullable LocalDate answerBy, @Nullable WorkRecord corrected, LocalDate today, SchoolCalendar calendar) {
        return Optional.ofNullable(answerBy)
                .filter(day -> !day.isBefore(today) && (corrected == null || !day.equals(corrected.answerBy())))
                .flatMap(day -> RestDay.of(day, furthest(today), calendar));
    }

    /** The last day that may be named for an answer. */
    private static LocalDate furthest(LocalDate today) {
        return today.plusYears(1);
    }

    /** Puts a working day in the place of the rest day. */
    void propose(RestDay day) {
        refuse("answerBy", day.words("保存"));
        proposed.put("answerBy", day.working().toString());
    }

    /**
     * A letter may ask something of whoever gets it: one for what another has met is made only by whoever has read that, and for which year it
     * counts then.
     */
    void done(Duty duty, @Nullable Integer year) {
        refuse(
                "duty",
                "“%s”（%s）已经由另一条登记办完，没有再存这一条。两条都要的，再按一次“保存”%s%s"
                        .formatted(
                                duty.title(),
                                duty.label(),
                                year == null ? "" : "，也计入" + YearChoice.words(year),
                                year == null ? "" : "；要计入别的年度或者不计入的，先改选“" + YearChoice.LABEL + "”"));
        proposed.put("duty", "");
        if (year != null) {
            proposed.put("year", year.toString());
        }
    }

    /** What is proposed in the place of what was typed, by field. */
    Map<String, String> proposed() {
        return proposed;
    }

    private void bound(String field, String label, String text, int most) {
        Cut.tooLong(most, text).ifPresent(why -> refuse(field, label + why));
    }

    /** What the draft left to be filled in is filled in. */
    private void filled(String field, String label, String text) {
        if (text.contains(RecordDrafts.BLANK)) {
            refuse(field, label + "里还有“" + RecordDrafts.BLANK + "”，请填好，或把那一句删去");
        }
    }

    /** Where topics exclude one another, the title does not name another than the chosen one. */
    private void called(String title, List<String> topics, WorkOffer offer) {
        if (offer.manyTopics() || topics.size() != 1) {
            return;
        }
        String chosen = offer.topic(topics.getFirst()).map(Topic::title).orElse("");
        offer.topics().stream()
                .map(Topic::title)
                .filter(other -> !title.contains(chosen) && title.contains(other))
                .findFirst()
                .ifPresent(other -> refuse("title", "标题里写的是“" + other + "”，选的主题却是“" + chosen + "”，请改成一致的"));
    }

    private @Nullable UUID key(RecordForm form) {
        try {
            return UUID.fromString(RecordForm.of(form.key()));
        } catch (IllegalArgumentException unreadable) {
            refuse("key", "表单标识缺失，请再点一次保存");
            return null;
        }
    }
}
