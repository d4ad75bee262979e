package cn.haoyuan.desk;

import cn.haoyuan.access.Permission;
import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a post has to do. */
@Component
@ByKey
class Tasks {

    /** The duties of a unit by measure and state, as a post sees them; {@code %s} stands before unit, role, leads and writes. */
    private static final String ASKED = """
            select d.unit_id, d.measure_id, d.state, min(d.due_on) as earliest, max(d.due_on) as latest,
                   coalesce(min(d.due_on) filter (where coalesce(f.state, 'DRAFT') = 'DRAFT'), min(d.due_on)) as due_on,
                   (array_agg(d.label order by d.due_on))[1] as label, count(distinct d.period) as periods,
                   count(*) as count, bool_and(of_event(d.period)) as event, min(d.id) as duty_id, min(d.subject_id) as subject_id,
                   bool_or(%1$sleads or d.ask_id = any (array(select id from ask where post = %1$srole))) as mine,
                   bool_and(d.state = 'OVERDUE' and coalesce(d.locks_on < :today, false)) as missed,
                   count(*) filter (where f.state = 'SUBMITTED') as handed_in, count(*) filter (where f.state = 'RETURNED') as returned,
                   count(*) filter (where f.state = 'DRAFT') as begun,
                   coalesce(sum(case when d.met_on is not null and d.ask_id = any (array(select id from ask where evidence = 'FILING'))
                                then rows_left_open(d.id, :today) end), 0) as open, min(f.id) filter (where f.state = 'DRAFT') as draft
            from duties_in(array['OVERDUE', 'DUE_SOON', 'OPEN', 'MET', 'MET_LATE'], :today) d
            left join filing f on f.duty_id = d.id and f.unit_id = %1$sunit
                and (f.state = 'SUBMITTED' or %1$swrites and f.state in ('RETURNED', 'DRAFT'))
            where d.unit_id = %1$sunit and (d.met_on is null or d.due_on > :today - :past)
            group by d.unit_id, d.measure_id, d.state, case when d.met_on is not null then d.due_on end
            """;

    private static final String OWN = ASKED.formatted(":");

    /** The same for each row {@code p} of posts. */
    static final String OTHERS = ASKED.formatted("p.");

    private final JdbcClient jdbc;

    Tasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the unit owes and lately did, by measure and state, what is due first in front. */
    List<DeskPage.Task> of(Viewer viewer, LocalDate today) {
        return jdbc.sql("""
                        with asked as materialized (
                            %s)
                        select d.*, m.key as measure, m.title, m.clause, s.name as subject
                        from asked d
                        join measure m on m.id = d.measure_id
                        left join placement s on s.unit_id = d.subject_id and s.from_on <= :today and :today < s.until_on
                        order by d.due_on, m.seq
                        limit 400
                        """.formatted(OWN))
                .param("unit", viewer.unitId())
                .param("today", today)
                .param("past", Desks.RECENT)
                .param("writes", viewer.may(Permission.WRITE_FILING))
                .param("role", viewer.post().role().name())
                .param("leads", viewer.post().role().leads())
                .query(DeskPage.Task.class)
                .list();
    }
}
