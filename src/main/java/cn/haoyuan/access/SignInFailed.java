package cn.haoyuan.access;

/** Someone tried to sign in with this name and was refused. */
public record SignInFailed(String username) {}
