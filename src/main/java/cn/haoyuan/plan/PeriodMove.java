package cn.haoyuan.plan;

import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The days that measures name, moved along with the period of their plan: by the years that its first day moves, or by as many as bring
 * them into it. Month and day stay; 29 February falls on the 28th of a common year. What is asked from the plan's first day on follows that by itself.
 */
public final class PeriodMove {

    /**
     * A day that moves.
     *
     * @param what which of the measure's days it is, in Chinese
     */
    public record Row(Measure measure, String what, LocalDate before, LocalDate after) {}

    private final Plan plan;
    private final LocalDate from;
    private final LocalDate to;
    private final List<Row> rows = new ArrayList<>();
    private final List<Measure> moved;
    private boolean fits = true;

    private PeriodMove(Plan plan, LocalDate from, LocalDate to) {
        this.plan = plan;
        this.from = from;
        this.to = to;
        this.moved = plan.measures().stream().map(this::moved).toList();
    }

    /** To the period that is typed; empty where it is none. */
    public static Optional<PeriodMove> of(Plan plan, TypedHead typed) {
        LocalDate from = DayInWords.read(typed.from());
        LocalDate to = DayInWords.read(typed.to());
        return from == null || to == null || to.isBefore(from)
                ? Optional.empty()
                : Optional.of(new PeriodMove(plan, from, to));
    }

    /** Every day that moves, in the order of the plan; none where one of them has no room in the new period, in whatever year. */
    public List<Row> rows() {
        return fits ? List.copyOf(rows) : List.of();
    }

    /** The same plan with its days moved: what begins on its first day begins on the new one, and what comes to lie on the former one lies there. */
    Plan plan() {
        return plan.with(moved, from, to);
    }

    /** The period that holds both, the old one and the new, in Chinese. */
    public String both() {
        return DayInWords.of(Stream.of(from, plan.from())
                        .min(Comparator.naturalOrder())
                        .orElse(from)) + " 至 "
                + DayInWords.of(
                        Stream.of(to, plan.to()).max(Comparator.naturalOrder()).orElse(to));
    }

    private Measure moved(Measure m) {
        Standing standing = m.standing() == null
                ? null
                : new Standing(
                        m.standing().condition(),
                        m.standing().who(),
                        begin(m, "常态要求从哪天起", m.standing().from(), from));
        List<Ask> asks = m.asks().stream().map(ask -> moved(m, ask)).toList();
        return new Measure(m.id(), m.clauses(), m.title(), m.text(), m.reader(), m.minutes(), standing, asks);
    }

    private Ask moved(Measure measure, Ask ask) {
        if (!(ask.due() instanceof DueRule.On(LocalDate due))) {
            // a year or month counts as a whole that the plan begins in
            return with(ask, begin(measure, "从哪天开始要求", ask.from(), from.withDayOfYear(1)), ask.opens(), ask.due());
        }
        LocalDate last = day(measure, "期限", due, from);
        int years = last.getYear() - due.getYear();
        DueRule opens = ask.opens() instanceof DueRule.On(LocalDate first)
                ? new DueRule.On(along(measure, "何时起可以办理", first, years))
                : ask.opens();
        return with(ask, along(measure, "从哪天开始要求", ask.from(), years), opens, new DueRule.On(last));
    }

    private static Ask with(Ask ask, LocalDate from, DueRule opens, DueRule due) {
        return new Ask(
                ask.who(),
                ask.having(),
                ask.about(),
                ask.post(),
                ask.evidence(),
                ask.form(),
                ask.topic(),
                ask.count(),
                ask.cadence(),
                ask.on(),
                from,
                opens,
                due,
                ask.grace(),
                ask.receiver(),
                ask.defaults());
    }

    private LocalDate begin(Measure measure, String what, LocalDate day, LocalDate earliest) {
        return day.equals(plan.from()) ? from : day(measure, what, day, earliest);
    }

    private LocalDate along(Measure measure, String what, LocalDate day, int years) {
        return day.equals(plan.from()) ? from : told(measure, what, day, day.plusYears(years));
    }

    private LocalDate day(Measure measure, String what, LocalDate day, LocalDate earliest) {
        int wanted = day.getYear() + from.getYear() - plan.from().getYear();
        Optional<LocalDate> nearest = IntStream.rangeClosed(earliest.getYear(), to.getYear())
                .mapToObj(day::withYear)
                .filter(one -> !one.isBefore(earliest) && !one.isAfter(to))
                .min(Comparator.comparingInt((LocalDate one) -> Math.abs(one.getYear() - wanted))
                        .thenComparing(Comparator.reverseOrder()));
        fits &= nearest.isPresent();
        return told(measure, what, day, nearest.orElse(day));
    }

    private LocalDate told(Measure measure, String what, LocalDate before, LocalDate after) {
        if (!after.equals(before)) {
            rows.add(new Row(measure, what, before, after));
        }
        return after;
    }
}
