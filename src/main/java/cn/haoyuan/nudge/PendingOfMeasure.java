package cn.haoyuan.nudge;

import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Day;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is pending of one measure on a day, duty by duty.
 *
 * @param pending of all periods, and what was handed in too
 * @param kind what is asked for; null for what is missing
 */
record PendingOfMeasure(List<MissingDuty> pending, @Nullable Lateness kind) {

    /** How much of one period is asked for. */
    record PeriodSum(String period, String label, LocalDate newest, long count) {}

    /** What is asked for, of one period or, for null, of all. */
    List<MissingDuty> meant(@Nullable String period) {
        return of(period).filter(this::asked).toList();
    }

    /** How much of the same stands so, beside what is missing; none where one kind is asked for. */
    long beside(Lateness standing, @Nullable String period) {
        return of(period)
                .filter(duty -> !asked(duty) && duty.standing() == standing)
                .count();
    }

    /** What is past its deadline. */
    LateSum late(LocalDate day) {
        List<MissingDuty> late =
                pending.stream().filter(duty -> duty.dueOn().isBefore(day)).toList();
        return new LateSum(
                count(late, Lateness.OVERDUE),
                late.stream()
                        .filter(duty -> duty.standing() == Lateness.OVERDUE && duty.open())
                        .count(),
                count(late, Lateness.RETURNED),
                count(late, Lateness.HANDED_IN));
    }

    private static long count(List<MissingDuty> duties, Lateness standing) {
        return duties.stream().filter(duty -> duty.standing() == standing).count();
    }

    /** The newest first. */
    List<PeriodSum> periods() {
        Map<String, List<MissingDuty>> periods =
                pending.stream().filter(this::asked).collect(Collectors.groupingBy(MissingDuty::period));
        return periods.entrySet().stream()
                .map(one -> sum(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(PeriodSum::newest).reversed().thenComparing(PeriodSum::period))
                .toList();
    }

    /** The periods to choose from; none where each is an event. */
    List<Choice> choices() {
        return pending.stream().anyMatch(MissingDuty::ofEvent)
                ? List.of()
                : periods().stream()
                        .map(one -> new Choice(one.period(), one.label() + "（" + one.count() + "）"))
                        .toList();
    }

    /** Of the units that miss some of it, without what the asker's office has to do itself, in tree order: of each what is overdue, and what is due soon. */
    List<UnitSum> units(@Nullable String period, int asker, LocalDate today) {
        return of(period)
                .filter(duty -> duty.othersThan(asker) && duty.standing().missing())
                .sorted(Comparator.comparing(MissingDuty::seat).thenComparing(MissingDuty::dueOn))
                .collect(Collectors.groupingBy(
                        duty -> Map.entry(duty.unitId(), duty.standing()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(duties -> sum(duties, today))
                .toList();
    }

    private static PeriodSum sum(String period, List<MissingDuty> duties) {
        MissingDuty newest =
                duties.stream().max(Comparator.comparing(MissingDuty::dueOn)).orElseThrow();
        return new PeriodSum(period, newest.label(), newest.dueOn(), duties.size());
    }

    private static UnitSum sum(List<MissingDuty> duties, LocalDate today) {
        List<MissingDuty> open = duties.stream().filter(MissingDuty::open).toList();
        MissingDuty one = duties.getFirst();
        return new UnitSum(
                one.unitId(),
                one.unitName(),
                one.seat(),
                one.standing(),
                duties.size(),
                open.size(),
                open.stream()
                        .map(MissingDuty::dueOn)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                open.stream().filter(MissingDuty::returned).count(),
                open.stream()
                        .collect(Collectors.toMap(
                                duty -> duty.ofEvent() ? Long.toString(duty.id()) : duty.label(),
                                duty -> part(duty, today),
                                UnitSum.Part::with,
                                LinkedHashMap::new))
                        .values()
                        .stream()
                        .toList(),
                open.stream().filter(duty -> !duty.told()).count(),
                one.reached(),
                one.coming());
    }

    /** A period, with whom it is about; of what an event brought about whom, and by when: the title of the event says neither. */
    private static UnitSum.Part part(MissingDuty duty, LocalDate today) {
        List<String> about = UnitSum.about(duty.subject(), duty.unitName());
        String due = Day.brief(duty.dueOn(), today) + "截止";
        return new UnitSum.Part(
                duty.ofEvent() ? "" : duty.label(),
                null,
                duty.dueOn(),
                false,
                false,
                1,
                duty.returned() ? 1 : 0,
                duty.ofEvent()
                        ? List.of(String.join(
                                "，",
                                Stream.concat(about.stream(), Stream.of(due)).toList()))
                        : about);
    }

    private Stream<MissingDuty> of(@Nullable String period) {
        return pending.stream().filter(duty -> period == null || period.equals(duty.period()));
    }

    /** What was handed in is told apart unless it is asked for. */
    private boolean asked(MissingDuty duty) {
        return kind != null || duty.standing().missing();
    }
}
