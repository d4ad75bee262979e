package cn.haoyuan.plan;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
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
     * A save, which began from {@code from}.
     *
     * @param own what was sent, and at the end what is to be saved; none of these is another's
     * @param joins whether what somebody else saved into the draft meanwhile is joined, where both did not change the same
     * @param taken whether the draft says the same by now
     */
    @SuppressWarnings("unchecked")
    EditOutcome<T> saving(
            List<T> own, String from, boolean joins, BooleanSupplier taken, Function<T, EditOutcome<T>> save) {
        // a save that arrives twice is no clash with itself
        if (base.equals(from) || own.contains(typed)) {
            return save.apply(own.getLast());
        }
        if (kept == null && taken.getAsBoolean()) {
            return new EditOutcome.Saved<>(base);
        }
        if (kept != null) {
            // what somebody is typing is theirs to save
            return new EditOutcome.Clash<>(own.getFirst(), this);
        }
        Merged<T> merged = Merged.of(TypedJson.of(from, (Class<T>) typed.getClass()), own.getFirst(), typed);
        if (!joins || merged.disputed()) {
            return new EditOutcome.Clash<>(merged.mine(), new Edit<>(key, merged.theirs(), base, null));
        }
        EditOutcome<T> outcome = save.apply(merged.mine());
        return outcome instanceof EditOutcome.Saved<T>(String now, boolean _)
                ? new EditOutcome.Saved<>(now, true)
                : outcome;
    }
}
