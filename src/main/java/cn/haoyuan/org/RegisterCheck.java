package cn.haoyuan.org;

import java.util.List;

/**
 * What a register file would do.
 *
 * @param problems what forbids it, by line; nothing is imported unless it is empty
 * @param opened kindergartens that would open today
 * @param changed kindergartens whose name, place or profile would change
 * @param moved how many of these would come under another unit
 * @param unchanged kindergartens that are on record just so
 */
public record RegisterCheck(List<RowProblem> problems, int opened, int changed, int moved, int unchanged) {}
