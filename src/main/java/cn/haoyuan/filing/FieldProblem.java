package cn.haoyuan.filing;

import cn.haoyuan.plan.Field;
import java.io.Serializable;

/**
 * Something wrong with what was typed.
 *
 * @param at the id of the input on the page, see {@link #at(String)}
 * @param label the label of the field
 * @param message what is wrong, in Chinese
 * @param restorable whether {@link Drafts#restore} mends it
 */
public record FieldProblem(String at, String label, String message, boolean restorable) implements Serializable {

    public FieldProblem(String at, String label, String message) {
        this(at, label, message, false);
    }

    /** The id of the field that it is about as a whole. */
    public String field() {
        return at.substring(at("").length());
    }

    /** The number of the row of that field that it is about; -1 for the field as a whole. */
    int row(Field field) {
        String rest = at.substring(at(field.id()).length());
        return rest.isEmpty() ? -1 : Integer.parseInt(rest.split("-")[1]);
    }

    public static String at(String field) {
        return "f-" + field;
    }

    public static String at(String field, int row, String column) {
        return "f-" + field + "-" + row + "-" + column;
    }
}
