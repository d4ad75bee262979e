package cn.haoyuan.filing;

/** Whether an act may be done. */
public sealed interface Verdict {

    /** It may, and leads to {@code to}. */
    record Allowed(FilingState to) implements Verdict {}

    /**
     * It may not.
     *
     * @param reason in Chinese, for the page
     */
    record Refused(String reason) implements Verdict {}
}
