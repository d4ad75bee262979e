package cn.haoyuan.admin;

import cn.haoyuan.access.Account;
import cn.haoyuan.org.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first step towards a post: at which unit.
 *
 * @param account who is to get it; null for somebody new
 * @param action address of this step and of the next
 */
public record UnitChoice(@Nullable Account account, String action, String text, List<Unit> units) {}
