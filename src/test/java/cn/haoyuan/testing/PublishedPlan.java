package cn.haoyuan.testing;

import cn.haoyuan.database.Scope;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import org.springframework.transaction.support.TransactionTemplate;

/** The bundled plan, published in the small city. */
public final class PublishedPlan {

    /** The day on which it is published where a test does not say another. */
    public static final LocalDate DAY = LocalDate.of(2021, 4, 1);

    private final Plans plans;
    private final TransactionTemplate transaction;
    private final TestClock clock;
    private final TestDatabase database;

    PublishedPlan(Plans plans, TransactionTemplate transaction, TestClock clock, TestDatabase database) {
        this.plans = plans;
        this.transaction = transaction;
        this.clock = clock;
        this.database = database;
    }

    /** Sets the clock to {@link #DAY} and publishes the plan if there is none yet; answers whether it was now. */
    public boolean publish() {
        return publish(DAY);
    }

    /** The same on another day. */
    public boolean publish(LocalDate day) {
        clock.set(day);
        boolean[] now = new boolean[1];
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> {
            now[0] = plans.current().isEmpty();
            if (now[0]) {
                var reading = (PlanReading.Accepted) PlanReader.read(BundledPlan.file(), BundledPlan.forms());
                plans.publish(plans.draft(BundledPlan.file(), BundledPlan.forms(), reading.plan()), day, "");
            }
        }));
        if (now[0]) {
            // each test counts what it makes people be told itself
            database.jdbc().sql("delete from notice").update();
        }
        return now[0];
    }
}
