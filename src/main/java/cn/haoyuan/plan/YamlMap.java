package cn.haoyuan.plan;

import cn.haoyuan.calendar.DayInWords;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A mapping of a YAML file whose values know their line. A getter that finds its value missing or bad notes a problem and
 * answers a stand-in, so that reading goes on and finds the other problems too; a file with problems is refused anyway.
 */
final class YamlMap extends YamlKeys {

    /** The reason that is given where a key is wanted and not there. */
    static final String MISSING = "没有写";

    private static final String ID = "[a-z][a-z0-9-]{0,59}";

    YamlMap(String file, String path, @Nullable Node node, int line, List<Problem> problems) {
        super(file, path, node, line, problems);
    }

    String text(String key, int maxLength) {
        return required(key, optionalText(key, maxLength), "");
    }

    Optional<String> optionalText(String key, int maxLength) {
        return scalar(key).flatMap(value -> {
            if (value.length() > maxLength) {
                refuse(key, "最多%d个字，现有%d个字".formatted(maxLength, value.length()));
            }
            return value.isBlank() ? Optional.empty() : Optional.of(value);
        });
    }

    String id(String key) {
        String id = text(key, 60);
        if (!id.isEmpty() && !id.matches(ID)) {
            refuse(key, "“%s”不能用作标识，只能用小写字母、数字和连字符，并以字母开头".formatted(id));
        }
        return id;
    }

    int whole(String key, int min, int max) {
        return required(key, optionalWhole(key, min, max), min);
    }

    Optional<Integer> optionalWhole(String key, int min, int max) {
        return parsed(key, YamlMap::integer, "整数，请只填数字，例如 69").map(value -> {
            if (value < min || value > max) {
                refuse(key, "应在%d到%d之间，现为%d".formatted(min, max, value));
            }
            return value;
        });
    }

    boolean flag(String key) {
        return scalar(key)
                .map(value -> {
                    if (!value.equals("true") && !value.equals("false")) {
                        refuse(key, "只能写 true 或 false，现为“%s”".formatted(value));
                    }
                    return value.equals("true");
                })
                .orElse(false);
    }

    LocalDate date(String key) {
        return required(key, optionalDate(key), LocalDate.EPOCH);
    }

    Optional<LocalDate> optionalDate(String key) {
        return parsed(key, DayInWords::read, "日历上有的日期，应写成 2023-05-30 或 2023年5月30日 这样");
    }

    /** {@code from}: where what is written is of no year, the example is the first such day from this one on. */
    Optional<LocalDate> optionalDate(String key, LocalDate from) {
        Optional<MonthDay> ofNoYear = scalar(key).map(DayInWords::readMonthDay);
        ofNoYear.ifPresent(day -> {
            LocalDate first = day.atYear(from.getYear());
            refuse(key, "请写上年份，如 " + DayInWords.of(first.isBefore(from) ? day.atYear(from.getYear() + 1) : first));
        });
        return ofNoYear.isPresent() ? Optional.empty() : optionalDate(key);
    }

    Optional<MonthDay> optionalMonthDay(String key) {
        return parsed(key, DayInWords::readMonthDay, "一年里有的日子，应写成 07-31 或 7月31日 这样");
    }

    <E extends Enum<E>> E word(String key, Class<E> vocabulary) {
        return required(key, optionalWord(key, vocabulary), vocabulary.getEnumConstants()[0]);
    }

    <E extends Enum<E>> Optional<E> optionalWord(String key, Class<E> vocabulary) {
        return scalar(key).map(value -> Words.find(vocabulary, value).orElseGet(() -> {
            refuse(key, "没有“%s”这个词，可用：%s".formatted(value, Words.all(vocabulary)));
            return vocabulary.getEnumConstants()[0];
        }));
    }

    /** The texts of a list; none where the key is absent. */
    List<YamlText> texts(String key) {
        List<YamlText> texts = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            String itemPath = "%s[%d]".formatted(keyPath(key), i + 1);
            if (items.get(i) instanceof ScalarNode item) {
                texts.add(new YamlText(item.getValue(), file, lineOf(item), itemPath, problems));
            } else {
                problems.add(new Problem(file, lineOf(items.get(i)), itemPath, "这里应是一段文字"));
            }
        }
        return texts;
    }

    /** The mappings of a list; none where the key is absent. */
    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            String itemPath = "%s[%s]".formatted(keyPath(key), nameOf(items.get(i), i + 1));
            maps.add(new YamlMap(file, itemPath, items.get(i), lineOf(items.get(i)), problems));
        }
        return maps;
    }

    /** As {@link #maps}, but at least one is wanted. */
    List<YamlMap> someMaps(String key) {
        List<YamlMap> maps = maps(key);
        if (maps.isEmpty()) {
            refuse(key, has(key) ? "至少要有一项" : MISSING);
        }
        return maps;
    }

    YamlMap map(String key) {
        if (!has(key)) {
            refuse(key, MISSING);
        }
        return new YamlMap(file, keyPath(key), values.get(key), lines.getOrDefault(key, line), problems);
    }

    <T> T required(String key, Optional<T> value, T standIn) {
        if (value.isEmpty() && !isRefused(key)) {
            refuse(key, lines.containsKey(key) ? "没有填写内容" : MISSING);
        }
        return value.orElse(standIn);
    }

    /** {@code parse} answers null for what is not wanted. */
    private <T> Optional<T> parsed(String key, Function<String, @Nullable T> parse, String wanted) {
        return scalar(key).flatMap(value -> {
            if (value.isEmpty()) {
                refuse(key, "没有填写内容");
                return Optional.empty();
            }
            T parsed = parse.apply(value);
            if (parsed == null) {
                refuse(key, "“%s”不是%s".formatted(value, wanted));
            }
            return Optional.ofNullable(parsed);
        });
    }

    private static @Nullable Integer integer(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static String nameOf(Node item, int index) {
        if (item instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && tuple.getValueNode() instanceof ScalarNode value
                        && (key.getValue().equals("id") || key.getValue().equals("number"))) {
                    return value.getValue();
                }
            }
        }
        return String.valueOf(index);
    }
}
