package cn.haoyuan.duty;

import cn.haoyuan.plan.EvidenceKind;
import cn.haoyuan.plan.Form;
import cn.haoyuan.plan.Plan;
import cn.haoyuan.plan.Plans;
import cn.haoyuan.plan.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came of work that is done whatever comes of it: a look at what was answered finds it put right, or the problem again; a report
 * leaves some of what it reports on open.
 */
@Component
@Transactional(readOnly = true)
public class Results {

    private final JdbcClient jdbc;
    private final Plans plans;
    private final ObjectProvider<Handed.Filings> filings;

    Results(JdbcClient jdbc, Plans plans, ObjectProvider<Handed.Filings> filings) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.filings = filings;
    }

    /** Of those of these that are met and have one, in words, as was known on the day, by id; asks only where there may be some. */
    public Map<Long, String> of(List<Duty> duties, LocalDate asOf) {
        Set<String> topics = Stream.concat(topics().stream(), forms().stream()).collect(Collectors.toSet());
        Long[] met = duties.stream()
                .filter(duty -> duty.metOn() != null && duty.topic() != null && topics.contains(duty.topic()))
                .map(Duty::id)
                .toArray(Long[]::new);
        return met.length == 0 ? Map.of() : find(met, asOf);
    }

    /** What a list says beside the states of these: the same, and that what is not met was handed in. */
    Map<Long, String> beside(List<Duty> duties, LocalDate asOf) {
        Map<Long, String> said = new HashMap<>(of(duties, asOf));
        List<Long> open = duties.stream()
                .filter(duty ->
                        duty.evidence() == EvidenceKind.FILING && duty.state().pending())
                .map(Duty::id)
                .toList();
        if (!open.isEmpty()) {
            handed(open, asOf).forEach((id, stands) -> said.put(id, stands.label()));
        }
        return said;
    }

    /** The same of any duty as of that day; "" for nothing. */
    Function<Duty, String> beside(LocalDate asOf) {
        Map<Long, String> met = find(null, asOf);
        Map<Long, Handed> handed = handed(null, asOf);
        return duty -> {
            Handed stands = duty.state().pending() ? handed.get(duty.id()) : null;
            return duty.metOn() != null ? met.getOrDefault(duty.id(), "") : stands == null ? "" : stands.label();
        };
    }

    private Map<Long, Handed> handed(@Nullable List<Long> duties, LocalDate asOf) {
        Map<Long, Handed> handed = new HashMap<>();
        filings.forEach(some -> handed.putAll(some.of(duties, asOf)));
        return handed;
    }

    /** Those beside which a record says what came of it. */
    private Set<String> topics() {
        return plans.plan().stream()
                .flatMap(plan -> plan.topics().stream())
                .filter(topic -> !topic.with().isEmpty())
                .map(Topic::id)
                .collect(Collectors.toSet());
    }

    /** Those that say of a row that it is not done yet. */
    private Set<String> forms() {
        return plans.plan().stream()
                .flatMap(plan -> plan.forms().stream())
                .filter(Form::leavesOpen)
                .map(Form::id)
                .collect(Collectors.toSet());
    }

    private Map<Long, String> find(Long @Nullable [] ids, LocalDate asOf) {
        Map<Long, String> results = new HashMap<>();
        plans.plan().ifPresent(plan -> jdbc.sql("""
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
                        union all
                        select d.id, null, o.rows::text
                        from ask a
                        join duty d on d.ask_id = a.id and (:ids::bigint[] is null or d.id = any (:ids))
                        cross join lateral (select rows_left_open(d.id, :asOf) as rows) o
                        where a.evidence = 'FILING' and a.topic = any (:forms) and o.rows > 0
                        """)
                .param("ids", ids, Types.ARRAY)
                .param("topics", topics().toArray(String[]::new))
                .param("forms", forms().toArray(String[]::new))
                .param("asOf", asOf)
                .query((RowCallbackHandler) row -> results.put(row.getLong("id"), words(plan, row))));
        results.values().removeIf(String::isEmpty);
        return results;
    }

    /** That so many rows are not done yet, in words. */
    public static String left(long rows) {
        return "还有 " + rows + " 条没有办完";
    }

    private static String words(Plan plan, ResultSet row) throws SQLException {
        String topic = row.getString("topic");
        String said = row.getString("beside");
        return topic == null ? left(Long.parseLong(said)) : plan.result(topic, said);
    }
}
