package cn.haoyuan.admin;

/**
 * Somebody was just given an account; the password is shown this once.
 *
 * @param doubled that the kindergarten has a second principal now; "" where not
 */
public record EnteredPage(
        int accountId, String name, String username, String password, String unitName, String role, String doubled)
        implements Entering {}
