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
        List<Unit> rows,
        List<AskedTwice.Finding> twice,
        int page) {

    private static final int SIZE = 20;

    /** One line: what it is about, how many units, and its tally. */
    public record Line(String href, String name, int units, Tally tally, long minutes) {

        /** Per unit, to one decimal. */
        public String each(long n) {
            return units == 0 ? "—" : "%.1f".formatted((double) n / units);
        }
    }

    /** A form: what it states and what it took. */
    public record FormLine(Form form, long n, long typed, long carried, long twice) {

        public String each(long boxes) {
            return n == 0 ? "—" : "%.1f".formatted((double) boxes / n);
        }
    }

    public boolean alone() {
        return rows.isEmpty();
    }

    /** The list of the duties counted, of one measure or of all (null); null where no list holds just these. */
    public @Nullable String counted(@Nullable String measure) {
        return list(measure, EnumSet.complementOf(EnumSet.of(DutyState.WAIVED)));
    }

    /** The list of those not met yet. */
    public @Nullable String unmet() {
        return list(null, EnumSet.of(DutyState.NOT_OPEN, DutyState.OPEN, DutyState.DUE_SOON, DutyState.OVERDUE));
    }

    /** Of a county no list is just what it and those below it owe: its lists also hold what the city owes about it. */
    private @Nullable String list(@Nullable String measure, Set<DutyState> states) {
        return top.kind() == UnitKind.CITY || alone()
                ? Address.of("/duties")
                        .with(alone() ? "owedBy" : "unit", top.id())
                        .with("measure", measure)
                        .with("state", states)
                        .with("from", semester.startsOn())
                        .with("to", semester.endsOn())
                        .toString()
                : null;
    }

    public List<Line> byKind() {
        return Arrays.stream(UnitKind.values())
                .filter(kind -> all.of(kind).duties() > 0)
                .map(kind ->
                        new Line("", kind.label(), units.getOrDefault(kind, 0), all.of(kind), minutes(all.of(kind))))
                .toList();
    }

    public List<Line> byRow() {
        return rows.stream()
                .skip((paging().page() - 1L) * SIZE)
                .limit(SIZE)
                .map(unit -> {
                    Tally tally = all.on(unit.id());
                    return new Line(address(unit), unit.name(), 1, tally, minutes(tally));
                })
                .toList();
    }

    public Paging paging() {
        String base = Address.of("/burden")
                .with("unit", top.id())
                .with("semester", semester.key())
                .toString();
        return Paging.of(page, SIZE, rows.size(), base);
    }

    /** Measures of a unit that stands alone, the most minutes first. */
    public List<Line> byMeasure() {
        return plan.measures().stream()
                .map(measure -> {
                    Tally tally = all.only(owed -> owed.measure().equals(measure.id()), filed -> false);
                    return new Line(String.valueOf(counted(measure.id())), measure.title(), 1, tally, minutes(tally));
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
        return "%.1f".formatted(minutes / 60.0);
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
