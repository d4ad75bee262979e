package cn.haoyuan.filing.web;

import cn.haoyuan.plan.Field;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the rows of a form without a script, each as {@code field.number}.
 *
 * @param more the field that wants more empty rows, and how many it had on the page
 * @param remove the row of which to ask whether it is to be deleted
 */
public record RowsAsked(@Nullable String more, @Nullable String remove) {

    static final RowsAsked NOTHING = new RowsAsked(null, null);

    /** How many rows the field had when it was asked for more, at most as many as it may; null if it was not asked. */
    @Nullable
    Integer had(Field field) {
        return number(field, RowsAsked::more);
    }

    /** The row of the field that may be deleted; null for none. */
    @Nullable
    Integer removed(Field field) {
        return number(field, RowsAsked::remove);
    }

    private @Nullable Integer number(Field field, Function<RowsAsked, @Nullable String> asked) {
        String prefix = field.id() + ".";
        String text = String.valueOf(asked.apply(this));
        return text.startsWith(prefix) && text.substring(prefix.length()).matches("[0-9]{1,5}")
                ? Math.min(Integer.parseInt(text.substring(prefix.length())), field.max())
                : null;
    }
}
