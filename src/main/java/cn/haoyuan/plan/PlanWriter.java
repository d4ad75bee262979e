package cn.haoyuan.plan;

import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a plan and its forms as the files from which {@link PlanReader} reads equal ones. */
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

    /** The file of a form. */
    public static String write(Form form) {
        return write(form, TypedForm.of(form));
    }

    /** The same as it is typed on a page; {@code there} is the form as the draft has it. */
    static String write(Form there, TypedForm typed) {
        return yaml(typed.tree(there));
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
