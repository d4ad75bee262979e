package cn.haoyuan.filing;

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

    public static String at(String field) {
        return "f-" + field;
    }

    public static String at(String field, int row, String column) {
        return "f-" + field + "-" + row + "-" + column;
    }
}
