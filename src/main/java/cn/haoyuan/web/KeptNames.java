package cn.haoyuan.web;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Knows what the fields of a form are called that was sent when the session had ended. */
public interface KeptNames {

    /** From the name of a parameter to the label of its field, or ""; empty if the address is not that of one's form. */
    Optional<UnaryOperator<String>> of(String at);
}
