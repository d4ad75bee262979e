package cn.haoyuan.plan;

import java.util.List;

/** What came of saving a part of a draft. */
public sealed interface EditOutcome<T> {

    /**
     * It is kept as typed, or taken over into the draft.
     *
     * @param base stands for what is there now
     * @param joined whether what somebody else saved meanwhile is in it
     */
    record Saved<T>(String base, boolean joined) implements EditOutcome<T> {
        Saved(String base) {
            this(base, false);
        }

        /** What to say of it beside that it is saved; "" for nothing. */
        public String words() {
            return joined ? "，别人刚才改的其他地方也在里面" : "";
        }
    }

    /** It is kept as typed, but it is not sound yet. */
    record Unsound<T>(T typed, String base, List<Problem> problems) implements EditOutcome<T> {}

    /**
     * Nothing was saved, because somebody else changed the same since.
     *
     * @param mine what was sent, with what only they changed
     * @param theirs what they saved, with what only the sender changed
     */
    record Clash<T>(T mine, Edit<T> theirs) implements EditOutcome<T> {}

    /** Nothing was saved, because the draft, or this part of it, is there no more. */
    record Gone<T>() implements EditOutcome<T> {}
}
