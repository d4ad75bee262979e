package cn.haoyuan.web;

import org.jspecify.annotations.Nullable;

/** One step of the way from the desk to the page shown; the last has no address, because one stands there. */
public record Crumb(String label, @Nullable String href) {}
