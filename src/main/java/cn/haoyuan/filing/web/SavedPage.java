package cn.haoyuan.filing.web;

import java.util.List;

/**
 * A draft is kept.
 *
 * @param time of day, to the second
 * @param sections as they are now
 */
public record SavedPage(int version, String time, List<SectionView> sections) {}
