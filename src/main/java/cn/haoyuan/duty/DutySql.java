package cn.haoyuan.duty;

import cn.haoyuan.calendar.Cadence;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.PostKind;
import cn.haoyuan.plan.Receiver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The statements of {@link Duties}: constants, chosen by closed enums. */
final class DutySql {

    private DutySql() {}

    private static final String COLUMNS = """
            select d.id, d.ask_id, d.measure_id, m.key as measure, m.title, m.clause, a.evidence, a.topic, a.post, a.count, a.cadence,
                   a.receiver, d.unit_id, coalesce(o.name, unit_name(d.unit_id, :asOf)) as unit_name,
                   coalesce(o.seat, -1) as unit_seat, d.subject_id,
                   coalesce(s.name, unit_name(d.subject_id, :asOf)) as subject_name, d.place_id, d.period, d.label,
                   d.opens_on, d.due_on, d.locks_on, d.met_on, d.state
            """;

    private static final String JOINS = """
            join ask a on a.id = d.ask_id
            join measure m on m.id = d.measure_id
            left join placement o on o.unit_id = d.unit_id and o.from_on <= :asOf and :asOf < o.until_on
            left join placement s on s.unit_id = d.subject_id and s.from_on <= :asOf and :asOf < s.until_on
            """;

    /** The row that holds on the day: one whose dates changed has copies of what it was (former_of). */
    static final String ONE = COLUMNS + "from duties_on(:asOf) d\n" + JOINS + """
            where d.id = any (array(
                select :id::bigint
                union all
                select f.id from duty f where f.former_of = :id
                union all
                select f.former_of from duty f where f.id = :id
                union all
                select g.id from duty f join duty g on g.former_of = f.former_of where f.id = :id))
            """;

    /** One that ended by the day, with the last day on which it was owed: null where it ended on the day on which it became known. */
    static final String ENDED = COLUMNS + """
            , case when d.known_on < d.ended_on or exists (select from duty f where f.former_of = d.id) then d.ended_on - 1 end as last
            from (select o.*, 'NOT_OPEN' as state from duty o
                  where o.id = (select coalesce(former_of, id) from duty where id = :id) and o.ended_on <= :asOf) d
            """ + JOINS;

    static final String SOME = COLUMNS + "from duties_on(:asOf) d\n" + JOINS + "where d.id = any (:ids)";

    /**
     * The part of every list that narrows it; a null parameter narrows nothing. A duty is about a unit that it names as its
     * place or, if that lies elsewhere, beside it.
     */
    private static final String WHERE = """
            where (:measure::text is null or d.measure_id = (select id from measure where key = :measure))
              and (:clause::text is null or d.measure_id = any (array(select id from measure where measure.clause ~ :clause)))
              and (:owedBy::int is null or d.unit_id = :owedBy)
              and (:filing::boolean is null or d.ask_id = any (array(select id from ask where (evidence = 'FILING') = :filing)))
              and (:dueFrom::date is null or d.due_on >= :dueFrom)
              and (:dueTo::date is null or d.due_on <= :dueTo)
              and (cardinality(:texts::text[]) = 0 or d.unit_id = any (array(select * from named)) or d.place_id = any (array(select * from named))
                   or d.also_id = any (array(select * from named)))
            """;

    /** The units of a subtree of that day. */
    private static final String WITHIN = """
            array(
                select o.unit_id from placement o where o.from_on <= :asOf and :asOf < o.until_on and o.seat >= :from and o.seat < :to)""";

    private static final String WITHIN_SCOPE = """
            array(
                select o.unit_id from placement o
                where o.from_on <= :asOf and :asOf < o.until_on and o.seat >= :from and o.seat < :to
                    and (o.seat <@ scope() or o.unit_seat <@ scope()))""";

    /** Where a list looks. */
    enum Place {
        /** In the whole scope. */
        EVERYWHERE("true"),
        /** In the whole scope where that is some kindergartens: looked up one by one. */
        VISIBLE("""
                (d.place_id = any (array(select u.id from unit u where u.seat <@ scope()))
                 or d.also_id = any (array(select u.id from unit u where u.seat <@ scope())))
                """),
        /** In a unit's subtree of that day: owed there, or about someone there. */
        BELOW("""
                (d.place_seat >= :from and d.place_seat < :to or d.also_seat >= :from and d.also_seat < :to)
                """),
        /** The same of a county's area, which is some kindergartens: looked up one by one. */
        AREA("(d.place_id = any (" + WITHIN + ") or d.also_id = any (" + WITHIN + "))"),
        /** In a unit's subtree of that day: owed there, by units that are in scope or were on that day. */
        OWED("d.unit_id = any (" + WITHIN_SCOPE + ")"),
        /** In the whole scope: owed there. */
        OWED_ANYWHERE("d.unit_id = any (array(select u.id from unit u where u.seat <@ scope()))"),
        /** At the unit itself; the whole subtree of a kindergarten. */
        AT("(d.place_id = :unit or d.also_id = :unit)");

        private final String condition;

        Place(String condition) {
            this.condition = condition;
        }
    }

    private static final String WITH = """
            with named as materialized (
                select unit_id from units_called(:texts, :spellings, :loose))
            """;

    /** How a list comes to its rows. */
    enum Way {
        /** Along the index of its order. */
        ALONG,
        /** Finds all first, for they are few among many ({@code offset 0} keeps the planner from walking in the hope to meet them). */
        FOUND,
        /**
         * From the latest deadline down, or past ones after those to come, of nothing but what is settled or overdue: that is, what was
         * settled ahead of its deadline or on that day, then what was due before the day. What is still to come is not walked through.
         */
        BEHIND
    }

    private static final String ROW = """
            select d.id, d.ask_id, d.measure_id, d.unit_id, d.subject_id, d.place_id, d.period, d.label, d.opens_on, d.due_on, d.locks_on,
                   d.met_on, d.state, d.seat
            """;

    private static final String AHEAD = """
            and d.due_on >= :asOf and (d.revised or d.settled_on <= :asOf) and d.state = any (:states) offset 0
            """;

    /**
     * A list picks its page first and names units only on that page. Each order is that of an index; units stand in the order
     * of the present tree.
     *
     * @param back whether the page is found from the end of the list
     */
    static String list(DutySort sort, Place place, Way way, boolean back) {
        String picked = order(sort, back);
        String narrowed = WHERE + "and " + place.condition + "\n";
        String rows = ROW + "from duties_in(:states::text[], :asOf) d\n" + narrowed;
        String from =
                switch (way) {
                    case ALONG ->
                        sort == DutySort.NEXT
                                ? "select * from (with near as materialized ("
                                        + leg(rows, back ? "<" : ">=", false, MOST)
                                        + ") select * from near union all "
                                        + leg(rows, back ? ">=" : "<", true, REST) + ") d\n"
                                : rows;
                    case FOUND -> "select * from (" + rows + "offset 0) d\n";
                    case BEHIND ->
                        "select * from (select * from (" + ROW + "from duties_on(:asOf) d\n" + narrowed + AHEAD
                                + ") a union all " + leg(rows, "<", sort != DutySort.NEXT || !back, MOST) + ") d\n";
                };
        return WITH + COLUMNS + "from (" + from + picked + " limit :size offset :skip) d\n" + JOINS
                + order(sort, false);
    }

    /** So many rows are walked at most to come to a page; and what of these the nearer leg of a list left. */
    private static final String MOST = ":size + :skip";

    private static final String REST = "greatest(:size + :skip - (select count(*) from near), 0)";

    /** Of the rows those due from the day on, or before it, along the index of deadlines. */
    private static String leg(String rows, String due, boolean latestFirst, String most) {
        String turn = latestFirst ? " desc" : "";
        return "(" + rows + "and d.due_on " + due + " :asOf order by d.due_on" + turn + ", d.id" + turn + " limit "
                + most + ")";
    }

    private static String order(DutySort sort, boolean back) {
        String turn = latestFirst(sort, back) ? " desc" : "";
        if (sort == DutySort.NEXT) {
            return "order by d.due_on < :asOf::date" + turn + ", abs(d.due_on - :asOf::date)" + turn
                    + ", case when d.due_on < :asOf::date then -d.id else d.id end" + turn;
        }
        String first =
                switch (sort) {
                    case NEXT, DUE, DUE_LATEST -> "";
                    case UNIT -> "d.seat" + turn + ", ";
                    case MEASURE -> "d.measure_id" + turn + ", ";
                };
        return "order by " + first + "d.due_on" + turn + ", d.id" + turn;
    }

    /** Whether a list in this order, or found from its end, goes from the latest deadline down, or the other way round. */
    static boolean latestFirst(DutySort sort, boolean back) {
        return (sort == DutySort.DUE_LATEST) != back;
    }

    static String count(Place place) {
        return WITH + "select count(*) from duties_in(:states::text[], :asOf) d\n" + WHERE + "and " + place.condition;
    }

    static Duty row(ResultSet row, int number) throws SQLException {
        return new Duty(
                row.getLong("id"),
                row.getInt("ask_id"),
                row.getInt("measure_id"),
                row.getString("measure"),
                row.getString("title"),
                row.getString("clause"),
                EvidenceKind.valueOf(row.getString("evidence")),
                row.getString("topic"),
                PostKind.valueOf(row.getString("post")),
                row.getInt("count"),
                Cadence.valueOf(row.getString("cadence")),
                Receiver.valueOf(row.getString("receiver")),
                row.getInt("unit_id"),
                nameOr(row.getString("unit_name")),
                row.getInt("unit_seat"),
                row.getObject("subject_id", Integer.class),
                row.getString("subject_name"),
                row.getInt("place_id"),
                row.getString("period"),
                row.getString("label"),
                row.getObject("opens_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("locks_on", LocalDate.class),
                row.getObject("met_on", LocalDate.class),
                DutyState.valueOf(row.getString("state")));
    }

    /** A kindergarten does not see the county that owes something about it below the county's own rows, only its name. */
    private static String nameOr(@Nullable String name) {
        return name == null ? "（其他单位）" : name;
    }
}
