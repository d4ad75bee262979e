package cn.haoyuan.admin;

/**
 * Somebody was just given an account; the password is shown this once.
 *
 * @param days from when to when the post is held, where it does not begin today without an end; else ""
 * @param doubled that the kindergarten has a second principal now; "" where not
 */
public record EnteredPage(
        int accountId,
        String name,
        String username,
        String password,
        String unitName,
        String role,
        String days,
        String doubled)
        implements Entering {}
