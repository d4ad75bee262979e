package cn.haoyuan.parameter;

import cn.haoyuan.access.Viewer;
import cn.haoyuan.web.Choice;
import cn.haoyuan.web.Merge;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the viewer's unit may make, each with what holds where it makes none.
 *
 * @param mails whether this installation sends mail at all
 * @param fields what was sent, or what the form shows first, with what each field showed when it was opened
 * @param clash what somebody else set otherwise meanwhile; null unless that is to be settled first
 */
public record ParameterPage(
        String unit, boolean mails, List<Line> lines, Map<String, String> fields, Merge.@Nullable Clash clash) {

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

    static ParameterPage of(Viewer viewer, Settings settings, boolean mails) {
        int unit = viewer.unitId();
        return new ParameterPage(
                viewer.post().unitName(),
                mails,
                keys(viewer).stream()
                        .map(key -> new Line(key, settings.own(key, unit), otherwise(viewer, settings, key), null))
                        .toList(),
                Merge.opened(ParameterForm.shown(viewer, settings)),
                null);
    }

    /** The same as it was typed, with what is wrong. */
    ParameterPage refused(Map<ParameterKey, String> typed, Map<ParameterKey, String> wrong, Map<String, String> sent) {
        return new ParameterPage(
                unit,
                mails,
                lines.stream()
                        .map(line -> new Line(
                                line.key(),
                                typed.getOrDefault(line.key(), ""),
                                line.otherwise(),
                                wrong.get(line.key())))
                        .toList(),
                sent,
                null);
    }

    /** The same with what somebody else set otherwise since the form was opened. */
    ParameterPage clashing(Merge merge) {
        return new ParameterPage(
                unit,
                mails,
                lines,
                fields,
                merge.clash(name -> ParameterKey.valueOf(name).label(), ParameterPage::words));
    }

    private static String words(String name, String typed) {
        ParameterKey key = ParameterKey.valueOf(name);
        return typed.isEmpty() ? "不设置" : key.words(key.kind().read(typed).orElseThrow());
    }

    public List<String> errors() {
        return lines.stream().map(Line::error).filter(error -> error != null).toList();
    }

    private static List<ParameterKey> keys(Viewer viewer) {
        return Arrays.stream(ParameterKey.values())
                .filter(key -> key.setAt(viewer.post().unitKind()))
                .toList();
    }

    private static String otherwise(Viewer viewer, Settings settings, ParameterKey key) {
        Settings others = new Settings(settings.all().stream()
                .filter(one -> one.unitId() != viewer.unitId())
                .toList());
        int value = others.at(key, viewer.post().seat());
        return (value == key.usual() ? "默认值 " : "上级的设置 ") + key.words(value);
    }
}
