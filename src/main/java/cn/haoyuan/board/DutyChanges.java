package cn.haoyuan.board;

import cn.haoyuan.board.ChangeDrill.What;
import cn.haoyuan.duty.Ledger;
import cn.haoyuan.duty.Ledger.Rise;
import cn.haoyuan.web.Paging;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
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

    private static final String OF_MEASURE =
            "(:measure::text is null or d.measure_id = (select id from measure where key = :measure))";

    /** Of the measure, and owed by or about the unit or what lies below it, whose seats on the day are told in %s. */
    private static final String MEANT = OF_MEASURE + """
             and (:unit::int is null or :own and (d.place_id = :unit or d.also_id = :unit)
                  or not :own and (d.place_seat >= (select seat from %1$s) and d.place_seat < (select seat_end from %1$s)
                       or d.also_seat >= (select seat from %1$s) and d.also_seat < (select seat_end from %1$s)))
            """;

    /** What stood in the states on a day (%1$s); %2$s narrows it. */
    private static final String SIDE = """
            %3$s as (
                select coalesce(c.former_of, d.id) as id, d.place_seat as seat, d.due_on
                from duties_in(%4$s, %1$s) d left join copy c on c.id = d.id
                where %2$s),
            """;

    private static final String DIFFERENCE = """
            with was as materialized (select seat, seat_end from units_on(:since) where id = :unit),
            now as materialized (select seat, seat_end from units_on(:asOf) where id = :unit),
            -- a duty whose dates or terms changed is the same one on both days; what it was before the first of them matters on neither
            copy as materialized (select id, former_of from duty where former_of is not null and ended_on > :since and known_on <= :asOf),
            %1$s%2$s
            difference as materialized (
                select coalesce(after.id, before.id) as id, coalesce(after.seat, before.seat) as seat,
                       coalesce(after.due_on, before.due_on) as due_on, before.id is null as came
                from before full join after on after.id = before.id
                where before.id is null or after.id is null)
            """;

    private static final String COUNTED = """
            select (select count(*) from difference where came) as came,
                   (select count(*) from difference where not came) as went,
                   array(select id from difference where came = :came order by seat, due_on, id limit :size offset :skip) as ids
            """;

    /** What may have come or gone otherwise than by its deadline and its outcome: few, and compared one by one. %s adds more. */
    private static final String TOUCHED = """
            moved as materialized (
                select unit_id from placement
                where from_on > :since and from_on <= :asOf or until_on > :since and until_on <= :asOf),
            touched as materialized (
                select id from duty where ended_on > :since and ended_on <= :asOf
                union all select id from copy
                union all select former_of from copy
                union all select id from duty where revised
                union all select id from duty where place_id = any (array(select unit_id from moved))
                union all select id from duty where also_id = any (array(select unit_id from moved))%s),
            """;

    /** What was late as soon as it was known. */
    private static final String LATE_AT_ONCE =
            " union all select id from duty where late_on <= :since and settled_on > :asOf and known_on > :since";

    private static final String UNTOUCHED = " and (d.id in (select id from touched)) is not true ";

    /** All else came with its outcome if it was settled in between, and stood the same on both days if it was not. */
    private static final String SETTLED = "d.settled_on > :since and d.settled_on <= :asOf and d.outcome = any ("
            + states(What.DONE) + ")" + UNTOUCHED;

    /** All else came to be overdue by its deadline, told twice: as an index knows it within a unit, and as states do. */
    private static final String LATE =
            "d.due_on >= :since and d.due_on < :asOf and d.late_on > :since and d.late_on <= :asOf"
                    + " and d.settled_on > :asOf" + UNTOUCHED;

    private static final String AMONG = "d.id = any (array(select id from touched)) and ";

    private static final String OVERDUE = difference(What.OVERDUE, "", "") + COUNTED;
    private static final String DUE_SOON = difference(What.DUE_SOON, "", "") + COUNTED;

    private static final String NEAR = """
            , near as materialized (
                select id, seat from units_on(:asOf)
                where case when :own then id = :unit
                           else :unit::int is null or seat >= (select seat from now) and seat < (select seat_end from now) end
                order by seat),
            """;

    /**
     * By the days of settling: few rows, or of one measure. Fenced off, so that many meet their units at once, however few are expected.
     * Whatever the days, they were settled at all: a kept plan has to be told so to take the index of that.
     */
    private static final String FOUND = """
            chosen as materialized (
                select d.id, d.place_id, d.also_id, d.due_on from duty d
                where d.known_on <= :asOf and (d.ended_on is null or d.ended_on > :asOf)
                    and d.settled_on < 'infinity' and %s),
            settled as materialized (
                select f.id, coalesce(n.seat, (select p.seat from units_on(:asOf) p where p.id = f.place_id)) as seat, f.due_on
                from chosen f left join near n on n.id = f.place_id
                where n.id is not null or (f.also_id in (select id from near)) is true)
            """.formatted(SETTLED + "and " + OF_MEASURE);

    /**
     * What came by a condition (%1$s), through the units in their order, up to the page where the ledger told how much there is in all.
     */
    private static final String WALKED = """
            settled as materialized (
                (select d.id, n.seat, d.due_on
                 from near n
                 cross join lateral (
                     select d.id, d.due_on from duty d
                     where d.place_id = n.id and d.known_on <= :asOf and (d.ended_on is null or d.ended_on > :asOf) and %1$s
                     order by d.due_on, d.id offset 0) d
                 where :came or :rise::bigint is null
                 order by n.seat, d.due_on, d.id limit case when :rise::bigint is null then null else :size + :skip end)
                union all
                -- what is owed elsewhere about them
                select d.id, d.place_seat, d.due_on from duties_on(:asOf) d
                where d.also_id = any (array(select id from near)) and (d.place_id in (select id from near)) is not true and %1$s)
            """;

    private static final String LISTED = """
            , went as materialized (select id, seat, due_on from difference where not came%s)
            select coalesce(:rise + (select count(*) from went),
                            (select count(*) from difference where came) + (select count(*) from settled)) as came,
                   (select count(*) from went) as went,
                   array(select id from (select id, seat, due_on from difference where came and :came
                                         union all select id, seat, due_on from settled where :came
                                         union all select id, seat, due_on from went where not :came) d
                         order by seat, due_on, id limit :size offset :skip) as ids
            """;

    private static final String DONE = difference(What.DONE, TOUCHED.formatted(""), AMONG) + NEAR;
    private static final String DONE_FOUND = DONE + FOUND + LISTED.formatted("");
    private static final String DONE_WALKED =
            DONE + WALKED.formatted(SETTLED + "and " + OF_MEASURE) + LISTED.formatted("");

    /** What was overdue and was settled since. */
    private static final String CAUGHT_UP = " union all select d.id, d.place_seat, d.due_on from duties_on(:since) d"
            + " where d.late_on <= :since and d.settled_on > :since and d.settled_on <= :asOf and "
            + MEANT.formatted("was") + UNTOUCHED;

    private static final String OVERDUE_WALKED = difference(What.OVERDUE, TOUCHED.formatted(LATE_AT_ONCE), AMONG)
            + NEAR
            + WALKED.formatted(LATE + "and " + OF_MEASURE)
            + LISTED.formatted(CAUGHT_UP);

    /** So many that a city settled are sooner found and sorted than met on the way through all its units. */
    private static final long FEW = 500;

    /** So many that are overdue on a day are sooner met on the way through the units than compared one by one. */
    private static final long MANY = 5_000;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final long many;

    @Autowired
    DutyChanges(JdbcClient jdbc, Ledger ledger) {
        this(jdbc, ledger, MANY);
    }

    /** @param many beyond how many that are overdue the way goes through the units */
    DutyChanges(JdbcClient jdbc, Ledger ledger, long many) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.many = many;
    }

    /** The states are told in the statement, so that its kept plan follows the index of just these. */
    private static String states(What what) {
        return what.states().stream()
                .sorted()
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", ", "array[", "]"));
    }

    private static String difference(What what, String before, String narrower) {
        return DIFFERENCE.formatted(
                before,
                SIDE.formatted(":since", narrower + MEANT.formatted("was"), "before", states(what))
                        + SIDE.formatted(":asOf", narrower + MEANT.formatted("now"), "after", states(what)));
    }

    /**
     * Compares two days, each in the tree of its day, whatever happened between them: a deadline, an outcome, a beginning or
     * end, a move.
     *
     * @param wide whether it looks at a city or an area of one, with more duties than one walks through for a page
     * @param came whether to list those that came, else those that went
     * @param page 1-based; without ids beyond {@link Paging#REACH} rows
     */
    Found between(
            Drill drill, boolean wide, LocalDate since, LocalDate asOf, What what, boolean came, int page, int size) {
        boolean far = wide && !drill.own();
        boolean ofMeasure = far && drill.measure() != null;
        // a unit alone has few
        Optional<Rise> rise = what == What.DUE_SOON || ofMeasure || drill.own()
                ? Optional.empty()
                : ledger.rise(drill.unit(), drill.measure(), what.states(), since, asOf);
        String statement =
                switch (what) {
                    case OVERDUE ->
                        rise.filter(known -> Math.max(known.before(), known.after()) > many)
                                        .isPresent()
                                ? OVERDUE_WALKED
                                : OVERDUE;
                    case DUE_SOON -> DUE_SOON;
                    case DONE -> ofMeasure || far && rise.map(Rise::by).orElse(0L) <= FEW ? DONE_FOUND : DONE_WALKED;
                };
        long skip = (page - 1L) * size;
        return jdbc.sql(statement)
                .param("unit", drill.unit())
                .param("own", drill.own())
                .param("measure", drill.measure())
                .param("since", since)
                .param("asOf", asOf)
                .param("came", came)
                .param("size", skip >= Paging.REACH ? 0 : size)
                .param("skip", Math.min(skip, Paging.REACH))
                .param("rise", rise.map(Rise::by).orElse(null), Types.BIGINT)
                .query((row, number) -> new Found(row.getLong("came"), row.getLong("went"), (Long[])
                        row.getArray("ids").getArray()))
                .single();
    }
}
