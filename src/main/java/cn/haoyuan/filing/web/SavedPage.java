package cn.haoyuan.filing.web;

import java.util.List;

/**
 * A draft is kept.
 *
 * @param was the marks of what it holds
 * @param time of day, to the second
 * @param sections as they are now
 */
public record SavedPage(int version, String was, String time, List<SectionView> sections) {}
