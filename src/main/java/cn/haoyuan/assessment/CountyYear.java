package cn.haoyuan.assessment;

import cn.haoyuan.duty.Counts;
import cn.haoyuan.duty.DutyState;
import cn.haoyuan.duty.Ledger;
import cn.haoyuan.org.Grade;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.web.Address;
import cn.haoyuan.web.Count;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a county for a year, and where the rows are that each figure counts.
 *
 * @param due by measure what the county and those in it owed of what fell due in the year
 * @param began the demonstration kindergartens of the year's first day, {@code ended} those of the day looked at
 * @param competitions on record of its units, or about them
 * @param evaluations of the county by others
 */
public record CountyYear(
        Year year,
        County county,
        List<Ledger.Due> due,
        List<Demonstration> began,
        List<Demonstration> ended,
        List<Deed> competitions,
        List<Deed> evaluations) {

    /** Who is assessed. */
    public record County(int id, String name) {}

    /** A kindergarten that is recognised as an example to others. */
    public record Demonstration(int id, String name, Grade grade) {}

    /**
     * A piece of work on record.
     *
     * @param unit whose work it was
     */
    public record Deed(long id, String unit, LocalDate day, String title, String note) {

        public String href() {
            return "/records/" + id;
        }
    }

    public Counts counts() {
        return due.stream().map(Ledger.Due::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** The share of completion as boards have it, in tenths of a percent; null while nothing is reckoned. */
    public @Nullable Integer tenths() {
        Counts all = counts();
        return all.reckoned() == 0 ? null : Integer.valueOf(Count.share(all.met() + all.metLate(), all.reckoned()));
    }

    /** The same in words; "" for null. */
    public String share() {
        Integer tenths = tenths();
        return tenths == null ? "" : Count.percent(tenths);
    }

    /** The measures of which most is overdue, the worst first. */
    public List<Ledger.Due> behind() {
        return due.stream()
                .filter(each -> each.counts().overdue() > 0)
                .sorted(Comparator.comparingLong(
                                (Ledger.Due each) -> each.counts().overdue())
                        .reversed())
                .toList();
    }

    /** Demonstration kindergartens that were none of the county's when the year began. */
    public List<Demonstration> came() {
        return without(ended, began);
    }

    /** Those that are none of the county's any more. */
    public List<Demonstration> went() {
        return without(began, ended);
    }

    /** Those whose grade changed, as they were when the year began. */
    public List<Demonstration> regraded() {
        Map<Integer, Demonstration> now =
                ended.stream().collect(Collectors.toMap(Demonstration::id, Function.identity()));
        return began.stream()
                .filter(each -> now.containsKey(each.id()) && now.get(each.id()).grade() != each.grade())
                .toList();
    }

    /** The grade of one of these now. */
    public Grade now(Demonstration kindergarten) {
        return ended.stream()
                .filter(each -> each.id() == kindergarten.id())
                .map(Demonstration::grade)
                .findFirst()
                .orElse(Grade.NONE);
    }

    private static List<Demonstration> without(List<Demonstration> some, List<Demonstration> others) {
        Set<Integer> ids = others.stream().map(Demonstration::id).collect(Collectors.toSet());
        return some.stream().filter(each -> !ids.contains(each.id())).toList();
    }

    /** The duties of the year in these states; those that are reckoned where none is given. */
    public String duties(DutyState... states) {
        Set<DutyState> some =
                states.length == 0 ? Set.of(DutyState.OVERDUE, DutyState.MET, DutyState.MET_LATE) : Set.of(states);
        return Address.of("/duties")
                .with("unit", county.id())
                .with("owed", true)
                .with("asOf", year.day())
                .with("from", year.from())
                .with("to", year.to())
                .with("state", some.stream().sorted().toList())
                .toString();
    }

    /** The demonstration kindergartens of the year's first day, or of the day looked at. */
    public String demonstrations(boolean atFirst) {
        return Address.of("/units")
                .with("county", county.id())
                .with("asOf", atFirst ? year.from() : year.day())
                .with("demonstration", true)
                .toString();
    }

    /** The competitions on record of the year. */
    public String records() {
        return Address.of("/records")
                .with("kind", EvidenceKind.COMPETITION)
                .with("unit", county.id())
                .with("standing", true)
                .with("from", year.from())
                .with("to", year.to())
                .toString();
    }
}
