package cn.haoyuan.plan;

import java.util.List;

/** What came of saving a measure of a draft. */
public sealed interface EditOutcome {

    /** It is kept as typed, or taken over into the draft. {@code base} stands for what is there now. */
    record Saved(String base) implements EditOutcome {}

    /** It is kept as typed, but it is not sound yet. */
    record Unsound(String base, List<Problem> problems) implements EditOutcome {}

    /** Nothing was saved, because somebody else saved something since: {@code theirs}. */
    record Clash(MeasureEdit theirs) implements EditOutcome {}

    /** Nothing was saved, because the draft was published or thrown away. */
    record Gone() implements EditOutcome {}
}
