package cn.haoyuan.org;

import cn.haoyuan.org.Answer.Done;
import cn.haoyuan.org.Answer.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which demonstration kindergarten helps which (the plan, four (5) 2). Begins and ends today or later. */
@Component
@Transactional
public class Pairings {

    private final JdbcClient jdbc;
    private final Placements placements;
    private final Changes changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Pairings(JdbcClient jdbc, Placements placements, Changes changes, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.placements = placements;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The pairings in which a kindergarten helps or is helped, the latest first; names are those of a day, if they stood on it. One
     * ends with either of the two.
     */
    @Transactional(readOnly = true)
    public List<Pairing> of(int unitId, LocalDate asOf) {
        return jdbc.sql("""
                        select p.id, p.helper_id, unit_name(p.helper_id, :day) as helper_name, p.helped_id,
                               unit_name(p.helped_id, :day) as helped_name, h.id is not null and d.id is not null as seen,
                               lower(p.during) as since,
                               nullif(least(upper(p.during), unit_until(p.helper_id), unit_until(p.helped_id)), 'infinity') as until
                        from pairing p
                        left join unit h on h.id = p.helper_id
                        left join unit d on d.id = p.helped_id
                        where (p.helper_id = :unit or p.helped_id = :unit) and not isempty(p.during)
                        order by lower(p.during) desc, p.id desc
                        """)
                .param("unit", unitId)
                .param("day", asOf)
                .query(Pairings::pairing)
                .list();
    }

    /** Pairs two kindergartens from the day on, until further notice. The helper is a demonstration kindergarten. */
    public Answer add(int helperId, int helpedId, LocalDate day) {
        placements.alone();
        Optional<String> refusal = UnitRules.dayProblem(day, LocalDate.now(clock))
                .or(() -> helperId == helpedId ? Optional.of("不能与自己结对。") : Optional.empty())
                .or(() -> stands(helperId, day) && stands(helpedId, day)
                        ? Optional.empty()
                        : Optional.of("结对双方都应是当日在册、在您管理范围内的幼儿园。"))
                .or(() -> demonstration(helperId) ? Optional.empty() : Optional.of("结对帮扶由示范园承担，帮扶方不是示范园。"))
                .or(() -> of(helperId, day).stream()
                                .anyMatch(pair -> pair.helpedId() == helpedId
                                        && pair.helperId() == helperId
                                        && (pair.until() == null || pair.until().isAfter(day)))
                        ? Optional.of("双方已经结对。")
                        : Optional.empty());
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        changes.changing(List.of(helperId, helpedId), day, () -> jdbc.sql("""
                        insert into pairing (helper_id, helper_seat, helped_id, helped_seat, during)
                        select h.id, h.seat, d.id, d.seat, daterange(:day, null)
                        from unit h, unit d where h.id = :helper and d.id = :helped
                        """)
                .param("helper", helperId)
                .param("helped", helpedId)
                .param("day", day)
                .update());
        of(helperId, day).stream()
                .filter(pairing ->
                        pairing.helpedId() == helpedId && pairing.from().equals(day))
                .findFirst()
                .ifPresent(pairing -> events.publishEvent(new PairingSet(pairing, PairingSet.Turn.BEGINS, day)));
        return new Done(helperId);
    }

    /** Ends a pairing. {@code day} is the first day it holds no longer: today or later, and after its first. */
    public Answer end(long pairingId, LocalDate day) {
        Pairing pairing = held(pairingId).orElse(null);
        if (pairing == null) {
            return new Refused("没有这个结对。");
        }
        Optional<String> refusal = UnitRules.dayProblem(day, LocalDate.now(clock))
                .or(() -> UnitRules.endProblem(pairing.from(), pairing.until(), day));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        List<Integer> both = List.of(pairing.helperId(), pairing.helpedId());
        changes.changing(
                both, day, () -> jdbc.sql("update pairing set during = daterange(lower(during), :day) where id = :id")
                        .param("id", pairingId)
                        .param("day", day)
                        .update());
        tell(pairing, PairingSet.Turn.ENDS, day);
        return new Done(pairing.helperId());
    }

    /** Takes a pairing back that does not hold before today, as though nobody had made it. */
    public Answer takeBack(long pairingId, String reason) {
        Pairing pairing = held(pairingId).orElse(null);
        if (pairing == null) {
            return new Refused("没有这个结对。");
        }
        Optional<String> refusal = UnitRules.reasonProblem(reason)
                .or(() -> UnitRules.takeBackProblem(pairing.from(), LocalDate.now(clock)));
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        tell(pairing, PairingSet.Turn.TAKEN_BACK, pairing.from());
        List<Integer> both = List.of(pairing.helperId(), pairing.helpedId());
        changes.undoing(both, pairing.from(), () -> jdbc.sql("update pairing set during = 'empty' where id = :id")
                .param("id", pairingId)
                .update());
        return new Done(pairing.helperId());
    }

    private void tell(Pairing pairing, PairingSet.Turn turn, LocalDate day) {
        of(pairing.helperId(), LocalDate.now(clock)).stream()
                .filter(named -> named.id() == pairing.id())
                .forEach(named -> events.publishEvent(new PairingSet(named, turn, day)));
    }

    /** The pairing without names, once nobody else changes the tree. */
    private Optional<Pairing> held(long pairingId) {
        placements.alone();
        return jdbc.sql("""
                        select id, helper_id, '' as helper_name, helped_id, '' as helped_name, true as seen,
                               lower(during) as since, upper(during) as until
                        from pairing where id = :id and not isempty(during)
                        """).param("id", pairingId).query(Pairings::pairing).optional();
    }

    private boolean stands(int unitId, LocalDate day) {
        return placements
                .on(unitId, day)
                .filter(place -> place.kind() == UnitKind.KINDERGARTEN && place.standsOn(day))
                .isPresent();
    }

    private boolean demonstration(int unitId) {
        return jdbc.sql("select exists (select from kindergarten where unit_id = :id and grade <> 'NONE')")
                .param("id", unitId)
                .query(Boolean.class)
                .single();
    }

    private static Pairing pairing(ResultSet row, int number) throws SQLException {
        return new Pairing(
                row.getLong("id"),
                row.getInt("helper_id"),
                row.getString("helper_name"),
                row.getInt("helped_id"),
                row.getString("helped_name"),
                row.getBoolean("seen"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }
}
