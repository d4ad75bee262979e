package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.TestCity;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the ledger's figures are the numbers of rows listed, for each unit above the kindergarten in the small city; on the first of
 * the days those of the lists narrowed to each state too. To be imported by a test.
 */
record LedgerCheck(Ledger ledger, DailyCounts daily, Duties duties, TestCity city, JdbcClient jdbc) {

    /** Days, above which planning a statement for each costs more than it gains. */
    private static final int MANY = 3;

    /** Within a transaction, to which nothing else is left. */
    void equalsScan(LocalDate first, List<LocalDate> days) {
        if (days.size() > MANY) {
            // the same short lists again and again: planned once; long ones are worth a plan of their own
            jdbc.sql("select set_config('plan_cache_mode', 'force_generic_plan', true)")
                    .query(String.class)
                    .single();
        }
        List<Integer> units = List.of(
                city.city.id(),
                city.area.id(),
                city.north.id(),
                city.northEast.id(),
                city.northWest.id(),
                city.south.id());
        for (LocalDate day : days) {
            Map<Integer, Counts> kept = new HashMap<>();
            for (Ledger.Cell cell : ledger.subtrees(units, day)) {
                kept.merge(cell.unitId(), cell.counts(), Counts::plus);
            }
            for (int unit : units) {
                DutyFilter all = DutyFilter.on(day).unit(unit);
                Map<DutyState, Long> listed = listed(all);
                List<DailyCounts.Day> went = daily.of(unit, first, day);
                for (DutyState state : DutyState.values()) {
                    long rows = listed.getOrDefault(state, 0L);
                    assertThat(List.of(
                                    kept.getOrDefault(unit, Counts.NONE).of(state),
                                    went.isEmpty()
                                            ? 0L
                                            : went.getLast().counts().of(state)))
                            .as("%s in unit %d on %s", state, unit, day)
                            .containsOnly(rows);
                    if (day.equals(days.getFirst())) {
                        DutyFilter one = all.states(Set.of(state));
                        assertThat(listed(one))
                                .as("the list of %s in unit %d", state, unit)
                                .isEqualTo(rows == 0 ? Map.of() : Map.of(state, rows));
                        assertThat(duties.count(one)).isEqualTo(rows);
                    }
                }
            }
            assertThat(duties.count(DutyFilter.on(day))).isEqualTo(sum(listed(DutyFilter.on(day))));
        }
    }

    private static long sum(Map<DutyState, Long> listed) {
        return listed.values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<DutyState, Long> listed(DutyFilter filter) {
        Map<DutyState, Long> listed = new EnumMap<>(DutyState.class);
        duties.stream(filter, DutySort.DUE, duty -> listed.merge(duty.state(), 1L, Long::sum));
        return listed;
    }
}
