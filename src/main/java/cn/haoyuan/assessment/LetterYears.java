package cn.haoyuan.assessment;

import cn.haoyuan.duty.Duties;
import cn.haoyuan.duty.Duty;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Sequels;
import cn.haoyuan.duty.Sequels.Sequel;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.workrecord.RecordYears;
import cn.haoyuan.workrecord.YearChoice;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A letter counts for the year whose assessment it follows from. */
@Component
@Transactional(readOnly = true)
class LetterYears implements RecordYears {

    private static final String UNASSESSED = "年终考核还没有登记";

    private final Years years;
    private final Sequels sequels;
    private final Duties duties;
    private final Clock clock;

    LetterYears(Years years, Sequels sequels, Duties duties, Clock clock) {
        this.years = years;
        this.sequels = sequels;
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public EvidenceKind kind() {
        return EvidenceKind.LETTER;
    }

    @Override
    public List<Integer> years() {
        return years.all(LocalDate.now(clock)).reversed();
    }

    @Override
    public Map<Integer, String> closed() {
        Set<Integer> assessed = sequels.begun(EvidenceKind.ASSESSMENT, LocalDate.now(clock));
        return years().stream()
                .filter(year -> !assessed.contains(year))
                .collect(Collectors.toMap(Function.identity(), year -> UNASSESSED));
    }

    /** Of several assessments of a year, what the first of them asks for that is still to be done, else what it asked for. */
    @Override
    public Optional<Duty> duty(int subject, int year) {
        return asked(subject, year)
                .filter(duty -> duty.state() != DutyState.WAIVED)
                .min(Comparator.comparing((Duty duty) -> !duty.state().pending())
                        .thenComparing(Duty::dueOn));
    }

    private Stream<Duty> asked(int subject, int year) {
        LocalDate today = LocalDate.now(clock);
        List<Long> asked = letters(subject, year, year, today)
                .map(Sequel::dutyId)
                .distinct()
                .toList();
        return duties.find(asked, today).stream().filter(duty -> duty.evidence() == EvidenceKind.LETTER);
    }

    @Override
    public String without(int subject, String name, int year) {
        return name + YearChoice.words(year) + "的"
                + (asked(subject, year).findAny().isPresent() ? "公函已经豁免" : UNASSESSED);
    }

    @Override
    public String none() {
        return "不计入年终考核";
    }

    @Override
    public Optional<Integer> of(long duty, int subject) {
        return year(subject, letter -> letter.dutyId() == duty);
    }

    @Override
    public Optional<Integer> of(String source, long record, int subject) {
        return year(
                subject,
                letter -> source.equals(letter.source()) && Long.valueOf(record).equals(letter.sourceId()));
    }

    private Optional<Integer> year(int subject, Predicate<Sequel> which) {
        List<Integer> all = years();
        return all.isEmpty()
                ? Optional.empty()
                : letters(subject, all.getLast(), all.getFirst(), LocalDate.now(clock))
                        .filter(which)
                        .map(letter -> letter.firstOpens().getYear())
                        .findFirst();
    }

    /** What follows from the assessments of these years. */
    private Stream<Sequel> letters(int county, int from, int to, LocalDate today) {
        return sequels
                .of(EvidenceKind.ASSESSMENT, List.of(county), LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31), today)
                .stream()
                .filter(each -> each.step() == 1);
    }
}
