package cn.haoyuan.testing;

import cn.haoyuan.database.Scope;
import cn.haoyuan.plan.Ask;
import cn.haoyuan.plan.BundledPlan;
import cn.haoyuan.plan.DueRule;
import cn.haoyuan.plan.Measure;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.PlanFile;
import cn.haoyuan.plan.PlanReader;
import cn.haoyuan.plan.PlanReading;
import cn.haoyuan.plan.PlanWriter;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
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

    /** Publishes the version in force with a measure's asks changed, today. */
    public void revise(String measure, UnaryOperator<Ask> change) {
        publish(changed(inForce(), measure, change));
    }

    /** Publishes a version today, with the product's forms. */
    public void publish(Plan plan) {
        Scope.EVERYTHING.run(() -> transaction.executeWithoutResult(status -> plans.publish(
                plans.draft(new PlanFile("revised.yaml", PlanWriter.write(plan)), BundledPlan.forms(), plan),
                LocalDate.now(clock),
                "")));
    }

    public Plan inForce() {
        return Scope.EVERYTHING.get(() -> plans.current().orElseThrow()).plan();
    }

    /** A plan with the asks of one measure changed. */
    public static Plan changed(Plan plan, String measure, UnaryOperator<Ask> change) {
        return plan.with(plan.measures().stream()
                .map(m -> m.id().equals(measure)
                        ? asking(m, m.asks().stream().map(change).toList())
                        : m)
                .toList());
    }

    /** The same measure with other asks. */
    public static Measure asking(Measure m, List<Ask> asks) {
        return new Measure(m.id(), m.clauses(), m.title(), m.text(), m.reader(), m.minutes(), m.standing(), asks);
    }

    /** The same ask, due otherwise. */
    public static UnaryOperator<Ask> due(DueRule due) {
        return ask -> AskLike.of(ask).due(due).ask();
    }

    /** The same ask, wanted so many times. */
    public static UnaryOperator<Ask> count(int count) {
        return ask -> AskLike.of(ask).count(count).ask();
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
