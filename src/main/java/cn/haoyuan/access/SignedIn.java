package cn.haoyuan.access;

/** Someone signed in and acts as this viewer. */
public record SignedIn(Viewer viewer) {}
