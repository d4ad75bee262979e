package cn.haoyuan.sheet;

import java.util.List;

/**
 * A column of a file to be filled in.
 *
 * @param note how to fill it in, shown when one points at the heading; may be empty
 * @param required whether its heading stands out
 * @param choices what may be chosen from a list; none for anything
 */
public record TemplateColumn(String heading, String note, boolean required, List<String> choices) {

    public TemplateColumn {
        choices = List.copyOf(choices);
    }

    public static TemplateColumn of(FilledColumn column, List<String> choices) {
        return new TemplateColumn(column.heading(), column.note(), column.required(), choices);
    }
}
