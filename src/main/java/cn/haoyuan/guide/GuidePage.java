package cn.haoyuan.guide;

import java.util.List;

/** The tasks of the post that reads, and everybody else's. */
public record GuidePage(List<Task> own, List<Task> others) {}
