package cn.haoyuan.burden;

import cn.haoyuan.calendar.Deadlines;
import cn.haoyuan.org.Unit;
import cn.haoyuan.org.UnitKind;
import cn.haoyuan.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what the units of a subtree owed and filed, as it stood on a day, by the deadlines of a span. */
@Component
class Tallies {

    /**
     * Of the duties, those of every unit of the subtree that stood on the day, though it may lie elsewhere today ({@code away}; below
     * the city lies everything, so there it is not even asked); of their filings, the first submissions up to the day.
     */
    private static final String PARTS = """
            with owner as materialized (
                select u.unit_id as id,
                       case when :lines::int[] is null or u.unit_id = any (:lines) then coalesce(c.unit_id, u.unit_id) else 0 end as row
                from placement u
                left join placement c on :byCounty and c.kind = 'COUNTY' and u.seat >= c.seat and u.seat < c.seat_end
                    and c.from_on <= :day and :day < c.until_on
                where u.from_on <= :day and :day < u.until_on and u.seat >= :seat and u.seat < :end
            ), away as (
                select o.id from owner o where not exists (select from unit n where n.id = o.id and n.seat >= :seat and n.seat < :end)
            ), sum as materialized (
                select o.row, d.ask_id, count(*) as n, count(k.outcome) as met, count(*) filter (where d.filed_at < :until) as filings,
                       coalesce(sum(d.boxes_typed) filter (where d.filed_at < :until), 0) as typed,
                       coalesce(sum(d.boxes - d.boxes_typed) filter (where d.filed_at < :until), 0) as carried
                from duty d join owner o on o.id = d.unit_id
                cross join lateral (
                    select case when d.settled_on <= :day then d.outcome
                                when d.revised then outcome_before(d.id, d.due_on, :day) end as outcome) k
                where d.due_on between :from and :to and d.known_on <= :day and (d.ended_on is null or d.ended_on > :day)
                    and k.outcome is distinct from 'WAIVED'
                    and (d.place_id = d.unit_id
                         or (d.place_id in (select unit_id from placement where from_on <= :day and :day < until_on)) is true)
                    and (:city or d.seat >= :seat and d.seat < :end or d.place_id = any (array(select id from away)))
                group by 1, 2
            )
            select s.row, a.who, m.key as measure, case when a.evidence = 'FILING' then a.topic end as form, sum(s.n) as n, sum(s.met) as met,
                   sum(s.filings) as filings, sum(s.typed) as typed, sum(s.carried) as carried
            from sum s join ask a on a.id = s.ask_id join measure m on m.id = a.measure_id
            group by 1, 2, 3, 4
            """;

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What fell due from one day to another, both inclusive, as it stood on {@code day}. Units count on the line of their county
     * where {@code byCounty}, else on their own. One statement.
     *
     * @param top as it stood on the day
     * @param lines the units whose lines are told; null for all. The others count in what is added up in other ways
     */
    Sums of(
            Unit top,
            boolean byCounty,
            @Nullable List<Unit> lines,
            LocalDate from,
            LocalDate to,
            LocalDate day,
            Plan plan) {
        return Sums.of(
                jdbc.sql(PARTS)
                        .param("city", top.kind() == UnitKind.CITY)
                        .param("seat", top.seat())
                        .param("end", top.seatEnd())
                        .param("byCounty", byCounty)
                        .param(
                                "lines",
                                lines == null
                                        ? null
                                        : lines.stream().map(Unit::id).toArray(Integer[]::new))
                        .param("from", from)
                        .param("to", to)
                        .param("day", day)
                        .param("until", Deadlines.until(day))
                        .query(Sums.Part.class)
                        .list(),
                plan);
    }
}
