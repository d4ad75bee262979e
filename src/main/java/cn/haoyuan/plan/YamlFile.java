package cn.haoyuan.plan;

import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Opens a YAML file at its outermost mapping. */
final class YamlFile {

    /** Far above any real plan; keeps a hostile upload from filling the memory. */
    static final int MAX_CHARACTERS = 1_000_000;

    private YamlFile() {}

    /** The outermost mapping; an empty one, with problems noted, where the text is no YAML. */
    static YamlMap open(PlanFile file, List<Problem> problems) {
        int before = problems.size();
        YamlMap root = new YamlMap(file.name(), "", compose(file, problems), 1, problems);
        return problems.size() > before ? new YamlMap(file.name(), "", null, 1, problems) : root;
    }

    private static @Nullable Node compose(PlanFile file, List<Problem> problems) {
        if (file.text().length() > MAX_CHARACTERS) {
            problems.add(new Problem(file.name(), 1, "", "文件太大，最多%d个字符".formatted(MAX_CHARACTERS)));
            return null;
        }
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(file.text()));
            if (node == null) {
                problems.add(new Problem(file.name(), 1, "", "文件是空的"));
            }
            return node;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(new Problem(file.name(), line, "", syntaxReason(e)));
        } catch (ReaderException e) {
            int end = Math.min(Math.max(e.getPosition(), 0), file.text().length());
            int line = 1
                    + (int) file.text()
                            .substring(0, end)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            problems.add(new Problem(file.name(), line, "", "含有不能使用的控制字符，请另存为 UTF-8 纯文本"));
        } catch (YAMLException e) {
            problems.add(new Problem(file.name(), 1, "", "不是可读的 YAML 文件"));
        }
        return null;
    }

    private static String syntaxReason(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "" : e.getProblem();
        if (problem.contains("\\t") || problem.contains("TAB")) {
            return "不是正确的 YAML：缩进请用空格，不要用制表符";
        }
        if (problem.contains("single document") || problem.contains("another document")) {
            return "一个文件只能有一份内容，请去掉多余的“---”";
        }
        return "不是正确的 YAML：请查看这一行和上一行的缩进、冒号后的空格、引号和括号是否成对";
    }
}
