package cn.haoyuan.burden;

import cn.haoyuan.calendar.Period;
import cn.haoyuan.document.PaperKind;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.AskedTwice;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Count;
import cn.haoyuan.web.Exports;
import cn.haoyuan.web.Paging;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The burden of a unit, or of a subtree, in a semester or a school year.
 *
 * @param day as it stood on this day: today, or the last day of a period that is over
 * @param present whether that is today
 * @param units units of each kind in the subtree
 * @param rows the units whose lines are listed, page by page; empty for a kindergarten
 * @param twice what the forms ask twice
 */
public record BurdenPage(
        Unit top,
        Period period,
        LocalDate day,
        boolean present,
        List<Period> periods,
        Plan plan,
        Sums sums,
        Map<UnitKind, Integer> units,
        BurdenQuery query,
        List<Unit> rows,
        List<AskedTwice.Finding> twice) {

    /**
     * One line: what it is about, of how many units, and its tally.
     *
     * @param href where it leads; "" for nowhere
     * @param duties the list of its duties, all states; null where no list holds just these
     */
    public record Line(
            String href,
            String name,
            int units,
            Tally tally,
            @Nullable Address duties) {

        /** The list of what a figure counts; null where there is none. A page has hundreds, so the states are said shortly. */
        public @Nullable String of(Figure figure) {
            return duties == null || figure.states().isEmpty()
                    ? null
                    : duties.with("filing", figure.filing()) + "&state=" + DutyState.names(figure.states());
        }

        public long count(Figure figure) {
            return (long) figure.value(tally);
        }

        /** Per unit, to one decimal; of no use without units. */
        public String average(Figure figure) {
            return Count.tenths(figure.value(tally) / units);
        }
    }

    public boolean alone() {
        return top.kind() == UnitKind.KINDERGARTEN;
    }

    /** All of it. */
    public Line whole() {
        return new Line("", "合计", 1, sums.all(), duties(top, alone()));
    }

    /** The duties of the period that a unit owes, or that are owed in its subtree. */
    private Address duties(Unit unit, boolean itself) {
        return Address.of("/duties")
                .with("asOf", present ? null : day)
                .with(itself ? "owedBy" : "unit", unit.id())
                .with("owed", itself ? null : true)
                .with("from", period.startsOn())
                .with("to", period.endsOn());
    }

    /** The kinds of unit that owed anything. */
    public List<UnitKind> kinds() {
        return Arrays.stream(UnitKind.values())
                .filter(one -> sums.of(one).duties() > 0)
                .toList();
    }

    /** All units of a kind together. */
    public Line line(UnitKind one) {
        return new Line(units(one, null), one.label(), units.getOrDefault(one, 0), sums.of(one), null);
    }

    /** The units of a kind, each with what it owes itself; of these the figure that was asked for stands out. */
    public String units(UnitKind one, @Nullable Figure figure) {
        return here().with("kind", one).with("column", figure) + "#units";
    }

    public List<Line> byRow() {
        return byRow(paging().of(rows));
    }

    /** The lines of all units, whose figures {@link Burdens#whole} knows. */
    List<Line> byEveryRow() {
        return byRow(rows);
    }

    /** What the page and its files are called. */
    String title() {
        return top.name() + "负担账 " + period.label();
    }

    /** That the semesters of a school year that is over stood otherwise on their own last days, in a sentence; "" of all else. */
    public String overlap() {
        boolean year = periods.stream()
                .anyMatch(
                        one -> !one.equals(period) && period.contains(one.startsOn()) && period.contains(one.endsOn()));
        return present || !year ? "" : "学年按它最后一天的情况，学期各按自己最后一天的情况：其间撤并、豁免、补办过的，两个学期相加不等于全年。";
    }

    private List<Line> byRow(List<Unit> some) {
        return some.stream()
                .map(unit -> new Line(
                        here(unit).toString(),
                        named(unit),
                        1,
                        sums.on(unit.id()),
                        duties(unit, query.kind() != null || unit.id() == top.id() || unit.kind() != UnitKind.COUNTY)))
                .toList();
    }

    /** Below its own heading a unit's line holds what it owes itself, beside the lines of those below it. */
    private String named(Unit unit) {
        return query.kind() == null && unit.id() == top.id() ? unit.name() + "（本级）" : unit.name();
    }

    /** All the lines by unit together. */
    public Line ofRows() {
        String name = paging().pages() > 1 ? "合计（" + rows.size() + "个单位）" : "合计";
        UnitKind kind = query.kind();
        return kind == null
                ? new Line("", name, 1, sums.all(), duties(top, false))
                : new Line("", name, line(kind).units(), sums.of(kind), null);
    }

    public Paging paging() {
        return query.paging(rows, here().with("kind", query.kind()).with("column", query.column()));
    }

    private Address here() {
        return here(top);
    }

    private Address here(Unit unit) {
        return Address.of("/burden").with("unit", unit.id()).with("semester", period.key());
    }

    /** Measures of a unit that stands alone, the most minutes first. */
    public List<Line> byMeasure() {
        return plan.measures().stream()
                .filter(measure -> sums.measures().containsKey(measure.id()))
                .map(measure -> new Line(
                        "",
                        measure.title(),
                        1,
                        Objects.requireNonNull(sums.measures().get(measure.id())),
                        duties(top, true).with("measure", measure.id())))
                .sorted(Comparator.comparingLong((Line line) -> line.tally().minutes())
                        .reversed())
                .toList();
    }

    public List<FormLine> byForm() {
        return plan.forms().stream()
                .filter(form -> sums.forms().containsKey(form.id()))
                .map(form -> {
                    Tally tally = Objects.requireNonNull(sums.forms().get(form.id()));
                    long findings = twice.stream()
                            .filter(f -> f.formId().equals(form.id()))
                            .count();
                    return new FormLine(form, tally, findings * tally.filings());
                })
                .toList();
    }

    /** All forms together. */
    public FormLine ofForms() {
        return new FormLine(null, sums.all(), askedTwice());
    }

    /** The boxes that were asked twice: findings in the forms that were filed. */
    public long askedTwice() {
        return byForm().stream().mapToLong(FormLine::twice).sum();
    }

    /** The same as a file; its papers hold every unit of the list. */
    public Exports exports() {
        return PaperKind.within(
                Exports.paper(
                        Address.of("/burden/export.docx")
                                .with("unit", top.id())
                                .with("semester", period.key())
                                .with("kind", query.kind()),
                        true),
                rows.size() + sums.measures().size() + sums.forms().size());
    }
}
