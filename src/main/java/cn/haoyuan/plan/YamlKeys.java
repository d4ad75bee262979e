package cn.haoyuan.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The keys of a mapping of a YAML file: on which line each stands, which were asked for, and what is wrong with them. */
abstract sealed class YamlKeys permits YamlMap {

    final String file;
    private final String path;
    final int line;
    final List<Problem> problems;
    final Map<String, Node> values = new LinkedHashMap<>();
    final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> refused = new HashSet<>();

    YamlKeys(String file, String path, @Nullable Node node, int line, List<Problem> problems) {
        this.file = file;
        this.path = path;
        this.line = line;
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else if (node != null) {
            problems.add(new Problem(file, line, path, "这里应是“键: 值”的形式"));
        }
    }

    private void take(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        int keyLine = lineOf(tuple.getKeyNode());
        if (lines.putIfAbsent(key, keyLine) != null) {
            problems.add(new Problem(file, keyLine, keyPath(key), "同一个键写了两次"));
        } else if (!tuple.getValueNode().getTag().equals(Tag.NULL)) {
            values.put(key, tuple.getValueNode());
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    boolean isMap(String key) {
        return has(key) && values.get(key) instanceof MappingNode;
    }

    void refuse(String key, String reason) {
        refused.add(key);
        problems.add(new Problem(file, lines.getOrDefault(key, line), keyPath(key), reason));
    }

    void refuse(String reason) {
        problems.add(new Problem(file, line, path, reason));
    }

    /** Whether the value of the key has a problem, so that checks against it would only repeat it. */
    boolean isRefused(String key) {
        return refused.contains(key);
    }

    /** Whether nothing in this mapping or below it has a problem so far. */
    boolean isSound() {
        return problems.stream()
                .noneMatch(p -> p.file().equals(file)
                        && (p.key().equals(path)
                                || p.key().startsWith(path + ".")
                                || p.key().startsWith(path + "[")));
    }

    /** Refuses every key that nobody asked for. */
    void done() {
        lines.keySet().stream().filter(key -> !asked.contains(key)).forEach(key -> {
            refuse(key, "没有叫这个名字的项，可以写的有：" + String.join("、", asked));
        });
    }

    Optional<String> scalar(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (values.get(key) instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip());
        }
        refuse(key, "这里应是一个值，不能是列表或下级内容");
        return Optional.empty();
    }

    List<Node> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        refuse(key, "这里应是列表");
        return List.of();
    }

    String keyPath(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
