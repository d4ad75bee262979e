package cn.haoyuan.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of saving a part of a draft. */
public sealed interface EditOutcome<T> {

    /** It is kept as typed, or taken over into the draft. {@code base} stands for what is there now. */
    record Saved<T>(String base) implements EditOutcome<T> {}

    /** It is kept as typed, but it is not sound yet. */
    record Unsound<T>(T typed, String base, List<Problem> problems) implements EditOutcome<T> {}

    /**
     * Nothing was saved, because somebody else changed the same since.
     *
     * @param mine what was sent, with what only they changed
     * @param theirs what they saved, with what only the sender changed
     */
    record Clash<T>(T mine, Edit<T> theirs) implements EditOutcome<T> {}

    /**
     * Nothing was saved, because the draft was published or thrown away.
     *
     * @param from what the save began with; null where that cannot be told
     */
    record Gone<T>(@Nullable T from) implements EditOutcome<T> {}
}
