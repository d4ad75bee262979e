package cn.haoyuan.access;

/**
 * Someone tried to sign in with this name and was refused.
 *
 * @param locked whether this attempt locked the account
 */
public record SignInFailed(String username, boolean locked) {}
