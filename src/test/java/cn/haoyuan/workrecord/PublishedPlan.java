package cn.haoyuan.workrecord;

import cn.haoyuan.database.Scope;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.testing.TestClock;
import java.time.LocalDate;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** The bundled plan, published in the small city since April 2021; the clock goes on to 2022-11-23. */
@TestComponent
public class PublishedPlan {

    private final Plans plans;
    private final TransactionTemplate transaction;
    private final TestClock clock;

    PublishedPlan(Plans plans, TransactionTemplate transaction, TestClock clock) {
        this.plans = plans;
        this.transaction = transaction;
        this.clock = clock;
    }

    public void publish() {
        LocalDate published = LocalDate.of(2021, 4, 1);
        clock.set(published);
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> {
            if (plans.current().isEmpty()) {
                var reading = (PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms());
                plans.publish(plans.draft(BundledPlan.file(), BundledPlan.forms(), reading.plan()), published);
            }
        }));
        clock.set(LocalDate.of(2022, 11, 23));
    }
}
