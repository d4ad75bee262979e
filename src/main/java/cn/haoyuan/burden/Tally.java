package cn.haoyuan.burden;

import cn.haoyuan.org.UnitKind;
import java.util.List;
import java.util.function.Predicate;

/** What was owed in a semester, in the finest parts that the pages add up. */
public record Tally(List<Owed> owed, List<Filed> filed) {

    /**
     * Duties of a measure.
     *
     * @param row the unit on whose line they count
     * @param filing whether they want a filing
     * @param n how many fell due
     * @param met how many of them are met
     */
    public record Owed(int row, UnitKind who, String measure, boolean filing, long n, long met) {}

    /**
     * Filings on a form; only the first submission of each is counted, for what follows is correction.
     *
     * @param typed boxes filled by hand
     * @param carried boxes that the register or an earlier filing filled
     */
    public record Filed(int row, UnitKind who, String form, long n, long typed, long carried) {}

    public Tally only(Predicate<Owed> which, Predicate<Filed> andThese) {
        return new Tally(
                owed.stream().filter(which).toList(),
                filed.stream().filter(andThese).toList());
    }

    public Tally of(UnitKind who) {
        return only(owed -> owed.who() == who, filed -> filed.who() == who);
    }

    public Tally on(int row) {
        return only(owed -> owed.row() == row, filed -> filed.row() == row);
    }

    public long duties() {
        return owed.stream().mapToLong(Owed::n).sum();
    }

    /** Discharged by everyday records, without any filing. */
    public long byRecord() {
        return owed.stream().filter(o -> !o.filing()).mapToLong(Owed::met).sum();
    }

    public long byFiling() {
        return owed.stream().filter(Owed::filing).mapToLong(Owed::met).sum();
    }

    public long open() {
        return duties() - byRecord() - byFiling();
    }

    public long typed() {
        return filed.stream().mapToLong(Filed::typed).sum();
    }

    public long carried() {
        return filed.stream().mapToLong(Filed::carried).sum();
    }

    public long filings() {
        return filed.stream().mapToLong(Filed::n).sum();
    }
}
