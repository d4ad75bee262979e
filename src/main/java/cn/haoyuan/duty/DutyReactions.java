package cn.haoyuan.duty;

import cn.haoyuan.database.Everywhere;
import cn.haoyuan.org.UnitsChanged;
import cn.haoyuan.org.UnitsChanging;
import cn.haoyuan.org.UnitsMoved;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to duties when the tree changes; always in the transaction of the change. What one office
 * does about its units changes what others owe about them too, whom it does not see.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DutyReactions {

    /** What someone owes about a unit that is no longer below them from a day on, and what is placed at a unit that stands no longer. */
    private static final String LOST = """
            (place_id = any (:units)
                    and (not exists (select from placement p where p.unit_id = duty.place_id and p.until_on > :day)
                        or place_id = subject_id
                            and not exists (select from unit s, unit o
                                            where s.id = duty.subject_id and o.id = duty.unit_id and s.seat > o.seat and s.seat < o.seat_end))
                or also_id = any (:units) and subject_id is not null
                    and not exists (select from placement p where p.unit_id = duty.also_id and p.until_on > :day))
            """;

    private static final String ENDING =
            "met_on is null and not waived and coalesce(ended_on, 'infinity') > greatest(:day, known_on) and " + LOST;

    /**
     * What was to end on a day and does not now: one still to come, or today where its end is undone. {@link Generation} does not bring
     * it back, because it is done or due before, of an event, or of a ring of peers that turns no more in a period that runs. What an
     * event brought about that turned out never to have happened stays ended.
     */
    private static final String STAYING = """
            (place_id = any (:units)
                    and (also_id is null or exists (select from placement p where p.unit_id = duty.also_id and p.until_on > :day))
                or also_id = any (:units)
                    and exists (select from placement p where p.unit_id = duty.place_id and p.until_on > :day))
            and ended_on = :day and (:day > :today or :undone) and former_of is null and not period_gone
            and not exists (
                with recursive line as (
                    select v.fact_id as id from fact_void v
                    where v.voided_on = :day and not exists (select from fact n where n.replaces = v.fact_id)
                    union all
                    select f.replaces from line l join fact f on f.id = l.id where f.replaces is not null
                )
                select from line where duty.period = event_period(line.id))
            and (met_on is not null or waived
                or (due_on < :day or of_event(period)
                        or opens_on <= :day and ask_id = any (array(select id from ask where about = 'PEER_COUNTY')))
                    and\s""" + LOST + " is not true)";

    private static final String LOCKED = "(:locked::bigint[] is null or id = any (:locked)) and ";

    private final JdbcClient jdbc;
    private final Generation generation;
    private final Settlement settlement;
    private final LedgerEntries ledger;
    private final DailyCounts daily;
    private final Handover handover;
    private final Everywhere everywhere;
    private final Clock clock;

    DutyReactions(
            JdbcClient jdbc,
            Generation generation,
            Settlement settlement,
            LedgerEntries ledger,
            DailyCounts daily,
            Handover handover,
            Everywhere everywhere,
            Clock clock) {
        this.jdbc = jdbc;
        this.generation = generation;
        this.settlement = settlement;
        this.ledger = ledger;
        this.daily = daily;
        this.handover = handover;
        this.everywhere = everywhere;
        this.clock = clock;
    }

    /** Before units change place, their duties leave the ledger, which keeps them where the units were. */
    @EventListener
    void on(UnitsChanging change) {
        everywhere.run(() -> {
            settlement.settleSoFar(); // whether a duty ends now depends on whether it is met
            ledger.takeOut(placedAt(change.unitIds()));
        });
    }

    /**
     * A moved unit's rows were visible from its old seat; its duties remember that, so that past boards still open them. Of one that is
     * back there is nothing to remember.
     */
    @EventListener
    void on(UnitsMoved move) {
        jdbc.sql(move.back() ? BACK : MOVED)
                .param("units", column(move, UnitsMoved.Former::unitId))
                .param("seats", column(move, UnitsMoved.Former::seat))
                .param("day", move.day())
                .update();
        daily.unfold(move.former().stream().map(UnitsMoved.Former::unitId).toList());
    }

    private static final String MOVED = """
            update duty d set former = coalesce(d.former, '{}') + f.seats
            from (select d.id, range_agg(int4range(f.seat, f.seat + 1)) as seats
                  from unnest(:units::int[], :seats::int[]) f (unit, seat) join duty d on f.unit in (d.place_id, d.also_id)
                  group by d.id) f
            where f.id = d.id
            """;

    /** Where it stands again it does not stand formerly, nor where it stood only on the way today. */
    private static final String BACK = """
            update duty d set former = nullif(d.former * coalesce(f.held, '{}') - f.seats, '{}')
            from (select d.id, range_agg(int4range(u.seat, u.seat + 1)) as seats,
                         (select range_agg(int4range(p.seat, p.seat + 1)) from placement p
                          where p.unit_id in (d.place_id, d.also_id) and lower(p.during) < :day) as held
                  from unnest(:units::int[], :seats::int[]) f (unit, seat) join unit u on u.id = f.unit
                  join duty d on u.id in (d.place_id, d.also_id)
                  group by d.id) f
            where f.id = d.id
            """;

    private static Integer[] column(UnitsMoved move, Function<UnitsMoved.Former, Integer> value) {
        return move.former().stream().map(value).toArray(Integer[]::new);
    }

    /**
     * After the change: what no longer has its place ends, however late it is; all enter the ledger again; what an event asked about a
     * unit goes over to who has it now; what else follows for the future is {@link Generation}'s.
     */
    @EventListener
    void on(UnitsChanged change) {
        everywhere.run(() -> {
            List<Long> ended = end(change, null);
            ledger.enter(placedAt(change.unitIds()));
            handover.follow(ended, change.day());
            generation.generate(withPartners(change.unitIds()), change.day(), change.undone());
        });
    }

    /**
     * What is to end later on the units, once more from its day on: duties have come since it was said, or have other dates, or
     * were away then. Only what that changes leaves the ledger and comes back.
     */
    void lookAhead(LocalDate today) {
        List<UnitsChanged> changes = jdbc.sql("""
                        select day, array_agg(unit order by unit) as units
                        from (select unit_id as unit, until_on as day from placement where until_on < 'infinity'
                              union select helper_id, upper(during) from pairing
                              union select helped_id, upper(during) from pairing
                              union select unit_id, upper(during) from mark) c
                        where day > :today
                        group by day order by day
                        """)
                .param("today", today)
                .query((row, number) -> new UnitsChanged(
                        List.of((Integer[]) row.getArray("units").getArray()), row.getObject("day", LocalDate.class)))
                .list();
        everywhere.run(() -> changes.forEach(change -> {
            settlement.settleSoFar(); // what is met by now does not end with its unit
            List<Long> affected = bind(
                            change,
                            "select id from duty where " + STAYING + " or " + ENDING + " order by id for update")
                    .query(Long.class)
                    .list();
            ledger.changing(affected, () -> end(change, affected.toArray(Long[]::new)));
            generation.generate(withPartners(change.unitIds()), change.day(), false);
        }));
    }

    /** What ends; {@code locked}: of which duties, for what became so since they were looked for has not left the ledger; null for all. */
    private List<Long> end(UnitsChanged change, Long @Nullable [] locked) {
        bind(change, "update duty set ended_on = null where " + LOCKED + STAYING)
                .param("locked", locked)
                .update();
        return bind(
                        change,
                        "update duty set ended_on = greatest(:day, known_on) where " + LOCKED + ENDING
                                + " returning id")
                .param("locked", locked)
                .query(Long.class)
                .list();
    }

    private StatementSpec bind(UnitsChanged change, String sql) {
        return jdbc.sql(sql)
                .param("units", change.unitIds().toArray(Integer[]::new))
                .param("day", change.day())
                .param("undone", change.undone())
                .param("today", LocalDate.now(clock));
    }

    /** These and whom they help or are helped by, which is for others to assess. */
    private List<Integer> withPartners(List<Integer> units) {
        return jdbc.sql("""
                        select unnest(:units::int[])
                        union select helper_id from pairing where helped_id = any (:units)
                        union select helped_id from pairing where helper_id = any (:units)
                        order by 1
                        """)
                .param("units", units.toArray(Integer[]::new))
                .query(Integer.class)
                .list();
    }

    private List<Long> placedAt(List<Integer> units) {
        return jdbc.sql(
                        "select id from duty where place_id = any (:units) or also_id = any (:units) order by id for update")
                .param("units", units.toArray(Integer[]::new))
                .query(Long.class)
                .list();
    }
}
