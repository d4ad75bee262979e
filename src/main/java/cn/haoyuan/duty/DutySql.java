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
                   a.receiver, d.unit_id, coalesce(o.name, unit_name(d.unit_id, :asOf)) as unit_name, d.subject_id,
                   coalesce(s.name, unit_name(d.subject_id, :asOf)) as subject_name, d.place_id, d.period, d.label,
                   d.opens_on, d.due_on, d.locks_on, d.met_on, d.state
            """;

    private static final String JOINS = """
            join ask a on a.id = d.ask_id
            join measure m on m.id = d.measure_id
            left join placement o on o.unit_id = d.unit_id and o.during @> :asOf
            left join placement s on s.unit_id = d.subject_id and s.during @> :asOf
            """;

    static final String ONE = COLUMNS + "from duties_on(:asOf) d\n" + JOINS + "where d.id = :id";

    static final String SOME = COLUMNS + "from duties_on(:asOf) d\n" + JOINS + "where d.id = any (:ids)";

    /** The part of every list that narrows it; a null parameter narrows nothing. */
    private static final String WHERE = """
            where (:measure::text is null or d.measure_id = (select id from measure where key = :measure))
              and (:states::text[] is null or d.state = any (:states))
              and (:owedBy::int is null or d.unit_id = :owedBy)
              and (:dueFrom::date is null or d.due_on >= :dueFrom)
              and (:dueTo::date is null or d.due_on <= :dueTo)
              and (:text::text is null or exists (
                  select from placement n where n.unit_id in (d.unit_id, d.subject_id) and n.during @> :asOf and n.name like :text))
            """;

    /** Where a list looks. */
    enum Place {
        /** In the whole scope. */
        EVERYWHERE("true"),
        /** In a unit's subtree of that day: owed there, or about someone there. */
        BELOW("""
                (d.place_seat >= (select seat from root) and d.place_seat < (select seat_end from root)
                 or d.also_seat >= (select seat from root) and d.also_seat < (select seat_end from root))
                """),
        /** At the unit itself; the whole subtree of a kindergarten. */
        AT("(d.place_id = :unit or d.also_id = :unit)");

        private final String condition;

        Place(String condition) {
            this.condition = condition;
        }
    }

    private static final String ROOT =
            "with root as materialized (select seat, seat_end from units_on(:asOf) where id = :unit)\n";

    /** A list picks its page first and names units only on that page. */
    static String list(DutySort sort, Place place) {
        String order =
                switch (sort) {
                    case DUE -> "order by d.due_on, d.id";
                    case DUE_LATEST -> "order by d.due_on desc, d.id desc";
                    case UNIT -> "order by d.place_seat, d.due_on, d.id";
                    case MEASURE -> "order by d.seq, d.due_on, d.place_seat, d.id";
                };
        return ROOT + COLUMNS
                + "from (select d.*, q.seq from duties_on(:asOf) d join measure q on q.id = d.measure_id\n" + WHERE
                + "and " + place.condition + "\n" + order.replace("d.seq", "q.seq") + " limit :size offset :skip) d\n"
                + JOINS + order;
    }

    static String count(Place place) {
        return ROOT + "select count(*) from duties_on(:asOf) d\n" + WHERE + "and " + place.condition;
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
