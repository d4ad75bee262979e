package cn.haoyuan.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table as it is typed on a page and not yet checked.
 *
 * @param max the largest number; "" for any
 */
public record TypedColumn(String id, String label, String type, boolean required, String max) {

    /** One that is added. */
    static TypedColumn blank(String id) {
        return new TypedColumn(id, "", Words.of(ColumnType.TEXT), false, "");
    }

    /** Whether it holds numbers. */
    public boolean numeric() {
        return type.equals(Words.of(ColumnType.NUMBER));
    }

    static TypedColumn of(Column column) {
        return new TypedColumn(
                column.id(),
                column.label(),
                Words.of(column.type()),
                column.required(),
                Objects.toString(column.max(), ""));
    }

    /** {@code there}: the column as the draft has it, whose ties to others stay. */
    Map<String, Object> tree(@Nullable Column there) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        TypedAsk.put(tree, "label", label);
        TypedAsk.put(tree, "type", type);
        if (required) {
            tree.put("required", true);
        }
        TypedAsk.put(tree, "max", max);
        if (there != null && there.after() != null) {
            tree.put("after", there.after());
        }
        if (there != null && there.unlike() != null) {
            tree.put("unlike", there.unlike());
        }
        if (there != null && there.within() != null) {
            tree.put("within", there.within());
        }
        if (there != null && there.ahead() != null) {
            tree.put("ahead", there.ahead() == Column.YEARS ? true : there.ahead());
        }
        if (there != null && there.past()) {
            tree.put("past", true);
        }
        if (there != null && there.unless() != null) {
            tree.put("unless", there.unless());
        }
        if (there != null && there.becomes() != null) {
            tree.put("becomes", Words.of(there.becomes()));
        }
        return tree;
    }
}
