package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.plan.EvidenceKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What of the plan work of a kind would still answer. */
@Component
@Transactional(readOnly = true)
class StillOwed {

    private final JdbcClient jdbc;

    StillOwed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many duties of the viewer's unit wait for it on a day, by topic; under "" those that any topic answers. */
    Map<String, Long> byTopic(Viewer viewer, EvidenceKind kind, LocalDate day) {
        Map<String, Long> owed = new HashMap<>();
        jdbc.sql("""
                        select coalesce(a.topic, '') as topic, count(*) as owed
                        from duty d join ask a on a.id = d.ask_id
                        where d.unit_id = :unit and a.evidence = :kind and d.met_on is null and not d.waived and d.opens_on <= :day
                            and (d.locks_on is null or d.locks_on >= :day) and (d.ended_on is null or d.ended_on > :day)
                        group by a.topic
                        """)
                .param("unit", viewer.unitId())
                .param("kind", kind.name())
                .param("day", day)
                .query(row -> {
                    owed.put(row.getString("topic"), row.getLong("owed"));
                });
        return owed;
    }
}
