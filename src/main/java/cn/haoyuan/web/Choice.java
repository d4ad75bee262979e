package cn.haoyuan.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that a field may take, and the words for it.
 *
 * @param hint what follows from it, where there is room to say so
 */
public record Choice(String value, String label, @Nullable String hint) {

    public Choice(String value, String label) {
        this(value, label, null);
    }

    /** The constants of an enum, by name, in their order. */
    public static <E extends Enum<E>> List<Choice> of(E[] constants, Function<E, String> label) {
        return Arrays.stream(constants)
                .map(constant -> new Choice(constant.name(), label.apply(constant)))
                .toList();
    }
}
