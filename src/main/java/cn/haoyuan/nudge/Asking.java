package cn.haoyuan.nudge;

/**
 * What reminding all of a list would do.
 *
 * @param overdue how much that is others' to do is past its deadline
 * @param soon how much of it is due soon
 * @param askable of how much of both somebody can be reminded
 * @param hours when a nudge that is asked for now would go, in words; "" for at once
 * @param text to paste into a chat group; "" where nothing that is missing can still be done
 */
public record Asking(long overdue, long soon, long askable, String hours, String text) {

    /** More than so many items are not nudged about at a single click. */
    private static final int MANY = 50;

    /** How much of what is others' to do is missing. */
    public long others() {
        return overdue + soon;
    }

    /** The same as 已逾期 24 项、即将到期 23 项. */
    public String missing() {
        return MissingPage.Late.words(Lateness.OVERDUE.part(overdue), Lateness.DUE_SOON.part(soon));
    }

    /** Whether a second thought is due. */
    public boolean many() {
        return askable > MANY;
    }
}
