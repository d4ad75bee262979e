package cn.haoyuan.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A value that a field may take, and the words for it. */
public record Choice(String value, String label) {

    /** The constants of an enum, by name, in their order. */
    public static <E extends Enum<E>> List<Choice> of(E[] constants, Function<E, String> label) {
        return Arrays.stream(constants)
                .map(constant -> new Choice(constant.name(), label.apply(constant)))
                .toList();
    }
}
