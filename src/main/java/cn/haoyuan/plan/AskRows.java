package cn.haoyuan.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Enters the measures and asks of a version as rows that SQL can join. */
final class AskRows {

    private final JdbcClient jdbc;

    AskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void enter(PlanVersion version) {
        takeKeys(
                version.plan().id(),
                version.plan().measures().stream().map(Measure::id).toArray(String[]::new));
        int seq = 0;
        for (Measure measure : version.plan().measures()) {
            int id = measure(version.plan().id(), measure, seq++);
            for (Ask ask : measure.asks()) {
                jdbc.sql("insert into plan_ask (version_id, ask_id) values (:version, :ask) on conflict do nothing")
                        .param("version", version.id())
                        .param("ask", ask(version.id(), id, ask))
                        .update();
            }
        }
    }

    /**
     * A key means the measure of the plan that was published last. What another plan called so goes on under a key that names its
     * plan, until that one is published again.
     */
    private void takeKeys(String plan, String[] keys) {
        jdbc.sql("update measure set key = key || '@' || plan_id where plan_id <> :plan and key = any (:keys)")
                .param("plan", plan)
                .param("keys", keys)
                .update();
        jdbc.sql("""
                        update measure set key = split_part(key, '@', 1)
                        where plan_id = :plan and key like '%@%' and split_part(key, '@', 1) = any (:keys)
                        """).param("plan", plan).param("keys", keys).update();
    }

    private int measure(String plan, Measure measure, int seq) {
        return jdbc.sql("""
                        insert into measure (plan_id, key, seq, title, clause) values (:plan, :key, :seq, :title, :clause)
                        on conflict (key) do update set seq = :seq, title = :title, clause = :clause
                        returning id
                        """)
                .param("plan", plan)
                .param("key", measure.id())
                .param("seq", seq)
                .param("title", measure.title())
                .param("clause", measure.clauses().getFirst())
                .query(Integer.class)
                .single();
    }

    private int ask(int version, int measure, Ask ask) {
        return jdbc.sql("""
                        with kept as (
                            -- as the version in force has it; what was dropped once and comes back is another ask, because the
                            -- duties of the first have ended
                            select a.id from ask a join plan_ask p on p.ask_id = a.id
                            where a.measure_id = :measure and split_part(a.fingerprint, '#', 1) = :fingerprint
                                and p.version_id = (select max(v.id) from plan_version v
                                                    where v.status = 'PUBLISHED' and v.plan_id = (select plan_id from measure where id = :measure))
                        ), entered as (
                            insert into ask (measure_id, fingerprint, who, about, post, evidence, topic, count, cadence,
                                             receiver, on_evidence, on_topic)
                            select :measure, case when exists (select from ask where measure_id = :measure and fingerprint = :fingerprint)
                                                  then :fingerprint || '#' || :version else :fingerprint end,
                                   :who, :about, :post, :evidence, :topic, :count, :cadence, :receiver, :onEvidence, :onTopic
                            where not exists (select from kept)
                            returning id)
                        select id from entered
                        union all
                        select id from kept
                        limit 1
                        """)
                .param("version", version)
                .param("measure", measure)
                .param("fingerprint", ask.fingerprint())
                .param("who", ask.who().name())
                .param("about", name(ask.about()))
                .param("post", ask.post().name())
                .param("evidence", ask.evidence().name())
                .param("topic", ask.form() != null ? ask.form() : ask.topic())
                .param("count", ask.count())
                .param("cadence", ask.cadence().name())
                .param("receiver", ask.receiver().name())
                .param("onEvidence", ask.on() == null ? null : ask.on().kind().name())
                .param("onTopic", ask.on() == null ? null : ask.on().topic())
                .query(Integer.class)
                .single();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
