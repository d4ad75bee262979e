package cn.haoyuan.board;

import cn.haoyuan.duty.DutyState;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which duties came to stand in some states between two days, and which ceased to. */
@Component
class DutyChanges {

    /** How many came, how many went, and one page of the ids of either. */
    record Found(long came, long went, Long[] ids) {

        List<Long> page() {
            return List.of(ids);
        }
    }

    private final JdbcClient jdbc;

    DutyChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Compares two days, each in the tree of its day, whatever happened between them: a deadline, an outcome, a beginning or
     * end, a move.
     *
     * @param came whether to list those that came, else those that went
     * @param page 1-based
     */
    Found between(
            Drill drill, LocalDate since, LocalDate asOf, Set<DutyState> states, boolean came, int page, int size) {
        return jdbc.sql("""
                        with was as materialized (select seat, seat_end from units_on(:since) where id = :unit),
                        now as materialized (select seat, seat_end from units_on(:asOf) where id = :unit),
                        -- a duty that the calendar moved is the same one on both days
                        copy as materialized (select id, former_of from duty where former_of is not null),
                        before as (
                            select coalesce(c.former_of, d.id) as id, d.place_seat as seat, d.due_on
                            from duties_in(:states, :since) d left join copy c on c.id = d.id
                            where (:measure::text is null or d.measure_id = (select id from measure where key = :measure))
                              and (:unit::int is null or :own and (d.place_id = :unit or d.also_id = :unit)
                                   or not :own and (d.place_seat >= (select seat from was) and d.place_seat < (select seat_end from was)
                                        or d.also_seat >= (select seat from was) and d.also_seat < (select seat_end from was)))),
                        after as (
                            select coalesce(c.former_of, d.id) as id, d.place_seat as seat, d.due_on
                            from duties_in(:states, :asOf) d left join copy c on c.id = d.id
                            where (:measure::text is null or d.measure_id = (select id from measure where key = :measure))
                              and (:unit::int is null or :own and (d.place_id = :unit or d.also_id = :unit)
                                   or not :own and (d.place_seat >= (select seat from now) and d.place_seat < (select seat_end from now)
                                        or d.also_seat >= (select seat from now) and d.also_seat < (select seat_end from now)))),
                        difference as materialized (
                            select coalesce(after.id, before.id) as id, coalesce(after.seat, before.seat) as seat,
                                   coalesce(after.due_on, before.due_on) as due_on, before.id is null as came
                            from before full join after on after.id = before.id
                            where before.id is null or after.id is null)
                        select (select count(*) from difference where came) as came,
                               (select count(*) from difference where not came) as went,
                               array(select id from difference where came = :came order by seat, due_on, id limit :size offset :skip) as ids
                        """)
                .param("unit", drill.unit())
                .param("own", drill.own())
                .param("measure", drill.measure())
                .param("since", since)
                .param("asOf", asOf)
                .param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .param("came", came)
                .param("size", size)
                .param("skip", (page - 1L) * size)
                .query((row, number) -> new Found(row.getLong("came"), row.getLong("went"), (Long[])
                        row.getArray("ids").getArray()))
                .single();
    }
}
