package cn.haoyuan.filing;

import java.io.Serializable;

/**
 * Something wrong with what was typed.
 *
 * @param at the id of the input on the page, see {@link #at(String)}
 * @param label the label of the field
 * @param message what is wrong, in Chinese
 */
public record FieldProblem(String at, String label, String message) implements Serializable {

    public static String at(String field) {
        return "f-" + field;
    }

    public static String at(String field, int row, String column) {
        return "f-" + field + "-" + row + "-" + column;
    }
}
