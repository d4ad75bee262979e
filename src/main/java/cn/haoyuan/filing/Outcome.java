package cn.haoyuan.filing;

import java.util.List;

/** What came of an act on a filing. */
public sealed interface Outcome {

    /** It is done and on record. */
    record Done(FilingState state) implements Outcome {}

    /**
     * It was not done.
     *
     * @param reason in Chinese
     */
    record Refused(String reason) implements Outcome {}

    /** It was not submitted, because something in it is missing or wrong. */
    record Incomplete(List<FieldProblem> problems) implements Outcome {}
}
