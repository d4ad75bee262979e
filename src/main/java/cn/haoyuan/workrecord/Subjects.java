package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom work may be about: units in the viewer's scope, and others that the viewer's unit owes something about (a partner, a peer
 * county).
 */
@Component
@Transactional(readOnly = true)
class Subjects {

    private static final String SELECT = """
            with owed as materialized (
                select d.subject_id, d.also_id, d.opens_on, d.due_on,
                       d.met_on is null and not d.waived and d.opens_on <= :day
                           and (d.locks_on is null or d.locks_on >= :day) as waits
                from duty d join ask a on a.id = d.ask_id
                where d.unit_id = :unit and a.evidence = :kind and d.subject_id is not null and d.ended_on is null
            ), wait as (
                select subject_id, count(*) as owed, min(due_on) as due_on from owed where waits group by subject_id
            ), latest as (
                select f.subject_id, max(f.happened_on) as last_on
                from fact f
                where f.unit_id = :unit and f.kind = :kind and f.subject_id is not null
                    and not exists (select from fact_void v where v.fact_id = f.id)
                group by f.subject_id
            ), candidate as (
                select u.id, u.name, u.parent_id, u.seat
                from units_on(:day) u
                where u.kind = any (:kinds) and u.id <> :unit and u.unit_seat <@ (select scope())
                union all
                select o.also_id, unit_name(o.also_id, :day), null, 0
                from (select distinct also_id from owed
                      where also_id is not null and opens_on <= :day and due_on >= :day - 370) o
                where not exists (select from unit u where u.id = o.also_id and u.seat <@ (select scope()))
            ), next as (
                select c.*, w.owed, w.due_on, l.last_on
                from candidate c left join wait w on w.subject_id = c.id left join latest l on l.subject_id = c.id
                where (:id::int is null or c.id = :id) and (:like::text is null or c.name ilike :like)
                order by w.owed is null, l.last_on nulls first, w.due_on, c.seat, c.id
                limit :limit
            )
            select n.id, n.name, (select p.name from units_on(:day) p where p.id = n.parent_id) as above,
                   coalesce(n.owed, 0) as owed, n.due_on, n.last_on
            from next n
            order by n.owed is null, n.last_on nulls first, n.due_on, n.seat, n.id
            """;

    private final JdbcClient jdbc;

    Subjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whom to turn to next, those with open duties first, then those longest without; {@code text} narrows by name.
     *
     * @param limit at most so many, 1 to 200
     */
    List<SubjectOffer> next(Viewer viewer, WorkOffer offer, LocalDate day, @Nullable String text, int limit) {
        String like = text == null || text.isBlank() ? null : Units.scattered(text);
        return offer.hasSubject() ? ask(viewer, offer, day, null, like, limit) : List.of();
    }

    /** The unit, if work of this kind may be about it. */
    Optional<SubjectOffer> find(Viewer viewer, WorkOffer offer, LocalDate day, int id) {
        return offer.hasSubject()
                ? ask(viewer, offer, day, id, null, 1).stream().findFirst()
                : Optional.empty();
    }

    private List<SubjectOffer> ask(
            Viewer viewer, WorkOffer offer, LocalDate day, @Nullable Integer id, @Nullable String like, int limit) {
        return jdbc.sql(SELECT)
                .param("day", day)
                .param("unit", viewer.unitId())
                .param("kind", offer.kind().name())
                .param("kinds", offer.subjectKinds().stream().map(Enum::name).toArray(String[]::new))
                .param("id", id)
                .param("like", like)
                .param("limit", limit)
                .query(SubjectOffer.class)
                .list();
    }
}
