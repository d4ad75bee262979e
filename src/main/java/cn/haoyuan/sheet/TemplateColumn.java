package cn.haoyuan.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

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

    /** All columns of a file, with what may be chosen in each. */
    public static <C extends Enum<C> & FilledColumn> List<TemplateColumn> all(
            Class<C> columns, Function<C, List<String>> choices) {
        return Arrays.stream(columns.getEnumConstants())
                .map(column -> new TemplateColumn(
                        column.as().heading(), column.as().note(), column.as().required(), choices.apply(column)))
                .toList();
    }
}
