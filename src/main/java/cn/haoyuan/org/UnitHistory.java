package cn.haoyuan.org;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
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
     * Another unit with which this one merged.
     *
     * @param id null where the scope does not show it
     * @param day from when the one went on in the other
     * @param back from when the one that merged stood again by itself, as far as the scope shows it; null if it never did
     */
    public record Other(
            @Nullable Integer id,
            String name,
            LocalDate day,
            @Nullable LocalDate back) {

        private Other knownOn(LocalDate known) {
            return back == null || !back.isAfter(known) ? this : new Other(id, name, day, null);
        }
    }

    /**
     * One span of a unit's name and place.
     *
     * @param parentId the unit above, also where the scope does not show it
     * @param parentName the name of the unit above at the beginning of the span, where the scope shows it; of a move that is arranged in any case
     * @param until the first day after the span, or null
     * @param again whether the unit was opened again with it
     * @param reason why it began, if given
     * @param endedFor why the unit stood no longer after it, if so
     * @param into the unit that went on in its place, if so
     * @param received those that merged into it during the span, the earliest first
     * @param planned whether it is a move that is arranged and still to be done
     * @param refused why that could not be done on its day
     * @param reached whether the scope reaches both ends of such a move, so that it may be taken back there
     */
    public record Span(
            String name,
            @Nullable Integer parentId,
            @Nullable String parentName,
            LocalDate from,
            @Nullable LocalDate until,
            boolean again,
            @Nullable String reason,
            @Nullable String endedFor,
            @Nullable Other into,
            List<Other> received,
            boolean planned,
            @Nullable String refused,
            boolean reached) {

        /** The same as it was known on a day of it: what ended it later was not, nor who merged into it later. */
        public Span knownOn(LocalDate day) {
            boolean ended = until != null && !until.isAfter(day);
            return new Span(
                    name,
                    parentId,
                    parentName,
                    from,
                    ended ? until : null,
                    again,
                    reason,
                    ended ? endedFor : null,
                    ended ? into : null,
                    received.stream()
                            .filter(other -> !other.day().isAfter(day))
                            .map(other -> other.knownOn(day))
                            .toList(),
                    planned,
                    refused,
                    reached);
        }
    }

    private final JdbcClient jdbc;

    UnitHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The spans of a unit, the latest first; those still to come included. Empty outside the scope. */
    public List<Span> of(int unitId) {
        return jdbc.sql("""
                        select p.name, p.parent_id, coalesce(a.name, case when p.planned then unit_name(p.parent_id, p.since) end) as parent_name,
                               p.since, p.until, not p.planned and coalesce(lag(p.until) over w < p.since or lag(p.ended_for) over w is not null, false) as again,
                               p.reason, p.ended_for, p.planned, p.refused, p.reached,
                               i.id as into_id, unit_name(m.into_id, m.day) as into_name, m.day as into_day, r.ids, r.names, r.days, r.backs
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
                        left join unit i on i.id = m.into_id
                        cross join lateral (
                            select array_agg(u.id order by o.day, o.unit_id) as ids, array_agg(o.day order by o.day, o.unit_id) as days,
                                   array_agg(unit_name(o.unit_id, o.day) order by o.day, o.unit_id) as names,
                                   array_agg((select min(b.from_on) from placement b where b.unit_id = o.unit_id and b.from_on >= o.day)
                                             order by o.day, o.unit_id) as backs
                            from merger o left join unit u on u.id = o.unit_id
                            where o.into_id = p.unit_id and o.day >= p.since and o.day < coalesce(p.until, 'infinity')
                                and p.refused is null) r
                        where p.unit_id = :id
                        window w as (order by p.planned, p.since)
                        order by p.planned desc, p.since desc
                        """).param("id", unitId).query(UnitHistory::span).list();
    }

    private static Span span(ResultSet row, int number) throws SQLException {
        String into = row.getString("into_name");
        Array ids = row.getArray("ids");
        List<Other> received = new ArrayList<>();
        if (ids != null) {
            Integer[] units = (Integer[]) ids.getArray();
            String[] names = (String[]) row.getArray("names").getArray();
            Date[] days = (Date[]) row.getArray("days").getArray();
            Date[] backs = (Date[]) row.getArray("backs").getArray();
            for (int i = 0; i < units.length; i++) {
                Date back = backs[i];
                received.add(
                        new Other(units[i], names[i], days[i].toLocalDate(), back == null ? null : back.toLocalDate()));
            }
        }
        return new Span(
                row.getString("name"),
                Units.integer(row, "parent_id"),
                row.getString("parent_name"),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getBoolean("again"),
                row.getString("reason"),
                row.getString("ended_for"),
                into == null
                        ? null
                        : new Other(
                                Units.integer(row, "into_id"), into, row.getObject("into_day", LocalDate.class), null),
                List.copyOf(received),
                row.getBoolean("planned"),
                row.getString("refused"),
                row.getBoolean("reached"));
    }

    /** The day itself if a unit of these spans stands on it, else the last before it on which it stood, else its first. */
    public static LocalDate nearest(List<Span> spans, LocalDate day) {
        return spans.stream()
                .filter(span -> !span.from().isAfter(day))
                .findFirst()
                .map(span -> span.until() == null || span.until().isAfter(day)
                        ? day
                        : span.until().minusDays(1))
                .orElseGet(() -> spans.isEmpty() ? day : spans.getLast().from());
    }
}
