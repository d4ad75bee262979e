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
     * @param parentName the name of the unit above at the beginning of the span, where the scope shows it
     * @param until the first day after the span, or null
     * @param reason why it began, if given
     * @param endedFor why the unit stood no longer after it, if so
     * @param mergedIntoId the unit that went on in its place, if so
     */
    public record Span(
            String name,
            @Nullable String parentName,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String reason,
            @Nullable String endedFor,
            @Nullable Integer mergedIntoId,
            @Nullable String mergedIntoName) {

        /** The same as it was known on a day of it: what ended it later was not. */
        public Span knownOn(LocalDate day) {
            return until == null || !until.isAfter(day)
                    ? this
                    : new Span(name, parentName, from, null, reason, null, null, null);
        }
    }

    private final JdbcClient jdbc;

    UnitHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The spans of a unit, the latest first; those still to come included. Empty outside the scope. */
    public List<Span> of(int unitId) {
        return jdbc.sql("""
                        select p.name, a.name as parent_name, lower(p.during) as since, upper(p.during) as until, p.reason,
                               p.ended_for, m.into_id, i.name as into_name
                        from placement p
                        left join placement a on a.unit_id = p.parent_id and a.during @> lower(p.during)
                        left join merger m on m.unit_id = p.unit_id and m.day = upper(p.during)
                        left join placement i on i.unit_id = m.into_id and i.during @> m.day
                        where p.unit_id = :id
                        order by lower(p.during) desc
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
                        row.getString("into_name")))
                .list();
    }
}
