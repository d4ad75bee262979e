package cn.haoyuan.duty;

import cn.haoyuan.calendar.CalendarChanged;
import cn.haoyuan.calendar.SchoolCalendar;
import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
    private final Ledger ledger;
    private final Settlement settlement;

    Rescheduling(JdbcClient jdbc, Plans plans, Generation generation, Ledger ledger, Settlement settlement) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.generation = generation;
        this.ledger = ledger;
        this.settlement = settlement;
    }

    /** @param mayBeMet whether what is on record may meet it: another window has begun, or the duty was not there for a while */
    private record Stale(long id, boolean mayBeMet) {}

    /** In the transaction of the edit. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CalendarChanged change) {
        PlanVersion version = plans.current().orElse(null);
        if (version == null) {
            return;
        }
        Shift shift = shift(version, change.before(), change.after(), change.day());
        if (!shift.isEmpty()) {
            List<Stale> duties = Bulk.run(jdbc, () -> stale(ShiftSql.IDS, version, shift, null, change.day())
                    .query(Stale.class)
                    .list());
            move(version, shift, duties, change.day());
            generation.generate(version.id(), shift.added(), change.day());
        }
    }

    /** The periods of a version that change from one calendar to another. */
    Shift shift(PlanVersion version, SchoolCalendar before, SchoolCalendar after, LocalDate day) {
        return Shift.between(generation.rows(version.plan(), before), generation.rows(version.plan(), after), day);
    }

    private void move(PlanVersion version, Shift shift, List<Stale> stale, LocalDate day) {
        if (stale.isEmpty()) {
            return;
        }
        List<Long> duties = stale.stream().map(Stale::id).toList();
        Long[] ids = duties.toArray(Long[]::new);
        ledger.takeOut(duties);
        List<Long> copies = Bulk.run(jdbc, () -> stale(ShiftSql.MOVE, version, shift, ids, day)
                .query(Long.class)
                .list());
        jdbc.sql(ShiftSql.PAST).param("copies", copies.toArray(Long[]::new)).update();
        List<Long> all = new ArrayList<>(duties);
        all.addAll(copies);
        ledger.enter(all);
        settlement.settle(stale.stream().filter(Stale::mayBeMet).map(Stale::id).toList());
    }

    private StatementSpec stale(String sql, PlanVersion version, Shift shift, Long @Nullable [] ids, LocalDate day) {
        return shift.bind(jdbc.sql(sql).param("version", version.id()).param("day", day), ids);
    }
}
