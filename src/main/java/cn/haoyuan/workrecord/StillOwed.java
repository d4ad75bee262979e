package cn.haoyuan.workrecord;

import cn.haoyuan.access.Viewer;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /**
     * How many duties of the viewer's unit wait for it on a day, of the measures that the offer names, by topic; under "" those that any
     * topic answers.
     *
     * @param subject whom it is about; null for anybody
     */
    Map<String, Long> byTopic(Viewer viewer, WorkOffer offer, LocalDate day, @Nullable Integer subject) {
        Map<String, Long> owed = new HashMap<>();
        jdbc.sql("""
                        select coalesce(a.topic, '') as topic, m.title, count(*) as owed
                        from duty d join ask a on a.id = d.ask_id join measure m on m.id = d.measure_id
                        where d.unit_id = :unit and a.evidence = :kind and d.former_of is null
                            and d.met_on is null and not d.waived and d.opens_on <= :day
                            and (:subject::int is null or d.subject_id is null or d.subject_id = :subject)
                            and (d.locks_on is null or d.locks_on >= :day) and (d.ended_on is null or d.ended_on > :day)
                        group by a.topic, m.title
                        """)
                .param("unit", viewer.unitId())
                .param("kind", offer.kind().name())
                .param("day", day)
                .param("subject", subject, Types.INTEGER)
                .query(row -> {
                    String topic = row.getString("topic");
                    if (offer.counts().getOrDefault(topic, List.of()).contains(row.getString("title"))) {
                        owed.merge(topic, row.getLong("owed"), Long::sum);
                    }
                });
        return owed;
    }
}
