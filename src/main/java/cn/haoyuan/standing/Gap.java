package cn.haoyuan.standing;

import org.jspecify.annotations.Nullable;

/**
 * An exception to a condition, by name.
 *
 * @param unitId null where the exception is a kind of kindergartens rather than a unit
 * @param under the unit directly above; null where there is none to name
 */
public record Gap(
        @Nullable Integer unitId, String name, @Nullable String under, String why) {}
