package cn.haoyuan.nudge;

import cn.haoyuan.nudge.Missing.PeriodSum;
import cn.haoyuan.nudge.Missing.Survey;
import cn.haoyuan.nudge.Missing.UnitSum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Adds up what is missing by measure, period and unit; a database groups the same rows three times in thrice the time. */
class Tally {

    private static final class OfMeasure {
        private final String key;
        private final String title;
        private final String clause;
        private final int seq;
        private final Set<Integer> units = new HashSet<>();
        private long overdue;
        private long dueSoon;
        private long handedIn;

        OfMeasure(String key, String title, String clause, int seq) {
            this.key = key;
            this.title = title;
            this.clause = clause;
            this.seq = seq;
        }

        MissingPage.Sum sum() {
            return new MissingPage.Sum(key, title, clause, overdue, dueSoon, handedIn, units.size());
        }
    }

    private static final class OfPeriod {
        private String label = "";
        private LocalDate newest = LocalDate.MIN;
        private long asked;
    }

    private static final class OfUnit {
        private final String name;
        private final int seat;
        private final boolean reached;
        private long missing;
        private long open;
        private long returned;
        private final Set<String> periods = new LinkedHashSet<>();
        private long askable;

        OfUnit(String name, int seat, boolean reached) {
            this.name = name;
            this.seat = seat;
            this.reached = reached;
        }
    }

    private final MissingFilter filter;
    private final Map<Integer, OfUnit> units = new LinkedHashMap<>();
    private final Map<String, OfMeasure> measures = new HashMap<>();
    private final Map<String, OfPeriod> periods = new HashMap<>();

    Tally(MissingFilter filter) {
        this.filter = filter;
    }

    /** So many duties ({@code n}) of one unit that are alike. */
    void add(ResultSet row) throws SQLException {
        int unit = row.getInt("unit_id");
        OfUnit owner = units.get(unit);
        if (owner == null) {
            owner = new OfUnit(row.getString("name"), row.getInt("seat"), row.getBoolean("reached"));
            units.put(unit, owner);
        }
        Lateness standing = Lateness.valueOf(row.getString("standing"));
        boolean asked = filter.lateness() != null || standing != Lateness.HANDED_IN;
        long n = row.getLong("n");
        String period = row.getString("period");
        if (asked && period != null) {
            OfPeriod of = periods.computeIfAbsent(period, key -> new OfPeriod());
            LocalDate due = row.getObject("due_on", LocalDate.class);
            if (due.isAfter(of.newest)) {
                of.newest = due;
                of.label = row.getString("label");
            }
            of.asked += n;
        }
        if (filter.period() != null && !filter.period().equals(period)) {
            return;
        }
        String key = row.getString("measure");
        OfMeasure measure = measures.get(key);
        if (measure == null) {
            measure = new OfMeasure(key, row.getString("title"), row.getString("clause"), row.getInt("seq"));
            measures.put(key, measure);
        }
        switch (standing) {
            case OVERDUE -> measure.overdue += n;
            case DUE_SOON -> measure.dueSoon += n;
            case HANDED_IN -> measure.handedIn += n;
        }
        if (asked) {
            measure.units.add(unit);
        }
        if (standing != Lateness.HANDED_IN) {
            owner.missing += n;
            if (row.getBoolean("open")) {
                owner.open += n;
                owner.returned += row.getBoolean("returned") ? n : 0;
                if (period != null) {
                    owner.periods.add(row.getString("label"));
                }
                owner.askable += owner.reached && !row.getBoolean("nudged") ? n : 0;
            }
        }
    }

    Survey survey() {
        return new Survey(
                measures.values().stream()
                        .sorted(Comparator.comparingInt(of -> of.seq))
                        .map(OfMeasure::sum)
                        .toList(),
                periods.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, OfPeriod> one) -> one.getValue().newest)
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                        .map(one -> new PeriodSum(one.getKey(), one.getValue().label, one.getValue().asked))
                        .toList(),
                units.values().stream()
                        .filter(of -> of.missing > 0)
                        .map(of ->
                                new UnitSum(of.name, of.seat, of.missing, of.open, of.returned, of.periods, of.askable))
                        .toList());
    }
}
