package cn.haoyuan.board;

import cn.haoyuan.duty.DutyState;
import java.time.LocalDate;
import java.util.EnumSet;
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

    /** Of the measure, and owed by or about the unit or what lies below it, whose seats on the day are told in %1$s. */
    private static final String MEANT = """
            (:measure::text is null or d.measure_id = (select id from measure where key = :measure))
                  and (:unit::int is null or :own and (d.place_id = :unit or d.also_id = :unit)
                       or not :own and (d.place_seat >= (select seat from %1$s) and d.place_seat < (select seat_end from %1$s)
                            or d.also_seat >= (select seat from %1$s) and d.also_seat < (select seat_end from %1$s)))
            """;

    /** What stood on a day (%1$s); %2$s narrows it. */
    private static final String SIDE = """
            %3$s as (
                select coalesce(c.former_of, d.id) as id, d.place_seat as seat, d.due_on
                from duties_in(:states, %1$s) d left join copy c on c.id = d.id
                where %2$s),
            """;

    private static final String DIFFERENCE = """
            with was as materialized (select seat, seat_end from units_on(:since) where id = :unit),
            now as materialized (select seat, seat_end from units_on(:asOf) where id = :unit),
%1$s            -- a duty that the calendar moved is the same one on both days
            copy as materialized (select id, former_of from duty where former_of is not null),
%2$s            difference as materialized (
                select coalesce(after.id, before.id) as id, coalesce(after.seat, before.seat) as seat,
                       coalesce(after.due_on, before.due_on) as due_on, before.id is null as came
                from before full join after on after.id = before.id
                where before.id is null or after.id is null
%3$s            )
            select (select count(*) from difference where came) as came,
                   (select count(*) from difference where not came) as went,
                   array(select id from difference where came = :came order by seat, due_on, id limit :size offset :skip) as ids
            """;

    /** What may have lost an outcome in between, or come with one to another place. */
    private static final String TOUCHED = """
            moved as materialized (
                select unit_id from placement
                where from_on > :since and from_on <= :asOf or until_on > :since and until_on <= :asOf),
            touched as materialized (
                select id from duty where ended_on > :since and ended_on <= :asOf
                union all select id from duty where revised
                union all select id from duty where place_id = any (array(select unit_id from moved))
                union all select id from duty where also_id = any (array(select unit_id from moved))),
            """;

    /** All else came with its outcome if it was settled in between, and stood the same on both days if it was not. */
    private static final String SETTLED = """
            union all
            select d.id, d.place_seat, d.due_on, true
            from duties_on(:asOf) d
            where d.settled_on > :since and d.settled_on <= :asOf and d.outcome = any (:states)
                  and (d.id in (select id from touched)) is not true and\s""" + MEANT.formatted("now");

    private static final String OF_ALL = difference("", "", "");

    private static final String OF_OUTCOMES =
            difference(TOUCHED, "d.id = any (array(select id from touched)) and ", SETTLED);

    private static final Set<DutyState> OUTCOMES = EnumSet.of(DutyState.MET, DutyState.MET_LATE, DutyState.WAIVED);

    private final JdbcClient jdbc;

    DutyChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String difference(String before, String narrower, String besides) {
        return DIFFERENCE.formatted(
                before,
                SIDE.formatted(":since", narrower + MEANT.formatted("was"), "before")
                        + SIDE.formatted(":asOf", narrower + MEANT.formatted("now"), "after"),
                besides);
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
        return jdbc.sql(OUTCOMES.containsAll(states) ? OF_OUTCOMES : OF_ALL)
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
