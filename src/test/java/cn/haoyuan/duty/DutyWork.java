package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.testing.CityAtWork;
import cn.haoyuan.testing.PublishedPlan;
import cn.haoyuan.testing.TestCity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What is owed in the small city, and that the ledger counts it. */
@Import(LedgerCheck.class)
abstract class DutyWork extends CityAtWork {

    @Autowired
    Duties duties;

    @Autowired
    Generation generation;

    @Autowired
    LedgerCheck ledgerCheck;

    /** All duties of a day. */
    final List<Duty> on(LocalDate day) {
        return in(Scope.EVERYTHING, () -> {
            List<Duty> all = new ArrayList<>();
            duties.stream(DutyFilter.on(day), DutySort.DUE, all::add);
            return all;
        });
    }

    /** The measures of what a unit still has to do. */
    final Stream<String> owedBy(TestCity.Place owner, LocalDate day) {
        return on(day).stream()
                .filter(duty -> duty.unitId() == owner.id() && open(duty, day))
                .map(Duty::measure)
                .distinct();
    }

    static boolean open(Duty duty, LocalDate day) {
        return duty.metOn() == null && !duty.dueOn().isBefore(day);
    }

    /** The whole city looked at anew finds nothing to change. */
    final void idempotent(LocalDate day) {
        assertThat(in(Scope.EVERYTHING, () -> generation.generate(day))).isZero();
    }

    final void ledgerEqualsScan(LocalDate... days) {
        ledgerEqualsScan(List.of(days));
    }

    /** The ledger's figures of these days are the numbers of rows listed. */
    final void ledgerEqualsScan(List<LocalDate> days) {
        run(Scope.EVERYTHING, () -> ledgerCheck.equalsScan(PublishedPlan.DAY, days));
    }
}
