package cn.haoyuan.web;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in a timeline.
 *
 * @param when as written on the page
 * @param title what happened
 * @param who by whom, as which post
 * @param text the reason or remark, with its line breaks
 * @param light its colour; grey for what is merely on record
 */
public record Moment(
        String when,
        String title,
        @Nullable String who,
        @Nullable String text,
        Light light) {}
