package cn.haoyuan.plan;

import org.jspecify.annotations.Nullable;

/**
 * A measure of a draft as somebody edits it.
 *
 * @param base stands for exactly this content; a save names the one that it began from, so that two people cannot overwrite
 *     each other
 * @param kept what was typed and not yet taken over into the draft: when, and by whom; null where there is none
 */
public record MeasureEdit(
        String key,
        TypedMeasure typed,
        String base,
        @Nullable Kept kept) {

    /** @param at as it is written on a page */
    public record Kept(String at, String by) {}
}
