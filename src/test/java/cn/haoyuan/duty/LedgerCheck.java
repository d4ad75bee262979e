package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.testing.TestCity;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the ledger's figures are the numbers of rows listed, for each unit above the kindergarten in the small city. To be
 * imported by a test.
 */
record LedgerCheck(Ledger ledger, DailyCounts course, Duties duties, TestCity city, JdbcClient jdbc) {

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
                List<DailyCounts.Day> went = course.of(unit, first, day);
                for (DutyState state : DutyState.values()) {
                    DutyFilter filter = DutyFilter.on(day).unit(unit).states(Set.of(state));
                    long listed = rows(filter);
                    assertThat(List.of(
                                    kept.getOrDefault(unit, Counts.NONE).of(state),
                                    duties.count(filter),
                                    went.isEmpty()
                                            ? 0L
                                            : went.getLast().counts().of(state)))
                            .as("%s in unit %d on %s", state, unit, day)
                            .containsOnly(listed);
                }
            }
            assertThat(duties.count(DutyFilter.on(day))).isEqualTo(rows(DutyFilter.on(day)));
        }
    }

    private long rows(DutyFilter filter) {
        long[] rows = {0};
        duties.stream(filter, DutySort.DUE, duty -> {
            rows[0]++;
            assertThat(filter.states().isEmpty() || filter.states().contains(duty.state()))
                    .isTrue();
        });
        return rows[0];
    }
}
