package cn.haoyuan.filing.web;

import cn.haoyuan.filing.ReviewNote;

/**
 * What a reviewer typed is kept, or was kept by another window of theirs.
 *
 * @param time of day, to the second
 */
public record NotePage(long id, ReviewNote note, String time, FilingsQuery query) {}
