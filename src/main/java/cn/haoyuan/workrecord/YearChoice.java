package cn.haoyuan.workrecord;

import cn.haoyuan.duty.Duty;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Day;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The year that a record counts for, where whoever writes it may choose one; else its day says it. */
@Component
@Transactional(readOnly = true)
public class YearChoice {

    /** What the year is called on pages. */
    public static final String LABEL = "计入哪一年度";

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

    /** What there is to choose among; nothing where the form is for a duty, which is of a year, or there is but one. */
    List<Choice> choices(@Nullable WorkOffer offer, @Nullable Duty duty) {
        List<Integer> years = offer == null || duty != null
                ? List.of()
                : of(offer.kind()).map(RecordYears::years).orElse(List.of());
        return years.size() < 2
                ? List.of()
                : years.stream()
                        .map(year -> new Choice(String.valueOf(year), words(year)))
                        .toList();
    }

    /** The year that a record counts for; empty where it counts for none, or none of its kind does. */
    public Optional<Integer> of(WorkRecord record) {
        Integer subject = record.subjectId();
        return subject == null || record.voided()
                ? Optional.empty()
                : of(record.kind()).flatMap(years -> years.of(WorkRecords.SOURCE, record.id(), subject));
    }

    /** The record, written for what asks for it in the year that the form names; null where nothing does, which is told. */
    @Nullable
    NewRecord chosen(@Nullable NewRecord work, RecordForm form, @Nullable SubjectOffer subject, RecordCheck check) {
        RecordYears years = work == null ? null : of(work.kind()).orElse(null);
        Integer year = form.yearNumber();
        if (work == null || years == null || subject == null || year == null || stays(form, year)) {
            return work;
        }
        Duty asked =
                years.years().contains(year) ? years.duty(subject.id(), year).orElse(null) : null;
        if (asked == null) {
            check.refuse("year", years.without(subject.name(), year) + "，请改选");
        } else if (!asked.takes(work.happenedOn())) {
            check.refuse("year", "计入%s的，发生日期不能早于%s，请改选".formatted(words(year), Day.of(asked.opensOn())));
        } else {
            return work.owedTo(asked);
        }
        return null;
    }

    /** Whether a correction names the year for which the wrong record counts: it goes on for the same duty then. */
    private boolean stays(RecordForm form, int year) {
        return Optional.ofNullable(form.replacesId())
                .flatMap(list::find)
                .flatMap(this::of)
                .equals(Optional.of(year));
    }

    /** Whether the form names the year that the record counts for, or none. */
    boolean same(RecordForm form, WorkRecord record) {
        return form.yearNumber() == null
                || of(record.kind()).isEmpty()
                || Objects.equals(form.yearNumber(), of(record).orElse(null));
    }
}
