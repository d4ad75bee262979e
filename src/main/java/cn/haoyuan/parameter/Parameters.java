package cn.haoyuan.parameter;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.audit.Audit;
import cn.haoyuan.audit.Verb;
import cn.haoyuan.web.Merge;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The settings on record. One statement a reading; nothing is kept in memory. */
@Component
public class Parameters {

    /** What came of saving: the merge, and in words each setting that changed, from what to what. */
    public record Saved(Merge merge, Map<ParameterKey, String> changes) {

        /** What to say of it. */
        String notice() {
            String caveat = changes.keySet().stream()
                    .map(ParameterKey::caveat)
                    .distinct()
                    .collect(Collectors.joining());
            return changes.isEmpty() ? "参数没有变化" : "已保存：" + String.join("；", changes.values()) + caveat;
        }
    }

    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Parameters(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What the running scope shows: the settings of one's subtree and of the units above. */
    @Transactional(readOnly = true)
    public Settings current() {
        return new Settings(jdbc.sql("""
                        select p.key, p.unit_id, u.seat, u.seat_end, p.value
                        from parameter p join unit u on u.id = p.unit_id
                        """).query(Settings.Setting.class).list());
    }

    /**
     * Sets what was typed for the viewer's subtree, all or nothing, beside what others set since the form was opened; nothing
     * while both set the same key differently. "" takes a setting back.
     *
     * @param fields those of {@link ParameterForm}, sound, with what they showed when the form was opened
     */
    @Transactional
    public Saved save(Viewer viewer, Map<String, String> fields) {
        jdbc.sql("select id from unit where id = :unit for no key update")
                .param("unit", viewer.unitId())
                .query(Integer.class)
                .single();
        Merge merge = Merge.of(fields, ParameterForm.shown(viewer, current()));
        if (merge.disputed().isEmpty()) {
            Map<ParameterKey, String> changes = new EnumMap<>(ParameterKey.class);
            merge.values().forEach((name, text) -> {
                ParameterKey key = ParameterKey.valueOf(name);
                set(viewer, key, text).ifPresent(change -> changes.put(key, change));
            });
            events.publishEvent(new ParametersSet(changes.keySet(), LocalDate.now(clock)));
            return new Saved(merge, changes);
        }
        return new Saved(merge, Map.of());
    }

    private Optional<String> set(Viewer viewer, ParameterKey key, String text) {
        if (!key.setAt(viewer.post().unitKind())) {
            throw new IllegalArgumentException(
                    key + " is not set at a " + viewer.post().unitKind());
        }
        Optional<Integer> before = jdbc.sql("select value from parameter where unit_id = :unit and key = :key")
                .param("unit", viewer.unitId())
                .param("key", key.name())
                .query(Integer.class)
                .optional();
        Optional<Integer> after = key.kind().read(text).stream().boxed().findFirst();
        if (before.equals(after)) {
            return Optional.empty();
        }
        if (after.isEmpty()) {
            jdbc.sql("delete from parameter where unit_id = :unit and key = :key")
                    .param("unit", viewer.unitId())
                    .param("key", key.name())
                    .update();
        } else {
            jdbc.sql("""
                            insert into parameter (unit_id, seat, key, value) values (:unit, :seat, :key, :value)
                            on conflict (unit_id, key) do update set value = excluded.value
                            """)
                    .param("unit", viewer.unitId())
                    .param("seat", viewer.post().seat())
                    .param("key", key.name())
                    .param("value", after.get())
                    .update();
        }
        String detail = key.label() + "：" + before.map(key::words).orElse("未设置") + " → "
                + after.map(key::words).orElse("未设置");
        audit.record(viewer, Verb.SET_PARAMETER, "parameter", key.name(), viewer.unitId(), detail, "");
        return Optional.of(detail);
    }
}
