package cn.haoyuan.org;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of a unit over time. */
@Component
@Transactional(readOnly = true)
public class UnitHistory {

    /**
     * One span of a unit's name and place.
     *
     * @param parentName the name of the unit above at the beginning of the span, where the scope shows it; of a move that is arranged in any case
     * @param until the first day after the span, or null
     * @param reason why it began, if given
     * @param endedFor why the unit stood no longer after it, if so
     * @param mergedIntoId the unit that went on in its place, if so
     * @param planned whether it is a move that is arranged and still to be done
     * @param refused why that could not be done on its day
     * @param reached whether the scope reaches both ends of such a move, so that it may be taken back there
     */
    public record Span(
            String name,
            @Nullable String parentName,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason,
            @Nullable String endedFor,
            @Nullable Integer mergedIntoId,
            @Nullable String mergedIntoName,
            boolean planned,
            @Nullable String refused,
            boolean reached) {

        /** The same as it was known on a day of it: what ended it later was not. */
        public Span knownOn(LocalDate day) {
            return until == null || !until.isAfter(day)
                    ? this
                    : new Span(name, parentName, from, null, reason, null, null, null, planned, refused, reached);
        }
    }

    private final JdbcClient jdbc;

    UnitHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The spans of a unit, the latest first; those still to come included. Empty outside the scope. */
    public List<Span> of(int unitId) {
        return jdbc.sql("""
                        select p.name, coalesce(a.name, case when p.planned then unit_name(p.parent_id, p.since) end) as parent_name,
                               p.since, p.until, p.reason, p.ended_for, m.into_id, i.name as into_name, p.planned, p.refused, p.reached
                        from (
                            select l.unit_id, l.name, l.parent_id, lower(l.during) as since, least(upper(l.during), m.day) as until,
                                   l.reason, case when m.unit_id is null then l.ended_for end as ended_for, false as planned,
                                   null as refused, true as reached
                            from placement l
                            left join planned_move m on m.unit_id = l.unit_id and l.during @> m.day and m.refused is null
                            union all
                            select m.unit_id, l.name, m.parent_id, m.day, upper(l.during), m.reason, l.ended_for, true, m.refused,
                                   m.parent_seat <@ (select scope())
                            from planned_move m join placement l on l.unit_id = m.unit_id and l.during @> m.day) p
                        left join placement a on a.unit_id = p.parent_id and a.during @> p.since
                        left join merger m on m.unit_id = p.unit_id and m.day = p.until
                        left join placement i on i.unit_id = m.into_id and i.during @> m.day
                        where p.unit_id = :id
                        order by p.planned desc, p.since desc
                        """)
                .param("id", unitId)
                .query((row, number) -> new Span(
                        row.getString("name"),
                        row.getString("parent_name"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class),
                        row.getString("reason"),
                        row.getString("ended_for"),
                        Units.integer(row, "into_id"),
                        row.getString("into_name"),
                        row.getBoolean("planned"),
                        row.getString("refused"),
                        row.getBoolean("reached")))
                .list();
    }
}
