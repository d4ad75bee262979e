package cn.haoyuan.access;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list.
 *
 * @param name part of the person's name or of the account's; "" for any
 * @param unit what a unit is called at which the person holds a post today or is to hold one; "" for any
 * @param role role held today, or to be held
 */
public record AccountFilter(
        String name,
        String unit,
        @Nullable Role role,
        @Nullable AccountState state) {}
