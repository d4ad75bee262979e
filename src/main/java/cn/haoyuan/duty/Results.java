package cn.haoyuan.duty;

import cn.haoyuan.plan.PlanVersion;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.Topic;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What came of work that is done whatever comes of it: a look at what was answered finds it put right, or the problem again. */
@Component
@Transactional(readOnly = true)
class Results {

    private final JdbcClient jdbc;
    private final Plans plans;

    Results(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** Of those of these that are met and have one, in words, as was known on the day, by id; asks only where there may be some. */
    Map<Long, String> of(List<Duty> duties, LocalDate asOf) {
        Set<String> topics = topics();
        Long[] met = duties.stream()
                .filter(duty -> duty.metOn() != null && duty.topic() != null && topics.contains(duty.topic()))
                .map(Duty::id)
                .toArray(Long[]::new);
        return met.length == 0 ? Map.of() : find(met, asOf);
    }

    /** Of all. */
    Map<Long, String> all(LocalDate asOf) {
        return find(null, asOf);
    }

    /** Those beside which a record says what came of it. */
    private Set<String> topics() {
        return plans.current().stream()
                .flatMap(version -> version.plan().topics().stream())
                .filter(topic -> !topic.with().isEmpty())
                .map(Topic::id)
                .collect(Collectors.toSet());
    }

    private Map<Long, String> find(Long @Nullable [] ids, LocalDate asOf) {
        Map<Long, String> results = new HashMap<>();
        plans.current().map(PlanVersion::plan).ifPresent(plan -> jdbc.sql("""
                        select d.id, a.topic, string_agg(o.topic, ',') as beside
                        from ask a
                        join duties_on(:asOf) d on d.ask_id = a.id and d.met_on is not null and (:ids::bigint[] is null or d.id = any (:ids))
                        cross join lateral (
                            select f.source, f.source_id
                            from bearing b join fact f on f.id = b.fact_id
                            where b.duty_id = d.id and f.happened_on = d.met_on and f.recorded_on <= :asOf
                                and not exists (select from fact_void v where v.fact_id = f.id and v.voided_on <= :asOf)
                            order by f.id limit 1) r
                        join fact o on o.source = r.source and o.source_id = r.source_id
                        where a.topic = any (:topics)
                        group by d.id, a.topic
                        """)
                .param("ids", ids, Types.ARRAY)
                .param("topics", topics().toArray(String[]::new))
                .param("asOf", asOf)
                .query((RowCallbackHandler) row ->
                        results.put(row.getLong("id"), plan.result(row.getString("topic"), row.getString("beside")))));
        results.values().removeIf(String::isEmpty);
        return results;
    }
}
