package cn.haoyuan.org;

import cn.haoyuan.org.Answer.Done;
import cn.haoyuan.org.Answer.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Marks of kindergartens. Like every act on the register they begin and end today or later. */
@Component
@Transactional
public class Marks {

    private final JdbcClient jdbc;
    private final Placements placements;
    private final Changes changes;
    private final Clock clock;

    Marks(JdbcClient jdbc, Placements placements, Changes changes, Clock clock) {
        this.jdbc = jdbc;
        this.placements = placements;
        this.changes = changes;
        this.clock = clock;
    }

    /** All marks of a unit, the latest first. */
    @Transactional(readOnly = true)
    public List<Mark> of(int unitId) {
        return jdbc.sql("""
                        select id, unit_id, kind, lower(during) as since, upper(during) as until, reason
                        from mark
                        where unit_id = :unit and not isempty(during)
                        order by lower(during) desc, id desc
                        """).param("unit", unitId).query(Marks::mark).list();
    }

    /** Marks a kindergarten from the day on, until further notice. */
    public Answer add(int unitId, MarkKind kind, LocalDate day, String reason) {
        placements.alone();
        Place place = placements.on(unitId, day).orElse(null);
        Optional<String> refusal = UnitRules.dayProblem(day, LocalDate.now(clock))
                .or(() -> UnitRules.reasonProblem(reason))
                .or(() -> place == null || place.kind() != UnitKind.KINDERGARTEN || !place.standsOn(day)
                        ? Optional.of("只能标记当日在册的幼儿园。")
                        : Optional.empty())
                .or(() -> of(unitId).stream()
                                .anyMatch(mark -> mark.kind() == kind
                                        && (mark.until() == null || mark.until().isAfter(day)))
                        ? Optional.of("已经标记为" + kind.label() + "。")
                        : Optional.empty());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        changes.changing(List.of(unitId), day, () -> jdbc.sql("""
                        insert into mark (unit_id, seat, kind, during, reason)
                        select id, seat, :kind, daterange(:day, null), :reason from unit where id = :unit
                        """)
                .param("unit", unitId)
                .param("kind", kind.name())
                .param("day", day)
                .param("reason", reason.strip())
                .update());
        return new Done(unitId);
    }

    /** Ends a mark. {@code day} is the first day it holds no longer: today or later, and after its first. */
    public Answer end(long markId, LocalDate day) {
        Mark mark = held(markId).orElse(null);
        if (mark == null) {
            return new Refused("没有这个标记。");
        }
        Optional<String> refusal = UnitRules.dayProblem(day, LocalDate.now(clock))
                .or(() -> UnitRules.endProblem(mark.from(), mark.until(), day));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        changes.changing(List.of(mark.unitId()), day, () -> jdbc.sql(
                        "update mark set during = daterange(lower(during), :day) where id = :id")
                .param("id", markId)
                .param("day", day)
                .update());
        return new Done(mark.unitId());
    }

    /** Takes a mark back that does not hold before today, as though nobody had made it. */
    public Answer takeBack(long markId, String reason) {
        Mark mark = held(markId).orElse(null);
        if (mark == null) {
            return new Refused("没有这个标记。");
        }
        Optional<String> refusal =
                UnitRules.reasonProblem(reason).or(() -> UnitRules.takeBackProblem(mark.from(), LocalDate.now(clock)));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        changes.undoing(
                List.of(mark.unitId()), mark.from(), () -> jdbc.sql("update mark set during = 'empty' where id = :id")
                        .param("id", markId)
                        .update());
        return new Done(mark.unitId());
    }

    /** The mark, once nobody else changes the tree. */
    private Optional<Mark> held(long markId) {
        placements.alone();
        return jdbc.sql("""
                        select id, unit_id, kind, lower(during) as since, upper(during) as until, reason
                        from mark where id = :id and not isempty(during)
                        """).param("id", markId).query(Marks::mark).optional();
    }

    private static Mark mark(ResultSet row, int number) throws SQLException {
        return new Mark(
                row.getLong("id"),
                row.getInt("unit_id"),
                MarkKind.valueOf(row.getString("kind")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("reason"));
    }
}
