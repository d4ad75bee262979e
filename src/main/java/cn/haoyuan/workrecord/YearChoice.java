package cn.haoyuan.workrecord;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The year that a record counts for, or none, where whoever writes it may choose; else its day says it, as long as what that asks for is not done.
 */
@Component
@Transactional(readOnly = true)
public class YearChoice {

    /** What the year is called on pages. */
    public static final String LABEL = "计入哪一年度";

    /** The choice of no year. */
    static final String NONE = "none";

    private final List<RecordYears> all;
    private final RecordList list;

    YearChoice(List<RecordYears> all, RecordList list) {
        this.all = all;
        this.list = list;
    }

    private Optional<RecordYears> of(@Nullable EvidenceKind kind) {
        return all.stream().filter(each -> each.kind() == kind).findFirst();
    }

    public static String words(int year) {
        return year + "年度";
    }

    /** What there is to choose among, and of what cannot be chosen yet, why; nothing where records of the kind count for no year. */
    List<Choice> choices(@Nullable WorkOffer offer) {
        return of(offer == null ? null : offer.kind()).map(YearChoice::choices).orElse(List.of());
    }

    private static List<Choice> choices(RecordYears years) {
        Map<Integer, String> closed = years.closed();
        Stream<Choice> each = years.years().stream()
                .map(year -> new Choice(
                        String.valueOf(year),
                        words(year) + (closed.containsKey(year) ? "（" + closed.get(year) + "）" : "")));
        return Stream.concat(Stream.of(new Choice(NONE, years.none())), each).toList();
    }

    /** The year that a duty is of; empty where it is of none. */
    Optional<Integer> of(Duty duty) {
        Integer subject = duty.subjectId();
        return subject == null ? Optional.empty() : of(duty.evidence()).flatMap(years -> years.of(duty.id(), subject));
    }

    /** The year that a record counts for; empty where it counts for none, or none of its kind does. */
    public Optional<Integer> of(WorkRecord record) {
        Integer subject = record.subjectId();
        return subject == null || record.voided()
                ? Optional.empty()
                : of(record.kind()).flatMap(years -> years.of(WorkRecords.SOURCE, record.id(), subject));
    }

    /**
     * The record, written for what asks for it in the year that the form names; null where nothing does, which is told beside all else that is
     * wrong.
     *
     * @param work null where something else is wrong
     * @param subject null where it is about none
     */
    @Nullable
    NewRecord chosen(@Nullable NewRecord work, RecordForm form, @Nullable SubjectOffer subject, RecordCheck check) {
        RecordYears years = RecordCheck.kind(form.kind()).flatMap(this::of).orElse(null);
        Integer year = form.yearNumber();
        if (years == null || subject == null) {
            return work;
        }
        boolean none = NONE.equals(form.year());
        if (none || stays(form, subject.id())) {
            return work == null ? null : work.apart(none);
        }
        if (year == null) {
            return work;
        }
        Duty asked =
                years.years().contains(year) ? years.duty(subject.id(), year).orElse(null) : null;
        LocalDate day = RecordCheck.day(form.day());
        if (asked == null) {
            check.refuse(
                    "year", years.without(subject.id(), subject.name(), year) + "，请改选；不是为考核发的，选“" + years.none() + "”");
        } else if (day != null && !asked.takes(day)) {
            check.refuse("year", "计入%s的，发生日期不能早于%s，请改选".formatted(words(year), Day.of(asked.opensOn())));
        } else if (work != null) {
            return work.owedTo(asked);
        }
        return null;
    }

    /** Whether a correction names the year for which the wrong record counts, or none and is about the same unit: it goes on for the same duty then. */
    private boolean stays(RecordForm form, int subject) {
        Integer year = form.yearNumber();
        return Optional.ofNullable(form.replacesId())
                .flatMap(list::find)
                .filter(wrong -> year != null || Objects.equals(wrong.subjectId(), subject))
                .flatMap(this::of)
                .filter(before -> year == null || year.equals(before))
                .isPresent();
    }

    /** What the form to correct a record begins with. */
    String preset(WorkRecord record) {
        boolean chosen = !record.voided()
                && record.subjectId() != null
                && of(record.kind()).isPresent();
        return of(record).map(String::valueOf).orElse(chosen ? NONE : "");
    }

    /** Whether the form names the year that the record counts for, or says nothing of it; of one that was voided since, unless that named another. */
    boolean same(RecordForm form, WorkRecord record) {
        if (of(record.kind()).isEmpty() || RecordForm.of(form.year()).isEmpty()) {
            return true;
        }
        Integer year = form.yearNumber();
        return claimed(record).map(other -> other.equals(year)).orElse(year == null || record.voided());
    }

    /** What the form says of the year, in words. */
    String words(RecordForm form, EvidenceKind kind) {
        Integer year = form.yearNumber();
        return year == null ? of(kind).map(RecordYears::none).orElse("") : words(year);
    }

    /** The year that a record counts for, or was written for before it was voided; empty where it is of none, or its day said it. */
    Optional<Integer> claimed(WorkRecord record) {
        Integer subject = record.subjectId();
        return subject == null || !record.voided()
                ? of(record)
                : of(record.kind()).flatMap(years -> list.writtenFor(record.id()).stream()
                        .flatMap(duty -> years.of(duty, subject).stream())
                        .findFirst());
    }
}
