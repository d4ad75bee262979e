package cn.haoyuan.access;

/** Someone who acted as this viewer signed out. */
public record SignedOut(Viewer viewer) {}
