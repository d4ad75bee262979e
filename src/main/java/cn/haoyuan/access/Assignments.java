package cn.haoyuan.access;

import cn.haoyuan.org.Unit;
import cn.haoyuan.org.Word;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which units, besides none, a post sees that has no subtree: inspectors and experts see what was assigned to them, on the days for
 * which it was. Whether the viewer may assign is for the caller to ask first.
 */
@Component
@Transactional(readOnly = true)
public class Assignments {

    /** A unit that was, is or will be a post's; {@code lastDay} is inclusive, null while no end is known. */
    public record Assigned(
            long id,
            int unitId,
            String unitName,
            LocalDate starts,
            @Nullable LocalDate lastDay) {

        /** Whether it never was if it ends with that day. */
        public boolean calledOff(LocalDate last) {
            return starts.isAfter(last);
        }

        public boolean over(LocalDate today) {
            return lastDay != null && lastDay.isBefore(today);
        }
    }

    /** A kindergarten that might be assigned; {@code heldBy} names those to whom it is or will be, null for nobody. */
    public record Candidate(
            int id,
            String name,
            @Nullable String under,
            @Nullable String heldBy,
            long total) {}

    /** Somebody who holds such a post today, whether they may sign in, and how many units are theirs today. */
    public record Holder(
            int accountId,
            int postId,
            String name,
            String unitName,
            int seat,
            int seatEnd,
            boolean enabled,
            int units) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Assignments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was assigned to a post, as far as the running scope shows it; what still holds first. */
    public List<Assigned> of(int postId) {
        return jdbc.sql("""
                        select g.id, g.unit_id, l.name as unit_name, lower(g.during) as starts,
                               -- no longer than the kindergarten stands
                               nullif(least(upper(g.during), (select max(p.until_on) from placement p where p.unit_id = g.unit_id)), 'infinity') - 1 as last_day
                        from assignment g
                        join lateral unit_name(g.unit_id, :today) l (name) on l.name is not null
                        where g.post_id = :post and not isempty(g.during)
                        order by coalesce(upper(g.during), 'infinity') <= :today, g.seat, g.during desc
                        """)
                .param("post", postId)
                .param("today", LocalDate.now(clock))
                .query(Assigned.class)
                .list();
    }

    /** Who is assigned to a unit of the running scope on that day, or of today later, and who holds the role {@code head} there, as far as the scope shows them. */
    public List<Assignee> to(int unitId, Role head, LocalDate day) {
        return jdbc.sql("""
                        select purpose, name, unit_name, starts, last_day from assignees(array[:unit], :day, :before)
                        union all
                        select p.role, n.name, coalesce(unit_name(p.unit_id, :day), ''), lower(p.during), upper(p.during) - 1
                        from post p join person n on n.id = p.person_id
                        where p.unit_id = :unit and p.role = :head and p.during && daterange(:day::date, :before::date)
                        order by purpose desc, starts, name
                        """)
                .param("unit", unitId)
                .param("head", head.name())
                .param("day", day)
                // who is to begin later is told of today
                .param("before", day.equals(LocalDate.now(clock)) ? null : day.plusDays(1), Types.DATE)
                .query((row, number) -> new Assignee(
                        Role.valueOf(row.getString("purpose")),
                        row.getString("name"),
                        row.getString("unit_name"),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("last_day", LocalDate.class)))
                .list();
    }

    /** The names of the units that are somebody's today, in tree order by post; only posts that have some. */
    public Map<Integer, List<String>> held(int personId) {
        Map<Integer, List<String>> units = new HashMap<>();
        jdbc.sql("""
                        select g.post_id, coalesce(unit_name(g.unit_id, :today), '') as name
                        from assignment g join post p on p.id = g.post_id
                        where p.person_id = :person and g.during @> :today
                        order by g.seat
                        """)
                .param("person", personId)
                .param("today", LocalDate.now(clock))
                .query(row -> {
                    units.computeIfAbsent(row.getInt("post_id"), _ -> new ArrayList<>())
                            .add(row.getString("name"));
                });
        return units;
    }

    /**
     * Whose some units are no longer once they stand elsewhere.
     *
     * @param units how many units
     * @param people who, each with the unit of the post
     */
    public record Losing(int units, List<String> people) {}

    /** What ends of a unit and those below it if it stands below {@code target} from the day on. */
    public Losing losing(Unit unit, Unit target, LocalDate day) {
        return jdbc.sql("""
                        select count(distinct g.unit_id)::int as units,
                               coalesce(array_agg(distinct n.name || '（' || unit_name(p.unit_id, :day) || '）'), '{}') as people
                        from assignment g
                        join post p on p.id = g.post_id
                        join person n on n.id = p.person_id
                        join unit h on h.id = p.unit_id
                        where g.seat >= :lo and g.seat < :hi and not isempty(g.during) and coalesce(upper(g.during), 'infinity') > :day
                          and g.seat >= h.seat and g.seat < h.seat_end and (h.seat < :lo or h.seat >= :hi)
                          and (:target < h.seat or :target >= h.seat_end)
                        """)
                .param("lo", unit.seat())
                .param("hi", unit.seatEnd())
                .param("target", target.seat())
                .param("day", day)
                .query((row, number) -> new Losing(row.getInt("units"), List.of((String[])
                        row.getArray("people").getArray())))
                .single();
    }

    /** The posts of today with that role in the subtree of {@code post}, in tree order. */
    public List<Holder> holders(Post post, Role role) {
        return jdbc.sql("""
                        select a.id as account_id, p.id as post_id, n.name, l.name as unit_name, u.seat, u.seat_end, a.enabled,
                               (select count(*) from assignment g
                                join placement s on s.unit_id = g.unit_id and s.from_on <= :today and :today < s.until_on
                                where g.post_id = p.id and g.during @> :today)::int as units
                        from post p
                        join person n on n.id = p.person_id
                        join account a on a.person_id = n.id
                        join unit u on u.id = p.unit_id
                        join placement l on l.unit_id = p.unit_id and l.from_on <= :today and :today < l.until_on
                        where p.seat >= :lo and p.seat < :hi and p.role = :role and p.during @> :today
                        order by p.seat, n.name, p.id
                        """)
                .param("today", LocalDate.now(clock))
                .param("lo", post.seat())
                .param("hi", post.seatEnd())
                .param("role", role.name())
                .query(Holder.class)
                .list();
    }

    /** The first {@code limit} kindergartens of today that may be assigned, in tree order; each knows how many there are in all. */
    public List<Candidate> candidates(AssignmentFilter filter, int limit) {
        return offered(filter, limit).query(Candidate.class).list();
    }

    /** All of them, row by row, without holding them in memory. */
    public void eachCandidate(AssignmentFilter filter, Consumer<Candidate> reader) {
        try (var rows = offered(filter, Integer.MAX_VALUE).withFetchSize(500).query(Candidate.class).stream()) {
            rows.forEach(reader);
        }
    }

    private StatementSpec offered(AssignmentFilter filter, int limit) {
        return Word.bind(jdbc.sql("""
                        with found as (
                            select u.id, u.name, u.parent_id, u.seat, count(*) over () as total
                            from units_on(:today) u
                            where u.kind = 'KINDERGARTEN' and u.seat >= :from and u.seat < :to and u.seat <@ (select scope())
                              and (cardinality(:texts::text[]) = 0 or u.id = any (array(select unit_id from units_called(:texts, :spellings, :loose))))
                              and (:mark::text is null or u.id in (
                                  select m.unit_id from mark m where m.kind = :mark and m.during @> :today::date))
                              and not (:without and u.id in (
                                  select g.unit_id from assignment g where g.purpose = :role and g.during && daterange(:today::date, null)))
                              and u.id not in (
                                  select g.unit_id from assignment g
                                  where g.post_id = :post and coalesce(upper(g.during), 'infinity') > :today::date)
                            order by u.seat limit :limit
                        ), held as (
                            select unit_id, string_agg(name || case when starts > :today then to_char(starts, '"（"YYYY"年"FMMM"月"FMDD"日到任）"') else '' end,
                                                       '、' order by starts > :today, name) as held_by
                            from assignees(array(select id from found), :today, null)
                            where purpose = :role
                            group by unit_id)
                        select f.id, f.name, a.name as under, h.held_by, f.total
                        from found f
                        left join units_on(:today) a on a.id = f.parent_id
                        left join held h on h.unit_id = f.id
                        order by f.seat
                        """), Word.in(filter.name()))
                .param("today", LocalDate.now(clock))
                .param("from", filter.from())
                .param("to", filter.to())
                .param("mark", filter.mark(), Types.VARCHAR)
                .param("without", filter.without())
                .param("role", filter.role().name())
                .param("post", filter.postId())
                .param("limit", limit);
    }

    /** A unit just assigned; {@code heldBy} names who else has it today, null for nobody. */
    public record Done(int id, String name, @Nullable String heldBy) {}

    /**
     * Assigns those of {@code units} that are kindergartens of today in the seats [lo, hi) and not the post's on any of the days;
     * answers which they were. Counts from the next request on.
     *
     * @param lastDay inclusive; null for no end
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Done> assign(
            int postId,
            Role role,
            int lo,
            int hi,
            Collection<Integer> units,
            LocalDate from,
            @Nullable LocalDate lastDay) {
        return jdbc.sql("""
                        with added as (
                            insert into assignment (post_id, unit_id, seat, purpose, during)
                            select :post, u.id, u.seat, :role, daterange(:from, :last, '[]')
                            from units_on(:today) u
                            where u.id = any (:units) and u.kind = 'KINDERGARTEN' and u.seat >= :lo and u.seat < :hi
                              and not exists (select from assignment g where g.post_id = :post and g.unit_id = u.id
                                  and g.purpose = :role and g.during && daterange(:from, :last, '[]'))
                            returning unit_id)
                        select u.id, u.name,
                               (select string_agg(a.name, '、' order by a.name) from assignees(array[u.id], :today, :today::date + 1) a
                                where a.purpose = :role and a.name <> (
                                    select n.name from post p join person n on n.id = p.person_id where p.id = :post)) as held_by
                        from added join units_on(:today) u on u.id = added.unit_id order by u.seat
                        """)
                .param("today", LocalDate.now(clock))
                .param("post", postId)
                .param("role", role.name())
                .param("lo", lo)
                .param("hi", hi)
                .param("units", units.toArray(Integer[]::new))
                .param("from", from)
                .param("last", lastDay, Types.DATE)
                .query(Done.class)
                .list();
    }

    /** Corrects the last day of an assignment, whether or not it is to end; null for none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void correctEnd(long id, @Nullable LocalDate lastDay) {
        jdbc.sql("update assignment set during = daterange(lower(during), :last, '[]') where id = :id")
                .param("last", lastDay, Types.DATE)
                .param("id", id)
                .update();
    }

    /** Ends an assignment after {@code lastDay}, which may be the day before it began: then it never was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(long id, LocalDate lastDay) {
        jdbc.sql("update assignment set during = during * daterange(null, :last, '[]') where id = :id")
                .param("last", lastDay)
                .param("id", id)
                .update();
    }
}
