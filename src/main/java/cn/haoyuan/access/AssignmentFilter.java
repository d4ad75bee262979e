package cn.haoyuan.access;

import org.jspecify.annotations.Nullable;

/**
 * Which kindergartens to offer for an assignment.
 *
 * @param role in which role somebody is to be assigned
 * @param postId whose own kindergartens are left out; 0 for nobody's
 * @param from first seat, inclusive
 * @param to last seat, exclusive
 * @param name what they are called; "" for any
 * @param mark name of a mark that they bear today; null for any
 * @param without only those to whom nobody is assigned in this role, today or later
 */
public record AssignmentFilter(
        Role role,
        int postId,
        int from,
        int to,
        String name,
        @Nullable String mark,
        boolean without) {}
