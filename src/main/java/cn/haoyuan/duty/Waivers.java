package cn.haoyuan.duty;

import cn.haoyuan.access.Post;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.web.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lifting a duty for a reason. Only the office above the one that owes it may; nobody lifts their own. */
@Component
public class Waivers {

    private final JdbcClient jdbc;
    private final Duties duties;
    private final LedgerEntries ledger;
    private final Settlement settlement;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Waivers(
            JdbcClient jdbc,
            Duties duties,
            LedgerEntries ledger,
            Settlement settlement,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.ledger = ledger;
        this.settlement = settlement;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Lifts a duty from today on. Answers why not, or nothing if it is done. */
    @Transactional
    public Optional<String> waive(Viewer viewer, long dutyId, String reason) {
        Duty duty = lock(dutyId);
        if (!isAbove(viewer, duty)) {
            return Optional.of("只有承担单位的上级能够豁免");
        }
        if (!duty.state().pending() && duty.state() != DutyState.NOT_OPEN) {
            return Optional.of("该事项" + duty.state().label() + "，不能豁免");
        }
        ledger.changing(List.of(duty.id()), () -> {
            settlement.remember(List.of(duty.id()));
            jdbc.sql("update duty set waived = true, outcome_on = :today where id = :id")
                    .param("today", LocalDate.now(clock))
                    .param("id", duty.id())
                    .update();
        });
        jdbc.sql("""
                        insert into waiver (duty_id, post_id, actor, at, from_on, reason)
                        values (:id, :post, :actor, :now, :today, :reason)
                        """)
                .param("id", duty.id())
                .param("post", viewer.post().id())
                .param("actor", viewer.signature())
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.now(clock))
                .param("reason", reason)
                .update();
        audit.record(viewer, Verb.WAIVE, "duty", duty.id(), duty.unitId(), duty.title() + " " + duty.label(), reason);
        events.publishEvent(new WaiverChanged(duty, false, viewer.signature(), reason));
        return Optional.empty();
    }

    /** Takes a waiver back from today on. Answers why not, or nothing if it is done. */
    @Transactional
    public Optional<String> lift(Viewer viewer, long dutyId, String reason) {
        Duty duty = lock(dutyId);
        if (!isAbove(viewer, duty) || duty.state() != DutyState.WAIVED) {
            return Optional.of("没有可以撤销的豁免");
        }
        ledger.changing(List.of(duty.id()), () -> {
            settlement.remember(List.of(duty.id()));
            jdbc.sql("update duty set waived = false, outcome_on = :today where id = :id")
                    .param("today", LocalDate.now(clock))
                    .param("id", duty.id())
                    .update();
            jdbc.sql("""
                            update waiver set lifted_on = :today, lifted_at = :now, lifter = :lifter, lift_reason = :reason
                            where duty_id = :id and lifted_on is null
                            """)
                    .param("today", LocalDate.now(clock))
                    .param("now", OffsetDateTime.now(clock))
                    .param("lifter", viewer.signature())
                    .param("reason", reason)
                    .param("id", duty.id())
                    .update();
        });
        settlement.settle(List.of(duty.id()));
        audit.record(
                viewer, Verb.LIFT_WAIVER, "duty", duty.id(), duty.unitId(), duty.title() + " " + duty.label(), reason);
        events.publishEvent(new WaiverChanged(duty, true, viewer.signature(), reason));
        return Optional.empty();
    }

    /** Whether the unit that owes the duty lies under the viewer's; a duty about a unit is seen by more than may waive it. */
    static boolean isAbove(Viewer viewer, Duty duty) {
        Post post = viewer.post();
        return duty.unitSeat() > post.seat() && duty.unitSeat() < post.seatEnd();
    }

    /** The duty under the id with which it goes on, held until the transaction ends. */
    private Duty lock(long dutyId) {
        long locked =
                jdbc.sql("""
                        select id from duty
                        where id = (select coalesce(former_of, id) from duty where id = :id)
                        for update
                        """).param("id", dutyId).query(Long.class).optional().orElseThrow(NotFound::new);
        return duties.find(locked, LocalDate.now(clock)).orElseThrow(NotFound::new);
    }
}
