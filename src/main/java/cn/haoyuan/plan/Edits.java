package cn.haoyuan.plan;

import cn.haoyuan.calendar.Deadlines;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is typed in the measures, in the forms, or in the head, of drafts and not taken over yet: the table {@code plan_edit}.
 *
 * @param prefix of the keys of one kind in the table; no id has such a beginning
 */
record Edits<T>(JdbcClient jdbc, Clock clock, String prefix, Class<T> type) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日 HH:mm:ss");

    private record Row(String measure, String typed, OffsetDateTime savedAt, String savedBy) {}

    static Edits<TypedMeasure> measures(JdbcClient jdbc, Clock clock) {
        return new Edits<>(jdbc, clock, "", TypedMeasure.class);
    }

    static Edits<TypedForm> forms(JdbcClient jdbc, Clock clock) {
        return new Edits<>(jdbc, clock, "form:", TypedForm.class);
    }

    static Edits<TypedHead> heads(JdbcClient jdbc, Clock clock) {
        return new Edits<>(jdbc, clock, "head:", TypedHead.class);
    }

    /** By the id of the measure or form, in the order of these. */
    Map<String, Edit<T>> of(int draft) {
        Map<String, Edit<T>> kept = new LinkedHashMap<>();
        jdbc.sql("""
                        select measure, typed::text as typed, saved_at, saved_by from plan_edit
                        where version_id = :id and substring(measure from '^[a-z]+:') is not distinct from nullif(:prefix, '')
                        order by measure
                        """).param("id", draft).param("prefix", prefix).query(Row.class).stream()
                .map(this::edit)
                .forEach(edit -> kept.put(edit.key(), edit));
        return kept;
    }

    private Edit<T> edit(Row row) {
        T typed = TypedJson.read(row.typed(), type);
        String at = MOMENT.format(Deadlines.local(row.savedAt()));
        String key = row.measure().substring(prefix.length());
        return new Edit<>(key, typed, TypedJson.base(typed), new Edit.Kept(at, row.savedBy()));
    }

    void write(int draft, String key, T typed, String by) {
        jdbc.sql("""
                        insert into plan_edit (version_id, measure, typed, saved_at, saved_by)
                        values (:id, :key, :typed::jsonb, :now, :by)
                        on conflict (version_id, measure) do update set typed = excluded.typed, saved_at = :now, saved_by = :by
                        """)
                .param("id", draft)
                .param("key", prefix + key)
                .param("typed", TypedJson.write(typed))
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
    }

    void forget(int draft, String key) {
        jdbc.sql("delete from plan_edit where version_id = :id and measure = :key")
                .param("id", draft)
                .param("key", prefix + key)
                .update();
    }
}
