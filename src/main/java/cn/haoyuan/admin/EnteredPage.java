package cn.haoyuan.admin;

/** Somebody was just given an account; the password is shown this once. */
public record EnteredPage(int accountId, String name, String username, String password, String unitName, String role)
        implements Entering {}
