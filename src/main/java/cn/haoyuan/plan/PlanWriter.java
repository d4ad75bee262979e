package cn.haoyuan.plan;

import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a plan as the file from which {@link PlanReader} reads an equal one. */
public final class PlanWriter {

    private PlanWriter() {}

    /** The text of the file. */
    public static String write(Plan plan) {
        return yaml(PlanTree.plan(plan));
    }

    /** The same under the comments that {@code before} began with; comments further down are lost. */
    static String write(Plan plan, String before) {
        return before.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n", "", "\n"))
                + write(plan);
    }

    static String yaml(Object tree) {
        DumperOptions options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setWidth(400);
        options.setSplitLines(false);
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setDereferenceAliases(true);
        return new Yaml(options).dump(tree);
    }
}
