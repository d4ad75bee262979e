package cn.haoyuan.schedule;

import cn.haoyuan.calendar.Calendars;
import cn.haoyuan.database.Scope;
import cn.haoyuan.duty.LeadDays;
import cn.haoyuan.duty.LedgerUpkeep;
import cn.haoyuan.notice.Outbox;
import cn.haoyuan.nudge.Delivery;
import cn.haoyuan.nudge.RecordNews;
import cn.haoyuan.nudge.Reminders;
import cn.haoyuan.org.LaterActs;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.PublicationDays;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The sweeps, a few times a minute on every node. Each asks the clock what is due, does nothing twice, and
 * so catches up after downtime by itself; there is nothing to plan ahead. {@code haoyuan.schedules=false} turns them off.
 */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "haoyuan.schedules", havingValue = "true", matchIfMissing = true)
class Schedules {

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final LaterActs acts;
    private final Delivery delivery;
    private final Reminders reminders;
    private final RecordNews news;
    private final Outbox outbox;
    private final LedgerUpkeep upkeep;
    private final Plans plans;
    private final PublicationDays published;
    private final Calendars calendars;
    private final LeadDays leads;

    Schedules(
            LaterActs acts,
            Delivery delivery,
            Reminders reminders,
            RecordNews news,
            Outbox outbox,
            LedgerUpkeep upkeep,
            Plans plans,
            PublicationDays published,
            Calendars calendars,
            LeadDays leads) {
        this.acts = acts;
        this.delivery = delivery;
        this.reminders = reminders;
        this.news = news;
        this.outbox = outbox;
        this.upkeep = upkeep;
        this.plans = plans;
        this.published = published;
        this.calendars = calendars;
        this.leads = leads;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void sweep() {
        // units before all that goes by where they stand
        run("units moved", acts::moveDue);
        // nudges before reminders: who gets the one is spared the other
        run("nudges sent", delivery::sendWaiting);
        run("reminders sent", reminders::send);
        run("news told", news::tell);
    }

    /** Apart, because the mail server may be slow. */
    @Scheduled(initialDelay = 10, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void post() {
        run("mails sent", outbox::send);
    }

    /** What pages know from memory, which a change elsewhere may have overtaken. */
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void renew() {
        run("plans and calendars read", () -> {
            plans.renew();
            published.renew();
            calendars.renew();
            leads.renew();
            return 0;
        });
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void fold() {
        run("entries of the ledger folded", upkeep::fold);
    }

    private static void run(String what, IntSupplier sweep) {
        try {
            int done = Scope.EVERYTHING.get(sweep::getAsInt);
            if (done > 0) {
                LOG.info("{}: {}", what, done);
            }
        } catch (RuntimeException broken) {
            LOG.error("Sweep of {} failed; the next one tries again", what, broken);
        }
    }
}
