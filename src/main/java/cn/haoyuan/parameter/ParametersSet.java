package cn.haoyuan.parameter;

import java.time.LocalDate;
import java.util.Set;

/**
 * Settings were changed on {@code day}; told in the transaction of the act.
 *
 * @param keys those that have another value now, or none any longer
 */
public record ParametersSet(Set<ParameterKey> keys, LocalDate day) {

    public ParametersSet {
        keys = Set.copyOf(keys);
    }
}
