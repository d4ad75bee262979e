package cn.haoyuan.burden;

import cn.haoyuan.calendar.Period;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.AskedTwice;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Paging;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The burden of a unit, or of a subtree, in a semester.
 *
 * @param units units of each kind in the subtree
 * @param kind the kind of the units whose lines are listed, each with what it owes itself; null: of the next level, each with all below it
 * @param rows the units whose lines are listed; empty for a kindergarten
 * @param twice what the forms ask twice
 */
public record BurdenPage(
        Unit top,
        Period semester,
        List<Period> semesters,
        Plan plan,
        Tally all,
        Map<UnitKind, Integer> units,
        @Nullable UnitKind kind,
        List<Unit> rows,
        List<AskedTwice.Finding> twice,
        int page) {

    private static final int SIZE = 20;

    /** Which of the duties counted. */
    public enum Part {
        ALL(null, EnumSet.complementOf(EnumSet.of(DutyState.WAIVED))),
        BY_RECORD(false, EnumSet.of(DutyState.MET, DutyState.MET_LATE)),
        BY_FILING(true, EnumSet.of(DutyState.MET, DutyState.MET_LATE)),
        UNMET(null, EnumSet.of(DutyState.NOT_OPEN, DutyState.OPEN, DutyState.DUE_SOON, DutyState.OVERDUE));

        private final @Nullable Boolean filing;
        private final Set<DutyState> states;

        Part(@Nullable Boolean filing, Set<DutyState> states) {
            this.filing = filing;
            this.states = states;
        }
    }

    /**
     * One line: what it is about, how many units, and its tally.
     *
     * @param duties the list of its duties, all states
     */
    public record Line(String href, String name, int units, Tally tally, long minutes, Address duties) {

        /** The list of these of its duties. */
        public String of(Part part) {
            return duties.with("filing", part.filing).with("state", part.states).toString();
        }

        /** Per unit, to one decimal; of no use without units. */
        public List<Average> averages() {
            return List.of(
                    average("责任事项", tally.duties()),
                    average("记录抵扣", tally.byRecord()),
                    average("报送完成", tally.byFiling()),
                    average("手填格数", tally.typed()),
                    average("系统带入格数", tally.carried()),
                    average("小时（估计）", minutes / 60.0));
        }

        private Average average(String of, double sum) {
            return new Average(of, "%,.1f".formatted(sum / units));
        }
    }

    /** What a unit of a kind has on the average. */
    public record Average(String name, String value) {}

    /** A form: what it states and what it took. */
    public record FormLine(Form form, long n, long typed, long carried, long twice) {

        public String each(long boxes) {
            return n == 0 ? "—" : "%,.1f".formatted((double) boxes / n);
        }
    }

    public boolean alone() {
        return top.kind() == UnitKind.KINDERGARTEN;
    }

    /** All of it. */
    public Line whole() {
        return new Line("", top.name(), 1, all, minutes(all), duties(top, alone()));
    }

    /** The duties of the semester that a unit owes, or that are owed in its subtree. */
    private Address duties(Unit unit, boolean itself) {
        return Address.of("/duties")
                .with(itself ? "owedBy" : "unit", unit.id())
                .with("owed", itself ? null : true)
                .with("from", semester.startsOn())
                .with("to", semester.endsOn());
    }

    /** The kinds of unit that owed anything. */
    public List<UnitKind> kinds() {
        return Arrays.stream(UnitKind.values())
                .filter(one -> all.of(one).duties() > 0)
                .toList();
    }

    /** A line for each kind of unit, which opens the units that it averages. */
    public List<Line> byKind() {
        return kinds().stream()
                .map(one -> new Line(
                        here().with("kind", one) + "#units",
                        one.label(),
                        units.getOrDefault(one, 0),
                        all.of(one),
                        minutes(all.of(one)),
                        duties(top, alone())))
                .toList();
    }

    public List<Line> byRow() {
        return rows.stream()
                .skip((paging().page() - 1L) * SIZE)
                .limit(SIZE)
                .map(unit -> {
                    Tally tally = all.on(unit.id());
                    return new Line(
                            address(unit),
                            unit.name(),
                            1,
                            tally,
                            minutes(tally),
                            duties(unit, kind != null || unit.id() == top.id() || unit.kind() != UnitKind.COUNTY));
                })
                .toList();
    }

    public Paging paging() {
        return Paging.of(page, SIZE, rows.size(), here().with("kind", kind).toString());
    }

    private Address here() {
        return Address.of("/burden").with("unit", top.id()).with("semester", semester.key());
    }

    /** Measures of a unit that stands alone, the most minutes first. */
    public List<Line> byMeasure() {
        return plan.measures().stream()
                .map(measure -> {
                    Tally tally = all.only(owed -> owed.measure().equals(measure.id()), filed -> false);
                    return new Line(
                            "",
                            measure.title(),
                            1,
                            tally,
                            minutes(tally),
                            duties(top, true).with("measure", measure.id()));
                })
                .filter(line -> line.tally().duties() > 0)
                .sorted(Comparator.comparingLong(Line::minutes).reversed())
                .toList();
    }

    public List<FormLine> byForm() {
        return plan.forms().stream()
                .map(form -> {
                    Tally tally = all.only(owed -> false, filed -> filed.form().equals(form.id()));
                    long findings = twice.stream()
                            .filter(f -> f.formId().equals(form.id()))
                            .count();
                    return new FormLine(
                            form, tally.filings(), tally.typed(), tally.carried(), findings * tally.filings());
                })
                .filter(line -> line.n() > 0)
                .toList();
    }

    /** The boxes that were asked twice: findings in the forms that were filed. */
    public long askedTwice() {
        return byForm().stream().mapToLong(FormLine::twice).sum();
    }

    /** What all of it takes by the plan's own estimate. */
    public long minutes(Tally tally) {
        return tally.owed().stream()
                .mapToLong(owed -> owed.n()
                        * plan.measure(owed.measure()).map(Measure::minutes).orElse(0))
                .sum();
    }

    public static String hours(long minutes) {
        return "%,.1f".formatted(minutes / 60.0);
    }

    private String address(Unit unit) {
        return Address.of("/burden")
                .with("unit", unit.id())
                .with("semester", semester.key())
                .toString();
    }

    /** The same as a spreadsheet. */
    public String export() {
        return Address.of("/burden/export.xlsx")
                .with("unit", top.id())
                .with("semester", semester.key())
                .toString();
    }
}
