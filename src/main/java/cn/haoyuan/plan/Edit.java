package cn.haoyuan.plan;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of a draft as somebody edits it: a {@link TypedMeasure}, a {@link TypedForm} or its {@link TypedHead}.
 *
 * @param key the id of the measure or form
 * @param base stands for exactly this content; a save names the one that it began from, so that two people cannot overwrite
 *     each other
 * @param kept what was typed and not yet taken over into the draft: when, and by whom; null where there is none
 */
public record Edit<T>(
        String key, T typed, String base, @Nullable Kept kept) {

    /** @param at as it is written on a page */
    public record Kept(String at, String by) {}

    /** As the draft has it. */
    static <T> Edit<T> of(String key, T typed) {
        return new Edit<>(key, typed, TypedJson.base(typed), null);
    }

    /**
     * A save of {@code sent}, which began from {@code from}.
     *
     * @param taken whether the draft says the same by now
     */
    EditOutcome<T> saving(T sent, String from, BooleanSupplier taken, Supplier<EditOutcome<T>> save) {
        // a save that arrives twice is no clash with itself
        if (base.equals(from) || typed.equals(sent)) {
            return save.get();
        }
        return kept == null && taken.getAsBoolean() ? new EditOutcome.Saved<>(base) : new EditOutcome.Clash<>(this);
    }
}
