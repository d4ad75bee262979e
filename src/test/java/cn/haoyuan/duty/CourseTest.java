package cn.haoyuan.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.haoyuan.database.Scope;
import cn.haoyuan.org.Answer;
import cn.haoyuan.org.UnitActs;
import cn.haoyuan.testing.HaoyuanTest;
import cn.haoyuan.testing.PublishedPlan;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The course of a unit counts on each day what lay below it on that day, as the board and the list of that day do. */
@HaoyuanTest
class CourseTest extends DutyWork {

    @Autowired
    UnitActs acts;

    @Autowired
    LedgerUpkeep upkeep;

    @Test
    void anAreaThatMovesTakesItsCountsAlongFromThatDayOn() {
        fold();
        Scope.EVERYTHING.run(() -> assertThat(acts.move(city.northWest.id(), city.south.id(), TODAY, "区划调整"))
                .isInstanceOf(Answer.Done.class));
        check();
        fold();
        check();
    }

    private void fold() {
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> upkeep.checkpoint()));
    }

    private void check() {
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> ledgerCheck.equalsScan(
                PublishedPlan.DAY,
                List.of(
                        LocalDate.of(2021, 9, 30),
                        TODAY.minusDays(1),
                        TODAY,
                        TODAY.plusDays(1),
                        LocalDate.of(2023, 6, 30)))));
    }
}
