package cn.haoyuan.parameter;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.org.UnitKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of one unit as typed. */
final class ParameterForm {

    private ParameterForm() {}

    /** What the fields of a form say for the keys that this kind of unit sets. */
    static Map<ParameterKey, String> of(Map<String, String> fields, UnitKind unit) {
        Map<ParameterKey, String> typed = new EnumMap<>(ParameterKey.class);
        Arrays.stream(ParameterKey.values())
                .filter(key -> key.setAt(unit))
                .forEach(key ->
                        typed.put(key, fields.getOrDefault(key.name(), "").strip()));
        return typed;
    }

    /** What the form shows of what is on record, by the names of its fields. */
    static Map<String, String> shown(Viewer viewer, Settings settings) {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(ParameterKey.values())
                .filter(key -> key.setAt(viewer.post().unitKind()))
                .forEach(key -> fields.put(key.name(), settings.own(key, viewer.unitId())));
        return fields;
    }

    static Map<ParameterKey, String> errors(Map<ParameterKey, String> typed) {
        Map<ParameterKey, String> wrong = new EnumMap<>(ParameterKey.class);
        typed.forEach((key, text) -> {
            if (!text.isEmpty()) {
                key.refusal(text).ifPresent(why -> wrong.put(key, why));
            }
        });
        return wrong;
    }
}
