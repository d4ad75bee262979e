package cn.haoyuan.duty;

import cn.haoyuan.calendar.CalendarChanged;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives open duties the dates of an edited calendar, from the day of the edit on. What was due before, met, lifted or overdue
 * stays, and so do the boards of earlier days: a copy of each duty keeps what was known of it then.
 */
@Component
class Rescheduling {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Generation generation;
    private final AskPeriods periods;
    private final Lives lives;
    private final Settlement settlement;
    private final DutyReactions reactions;

    Rescheduling(
            JdbcClient jdbc,
            Plans plans,
            Generation generation,
            AskPeriods periods,
            Lives lives,
            Settlement settlement,
            DutyReactions reactions) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.generation = generation;
        this.periods = periods;
        this.lives = lives;
        this.settlement = settlement;
        this.reactions = reactions;
    }

    /**
     * A duty and the dates it gets.
     *
     * @param dueOn null where its period is gone, and with it the other dates
     * @param mayBeMet whether what is on record may meet it: another window has begun, or the duty was not there for a while
     */
    private record Stale(
            long id,
            int askId,
            LocalDate knownOn,
            @Nullable String label,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate dueSoonOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate locksOn,
            boolean mayBeMet) {

        Stream<Lives.NewDates> newDates() {
            return label == null || opensOn == null || dueSoonOn == null || dueOn == null
                    ? Stream.empty()
                    : Stream.of(new Lives.NewDates(id, askId, knownOn, label, opensOn, dueSoonOn, dueOn, locksOn));
        }
    }

    /** In the transaction of the edit. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CalendarChanged change) {
        PlanVersion version = plans.current().orElse(null);
        if (version == null) {
            return;
        }
        Shift shift = periods.shift(version.plan(), change.before(), change.after(), change.day());
        if (!shift.isEmpty()) {
            List<Stale> stale = Bulk.run(jdbc, () -> shift.bind(jdbc.sql(ShiftSql.CHANGING)
                            .param("version", version.id())
                            .param("day", change.day()))
                    .query(Stale.class)
                    .list());
            move(stale, change.day());
            generation.generate(version.id(), shift.added(), change.day());
            settlement.settleNew(
                    stale.stream().filter(Stale::mayBeMet).map(Stale::id).toList());
            reactions.lookAhead(change.day());
        }
    }

    private void move(List<Stale> stale, LocalDate day) {
        lives.goOn(stale.stream().flatMap(Stale::newDates).toList());
        lives.endWithPeriod(
                stale.stream()
                        .filter(duty -> duty.dueOn() == null)
                        .map(Stale::id)
                        .toList(),
                day);
    }
}
