package cn.haoyuan.assessment;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.assessment.CountyYear.County;
import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.Sequels;
import cn.haoyuan.duty.Sequels.Sequel;
import cn.haoyuan.filing.Filing;
import cn.haoyuan.filing.Filings;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.web.Address;
import cn.haoyuan.workrecord.RecordDrafts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The record of an assessment, and the letter after it, begin with the figures of the county's year. */
@Component
@Transactional(readOnly = true)
class AssessmentDrafts implements RecordDrafts {

    private final YearFigures figures;
    private final Sequels sequels;
    private final Filings filings;
    private final Plans plans;
    private final Calendars calendars;
    private final Clock clock;

    AssessmentDrafts(
            YearFigures figures, Sequels sequels, Filings filings, Plans plans, Calendars calendars, Clock clock) {
        this.figures = figures;
        this.sequels = sequels;
        this.filings = filings;
        this.plans = plans;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public boolean begin(EvidenceKind kind) {
        return kind == EvidenceKind.ASSESSMENT || kind == EvidenceKind.LETTER;
    }

    @Override
    public Optional<Words> words(Viewer viewer, Duty duty, @Nullable String topic) {
        Integer county = duty.subjectId();
        boolean letter = duty.evidence() == EvidenceKind.LETTER;
        if (county == null || letter && topic == null) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.now(clock);
        // an assessment names its year; the letter follows from one of this year or the last
        int last = duty.opensOn().getYear();
        List<Sequel> before = sequels.of(
                EvidenceKind.ASSESSMENT,
                List.of(county),
                LocalDate.of(last - 1, 1, 1),
                LocalDate.of(last, 12, 31),
                today);
        Optional<Integer> number = letter
                ? before.stream()
                        .filter(each -> each.dutyId() == duty.id())
                        .map(each -> each.firstOpens().getYear())
                        .findFirst()
                : Optional.of(last);
        return number.map(each -> words(
                new County(county, String.valueOf(duty.subjectName())),
                Year.of(each, today),
                letter ? topic : null,
                before.stream()
                        .filter(step -> step.firstOpens().getYear() == last - 1)
                        .toList(),
                today));
    }

    /** {@code topic}: of a letter; null for an assessment. */
    private Words words(County county, Year year, @Nullable String topic, List<Sequel> before, LocalDate today) {
        YearFigures.Counties known = figures.of(List.of(county), year);
        CountyYear own = known.all().getFirst();
        LocalDate by = answer(topic)
                .map(ask -> calendars.current().nextWorkingDay(ask.due().day(today, today)))
                .orElse(null);
        String title;
        String note;
        if (topic == null) {
            title = county.name() + year.number() + "年度年终考核情况";
            note = AssessmentText.assessment(own, known.shared(), before, open(before));
        } else if (by == null) {
            title = "致" + county.name() + "的感谢信";
            note = AssessmentText.thanks(own);
        } else {
            title = "关于" + county.name() + year.number() + "年度学前教育质量提升推进情况的通报";
            note = AssessmentText.circular(own, by);
        }
        return new Words(
                title,
                note,
                year.number() + "年度年终考核",
                Address.of("/assessment").with("year", year.number()).toString(),
                year.day(),
                by);
    }

    /** How much is not done yet of what was filed since, by filing. */
    private Map<Long, Integer> open(List<Sequel> before) {
        List<Long> filed = before.stream()
                .filter(each -> "filing".equals(each.source()))
                .map(Sequel::dutyId)
                .toList();
        return filings.ofDuties(filed).values().stream().collect(Collectors.toMap(Filing::id, Filing::openRows));
    }

    /** What a letter of that topic asks its county for. */
    private Optional<Ask> answer(@Nullable String topic) {
        return plans.plan().stream()
                .flatMap(plan -> plan.asks().stream())
                .filter(ask -> topic != null
                        && ask.on() != null
                        && ask.on().kind() == EvidenceKind.LETTER
                        && (ask.on().topic() == null || topic.equals(ask.on().topic())))
                .findFirst();
    }
}
