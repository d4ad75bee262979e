package cn.haoyuan.desk;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.database.ByKey;
import cn.haoyuan.duty.Sequels;
import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Plans;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a post put on record lately, and what that still waits for. */
@Component
@ByKey
class DeskRecords {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Clock clock;

    DeskRecords(JdbcClient jdbc, Plans plans, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.clock = clock;
    }

    /** The newest first. */
    List<DeskRecord> all(Viewer viewer) {
        return list(viewer, false);
    }

    /**
     * Those that brought something about which somebody else has yet to do, what is due first in front; of records that wait for the same, the
     * newest.
     */
    List<DeskRecord> waiting(Viewer viewer) {
        Set<Long> matters = new HashSet<>();
        return list(viewer, true).stream()
                .filter(work -> work.waits() && matters.add(Objects.requireNonNull(work.matter())))
                .sorted(Comparator.comparing(DeskRecord::dueOn))
                .toList();
    }

    /** Also where the transaction sees what the viewer's other posts do, only what this one may open. */
    private List<DeskRecord> list(Viewer viewer, boolean calling) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
                        with recursive own as (
                            select r.id, r.title, r.kind, r.topics, r.happened_on, r.recorded_at,
                                   unit_name(r.subject_id, :today) as subject, v.voided,
                                   exists (select from work_record c where c.replaces = r.id) as corrected
                            from work_record r
                            cross join lateral (select exists (select from work_record_void v where v.record_id = r.id) as voided) v
                            where r.post_id = :post and r.recorded_at > :recent
                              and (r.seat <@ :seats::int4multirange or r.subject_seat <@ :seats::int4multirange)
                              and (not :calling or not v.voided and exists (
                                  select from ask a where a.on_evidence = r.kind and (a.on_topic is null or a.on_topic = any (r.topics))))
                            order by r.recorded_at desc, r.id desc
                            limit :most
                        ),
                        """ + Sequels.OUTLOOK + """
                        select w.*, k.* from own w left join outlook k on k.source_id = w.id and not exists (
                            select from duty d where d.id = k.first
                                and not (coalesce(d.seat <@ :seats::int4multirange, false) or coalesce(d.also_seat <@ :seats::int4multirange, false)))
                        order by w.recorded_at desc, w.id desc
                        """)
                .param("today", today)
                .param("post", viewer.post().id())
                .param("seats", viewer.scope().seats())
                .param("recent", OffsetDateTime.now(clock).minusDays(Desks.RECENT))
                .param("calling", calling)
                .param("most", DeskPage.MOST)
                .param("source", "work-record")
                .param("unit", viewer.unitId())
                .param("role", viewer.post().role().name())
                .param("leads", viewer.post().role().leads())
                .query((row, number) -> new DeskRecord(
                        row.getLong("id"),
                        row.getString("title"),
                        EvidenceKind.valueOf(row.getString("kind")),
                        titles((String[]) row.getArray("topics").getArray()),
                        row.getObject("happened_on", LocalDate.class),
                        row.getString("subject"),
                        row.getBoolean("voided"),
                        row.getBoolean("corrected"),
                        Sequels.outlook(row)))
                .list();
    }

    private String titles(String[] topics) {
        Map<String, String> titles = plans.topicTitles();
        return Arrays.stream(topics)
                .map(topic -> titles.getOrDefault(topic, topic))
                .collect(Collectors.joining("、"));
    }
}
