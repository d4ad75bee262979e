package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves that are arranged for a later day, one a unit at most. Runs in the transaction of its caller. */
@Component
class PlannedMoves {

    /**
     * A unit is to move under another parent.
     *
     * @param refused why that could not be done on its day; null while it is still to come
     * @param failedOn the day on which the application itself failed at it; another day it is tried again
     */
    record PlannedMove(
            int unitId,
            int parentId,
            LocalDate day,
            String reason,
            @Nullable String refused,
            @Nullable LocalDate failedOn) {}

    private final JdbcClient jdbc;

    PlannedMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PlannedMove> of(int unitId) {
        return jdbc.sql(
                        "select unit_id, parent_id, day, reason, refused, failed_on from planned_move where unit_id = :id")
                .param("id", unitId)
                .query(PlannedMove.class)
                .optional();
    }

    /**
     * Those whose day has come, as they were arranged; also what failed on an earlier day, and refused ones of units that stand no
     * longer, which nobody takes back.
     */
    List<PlannedMove> due(LocalDate today) {
        return jdbc.sql("""
                        select unit_id, parent_id, day, reason, refused, failed_on from planned_move
                        where day <= :today and (refused is null or failed_on < :today
                            or not exists (select from placement p where p.unit_id = planned_move.unit_id and p.until_on > :today))
                        order by day, seat
                        """).param("today", today).query(PlannedMove.class).list();
    }

    void add(PlannedMove move) {
        jdbc.sql("""
                        insert into planned_move (unit_id, seat, parent_id, parent_seat, day, reason, refused, failed_on)
                        select u.id, u.seat, p.id, p.seat, :day, :reason, :refused, :failed::date
                        from unit u, unit p where u.id = :unit and p.id = :parent
                        """)
                .param("unit", move.unitId())
                .param("parent", move.parentId())
                .param("day", move.day())
                .param("reason", move.reason())
                .param("refused", move.refused())
                .param("failed", move.failedOn())
                .update();
    }

    void remove(int unitId) {
        jdbc.sql("delete from planned_move where unit_id = :id")
                .param("id", unitId)
                .update();
    }
}
