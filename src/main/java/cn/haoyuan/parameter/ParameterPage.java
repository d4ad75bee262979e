package cn.haoyuan.parameter;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that the viewer's unit may make, each with what holds where it makes none. */
public record ParameterPage(String unit, List<Line> lines) {

    /** @param otherwise what holds while the field is empty, in words */
    public record Line(
            ParameterKey key,
            String value,
            String otherwise,
            @Nullable String error) {

        public String hint() {
            return key.hint() + "。不填则按" + otherwise;
        }

        /** The answers of a switch. */
        public List<Choice> choices() {
            return List.of(new Choice("1", key.words(1)), new Choice("0", key.words(0)));
        }
    }

    static ParameterPage of(Viewer viewer, Settings settings) {
        int unit = viewer.unitId();
        return new ParameterPage(
                viewer.post().unitName(),
                keys(viewer).stream()
                        .map(key -> new Line(key, own(settings, key, unit), otherwise(viewer, settings, key), null))
                        .toList());
    }

    /** The same as it was typed, with what is wrong. */
    ParameterPage refused(Map<ParameterKey, String> typed, Map<ParameterKey, String> wrong) {
        return new ParameterPage(
                unit,
                lines.stream()
                        .map(line -> new Line(
                                line.key(),
                                typed.getOrDefault(line.key(), ""),
                                line.otherwise(),
                                wrong.get(line.key())))
                        .toList());
    }

    public List<String> errors() {
        return lines.stream().map(Line::error).filter(error -> error != null).toList();
    }

    private static List<ParameterKey> keys(Viewer viewer) {
        return Arrays.stream(ParameterKey.values())
                .filter(key -> key.setAt(viewer.post().unitKind()))
                .toList();
    }

    private static String own(Settings settings, ParameterKey key, int unit) {
        return settings.all().stream()
                .filter(one -> one.key() == key && one.unitId() == unit)
                .map(one -> key.typed(one.value()))
                .findFirst()
                .orElse("");
    }

    private static String otherwise(Viewer viewer, Settings settings, ParameterKey key) {
        Settings others = new Settings(settings.all().stream()
                .filter(one -> one.unitId() != viewer.unitId())
                .toList());
        int value = others.at(key, viewer.post().seat());
        return (value == key.usual() ? "默认值 " : "上级的设置 ") + key.words(value);
    }
}
