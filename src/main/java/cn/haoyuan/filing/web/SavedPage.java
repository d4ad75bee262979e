package cn.haoyuan.filing.web;

/**
 * A draft is kept.
 *
 * @param time of day, to the second
 */
public record SavedPage(int version, String time) {}
